import ArchiveModel
import DocumentFormats
import ExtractionSupport
import Testing
import TextStructure

/// Bodies, dates and numbers that a notice states of itself, by their form.
@Suite struct NoticeDescriptionTests {
  private func description(_ end: String, path: String = "a.txt") throws -> DocumentDescription {
    try extract("关于做好防汛工作的通知\n\n各乡镇人民政府：\n\n请抓紧落实。\n\n\(end)\n", path: path).description
  }

  @Test(arguments: [
    "二O二三年十一月八日", "二О二三年十一月八日", "二◯二三年十一月八日", "二Ｏ二三年十一月八日", "二○二三年十一月八日", "2023/11/8",
    "2023．11．8", "2023-11-08", "公元2023年11月8日", "（2023年11月8日）", "民国112年11月8日",
  ])
  func theDayBelowTheSignature(_ day: String) throws {
    let description = try description("清河县人民政府办公室\n\(day)")
    #expect(description.date?.description == "2023-11-08")
    #expect(description.issuer == "清河县人民政府办公室")
  }

  @Test(arguments: [
    ("清河县水利局（盖章）", "清河县水利局"), ("清河县水利局（公章）", "清河县水利局"),
    ("清河县财政局\n清河县水利局", "清河县财政局、清河县水利局"), ("清河县财政局　清河县水利局", "清河县财政局、清河县水利局"),
    ("清河县财政局清河县水利局", "清河县财政局、清河县水利局"), ("清河县防汛抗旱指挥部", "清河县防汛抗旱指挥部"),
    ("中共清河县水利局党组", "中共清河县水利局党组"), ("云岭省水利厅", "云岭省水利厅"),
    ("清河县人民政府办公室秘书科", "清河县人民政府办公室"), ("清 河 县 人 民 政 府", "清河县人民政府"),
  ])
  func theBodiesThatSign(_ signature: String, issuer: String) throws {
    let description = try description("\(signature)\n2023年11月8日")
    #expect(description.issuer == issuer)
    #expect(description.date?.description == "2023-11-08")
  }

  @Test(arguments: ["秘书科", "各乡镇人民政府", "请各单位认真贯彻落实", "联系人张三办公室"])
  func isNoBody(_ line: String) { #expect(!IssuerRules.isBody(line)) }

  /// 版记: who printed a document and when.
  @Test func theSignatureGoesBeforeThePrinting() throws {
    let end = "清河县人民政府\n2023年12月29日\n\n抄送：县委办公室。\n清河县人民政府办公室    2024年1月3日印发"
    let description = try description(end)
    #expect(description.issuer == "清河县人民政府")
    #expect(description.date?.description == "2023-12-29")
  }

  @Test func aTraditionalNotice() throws {
    let text = "關於防汛工作的通報\n\n各鄉鎮人民政府：\n\n請抓緊落實。\n\n清河縣防汛委員會辦公室\n二〇二三年十一月八日\n"
    let description = try extract(text).description
    #expect(description.kind == .circular)
    #expect(description.issuer == "清河縣防汛委員會辦公室")
  }

  @Test func aLetterheadOfTwoBodies() throws {
    let text = "中共清河县委办公室\n清河县人民政府办公室文件\n清办发〔2023〕5号\n\n关于防汛的通知\n\n各乡镇：\n\n请抓紧落实。\n"
    let description = try extract(text).description
    #expect(description.issuer == "中共清河县委办公室、清河县人民政府办公室")
    #expect(description.number == "清办发〔2023〕5号")
  }

  @Test(
    arguments: [
      ("2025-01-23_防火通知.txt", "2025-01-23"), ("20250123防火通知.txt", "2025-01-23"),
      ("防火通知_20250123.txt", "2025-01-23"), ("2025年1月23日防火.txt", "2025-01-23"),
      ("防火(2025-01-23).txt", "2025-01-23"), ("防火〔2025〕12号.txt", nil), ("13812345678.txt", nil),
      ("20251399防火.txt", nil), ("2025防火.txt", nil), ("62345678值班.txt", nil),
    ] as [(String, String?)])
  func theDayInAFilesName(_ name: String, date: String?) throws {
    let text = "关于防火责任落实\n\n请各单位抓紧落实防火责任，确保安全。\n"
    #expect(try extract(text, path: name).description.date?.description == date)
  }

  @Test func whereTheHeadRunsOn() throws {
    let rest = String(repeating: "请各单位结合实际抓好落实，确保安全度汛。", count: 8)
    let text =
      "清河县水利局清水发〔2023〕7号清河县水利局关于做好“防汛”工作的通知各乡镇水利站：\(rest)清河县水利局2023年5月6日附件1清单清河县水利局2023年5月8日印发"
    let description = try extract(text).description
    #expect(description.title == "清河县水利局关于做好“防汛”工作的通知")
    #expect(description.number == "清水发〔2023〕7号")
    #expect(description.issuer == "清河县水利局")
    #expect(description.date?.description == "2023-05-06")
  }
}

/// Headlines, and what stands around them.
@Suite struct HeadlineTests {
  @Test(arguments: [
    ("不忘初心 牢记使命\n\n清河县首轮巡察全面启动\n\n10月26日，清河县召开会议，部署巡察工作。", "清河县首轮巡察全面启动"),
    ("【要闻】\n\n清河县首轮巡察全面启动\n\n10月26日，清河县召开会议，部署巡察工作。", "清河县首轮巡察全面启动"),
    ("公文标题：关于做好防汛工作的通知\n\n各乡镇：\n\n请抓紧落实。", "关于做好防汛工作的通知"),
    ("标　题：关于做好防汛工作的通知\n\n各乡镇：\n\n请抓紧落实。", "关于做好防汛工作的通知"),
    ("清河县人民政府关于\n做好今年防汛工作的通知\n清政发〔2023〕3号\n\n各乡镇：\n\n请抓紧落实。", "清河县人民政府关于做好今年防汛工作的通知"),
    (
      "清河县人民政府办公室关于\n印发清河县防汛应急\n预案的通知\n清政办发〔2023〕3号\n\n各乡镇：\n\n请抓紧落实。", "清河县人民政府办公室关于印发清河县防汛应急预案的通知"
    ),
    ("最新动态 > 往年回顾 > 清河县防汛工作全面展开\n往年回顾 >\n清河县防汛工作全面展开\n\n5月6日，清河县召开会议，部署防汛工作。", "清河县防汛工作全面展开"),
  ])
  func theTitleOf(_ text: String, title: String) throws {
    #expect(try extract(text).description.title == title)
  }

  @Test func aNoticeBelowThePagesHeading() throws {
    let text =
      "# 清河县防汛预案\n\n**发布日期**: 2023年5月8日\n\n清河县人民政府关于印发《清河县防汛预案》的通知\n\n清政发〔2023〕3号\n\n各乡镇：\n\n请抓紧落实。\n"
    let description = try extract(text, path: "a.md").description
    #expect(description.title == "清河县人民政府关于印发《清河县防汛预案》的通知")
    #expect(description.kind == .notice && description.number == "清政发〔2023〕3号")
    #expect(description.released?.description == "2023-05-08")
  }

  @Test(arguments: [
    ("清河县档案管理规定（试行）", "规定"), ("清河县防汛应急预案", "预案"), ("关于适用民法的解释", "解释"), ("中华人民共和国水法", "法律"),
    ("刑法修正案（五）", "修正案"), ("在年会上的致辞", "致辞"), ("關於防汛的通報", "通报"), ("在大會上的講話", "讲话"),
    ("中华人民共和国国务院令", "令"),
    ("清河县2023年工作要点", "要点"),
  ])
  func theKindOfATitle(_ title: String, kind: String) {
    #expect(KindRules.kind(ofTitle: title)?.rawValue == kind)
  }

  @Test(arguments: ["先进工作法", "省政府召开会议", "种植方法", "发出总攻口令"])
  func namesNoKind(_ title: String) { #expect(KindRules.kind(ofTitle: title) == nil) }

  @Test(
    arguments: [("本站", nil), ("原创", nil), ("http://a.example/1.htm", nil), ("清河日报", "清河日报")]
      as [(String, String?)])
  func aSourceThatNamesAPublisher(_ source: String, named: String?) throws {
    let text = "防汛工作全面展开\n\n来源：\(source)\n\n5月6日，清河县召开会议，部署防汛工作。\n"
    #expect(try extract(text).description.source == named)
  }

  @Test func whatAPageSaysAboveATextInOneLine() throws {
    let text = """
      索 引 号：0001/2023-5 主题分类：水利
      发文机关：清河县人民政府 成文日期：2023年5月6日
      标　　题：清河县人民政府关于防汛的决定
      发文字号：清政发〔2023〕3号 发布日期：2023年5月9日 有效性：有效

      清河县人民政府关于防汛的决定

      各乡镇：

      现作如下决定。
      """
    let description = try extract(text).description
    #expect(description.indexNumber == "0001/2023-5" && description.subject == "水利")
    #expect(description.issuer == "清河县人民政府" && description.number == "清政发〔2023〕3号")
    #expect(description.date?.description == "2023-05-06")
    #expect(description.released?.description == "2023-05-09")
    #expect(description.validity == "有效")
    #expect(description.title == "清河县人民政府关于防汛的决定")
  }
}
