internal import ArchiveModel

/// Whose article a passage is, where a page has several and each ends in a byline
/// (`…件件有着落。记者 马燕 王阳`).
enum AuthorRules {
  /// Adds the authors to the passages of their articles: those back to the last byline or to
  /// another heading of the first rank.
  static func addAuthors(to statements: inout [PassageStatements], of document: ExtractedDocument) {
    let kind = document.description.kind
    guard kind == .news || kind == nil, !document.description.byline.isEmpty else { return }
    var start = 0
    for (index, passage) in document.passages.enumerated() {
      if index > start, passage.headingPath.first != document.passages[index - 1].headingPath.first {
        start = index
      }
      let names = names(in: passage.text)
      guard !names.isEmpty else { continue }
      let author = Speaker(name: names.joined(separator: " "), kind: .author)
      for place in start...index {
        statements[place].speeches.append(
          Speech(
            speaker: author, verb: nil, byteRange: 0..<document.passages[place].text.utf8.count,
            isDirect: false))
      }
      start = index + 1
    }
  }

  private static func names(in text: String) -> [String] {
    guard let last = text.split(separator: "\n").last.map(String.init) else { return [] }
    let around = BylineRules.names(aroundParagraph: text)
    if !around.isEmpty { return around }
    guard last.unicodeScalars.count <= 40, last.contains("记者") || last.contains("通讯员"),
      !last.contains("摄"), !last.contains("。"), !last.contains("，"), !last.contains(",")
    else { return [] }
    return BylineRules.names(in: last)
  }
}
