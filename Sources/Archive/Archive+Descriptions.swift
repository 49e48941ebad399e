import ArchiveIndex
public import ArchiveModel
public import Corpus
import Retrieval

/// What an edit of a description did.
public struct EditResult: Sendable {
  /// The document, as it was before.
  public var document: DescribedDocument
  /// What changed, or would.
  public var changes: [RegisterEntry.Change]
  /// The number of the register's entry; `nil` where nothing changed.
  public var entry: Int?
  /// What the indexing did; `nil` for a preview.
  public var indexing: IndexingSummary?
}

/// What a document's withdrawal or restoring did.
public struct StandingResult: Sendable {
  /// The document.
  public var document: DescribedDocument
  /// What became of it.
  public var outcome: StandingOutcome
  /// What the indexing did.
  public var indexing: IndexingSummary
}

/// What became of a table of descriptions.
public struct ImportResult: Sendable {
  /// What became of each row.
  public var outcomes: [RowOutcome]
  /// What the indexing did; `nil` for a preview.
  public var indexing: IndexingSummary?
  /// What ended the work before its end: what ``outcomes`` tells was done all the same.
  public var refusal: (any Error)?
}

extension Archive {
  /// What is stated beside a document.
  public func statedBeside(_ document: DescribedDocument) throws -> DocumentDescription {
    var drafts = DescriptionDrafts(folder: corpus, attribution: Attribution(by: ""))
    return try drafts.statedBeside(document)
  }

  /// What an edit would change; nothing is written.
  public func previewEdit(_ document: DescribedDocument, _ edit: DescriptionEdit) throws
    -> EditResult
  {
    var drafts = DescriptionDrafts(folder: corpus, attribution: Attribution(by: ""))
    return EditResult(document: document, changes: try drafts.edit(document, edit))
  }

  /// Changes a document's description.
  ///
  /// - Parameters:
  ///   - name: the document's id or path.
  ///   - edit: what is stated, and what taken back.
  ///   - stated: what was stated when the edit was made; `nil` where that does not matter.
  ///   - attribution: who does it.
  /// - Throws: ``ArchiveError`` `noSuchDocument`, and `describedMeanwhile` where `stated` does not hold any
  ///   more; ``UnindexedChange``.
  public func edit(
    _ name: String, _ edit: DescriptionEdit, expecting stated: DocumentDescription? = nil,
    by attribution: Attribution, progress: (IndexingProgress) -> Void = { _ in }
  ) throws -> EditResult {
    var result: EditResult?
    let done = try describe("edit", by: attribution, progress: progress) { drafts in
      // Anew: somebody may have written since it was looked up.
      let document = try lookedUp(name)
      if let stated, try drafts.statedBeside(document) != stated {
        throw ArchiveError(.describedMeanwhile, name, document: document)
      }
      result = EditResult(document: document, changes: try drafts.edit(document, edit))
    }
    guard var result else { throw ArchiveError(.noSuchDocument, name) }
    result.entry = done.entries.last?.entry
    result.indexing = done.indexing
    return result
  }

  /// Takes a document out of search; its file is kept.
  ///
  /// - Throws: ``ArchiveError`` `noSuchDocument`, `withdrawnAlready`; ``UnindexedChange``.
  public func withdraw(
    _ name: String, why: String, by attribution: Attribution,
    progress: (IndexingProgress) -> Void = { _ in }
  ) throws -> StandingResult {
    let document = try lookedUp(name)
    var outcome = StandingOutcome.done
    let done = try describe("withdraw", by: attribution, progress: progress) { drafts in
      outcome = try drafts.withdraw(document, why: why)
    }
    if case .alreadyWithdrawn(let why) = outcome {
      throw ArchiveError(.withdrawnAlready(why: why), name, document: document)
    }
    return StandingResult(document: document, outcome: outcome, indexing: done.indexing)
  }

  /// Puts a withdrawn document back.
  ///
  /// - Throws: ``ArchiveError`` `noSuchDocument`, `notRestored`; ``UnindexedChange``.
  public func restore(
    _ name: String, by attribution: Attribution, progress: (IndexingProgress) -> Void = { _ in }
  ) throws -> StandingResult {
    let document = try lookedUp(name)
    var outcome = StandingOutcome.done
    let done = try describe("restore", by: attribution, progress: progress) { drafts in
      outcome = try drafts.restore(document)
    }
    guard !done.entries.isEmpty else {
      throw ArchiveError(.notRestored(outcome), name, document: document)
    }
    return StandingResult(document: document, outcome: outcome, indexing: done.indexing)
  }

  /// Carries a table of descriptions out, or tells what it would change.
  ///
  /// - Parameter confirmsEqualValues: whether a cell that holds what was read in the text states it.
  /// - Throws: what keeps the work from beginning, ``UnindexedChange``; ``ImportResult/refusal`` is what ended it.
  public func importDescriptions(
    _ table: MetadataTable, isPreview: Bool = false, confirmsEqualValues: Bool = false,
    by attribution: Attribution,
    progress: (IndexingProgress) -> Void = { _ in }
  ) throws -> ImportResult {
    guard table.hasFields else { throw ArchiveError(.noKnownColumn, table.path) }
    let accessions = Accessions(try register().entries)
    var result = ImportResult(outcomes: [])
    func take(_ writer: CorpusWriter?) throws {
      try Archive(folder: path).live.withFinder(accessions: accessions) { finder in
        var metadata = MetadataImport(
          folder: corpus, writer: writer, finder: finder, attribution: attribution,
          confirmsEqualValues: confirmsEqualValues)
        do { try metadata.take(table) } catch {
          guard writer != nil else { throw error }
          result.refusal = error
        }
        result.outcomes = metadata.outcomes
      }
    }
    guard !isPreview else {
      try take(nil)
      return result
    }
    result.indexing = try changeDescriptions("import", progress: progress) { writer in
      try take(writer)
      return result.outcomes.filter(\.isDone).compactMap(\.document?.path)
    }
    if result.refusal != nil { result.outcomes.removeAll { !$0.changes.isEmpty && !$0.isDone } }
    return result
  }
}
