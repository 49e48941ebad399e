import ArchiveModel
import DocumentFormats
import ExtractionSupport
import Testing

@Suite struct ParagraphRepairTests {
  @Test func aCutInsideAWord() throws {
    let extraction = try extract("会上强调,开展巡视巡察是净化政治生\n\n态的重要途径,有利于落实责任。\n\n巡察组将密切联系群众。")
    #expect(extraction.text.contains("净化政治生态的重要途径"))
    #expect(extraction.passages.first?.isRepaired == true)
  }

  @Test func aWholeParagraphBetween() throws {
    let text = """
      针对下一步巡察工作,要紧紧围绕落实整改责任;要围绕干部队伍作

      近日,全县秋收工作进入尾声。各乡镇组织农机三千余台,抢收玉米十万亩。

      风建设,重点检查履职不力的问题,确保件件有着落。
      """
    let extraction = try extract(text, path: "a.md")
    #expect(extraction.text.contains("围绕干部队伍作风建设,重点检查"))
    #expect(extraction.text.contains("近日,全县秋收工作进入尾声。各乡镇组织农机三千余台,抢收玉米十万亩。"))
  }

  @Test(arguments: ["— 2 —", "- 3 -", "第 3 页 共 10 页", "· 4 ·", "—5—"])
  func pageNumbers(number: String) throws {
    let extraction = try extract("各级各部门要提高认识，增强做好新时代巡察\n\(number)\n工作的责任感和使命感，认真落实。")
    #expect(extraction.texts == ["各级各部门要提高认识，增强做好新时代巡察工作的责任感和使命感，认真落实。"])
  }

  @Test func runningHeads() throws {
    var text = ""
    for page in 1...5 {
      text += "清河县人民政府公报\n本页第一段讲安全生产工作，要求各单位逐级压实责任，做到守土有\n- \(page) -\n\u{0C}"
    }
    let extraction = try extract("关于安全生产的报告\n" + text)
    let count = extraction.text.components(of: "清河县人民政府公报")
    #expect(count <= 1)
    #expect(!extraction.text.contains("- 3 -"))
  }

  @Test(arguments: [
    "会议指出，安全生产责任重于泰山。\n\n态势总体平稳，仍须努力。",
    "会议强调：“要压实责任。”\n\n的确如此，各单位都有体会。",
    "各位代表：\n\n工作报告如下，请予审议。",
    "（记者 马燕 王阳）\n\n工作的责任感和使命感，认真落实。",
    "郑东新区城市景观\n\n近日，记者从管委会了解到有关情况。",
    "一、总体要求\n\n态度要端正，作风要扎实。",
    "1.加强组织领导\n\n2.落实工作责任\n\n3.强化督导检查",
    "春眠不觉晓，\n处处闻啼鸟。\n夜来风雨声，\n花落知多少。",
  ])
  func neverJoined(text: String) throws {
    let extraction = try extract(text)
    #expect(extraction.passages.allSatisfy { !$0.isRepaired })
  }

  @Test func openBracketsAreClosedByTheContinuation() throws {
    let text = "大会听取了《关于清河县二〇二五年国民经济\n\n和社会发展计划执行情况的报告》，并进行了审议。"
    #expect(try extract(text).text.contains("国民经济和社会发展计划"))
  }

  @Test func linesOfEqualWidthAreOneParagraph() throws {
    let text = """
      　　为深入贯彻落实全省安全生产电视电话会议精神，切实
      做好今冬明春安全生产工作，坚决防范遏制重特大事故，经县
      政府研究同意，现就有关事项通知如下。
      　　一要提高思想认识，层层压实责任，把各项措施落实到岗
      位、落实到人头，做到守土有责、守土尽责。
      """
    let extraction = try extract(text)
    #expect(extraction.text.contains("切实做好今冬明春安全生产工作，坚决防范遏制重特大事故，经县政府研究同意"))
    #expect(extraction.text.contains("落实到岗位、落实到人头"))
    #expect(extraction.text.contains("通知如下。\n一要提高"))
  }

  @Test func hyphenatedLatin() throws {
    let text = """
      The county government has issued a new regu-
      lation on the management of archives, which
      all departments shall follow from the first of
      January next year without any exception at all.
      """
    let extraction = try extract(text)
    #expect(extraction.text.contains("new regulation on"))
    #expect(extraction.text.contains("which all departments"))
  }

  @Test func spacedCharacters() throws {
    let extraction = try extract("各 单 位 要 抓 好 安 全 生 产 工 作 ，压实责任。\n上海市市长 龚 正")
    #expect(extraction.text.contains("各单位要抓好安全生产工作"))
    #expect(extraction.text.contains("龚 正"))
  }

  @Test func blocksSpacedThroughoutAreClosedWithTheirFigures() throws {
    let text = "　　定 从 即 日 起 至 9 月 3 0日 止 ， 爆炸 事 故 属 实 的 ， 奖 励 5 0 0 元 至 2 0 0 0 元 。\n"
    let extraction = try extract(text)
    #expect(extraction.text.contains("起至9月30日止，爆炸事故属实的，奖励500元至2000元。"))
  }

  @Test func aNewspaperPage() throws {
    guard let folder = SharedData.folder else { return }
    let path = "\(folder)/newspaper/page-1.md"
    let extraction = try extract(bytes: SharedData.bytes(path), path: path)
    let joined = extraction.text
    for words in [
      "净化政治生态的重要途径", "孙高俊代表白沙镇党委班子", "自觉接受巡察组监督", "新时代巡察工作的责任感", "细化措施、完善机制",
    ] {
      #expect(joined.contains(words))
    }
    #expect(extraction.passages.filter(\.isRepaired).count == 5)
    #expect(extraction.description.byline == ["马燕", "王阳"])
    #expect(extraction.description.kind == .news)
  }

  /// What is joined in unbroken laws and reports, which are official texts with few breaks of
  /// their own (half of the joins mend real ones).
  @Test func unbrokenTextsStayAsTheyAre() throws {
    let files = SharedData.files("laws") + SharedData.files("reports")
    guard !files.isEmpty else { return }
    var joins = 0
    for file in files.enumerated().filter({ $0.offset % 6 == 0 }).map(\.element) {
      var documents: [ExtractedDocument] = []
      _ = try Extractor().extract(SharedData.bytes(file), path: file) { documents.append($0) }
      for passage in documents.flatMap(\.passages) where passage.isRepaired { joins += 1 }
    }
    print("passages repaired in \(files.count / 6) unbroken files: \(joins)")
    #expect(joins <= 15)
  }
}

extension String {
  /// How often `part` occurs.
  func components(of part: String) -> Int { ranges(of: part).count }
}
