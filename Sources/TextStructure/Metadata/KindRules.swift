public import ArchiveModel

/// The kind of a document by how its title ends.
public enum KindRules {
  private static let endings: [(String, DocumentKind)] = [
    ("会议纪要", .minutes), ("纪要", .minutes), ("通知", .notice), ("通报", .circular), ("通告", .publicNotice),
    ("公告", .announcement), ("公报", .communique), ("决议", .resolution), ("决定", .decision),
    ("命令", .order),
    ("意见", .opinion), ("请示", .requestForInstructions), ("批复", .reply), ("议案", .proposal),
    ("函", .letter),
    ("报告", .report), ("讲话", .speech), ("致辞", .speech), ("发言", .speech), ("演讲", .speech),
    ("讲话稿", .speech),
    ("方案", .scheme), ("预案", .scheme), ("规划", .plan), ("规划纲要", .plan), ("工作计划", .plan),
    ("工作要点", .plan),
    ("办法", .measures), ("规定", .measures), ("细则", .measures), ("规则", .measures), ("条例", .regulation),
    ("社论", .commentary), ("评论员文章", .commentary), ("时评", .commentary), ("法典", .law), ("修正案", .law),
    ("宪法", .law),
  ]

  /// The kind a title names, or `nil`. `（试行）`, `（草案）` and the like at its end are passed over.
  public static func kind(ofTitle title: String) -> DocumentKind? {
    var text = title[...]
    while let last = text.last, last == "）" || last == ")" || last == "〕" {
      guard let open = text.lastIndex(where: { $0 == "（" || $0 == "(" || $0 == "〔" }),
        open > text.startIndex
      else { break }
      text = text[..<open]
    }
    while let last = text.last, last == "》" || last == "”" || last == " " || last == "　" {
      text = text.dropLast()
    }
    if let match = endings.first(where: { text.hasSuffix($0.0) }) { return match.1 }
    if text.hasSuffix("法"), text.hasPrefix("中华人民共和国") || text.hasPrefix("全国人民代表大会") {
      return .law
    }
    // `人民日报社论：…`
    if text.contains("评论员：") || text.hasPrefix("社论：") { return .commentary }
    return nil
  }
}
