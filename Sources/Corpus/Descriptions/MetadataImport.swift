public import ArchiveModel

/// Finds documents for the rows of a table.
public protocol DocumentFinding {
  /// The documents that a locator names; those of a container, where it names a container.
  func documents(_ locator: MetadataTable.Locator, _ value: String) throws -> [DescribedDocument]
  /// The documents with a document number (文号), in whatever form it is written.
  func documents(number: String) throws -> [DescribedDocument]
}

/// Carries a table of descriptions out.
public struct MetadataImport {
  /// How many changes are committed together.
  private static let batchSize = 200

  private let finder: any DocumentFinding
  private let writer: CorpusWriter?
  private let confirmsEqualValues: Bool
  private var drafts: DescriptionDrafts
  private var waiting: [Int] = []
  private var rowsByDocument: [String: Int] = [:]
  /// What became of the rows so far.
  public private(set) var outcomes: [RowOutcome] = []

  /// Makes an import.
  ///
  /// - Parameters:
  ///   - writer: `nil` for a preview.
  ///   - confirmsEqualValues: whether a cell that holds what was read in the text states it.
  public init(
    folder: CorpusFolder, writer: CorpusWriter?, finder: any DocumentFinding,
    attribution: Attribution, confirmsEqualValues: Bool = false
  ) {
    (self.finder, self.writer) = (finder, writer)
    self.confirmsEqualValues = confirmsEqualValues
    drafts = DescriptionDrafts(folder: folder, attribution: attribution)
  }

  /// Carries a table out, or tells what it would change.
  ///
  /// - Throws: ``CorpusError`` where the corpus cannot be written; ``outcomes`` tells what was done
  ///   before. What the finder throws.
  public mutating func take(_ table: MetadataTable) throws {
    for row in table.rows {
      let outcome = try examine(row)
      if writer != nil, !outcome.changes.isEmpty { waiting.append(outcomes.count) }
      outcomes.append(outcome)
      if waiting.count >= Self.batchSize { try commit() }
    }
    try commit()
  }

  private mutating func commit() throws {
    guard let writer, !waiting.isEmpty else { return }
    _ = try drafts.commit(to: writer)
    for index in waiting { outcomes[index].isDone = true }
    waiting = []
  }

  private mutating func examine(_ row: MetadataTable.Row) throws -> RowOutcome {
    var outcome = RowOutcome(row: row.number, problems: row.problems)
    if outcome.problems.contains(where: \.isOfWholeRow) { return outcome }
    var edit = DescriptionEdit()
    edit.stated = row.stated
    edit.confirmsEqualValues = confirmsEqualValues
    do {
      let document = try document(of: row, &edit)
      outcome.document = document
      if let earlier = rowsByDocument[document.id] { throw RowProblem.sameAsRow(earlier) }
      rowsByDocument[document.id] = row.number
    } catch let problem as RowProblem {
      outcome.problems.append(problem)
    }
    guard outcome.problems.isEmpty, let document = outcome.document else { return outcome }
    do { outcome.changes = try drafts.edit(document, edit) } catch let error as CorpusError {
      outcome.problems.append(.notEditable(error.fact(of: "")))
    }
    if let number = edit.stated.number, DocumentNumber(number) == nil { outcome.oddNumber = number }
    return outcome
  }

  /// The document that a row is of.
  private func document(of row: MetadataTable.Row, _ edit: inout DescriptionEdit) throws
    -> DescribedDocument
  {
    for locator in row.locators {
      let found = try finder.documents(locator.kind, locator.value)
      if locator.kind == .code {
        // A reference code that no document has yet is none of ours; the document number may tell.
        if found.isEmpty, row.stated.number != nil { continue }
        // It found the document: it says nothing new.
        edit.stated.takeBack(.archivalCode)
      }
      return try only(found, locator.value)
    }
    guard let number = row.stated.number else { throw RowProblem.noDocumentNamed }
    let found = try only(finder.documents(number: number), number)
    // It found the document: in whatever brackets, it says nothing new.
    edit.stated.takeBack(.number)
    return found
  }

  private func only(_ found: [DescribedDocument], _ value: String) throws -> DescribedDocument {
    guard let first = found.first else { throw RowProblem.noSuchDocument(value) }
    guard found.count == 1 else {
      throw RowProblem.severalDocuments(
        value, found.prefix(5).map(\.name))
    }
    return first
  }
}

extension RowProblem {
  /// Whether the row cannot be looked at any further.
  fileprivate var isOfWholeRow: Bool {
    switch self {
    case .tooManyCells, .broken: true
    default: false
    }
  }
}
