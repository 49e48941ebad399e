/// The kind of a document (文种).
///
/// The 15 kinds of the 党政机关公文处理工作条例 (2012), and the kinds an archive meets beside them.
/// The raw value is the Chinese name, which is what is stored, shown and written in JSON.
public enum DocumentKind: String, CaseIterable, Sendable, Hashable, Codable {
  case resolution = "决议"
  case decision = "决定"
  case order = "命令"
  case communique = "公报"
  case announcement = "公告"
  case publicNotice = "通告"
  case opinion = "意见"
  case notice = "通知"
  case circular = "通报"
  case report = "报告"
  case requestForInstructions = "请示"
  case reply = "批复"
  case proposal = "议案"
  case letter = "函"
  case minutes = "纪要"
  case speech = "讲话"
  case scheme = "方案"
  case plan = "规划"
  case measures = "办法"
  case regulation = "条例"
  case law = "法律"
  case news = "新闻"
  case commentary = "评论"
  case other = "其他"

  /// The name used in English messages and accepted in queries (`kind:notice`).
  public var englishName: String {
    switch self {
    case .resolution: "resolution"
    case .decision: "decision"
    case .order: "order"
    case .communique: "communique"
    case .announcement: "announcement"
    case .publicNotice: "public-notice"
    case .opinion: "opinion"
    case .notice: "notice"
    case .circular: "circular"
    case .report: "report"
    case .requestForInstructions: "request"
    case .reply: "reply"
    case .proposal: "proposal"
    case .letter: "letter"
    case .minutes: "minutes"
    case .speech: "speech"
    case .scheme: "scheme"
    case .plan: "plan"
    case .measures: "measures"
    case .regulation: "regulation"
    case .law: "law"
    case .news: "news"
    case .commentary: "commentary"
    case .other: "other"
    }
  }

  /// The kind a person means by `name`: the Chinese name or the English one, in any letter case.
  public init?(name: some StringProtocol) {
    let wanted = name.lowercased()
    guard
      let kind = Self.allCases.first(where: { $0.rawValue == wanted || $0.englishName == wanted })
    else { return nil }
    self = kind
  }
}
