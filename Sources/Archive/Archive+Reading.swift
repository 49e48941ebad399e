public import ArchiveModel
public import Corpus
import Foundation
public import Retrieval

extension Archive: ArchiveReading {
  /// The passages that a query finds, ranked.
  public func search(_ request: SearchRequest) async throws -> SearchResponse {
    try await live.search(request)
  }

  /// The documents that came in last and hold all words of a query.
  public func newDocuments(_ request: SearchRequest) async throws -> NewDocuments {
    try await live.newDocuments(request)
  }

  /// Requirements that a query finds.
  public func requirements(_ request: RequirementRequest) async throws -> RequirementResponse {
    try await live.requirements(request)
  }

  /// Requirements, all of them, a step at a time.
  public func requirementTable(_ request: RequirementRequest) async throws
    -> any RequirementTable
  {
    try await live.requirementTable(request)
  }

  /// Whether words stand in a document as quoted, and where.
  public func quote(_ request: QuoteRequest) async throws -> QuoteResponse {
    try await live.quote(request)
  }

  /// A pasted text: a quotation, or an article whose quotations are checked.
  public func checkPasted(_ request: QuoteRequest) async throws -> PastedAnswer {
    try await live.checkPasted(request)
  }

  /// A document, or a part of it; `nil` where there is none.
  public func document(id: String, passages: PassageSelection) async throws -> DocumentView? {
    try await live.document(id: id, passages: passages)
  }

  /// A document's file; `nil` where there is none.
  public func original(id: String) async throws -> OriginalDocument? {
    try await live.original(id: id)
  }

  /// How the archive stands.
  public func status() async throws -> ArchiveStatus { try await live.status() }
}

extension Archive {
  /// Calls `body` with a checker of quotations, for many of them in one state of the archive.
  public func withQuoteChecker<Result>(_ body: (QuoteChecker) throws -> Result) throws -> Result {
    try live.withQuoteChecker(body)
  }

  /// The text of a document's original, decoded and not repaired.
  public func decodedOriginal(of view: DocumentView) throws -> String {
    try CorpusReader(folder: corpus).decodedOriginal(
      ofFile: view.document.path, recordID: view.document.externalID, encoding: view.encoding
    ).text
  }

  /// In what two documents differ; `nil` where there is no document with one of the ids.
  public func difference(from first: String, to second: String) async throws
    -> DocumentDifference?
  {
    try await live.difference(from: first, to: second)
  }

  /// Lists documents, in one state of the archive.
  ///
  /// - Parameters:
  ///   - request: which, in which order.
  ///   - accessions: the accession number of each path; empty where they are not wanted.
  ///   - begin: called first, with how many there are in all, and whether the index is complete.
  ///   - each: called with each document of the page asked for.
  public func list(
    _ request: ListingRequest, accessions: Accessions = Accessions(),
    begin: (Int, _ isComplete: Bool) throws -> Void, each: (ListedDocument) throws -> Void
  ) throws {
    try live.list(request, accessions: accessions, begin: begin, each: each)
  }

  /// How many of the documents of a list lack each field, where the list is of such.
  public func gapCounts(_ request: ListingRequest) throws -> [DocumentDescription.Field: Int] {
    try live.gapCounts(request)
  }

  /// The files that could not be read, by path.
  public func failedFiles(pathPrefixes: [String]) throws -> [FailedFile] {
    try live.failedFiles(pathPrefixes: pathPrefixes)
  }

  /// Whether the index has all there is: no run and no change is under way or was cut off.
  public func isComplete() throws -> Bool { try live.isComplete() }

  /// What is in the archive, in numbers; accessions are counted in the register.
  public func statistics() throws -> ArchiveStatistics { try live.statistics() }

  /// How many documents are kept back, because they bear a level of secrecy (密级).
  public func withheldCount() throws -> Int { try live.withheldCount() }

  /// The register as it stands.
  public func register() throws -> Register { try Register.read(corpus) }

  /// Hands out documents one by one, by path, in one state of the archive; one at a time is in memory.
  public func export(_ request: ExportRequest, emit: (ExportedDocument) throws -> Void) throws
    -> ExportSummary
  {
    try live.export(request, emit: emit)
  }

  /// The document that a person names by its id or its path.
  ///
  /// - Throws: ``ArchiveError`` `noSuchDocument`.
  public func described(_ name: String) throws -> DescribedDocument {
    if let found = try live.described(name) { return found }
    // A name typed on a system that takes characters apart (é in two).
    let composed = name.precomposedStringWithCanonicalMapping
    if !composed.utf8.elementsEqual(name.utf8), let found = try live.described(composed) {
      return found
    }
    throw ArchiveError(.noSuchDocument, name)
  }

  /// Measures the ranking on judged queries.
  ///
  /// - Parameters:
  ///   - collection: the queries and judgements.
  ///   - mode: how each is run.
  ///   - depth: how many documents of each are looked at.
  ///   - record: called with each query and its ranking.
  public func evaluate(
    _ collection: JudgedQueries, as mode: Evaluation.Mode, depth: Int,
    record: (JudgedQueries.Query, [Evaluation.RankedDocument]) throws -> Void
  ) throws -> EvaluationResult {
    try Evaluation(archive: live, depth: depth).run(collection, as: mode, record: record)
  }
}
