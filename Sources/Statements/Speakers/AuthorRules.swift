internal import ArchiveModel
import TextStructure

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
      if index > start, passage.headingPath.first != document.passages[index - 1].headingPath.first
      {
        start = index
      }
      let lines = passage.text.split(separator: "\n").map(String.init)
      if let opened = lines.first(where: { opening($0) != nil }), let names = opening(opened) {
        add(names, to: index...index, &statements, document)
        start = index + 1
      } else if let names = lines.last.flatMap(closing) {
        add(names, to: start...index, &statements, document)
        start = index + 1
      }
    }
  }

  private static func add(
    _ names: [String], to passages: ClosedRange<Int>, _ statements: inout [PassageStatements],
    _ document: ExtractedDocument
  ) {
    let author = Speaker(name: names.joined(separator: " "), kind: .author)
    for place in passages {
      let count = document.passages[place].text.utf8.count
      for range in unspoken(statements[place].speeches, count) {
        statements[place].speeches.append(
          Speech(speaker: author, verb: nil, byteRange: range, isDirect: false))
      }
    }
  }

  /// What nobody else says: an author reports the words of others and does not speak them.
  private static func unspoken(_ speeches: [Speech], _ count: Int) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for spoken in speeches.map(\.byteRange).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if spoken.lowerBound - start > shortest { ranges.append(start..<spoken.lowerBound) }
      start = max(start, spoken.upperBound)
    }
    if count - start > shortest || start == 0 { ranges.append(start..<count) }
    return ranges
  }

  /// The punctuation between two speeches is nobody's: about three characters.
  private static let shortest = 9

  /// `本报讯（记者 尤思源）…`.
  private static func opening(_ line: String) -> [String]? {
    guard line.hasPrefix("本报讯") || line.hasPrefix("本台讯") else { return nil }
    let names = BylineRules.names(aroundParagraph: line)
    return names.isEmpty ? nil : names
  }

  /// `…件件有着落。记者 马燕 王阳`, or a line of its own.
  private static func closing(_ line: String) -> [String]? {
    var names = BylineRules.names(aroundParagraph: line)
    if names.isEmpty, line.unicodeScalars.count <= 40,
      line.contains("记者") || line.contains("通讯员"), !line.hasSuffix("摄"),
      !line.contains(where: { "。，,：:".contains($0) })
    {
      names = BylineRules.names(in: line)
    }
    return names.isEmpty ? nil : names
  }
}
