public import ArchiveIndex
public import ArchiveModel
public import Corpus
import DocumentFormats
import Synchronization
import TextAnalysis

/// An archive folder that answers: the index for searching, the corpus for originals.
public final class LiveArchive: ArchiveReading {
  /// The most documents with much the same text told of with a document.
  private static let linksTold = 50

  let reader: IndexReader
  let corpus: CorpusReader
  /// When each file came in.
  let accessions: AccessionLog
  let weights: RankingWeights
  private let synonyms: SynonymFile<Synonyms>
  /// Analyzers that nobody is using; each is used by one request at a time.
  private let idleAnalyzers = Mutex<[SendableAnalyzer]>([])

  /// An analyzer on its way between requests; whoever takes it out of the list has it alone.
  private struct SendableAnalyzer: @unchecked Sendable {
    let analyzer: Analyzer
  }

  /// The archive of a corpus and its index.
  public init(
    reader: IndexReader, corpus: CorpusFolder, weights: RankingWeights = RankingWeights()
  ) {
    self.reader = reader
    self.corpus = CorpusReader(folder: corpus)
    accessions = AccessionLog(folder: corpus)
    self.weights = weights
    synonyms = SynonymFile(beside: corpus)
  }

  func withAnalyzer<Result>(_ body: (Analyzer) throws -> Result) throws -> Result {
    let taken = idleAnalyzers.withLock { $0.popLast() }
    let analyzer = try taken ?? SendableAnalyzer(analyzer: Analyzer())
    defer { idleAnalyzers.withLock { $0.append(analyzer) } }
    return try body(analyzer.analyzer)
  }

  /// Calls `body` with a searcher in one read transaction.
  ///
  /// - Throws: ``ArchiveIndexError``, and what `body` throws.
  public func withSearcher<Result>(_ body: (Searcher) throws -> Result) throws -> Result {
    try withAnalyzer { analyzer in
      let synonyms = try synonyms.content { Synonyms($0, analyzer: analyzer) }
      return try reader.read { session in
        var searcher = Searcher(session: session, analyzer: analyzer, weights: weights)
        searcher.synonyms = synonyms
        return try body(searcher)
      }
    }
  }

  /// Calls `body` with a session, an analyzer and the corpus, in one read transaction.
  func withSession(_ body: (IndexSession, Analyzer, CorpusReader) throws -> Void) throws {
    try withAnalyzer { analyzer in
      try reader.read { try body($0, analyzer, corpus) }
    }
  }

  /// Answers a request.
  public func search(_ request: SearchRequest) async throws -> SearchResponse {
    try withSearcher { try $0.search(request) }
  }

  /// Calls `body` with a checker of quotations in one read transaction.
  ///
  /// - Throws: ``ArchiveIndexError``, and what `body` throws.
  public func withQuoteChecker<Result>(_ body: (QuoteChecker) throws -> Result) throws -> Result {
    let corpus = corpus
    return try withAnalyzer { analyzer in
      try reader.read { session in
        // A file that is gone or unreadable has no places for its headings; the words stand all the same.
        let changes = FileChanges(session: session, corpus: corpus)
        let checker = QuoteChecker(
          session: session, analyzer: analyzer,
          original: { document in
            // A record's places are counted in its own text, not in its container's.
            document.externalID == nil
              ? try? corpus.decodedOriginal(ofFile: document.path).text : nil
          },
          fileChange: changes.of)
        return try body(checker)
      }
    }
  }

  /// Checks a quotation.
  public func quote(_ request: QuoteRequest) async throws -> QuoteResponse {
    try withQuoteChecker { try $0.check(request) }
  }

  /// Checks a pasted text.
  public func checkPasted(_ request: QuoteRequest) async throws -> PastedAnswer {
    try withQuoteChecker { try $0.check(pasted: request) }
  }

  /// A document, or a part of it.
  public func document(id: String, passages selection: PassageSelection) async throws
    -> DocumentView?
  {
    let (documentID, passageID) = Identifiers.parse(id)
    // SQLite would compare what stands before a NUL.
    guard !id.utf8.contains(0) else { return nil }
    return try reader.read { session in
      guard let row = try session.document(identifier: documentID) else { return nil }
      var ordinals = 0..<row.passages.count
      var part: DocumentPart?
      if let passageID {
        guard let middle = passageID.split(separator: "-").last.flatMap({ Int($0) }),
          ordinals.contains(middle),
          let found = try session.passages(of: row, ordinals: middle..<(middle + 1)).first,
          Identifiers.passage(found) == id
        else { return nil }
        if case .around(let around) = selection {
          let reach = min(max(0, around), ordinals.count)
          ordinals = (middle - reach..<middle + reach + 1).clamped(to: ordinals)
        }
      }
      if case .page(let number, let size) = selection {
        let page = try Self.page(number, size: size, of: row, in: session)
        ordinals = page.ordinals
        part = page
      }
      let rows = try session.passages(of: row, ordinals: ordinals)
      let statements = part == nil ? try session.statements(of: rows) : []
      var view = DocumentView(
        document: row.summary,
        contentSHA256: ContentDigest(bytes: row.fileDigest)?.hexadecimal ?? "",
        format: row.format, encoding: row.encoding,
        passages: rows.indices.map { index in
          DocumentView.IdentifiedPassage(
            id: Identifiers.passage(rows[index]), passage: rows[index].passage,
            statements: part == nil ? statements[index] : PassageStatements())
        },
        passageCount: row.passages.count, versions: try session.versions(of: row.summary),
        alsoIn: try session.links(ofDocument: row.number, limit: Self.linksTold))
      view.part = part
      return view
    }
  }

  /// A page of a document, with the outline of the whole.
  private static func page(
    _ number: Int, size: Int, of row: IndexSession.DocumentRow, in session: IndexSession
  ) throws -> DocumentPart {
    var part = DocumentPart(page: number, size: size, passageCount: row.passages.count)
    try session.forEachHeadingPath(of: row) { ordinal, path in
      part.addHeadings(path, ordinal: ordinal, passageID: Identifiers.passage(row, ordinal))
      return !part.isOutlineFull
    }
    return part
  }

  /// In what two documents differ; `nil` where there is no document with one of the ids. A passage's
  /// id stands for its document.
  public func difference(from first: String, to second: String) async throws
    -> DocumentDifference?
  {
    guard let from = try await document(id: first, passages: .all),
      let to = try await document(id: second, passages: .all)
    else { return nil }
    return try withAnalyzer { DocumentComparer(analyzer: $0).difference(from, to) }
  }

  /// A document's file.
  public func original(id: String) async throws -> OriginalDocument? {
    let (documentID, _) = Identifiers.parse(id)
    guard !id.utf8.contains(0) else { return nil }
    let found = try reader.read { session -> String? in
      guard let path = try session.document(identifier: documentID)?.summary.path else {
        return nil
      }
      // Nor a container that holds a document which is kept back.
      if try session.withholds(fileAt: path) { return nil }
      // A container's file holds its withdrawn records, too.
      if try session.holdsWithdrawn(path: path) { throw WithdrawnDocument() }
      return path
    }
    guard let path = found else { return nil }
    return OriginalDocument(
      fileName: path.split(separator: "/").last.map(String.init) ?? path,
      mediaType: Extractor.format(forPath: path)?.mediaType ?? OriginalDocument.unknownMediaType,
      content: try corpus.content(ofFile: path).source)
  }

  /// How many documents are kept back, because they bear a level of secrecy (密级).
  public func withheldCount() throws -> Int { try reader.read { $0.withheldCount } }

  /// How the archive stands.
  public func status() async throws -> ArchiveStatus {
    try reader.read { try $0.status(analysisVersion: Analyzer.version) }
  }
}
