internal import ArchiveModel
internal import GRDB

extension IndexSession {
  /// A passage's text and the headings above it.
  public struct PassageText: Sendable {
    /// The passage's number in the index.
    public var number: Int
    /// The text.
    public var text: String
    /// The headings above it, outermost first.
    public var headingPath: [String]

    /// Makes a passage's text.
    public init(number: Int, text: String, headingPath: [String]) {
      (self.number, self.text, self.headingPath) = (number, text, headingPath)
    }
  }

  /// The texts of passages with consecutive numbers, in order.
  ///
  /// - Throws: ``ArchiveIndexError`` where the index lacks one of them.
  public func texts(ofPassages numbers: Range<Int>) throws -> [PassageText] {
    guard !numbers.isEmpty else { return [] }
    return try file.translatingErrors {
      let rows = try Row.fetchCursor(
        db.cachedStatement(
          sql: "SELECT id, text, heading_path FROM passages WHERE id >= ? AND id < ? ORDER BY id"),
        arguments: [numbers.lowerBound, numbers.upperBound])
      var texts: [PassageText] = []
      while let row = try rows.next() {
        guard let number = row.decoded("id") as Int?, let text = row.decoded("text") as String?
        else { continue }
        texts.append(
          PassageText(
            number: number, text: text,
            headingPath: TextList.decode(row.decoded("heading_path") as String?)))
      }
      guard texts.count == numbers.count else {
        throw ArchiveIndexError(
          code: .damaged, path: file.path, detail: .item(.passage, Int64(numbers.lowerBound)))
      }
      return texts
    }
  }

  /// The numbers of a document's passages.
  public func passages(ofDocument number: Int) throws -> Range<Int> {
    try file.translatingErrors {
      guard
        let row = try Row.fetchOne(
          db.cachedStatement(
            sql: "SELECT first_passage, passage_count FROM documents WHERE id = ?"),
          arguments: [number]), let first = row.decoded("first_passage") as Int?,
        let count = row.decoded("passage_count") as Int?, count >= 0
      else {
        throw ArchiveIndexError(
          code: .damaged, path: file.path, detail: .item(.document, Int64(number)))
      }
      return first..<(first + count)
    }
  }
}
