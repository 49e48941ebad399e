public import ArchiveModel
internal import TextAnalysis

/// The kind of a document by how its title ends.
public enum KindRules {
  /// What titles end with, and the kind where it is called otherwise. Longer words stand before those they end with.
  private static let endings: [(String, DocumentKind?)] = [
    ("纪要", .minutes), ("通知", .notice), ("通报", .circular), ("通告", .publicNotice),
    ("公告", .announcement), ("公报", .communique), ("决议", .resolution), ("决定", .decision),
    ("命令", .order), ("意见", .opinion), ("意见书", .opinion), ("请示", .requestForInstructions),
    ("批复", .reply), ("批覆", .reply), ("议案", .proposal), ("复函", .letter), ("函", .letter),
    ("报告", .report), ("报告书", .report), ("讲话", .speech), ("讲话稿", .speech),
    ("致辞", .address), ("致词", .address), ("发言", nil), ("演讲", nil), ("预案", nil),
    ("方案", .scheme), ("规划", .plan), ("规划纲要", .plan), ("纲要", nil), ("计划", nil),
    ("要点", nil), ("总结", nil), ("办法", .measures), ("规定", .provisions),
    ("细则", .detailedRules), ("规则", .rules), ("规程", nil), ("规范", nil), ("准则", nil),
    ("章程", nil), ("制度", nil), ("标准", nil), ("指南", nil), ("指引", nil), ("公约", nil),
    ("条例", .regulation), ("解释", nil), ("公示", nil), ("倡议书", nil), ("公开信", nil),
    ("社论", .commentary), ("评论员文章", .commentary), ("时评", .commentary), ("法典", .law),
    ("修正案", .amendment), ("宪法", .law), ("基本法", .law), ("布告", nil), ("贺信", nil), ("献词", nil),
    ("答复", nil),
    ("批示", nil), ("说明", nil), ("协定", nil), ("条约", nil), ("议定书", nil), ("清单", nil), ("目录", nil),
    ("名单", nil),
    ("意向书", nil), ("责任书", nil), ("承诺书", nil), ("通知书", nil), ("建议", nil), ("提案", nil), ("措施", nil),
    ("声明", nil), ("演说", nil), ("祝词", nil), ("贺词", nil), ("训令", nil), ("信", nil),
  ]

  /// Words that a headline may end with as well: of news they are no kind.
  static let weak: Set<String> = [
    "规范", "标准", "目录", "清单", "名单", "建议", "措施", "说明", "制度", "要点", "计划", "总结", "信", "纲要", "规划", "答复",
    "解释", "批示",
    "指南", "指引", "方案", "公告", "通告", "规定", "办法", "细则", "意见", "发言", "演讲", "报告", "声明",
  ]

  /// The kind a title names, in simplified characters, or `nil`. `（试行）`, `（草案）` and the like at its end
  /// are passed over.
  public static func kind(ofTitle title: String) -> DocumentKind? {
    let text = TitleWords.withoutAddition(SimplifiedScript.text(title))
    if let match = endings.first(where: { text.hasSuffix($0.0) }) {
      return match.1 ?? DocumentKind(rawValue: match.0)
    }
    if text.hasSuffix("法"), isLaw(text) { return .law }
    if text.hasSuffix("令"), text.count >= 2,
      !["指令", "法令", "口令", "司令", "时令", "冬令"].contains(where: text.hasSuffix)
    {
      return DocumentKind(rawValue: "令")
    }
    // `人民日报社论：…`
    if text.contains("评论员：") || text.hasPrefix("社论：") { return .commentary }
    return nil
  }

  /// Whether a name that ends in 法 is a law's: `中华人民共和国…法`, or a short name that is no way of doing something.
  private static func isLaw(_ text: Substring) -> Bool {
    if text.hasPrefix("中华人民共和国") || text.hasPrefix("全国人民代表大会") { return true }
    return ![
      "方法", "做法", "说法", "看法", "想法", "魔法", "书法", "用法", "写法", "算法", "执法", "司法", "违法", "普法", "立法",
      "守法", "合法", "非法", "学法", "工作法",
    ]
    .contains(where: text.hasSuffix) && text.count <= 24
      && !text.contains("：") && !text.contains("，") && !text.contains("！")
  }
}
