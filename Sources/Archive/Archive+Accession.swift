import ArchiveIndex
public import ArchiveModel
import Corpus

/// What became of files that were to be taken in.
public struct AddResult: Sendable {
  /// What became of each file, in order.
  public var outcomes: [AccessionOutcome]
  /// What the indexing did; `nil` for a preview, and where it was not reached.
  public var indexing: IndexingSummary?
  /// What ended the work before its end: what ``outcomes`` tells was done all the same.
  public var refusal: (any Error)?
}

extension Archive {
  /// Takes files in: copies, describes, registers and indexes them.
  ///
  /// - Parameters:
  ///   - files: files and folders; `-` for standard input.
  ///   - request: what is stated of them, and where they go.
  ///   - replacing: the id or path of the document that the one file given is a later version of.
  ///   - attribution: who does it.
  ///   - report: called with what became of some files as soon as it is settled, how many are done,
  ///     and how many there are.
  ///   - progress: told how far the indexing is.
  /// - Throws: ``ArchiveError`` where there is nothing to be replaced, and what looking it up throws; for a
  ///   preview what stops it. What stops a change is told by ``AddResult/refusal``.
  public func add(
    _ files: [String], _ request: AccessionRequest, replacing: String? = nil,
    by attribution: Attribution,
    report: (_ settled: [AccessionOutcome], _ done: Int, _ total: Int) -> Void = { _, _, _ in },
    progress: (IndexingProgress) -> Void = { _ in }
  ) async throws -> AddResult {
    var request = request
    if let replacing { request.earlierVersion = try await earlierVersion(replacing) }
    if request.isDryRun {
      return try preview("add") { try take(files, into: $0, request, attribution, report) }
    }
    return takeIn(
      files, request, by: attribution, purpose: "add", report: report, progress: progress)
  }

  /// Takes in what lies complete in a drop folder.
  ///
  /// - Parameters: as of ``add(_:_:replacing:by:report:progress:)``.
  public func takeIn(
    _ files: [String], _ request: AccessionRequest, by attribution: Attribution,
    purpose: String = "watch",
    report: (_ settled: [AccessionOutcome], _ done: Int, _ total: Int) -> Void = { _, _, _ in },
    progress: (IndexingProgress) -> Void = { _ in }
  ) -> AddResult {
    var request = request
    request.isDryRun = false
    var result = AddResult(outcomes: [])
    let kept = KeptReadings(folder: indexFolder, options: corpus.extractionOptions)
    do {
      result.indexing = try change(
        purpose, kept: kept, passwords: request.passwords, progress: progress
      ) { writer in
        var moved: (now: [String], before: [String]) = ([], [])
        if corpus.holdsAny(of: files) {
          // What lies elsewhere by now is no new accession.
          let listing = try corpus.scan()
          moved = try MovedFiles.record(
            in: corpus, listing, suspects: indexer.unlikeFiles(listing), by: attribution
          ) { writer }
        }
        result = try take(files, into: writer, request, attribution, keeping: kept, report)
        // What was there already may not be in the index yet.
        return result.outcomes.compactMap(\.path) + (request.earlierVersion.map { [$0.path] } ?? [])
          + moved.now + moved.before
      }
    } catch {
      // The documents are in, the index is behind: the next run brings it up to date.
      if result.refusal == nil { result.refusal = error }
    }
    return result
  }

  private func take(
    _ files: [String], into writer: CorpusWriter, _ request: AccessionRequest,
    _ attribution: Attribution, keeping kept: KeptReadings? = nil,
    _ report: ([AccessionOutcome], Int, Int) -> Void
  ) throws -> AddResult {
    var accession = try Accession(
      writer: writer, request: request, attribution: attribution, keeping: kept)
    do {
      _ = try accession.take(files) { outcomes, done, total in
        report(Array(outcomes), done, total)
      }
      return AddResult(outcomes: accession.outcomes)
    } catch {
      // Files without an accession number did not come in.
      let done = accession.outcomes.filter { $0.takenIn?.accession != nil || $0.takenIn == nil }
      return AddResult(outcomes: done, refusal: error)
    }
  }

  private func earlierVersion(_ id: String) async throws -> AccessionRequest.EarlierVersion {
    let archive = Archive(folder: path)
    let named = try archive.described(id)
    guard let view = try await archive.document(id: named.id, passages: .around(0)) else {
      throw ArchiveError(.noSuchDocument, id)
    }
    if let later = view.document.standing.replacedBy {
      throw ArchiveError(.replacedAlready(by: later), id)
    }
    return .init(path: view.document.path, record: view.document.externalID)
  }
}

extension AccessionOutcome {
  /// The path below the corpus of the file that came in, or was there already.
  var path: String? {
    if case .alreadyThere(let path) = state { return path }
    return takenIn?.path
  }
}
