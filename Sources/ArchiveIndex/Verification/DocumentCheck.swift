import ArchiveModel
import Corpus
internal import GRDB

/// Compares what is stored of a file's documents with their seals, ids and numbers, and their passages'
/// words with the file. One for each thread.
struct DocumentCheck {
  let db: Database
  let collector: FindingCollector
  private var stream = SealStream()

  init(db: Database, collector: FindingCollector) {
    (self.db, self.collector) = (db, collector)
  }

  /// A document as its row has it.
  private struct StoredDocument {
    var number: Int64
    var firstPassage: Int64
    var passageCount: Int64
    var identifier: String
  }

  private static let document = """
    SELECT first_passage, \(DocumentSeal.columns.joined(separator: ", ")) FROM documents WHERE id = ?
    """
  private static let passages = """
    SELECT id, document, \(DocumentSeal.passageColumns.joined(separator: ", "))
    FROM passages WHERE id >= ? AND id < ? ORDER BY id
    """
  private static let statements = """
    SELECT passage, data FROM statements WHERE passage >= ? AND passage < ? ORDER BY passage
    """
  private static let voices = """
    SELECT \(DocumentSeal.voiceColumns.joined(separator: ", "))
    FROM voices WHERE document = ? ORDER BY number
    """
  private static let addressees = """
    SELECT \(DocumentSeal.addresseeColumns.joined(separator: ", "))
    FROM addressees WHERE document = ? ORDER BY number
    """

  /// Checks a file's documents.
  ///
  /// - Parameter source: what the passages are compared with.
  mutating func check(_ file: IndexedFile, source: SourceText?) throws {
    var numbers: [Int64] = []
    let rows = try StoredRows(db, "SELECT id FROM documents WHERE file = ?", file.number)
    try rows.forEach { numbers.append(rows.integer(0)) }
    var source = source
    if source?.lacksPassword(forDocuments: numbers.count) ?? false {
      collector.add(VerificationFinding(.notChecked, path: file.path, detail: "encrypted"))
      source = nil
    }
    for number in numbers { try check(number, of: file, source: source) }
    if let expected = source?.documentCount, expected != numbers.count {
      collector.add(
        VerificationFinding(
          .textNotInSource, path: file.path, expected: "\(expected)", found: "\(numbers.count)",
          detail: "documents"))
    }
  }

  private mutating func check(_ number: Int64, of file: IndexedFile, source: SourceText?) throws {
    var document = StoredDocument(number: number, firstPassage: 0, passageCount: 0, identifier: "")
    var recordID: String?
    let rows = try StoredRows(db, Self.document, number)
    try rows.forEach {
      stream.append(rows.row, columns: 1..<Int32(1 + DocumentSeal.columns.count))
      document.firstPassage = rows.integer(0)
      document.identifier = rows.text(1) ?? ""
      recordID = rows.text(2)
      document.passageCount = rows.integer(5)
    }
    let id = Identifiers.document(path: file.accessionPath, recordID: recordID)
    if id != document.identifier {
      collector.add(
        VerificationFinding(
          .documentIDWrong, path: file.path, expected: id, found: document.identifier))
    }
    try check(document, of: file, comparison: source?.comparison(of: document.identifier))
  }

  private mutating func check(
    _ document: StoredDocument, of file: IndexedFile, comparison: SourceComparison?
  ) throws {
    let (first, last) = (document.firstPassage, document.firstPassage &+ document.passageCount)
    let passages = try StoredRows(db, Self.passages, first, last)
    var comparison = comparison
    var next = first
    var isInOrder = true
    try passages.forEach {
      isInOrder =
        isInOrder && passages.integer(0) == next && passages.integer(1) == document.number
      stream.append(passages.row, columns: 2..<Int32(2 + DocumentSeal.passageColumns.count))
      comparison?.compare(passages, text: 2, sourceMap: 8)
      next += 1
    }
    if next != last || !isInOrder {
      collector.add(
        VerificationFinding(
          .passagesWrong, path: file.path, expected: "\(document.passageCount)",
          found: "\(next - first)", detail: document.identifier))
    } else if let wrong = comparison?.finish() {
      collector.add(
        VerificationFinding(
          .textNotInSource, path: file.path, found: wrong, detail: document.identifier))
    }
    let counts = try appendStatements(document, first: first, last: last)
    let seal = stream.finish()
    if try seal != storedSeal(document.number) {
      collector.add(
        VerificationFinding(.documentChanged, path: file.path, detail: document.identifier))
    }
    collector.count(
      documents: 1, passages: Int(next - first), statements: counts.statements,
      voices: counts.voices, addressees: counts.addressees)
  }

  private mutating func appendStatements(_ document: StoredDocument, first: Int64, last: Int64)
    throws -> (statements: Int, voices: Int, addressees: Int)
  {
    var counts = (statements: 0, voices: 0, addressees: 0)
    let statements = try StoredRows(db, Self.statements, first, last)
    try statements.forEach {
      stream.append(Int(statements.integer(0) - first))
      stream.append(statements.row, columns: 1..<2)
      counts.statements += 1
    }
    let voices = try StoredRows(db, Self.voices, document.number)
    try voices.forEach {
      stream.append(voices.row, columns: 0..<Int32(DocumentSeal.voiceColumns.count))
      counts.voices += 1
    }
    let addressees = try StoredRows(db, Self.addressees, document.number)
    try addressees.forEach {
      stream.append(addressees.row, columns: 0..<Int32(DocumentSeal.addresseeColumns.count))
      counts.addressees += 1
    }
    return counts
  }

  private func storedSeal(_ document: Int64) throws -> [UInt8]? {
    var seal: [UInt8]?
    let rows = try StoredRows(
      db, "SELECT seal FROM seals WHERE source = ? AND row = ?",
      Int64(SealedTable.documents.rawValue), document)
    try rows.forEach { seal = rows.blob(0) }
    return seal
  }
}
