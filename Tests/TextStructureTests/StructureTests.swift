import ArchiveModel
import DocumentFormats
import ExtractionSupport
import Testing

@Suite struct StructureTests {
  static let law = """
    # 清河县档案条例

    2019年3月1日 清河县第十届人民代表大会第三次会议通过

    2021年5月6日 清河县第十届人民代表大会常务委员会第八次会议修订

    <!-- INFO END -->

    ## 第一章 总 则

    第一条 为了加强档案管理，制定本条例。

    第二条 本条例适用于下列单位：

    （一）机关；

    （二）企业。

    ## 第二章 附则

    第三条 本条例自公布之日起施行。
    """

  @Test func articlesOfALaw() throws {
    let extraction = try extract(Self.law, path: "清河县档案条例(2021-05-06).md")
    let paths = extraction.passages.map(\.headingPath)
    #expect(
      paths == [
        [], ["第一章 总则", "第一条"], ["第一章 总则", "第二条"], ["第二章 附则", "第三条"],
      ])
    #expect(extraction.texts[2] == "第二条 本条例适用于下列单位：\n（一）机关；\n（二）企业。")
    #expect(!extraction.text.contains("INFO END"))
    #expect(extraction.description.title == "清河县档案条例")
    #expect(extraction.description.kind == .regulation)
    #expect(extraction.description.date == PartialDate(year: 2021, month: 5, day: 6))
  }

  @Test func runInHeadingsStayInTheText() throws {
    let text = """
      一、2025年工作回顾
      （一）经济增长迈出坚实步伐。抓好工业经济，规模以上工业增加值增长百分之六点二，新增规模以上企业二十一家，固定资产投资增长百分之八点四，招商引资到位资金三十六亿元。
      （二）民生保障更加有力。新建改扩建学校十二所，新增学位三千六百个，改造老旧小区二十一个，城乡居民人均可支配收入分别增长百分之五点八和百分之七点一。
      二、2026年工作安排
      各项工作要抓早抓实。
      """
    let extraction = try extract("2026年清河县政府工作报告\n各位代表：\n" + text)
    let path = extraction.passages.first { $0.text.contains("抓好工业经济") }?.headingPath
    #expect(path == ["一、2025年工作回顾", "（一）经济增长迈出坚实步伐"])
    #expect(extraction.text.contains("（一）经济增长迈出坚实步伐。抓好工业经济"))
    #expect(extraction.passages.last?.headingPath == ["二、2026年工作安排"])
  }

  @Test func headingsWithNothingUnderThemAreText() throws {
    let extraction = try extract("# 标题\n\n## 甲部分\n\n## 乙部分\n\n正文在此。", path: "a.md")
    #expect(extraction.text.contains("甲部分"))
    #expect(extraction.passages.last?.headingPath == ["乙部分"])
  }

  /// `4．` was once taken for a first sentence, and each item for a heading of its own.
  @Test func fullWidthStopsAfterNumbersEndNoSentence() throws {
    let extraction = try extract("第三类\n\n3．甲基乙基酮\n\n4．高锰酸钾\n\n5．硫酸\n", path: "a.md")
    #expect(extraction.passages.allSatisfy { $0.headingPath.isEmpty })
  }

  @Test func webClutterBeforeTheTitle() throws {
    let text = """
      下载
      打印
      全屏
      收藏
      【字号：
      加大
      还原
      减小
      】
      2026年清河县政府工作报告
      ——2026年2月3日在清河县第十届人民代表大会第四次会议上
      来源：清河日报
      时间：2026-02-09
      清河县县长 龚 正
      各位代表：
      现在，我代表县人民政府，向大会报告工作，请予审议。
      """
    let extraction = try extract(text)
    let description = extraction.description
    #expect(description.title == "2026年清河县政府工作报告")
    #expect(description.kind == .report)
    #expect(description.issuer == "清河县人民政府")
    #expect(description.speaker == "龚正")
    #expect(description.source == "清河日报")
    #expect(description.date == PartialDate(year: 2026, month: 2, day: 3))
    #expect(!extraction.text.contains("加大"))
    #expect(extraction.text.contains("龚 正"))
  }

  @Test func aNotice() throws {
    let text = """
      清河县人民政府办公室文件
      清政办发〔2020〕12号
      签发人：李四
      清河县人民政府办公室
      关于做好秋冬季森林防火工作的通知
      各乡镇人民政府，县直各单位：
      为切实做好我县秋冬季森林防火工作，现就有关事项通知如下：
      一、提高思想认识
      各级各部门要充分认识当前形势，克服麻痹思想和侥幸心理。
      清河县人民政府办公室
      2020年10月26日
      """
    let description = try extract(text).description
    #expect(description.title == "清河县人民政府办公室关于做好秋冬季森林防火工作的通知")
    #expect(description.kind == .notice)
    #expect(description.issuer == "清河县人民政府办公室")
    #expect(description.number == "清政办发〔2020〕12号")
    #expect(description.date == PartialDate(year: 2020, month: 10, day: 26))
    #expect(description.addressee == "各乡镇人民政府，县直各单位")
    #expect(description.signer == "李四")
    #expect(description.stated.isEmpty)
  }

  @Test func aSpeech() throws {
    let text = """
      压实责任 狠抓落实
      ——在全县安全生产工作会议上的讲话（县委书记 王某某）
      同志们：
      今天我们召开全县安全生产工作会议，主要任务是部署当前工作。
      10月26日
      """
    let description = try extract(text).description
    #expect(description.title == "压实责任 狠抓落实")
    #expect(description.kind == .speech)
    #expect(description.speaker == "王某某")
    #expect(description.date == PartialDate(year: nil, month: 10, day: 26))
  }

  @Test func nothingIsGuessed() throws {
    let description = try extract("今天天气很好。明天也不错。", path: "随记.txt").description
    #expect(description.title == "随记")
    #expect(description.kind == nil)
    #expect(description.issuer == nil)
    #expect(description.date == nil)
    #expect(description.byline.isEmpty)
  }

  @Test func hugeParagraphsAreCutAtSentences() throws {
    let sentence = "各级党组织要切实履行主体责任，把安全生产摆在突出位置。"
    let extraction = try extract(String(repeating: sentence, count: 200))
    #expect(extraction.texts.joined() == String(repeating: sentence, count: 200))
    #expect(
      extraction.texts.allSatisfy { $0.unicodeScalars.count <= 500 && $0.hasSuffix("。") })
  }

  @Test func quotationsAreClosedBeforeACut() throws {
    let text = String(repeating: "他说：“要抓落实。要见实效。”会议对此作了部署安排。", count: 60)
    let extraction = try extract(text)
    #expect(extraction.passages.count > 1)
    #expect(extraction.texts.allSatisfy { $0.components(of: "“") == $0.components(of: "”") })
  }
}
