extension DocumentKind: CaseIterable {
  /// 决议.
  public static let resolution = DocumentKind(rawValue: "决议")
  /// 决定.
  public static let decision = DocumentKind(rawValue: "决定")
  /// 命令.
  public static let order = DocumentKind(rawValue: "命令")
  /// 公报.
  public static let communique = DocumentKind(rawValue: "公报")
  /// 公告.
  public static let announcement = DocumentKind(rawValue: "公告")
  /// 通告.
  public static let publicNotice = DocumentKind(rawValue: "通告")
  /// 意见.
  public static let opinion = DocumentKind(rawValue: "意见")
  /// 通知.
  public static let notice = DocumentKind(rawValue: "通知")
  /// 通报.
  public static let circular = DocumentKind(rawValue: "通报")
  /// 报告.
  public static let report = DocumentKind(rawValue: "报告")
  /// 请示.
  public static let requestForInstructions = DocumentKind(rawValue: "请示")
  /// 批复.
  public static let reply = DocumentKind(rawValue: "批复")
  /// 议案.
  public static let proposal = DocumentKind(rawValue: "议案")
  /// 函.
  public static let letter = DocumentKind(rawValue: "函")
  /// 纪要.
  public static let minutes = DocumentKind(rawValue: "纪要")
  /// 讲话.
  public static let speech = DocumentKind(rawValue: "讲话")
  /// 方案.
  public static let scheme = DocumentKind(rawValue: "方案")
  /// 规划.
  public static let plan = DocumentKind(rawValue: "规划")
  /// 办法.
  public static let measures = DocumentKind(rawValue: "办法")
  /// 条例.
  public static let regulation = DocumentKind(rawValue: "条例")
  /// 法律.
  public static let law = DocumentKind(rawValue: "法律")
  /// 新闻.
  public static let news = DocumentKind(rawValue: "新闻")
  /// 评论.
  public static let commentary = DocumentKind(rawValue: "评论")
  /// 其他.
  public static let other = DocumentKind(rawValue: "其他")

  /// 规定.
  public static let provisions = DocumentKind(rawValue: "规定")
  /// 细则.
  public static let detailedRules = DocumentKind(rawValue: "细则")
  /// 规则.
  public static let rules = DocumentKind(rawValue: "规则")
  /// 修正案.
  public static let amendment = DocumentKind(rawValue: "修正案")
  /// 致辞.
  public static let address = DocumentKind(rawValue: "致辞")

  /// The kinds that have a name in English too: those of the 条例 first, in its order, then others.
  public static let allCases: [DocumentKind] = named.map(\.0)

  static let named: [(DocumentKind, String)] = [
    (.resolution, "resolution"), (.decision, "decision"), (.order, "order"),
    (.communique, "communique"), (.announcement, "announcement"), (.publicNotice, "public-notice"),
    (.opinion, "opinion"), (.notice, "notice"), (.circular, "circular"), (.report, "report"),
    (.requestForInstructions, "request"), (.reply, "reply"), (.proposal, "proposal"),
    (.letter, "letter"), (.minutes, "minutes"), (.speech, "speech"), (.scheme, "scheme"),
    (.plan, "plan"), (.measures, "measures"), (.regulation, "regulation"), (.law, "law"),
    (.news, "news"), (.commentary, "commentary"), (.other, "other"),
    (.provisions, "provisions"), (.detailedRules, "detailed-rules"), (.rules, "rules"),
    (.amendment, "amendment"), (.address, "address"),
    (DocumentKind(rawValue: "司法解释"), "judicial-interpretation"),
    (DocumentKind(rawValue: "解释"), "interpretation"), (DocumentKind(rawValue: "令"), "decree"),
    (DocumentKind(rawValue: "预案"), "contingency-plan"),
    (DocumentKind(rawValue: "规程"), "procedures"), (DocumentKind(rawValue: "准则"), "norms"),
    (DocumentKind(rawValue: "章程"), "charter"), (DocumentKind(rawValue: "制度"), "rules-of-work"),
    (DocumentKind(rawValue: "标准"), "standard"), (DocumentKind(rawValue: "规范"), "specification"),
    (DocumentKind(rawValue: "指南"), "guide"), (DocumentKind(rawValue: "公约"), "convention"),
    (DocumentKind(rawValue: "纲要"), "outline"), (DocumentKind(rawValue: "计划"), "programme"),
    (DocumentKind(rawValue: "要点"), "key-points"), (DocumentKind(rawValue: "总结"), "summary"),
    (DocumentKind(rawValue: "公示"), "public-list"), (DocumentKind(rawValue: "倡议书"), "appeal"),
    (DocumentKind(rawValue: "发言"), "statement"), (DocumentKind(rawValue: "演讲"), "lecture"),
  ]

  /// What the kinds beside the first 24 are read as.
  static let generals: [DocumentKind: DocumentKind] = {
    let forms: [(DocumentKind, [String])] = [
      (.measures, ["规定", "细则", "规则", "规程", "准则", "章程", "制度"]), (.law, ["修正案"]),
      (.order, ["令"]), (.scheme, ["预案"]), (.plan, ["纲要", "计划", "要点"]),
      (.speech, ["致辞", "发言", "演讲", "讲话稿", "献词", "贺词"]),
    ]
    var generals: [DocumentKind: DocumentKind] = [:]
    for (general, names) in forms {
      for name in names { generals[DocumentKind(rawValue: name)] = general }
    }
    return generals
  }()

  static let traditionalNames: [(String, DocumentKind)] = [
    ("決議", .resolution), ("決定", .decision), ("公報", .communique), ("意見", .opinion),
    ("通報", .circular), ("報告", .report), ("請示", .requestForInstructions), ("批復", .reply),
    ("批覆", .reply), ("議案", .proposal), ("紀要", .minutes), ("講話", .speech), ("規劃", .plan),
    ("辦法", .measures), ("條例", .regulation), ("新聞", .news), ("評論", .commentary),
    ("規定", .provisions), ("細則", .detailedRules), ("規則", .rules),
    ("致辭", .address), ("致詞", .address),
    ("預案", DocumentKind(rawValue: "预案")), ("計劃", DocumentKind(rawValue: "计划")),
    ("準則", DocumentKind(rawValue: "准则")), ("公約", DocumentKind(rawValue: "公约")),
    ("標準", DocumentKind(rawValue: "标准")), ("解釋", DocumentKind(rawValue: "解释")),
    ("總結", DocumentKind(rawValue: "总结")), ("要點", DocumentKind(rawValue: "要点")),
    ("綱要", DocumentKind(rawValue: "纲要")), ("發言", DocumentKind(rawValue: "发言")),
    ("演講", DocumentKind(rawValue: "演讲")), ("規程", DocumentKind(rawValue: "规程")),
  ]
}
