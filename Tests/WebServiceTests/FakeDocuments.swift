import ArchiveModel

/// Documents of an invented county, in the shapes that real ones have.
enum FakeDocuments {
  static let all = [speech, notice, news, hostile, withdrawn]

  /// Kept, and not handed out.
  static let withdrawn = {
    var view = notice
    view.document.id = "d5withdrawn"
    view.document.standing.state = .withdrawn(why: "涉及某人的隐私")
    view.passages = []
    view.passageCount = 0
    return view
  }()

  static let speech = view(
    "d1speech", "speeches/2021-03-12 全县警示教育大会讲话.md", format: "markdown",
    describe {
      $0.title = "在全县领导干部警示教育大会上的讲话"
      $0.kind = .speech
      $0.issuer = "中共清溪县委"
      $0.speaker = "顾维山"
      $0.date = PartialDate(year: 2021, month: 3, day: 12)
    },
    [
      (
        ["一、认清形势，增强全面从严治党的紧迫感"],
        "党风廉政建设关系一个地方的政治生态，也关系老百姓过日子的信心。去年以来，县委先后对十二个乡镇、九个部门开展常规巡察，发现问题四百一十六个，移交问题线索三十七件。从反馈的情况看，巡察整改是净化政治生态的重要途径，整改不到位，前面的功夫就等于白费。"
      ),
      (
        ["二、压实责任，抓好巡察整改“后半篇文章”", "（一）党委（党组）要负主体责任"],
        "各级党委（党组）书记要把巡察整改摆在案头，亲自研究方案、亲自督办难题、亲自验收销号。一是建台账，逐条明确责任人和完成时限；二是分类改，能立即改的当月改完，需要一段时间的六月底前改完；三是回头看，对虚假整改、敷衍整改的，发现一起，通报一起，问责一起。"
      ),
      (
        ["二、压实责任，抓好巡察整改“后半篇文章”", "（二）纪检监察机关要强化监督"],
        "纪检监察机关和组织部门要把整改情况纳入日常监督，建立季度会商制度。对群众反映强烈的惠农补贴、工程招投标、殡葬收费等问题，要直插基层、一抓到底，不得以检查代替整改，不得以会议落实会议。"
      ),
      (
        ["三、严管厚爱，营造干事创业的环境"],
        "干部的成长离不开组织的监督。对敢于担当、踏实做事的同志，要撑腰鼓劲；对诬告陷害的，要及时澄清正名。希望同志们把今天的会议当成一面镜子，常照常新。"
      ),
    ])

  static let notice = view(
    "d2notice", "notices/2020/清政办发〔2020〕12号.txt", format: "text", encoding: "GB18030",
    describe {
      $0.title = "清溪县人民政府办公室关于切实做好今冬明春安全生产工作的通知"
      $0.kind = .notice
      $0.issuer = "清溪县人民政府办公室"
      $0.number = "清政办发〔2020〕12号"
      $0.date = PartialDate(year: 2020, month: 11, day: 5)
      $0.addressee = "各乡镇人民政府，县政府各部门、各直属单位"
    },
    [
      (
        ["一、突出重点，全面排查安全隐患"],
        "各乡镇、各部门要聚焦危险化学品、建筑施工、道路交通、森林防火等重点领域，集中开展安全生产大排查。对查出的隐患实行清单管理，能当场整改的当场整改，不能当场整改的要落实责任、措施、资金、时限和预案，重大隐患整改不到位的不得复产。"
      ),
      (
        ["二、严格值守，确保信息畅通"],
        "严格执行领导带班和二十四小时值班制度。遇有突发情况，须在三十分钟内电话报告、一小时内书面报告县政府总值班室，不得迟报、漏报、瞒报。"
      ),
    ])

  static let news = view(
    "d3news", "newspaper/2019-07-18-01.md", format: "markdown",
    describe {
      $0.title = "把问题清单变成履职清单——清溪县推进巡察整改见闻"
      $0.kind = .news
      $0.source = "清溪日报"
      $0.byline = ["林知远", "周敏"]
      $0.date = PartialDate(year: 2019, month: 7, day: 18)
    },
    [
      (
        [],
        "“村里的账，现在看得明白了。”7月16日，云岭镇石桥村村民老何指着公示栏说。三个月前，县委第二巡察组在这里发现集体资产台账不清的问题，反馈之后，镇里派出工作组，逐笔核对，整改情况每半月公开一次。"
      )
    ], isRepaired: true)

  static let hostile = view(
    "d4hostile", "web/<b>x</b>.html", format: "html",
    describe {
      $0.title = "\"><img src=x onerror=alert(1)><script>alert('标题')</script>{{mustache}}"
      $0.issuer = "\u{202E}关机"
      $0.kind = .other
      $0.date = PartialDate(year: 2018)
    },
    [
      (
        ["</h2><script>alert(2)</script>"],
        "攻击文字 <script>alert(3)</script> & {{{raw}}} \u{1B}[31m红\u{1B}[0m \u{202E}倒\u{202C} \"\u{301} onmouseover=alert(4) 'x' `y` \u{0}终"
      )
    ])

  // MARK: Making them

  private static func describe(_ fill: (inout DocumentDescription) -> Void) -> DocumentDescription {
    var description = DocumentDescription()
    fill(&description)
    return description
  }

  private static func view(
    _ id: String, _ path: String, format: String, encoding: String? = "UTF-8",
    _ description: DocumentDescription, _ passages: [(path: [String], text: String)],
    isRepaired: Bool = false
  ) -> DocumentView {
    var offset = 40
    let identified = passages.enumerated().map { index, passage in
      let count = passage.text.unicodeScalars.count
      let run = SourceMap.Run(textByteOffset: 0, sourceScalarOffset: offset, scalarCount: count)
      offset += count + 20
      return DocumentView.IdentifiedPassage(
        id: "\(id)-\(index)",
        passage: Passage(
          ordinal: index, headingPath: passage.path, text: passage.text,
          sourceMap: SourceMap(runs: [run]), isRepaired: isRepaired))
    }
    return DocumentView(
      document: DocumentSummary(id: id, path: path, description: description),
      contentSHA256: String(repeating: "0f", count: 32), format: format, encoding: encoding,
      passages: identified, passageCount: identified.count)
  }
}
