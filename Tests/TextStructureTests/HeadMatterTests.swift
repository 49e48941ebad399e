import ArchiveModel
import DocumentFormats
import ExtractionSupport
import Testing

/// What stands above a text, and below it: read for the description, never part of a sentence.
@Suite struct HeadMatterTests {
  static let notice = """
    清河县人民政府办公室关于印发清河县城镇老旧小区改造实施方案的通知

    清政办发〔2020〕12号

    岫城街道办事处，枫樾镇人民政府，县政府有关部门：

    《清河县城镇老旧小区改造实施方案》已经县人民政府第41次常务会议审议通过，现印发给你们，请认真组织实施。

    清河县人民政府办公室

    二〇二〇年四月十六日

    # 清河县城镇老旧小区改造实施方案

    为改善居民居住条件，推动惠民生扩内需，结合我县实际，制定本方案。
    """

  /// The title was joined with the addressee over the document number.
  @Test func aTitleIsNotJoinedWithTheAddressee() throws {
    let extraction = try extract(Self.notice, path: "a.md")
    #expect(extraction.passages.allSatisfy { !$0.isRepaired })
    #expect(extraction.text.contains("的通知\n清政办发〔2020〕12号\n岫城街道办事处，"))
    let description = extraction.description
    #expect(description.title == "清河县人民政府办公室关于印发清河县城镇老旧小区改造实施方案的通知")
    #expect(description.kind == .notice)
    #expect(description.addressee == "岫城街道办事处，枫樾镇人民政府，县政府有关部门")
  }

  @Test func theTitleStandsWithTheFirstParagraph() throws {
    let extraction = try extract(Self.notice, path: "a.md")
    #expect(extraction.texts.first?.contains("请认真组织实施") == true)
  }

  @Test func theTitleStandsWithTheFirstParagraphUnderAHeading() throws {
    let text = "# 清河县防汛预案\n\n（2023年7月18日）\n\n## 一、目标\n\n确保水库不垮坝，江河堤防不决口。"
    let extraction = try extract(text, path: "a.md")
    #expect(extraction.passages.map(\.headingPath) == [["一、目标"]])
    #expect(extraction.texts == ["清河县防汛预案\n（2023年7月18日）\n确保水库不垮坝，江河堤防不决口。"])
  }

  @Test func shortNumberedParagraphsAreOnePassage() throws {
    let body = "各单位要压实责任，逐项抓好落实，每月报送进展情况，年底组织评估，结果报县政府，并向社会公开。"
    let text = "# 方案\n\n## 四、要求\n\n（一）公开账目。\(body)\n\n（二）保障安全。每天检查。\n\n（三）回访。逐户回访。"
    let extraction = try extract(text, path: "a.md")
    #expect(extraction.texts.allSatisfy { $0.unicodeScalars.count >= 20 })
    #expect(extraction.text.contains("（二）保障安全。每天检查。\n（三）回访。逐户回访。"))
  }

  @Test func browserPrintIsClutter() throws {
    let head = "2023/4/20 09:12                清河县教育局党组关于巡察整改情况的报告"
    func foot(_ page: Int) -> String {
      "https://www.qinghe.example/t0418.html                \(page)/2"
    }
    let text = """
      \(head)

      清河县教育局党组关于巡察整改情况的报告

      根据县委统一部署，现将整改情况公布如下。追回结余资金8.73万元，全部用于改善学生伙

      \(foot(1))

      \(head)

      食；2023年起，国家基础标准已提高到每生每天5元。

                                      清河县教育局党组
                                        2023年4\u{2F49}18\u{2F47}

      \(foot(2))
      """
    let extraction = try extract(text)
    #expect(extraction.description.title == "清河县教育局党组关于巡察整改情况的报告")
    #expect(extraction.description.date == PartialDate(year: 2023, month: 4, day: 18))
    #expect(extraction.description.issuer == "清河县教育局党组")
    #expect(extraction.text.contains("改善学生伙食；2023年起"))
    #expect(!extraction.text.contains("https://") && !extraction.text.contains("09:12"))
  }

  @Test func captionsAreNoPartOfAJoin() throws {
    let text = """
      屈长庚当即要求调整位置,当天必须整改到

      图为3月5日,县委第二巡察组工作人员在渔梁村张贴巡察公告。本报记者 尤思源 摄

      位。他说,意见箱放在哪里,看的是我们心里有没有装着群众。
      """
    #expect(try extract(text, path: "a.md").text.contains("当天必须整改到位。他说"))
  }

  @Test func aBracketAfterASentenceLeavesNothingOpen() throws {
    let text = "企业必须完成指令性计划。（2009年8月27日删除）\n\n企业必须履行依法订立的合同。"
    #expect(try extract(text, path: "a.md").passages.allSatisfy { !$0.isRepaired })
  }

  @Test func spacedDocumentNumbersAreClosed() throws {
    let text = "清 河 县 人 民 政 府 办 公 室 文 件\n\n清 政 办 发 〔 2 0 1 8 〕 3 1 号\n\n关 于 安 全 生 产 的 通 知\n"
    #expect(try extract(text).description.number == "清政办发〔2018〕31号")
  }
}

/// Dates, bodies and speakers that were missing from the descriptions of the corpus.
@Suite struct DescriptionRegressionTests {
  @Test func aNewspaperPageIsDatedByItsName() throws {
    let text = "# 水库开工\n\n10月26日,工程开工仪式在大坝右岸举行,县长宣布开工。\n\n记者 马燕"
    let description = try extract(text, path: "清河日报2020年10月27日第2版.md").description
    #expect(description.date == PartialDate(year: 2020, month: 10, day: 27))
    #expect(description.source == "清河日报")
    #expect(description.kind == .news)
  }

  /// The line of the office that printed them is not their date; its body stands where nothing else names one.
  @Test func minutesAreNotDatedByTheirPrinting() throws {
    let text = "# 清河县人民政府第十四次常务会议纪要\n\n会议听取了汇报。\n\n清河县人民政府办公室　2022年7月25日印发"
    let description = try extract(text, path: "a.md").description
    #expect(description.issuer == "清河县人民政府办公室" && description.date == nil)
  }

  /// The day of the latest text, not that of its publication.
  @Test func theDayOfAdoptionBelowTheTitle() throws {
    let line = "（2022年7月21日县人民政府第十四次常务会议通过，2022年8月5日清政办发〔2022〕21号印发）"
    let description = try extract("# 清河县档案管理办法\n\n\(line)\n\n第一条　为了加强管理，制定本办法。", path: "a.md")
      .description
    #expect(description.date?.description == "2022-07-21")
    #expect(description.published?.description == "2022-08-05 印发")
  }

  @Test(arguments: [
    "（2022年8月5日清河县人民政府令第3号公布，自2023年7月1日起施行）",
    "（清政发〔2021〕17号文印发，2022年8月5日）",
  ])
  func theDateInBracketsBelowTheTitle(line: String) throws {
    let description = try extract("# 清河县档案管理办法\n\n\(line)\n\n第一条　为了加强管理，制定本办法。", path: "a.md")
      .description
    #expect(description.date == PartialDate(year: 2022, month: 8, day: 5))
  }

  @Test func theSpeakerInTheTitle() throws {
    let text = "# 祝清越同志在全县防汛调度会上的讲话\n\n2025年4月2日\n\n同志们：\n\n今天开短会、讲短话。"
    #expect(try extract(text, path: "a.md").description.speaker == "祝清越")
  }

  @Test func theSpeakerAfterTwoOffices() throws {
    let text = "在全县防汛工作会议上的讲话\n清河县人民政府县长、县防汛抗旱指挥部指挥长  岑望舟\n（2020年4月28日）\n同志们：\n今天开会。"
    #expect(try extract(text).description.speaker == "岑望舟")
  }
}
