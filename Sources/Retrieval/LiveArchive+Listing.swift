import ArchiveIndex
public import ArchiveModel
public import Corpus
import TextAnalysis

extension LiveArchive {
  /// Lists documents, in one read transaction.
  ///
  /// - Parameters:
  ///   - accessions: the accession number of each path; empty where they are not wanted.
  ///   - begin: called first, with how many there are in all, and whether the index is complete.
  ///   - each: called with each document of the page asked for.
  public func list(
    _ request: ListingRequest, accessions: Accessions = Accessions(),
    begin: (Int, _ isComplete: Bool) throws -> Void, each: (ListedDocument) throws -> Void
  ) throws {
    try withAnalyzer { analyzer in
      try reader.read { session in
        let numbers = try session.listedNumbers(
          request, filter: request.filter.folded(by: analyzer), analyzer: analyzer,
          accessions: accessions.byPath)
        try begin(numbers.count, session.isComplete())
        for number in numbers.dropFirst(request.offset).prefix(request.limit ?? .max) {
          var listed = try session.listed(number: number)
          listed.accession = accessions[listed.summary.path]
          try each(listed)
        }
      }
    }
  }

  /// How many of the documents of a list lack each field, where the list is of such.
  public func gapCounts(_ request: ListingRequest) throws -> [DocumentDescription.Field: Int] {
    try withAnalyzer { analyzer in
      try reader.read { session in
        try session.gapCounts(
          request, filter: request.filter.folded(by: analyzer), analyzer: analyzer)
      }
    }
  }

  /// Whether the index has all there is: no run and no change is under way or was cut off.
  public func isComplete() throws -> Bool { try reader.read { try $0.isComplete() } }

  /// The files that could not be read, by path.
  public func failedFiles(pathPrefixes: [String]) throws -> [FailedFile] {
    try reader.read { try $0.failedFiles(pathPrefixes: pathPrefixes) }
  }

  /// What is in the archive, in numbers.
  public func statistics() throws -> ArchiveStatistics {
    try reader.read { try $0.statistics(analysisVersion: Analyzer.version) }
  }

  /// The document of an id, a passage's id or a path below `corpus/`, as its description is changed.
  ///
  /// - Returns: `nil` where there is none.
  public func described(_ name: String) throws -> DescribedDocument? {
    guard !name.utf8.contains(0) else { return nil }
    return try reader.read { session in
      let (id, _) = Identifiers.parse(name)
      if let found = try session.described(identifier: id) { return found }
      var found = try session.described(path: name)
      if found.isEmpty { found = try session.described(archivalCode: name) }
      // A container by its path is meant as a whole.
      return found.count > 1 ? DescribedDocument(path: name, record: nil) : found.first
    }
  }

  /// Calls `body` with a finder of documents in one read transaction.
  public func withFinder<Result>(
    accessions: Accessions, _ body: (any DocumentFinding) throws -> Result
  ) throws -> Result {
    try withAnalyzer { analyzer in
      try reader.read { session in
        try body(IndexedDocuments(session: session, analyzer: analyzer, accessions: accessions))
      }
    }
  }
}

/// Finds documents by what a catalogue calls them.
private final class IndexedDocuments: DocumentFinding {
  private let session: IndexSession
  private let analyzer: Analyzer
  private let accessions: Accessions
  /// Paths by file name, made when a name is first asked for.
  private lazy var pathsByName: Result<[String: [String]], any Error> = Result {
    Dictionary(grouping: try session.filePaths()) { path in
      path.split(separator: "/").last.map(String.init) ?? path
    }
  }

  private lazy var pathsByID: Result<[String: String], any Error> = Result {
    Dictionary(try session.filePaths().map { (Identifiers.document(path: $0, recordID: nil), $0) })
    {
      first, _ in first
    }
  }

  init(session: IndexSession, analyzer: Analyzer, accessions: Accessions) {
    (self.session, self.analyzer, self.accessions) = (session, analyzer, accessions)
  }

  func documents(_ locator: MetadataTable.Locator, _ value: String) throws -> [DescribedDocument] {
    guard !value.utf8.contains(0) else { return [] }
    switch locator {
    case .id:
      let (id, _) = Identifiers.parse(value)
      if let found = try session.document(identifier: id)?.summary {
        return [
          DescribedDocument(
            path: found.path, record: found.externalID, description: found.description)
        ]
      }
      // A container as a whole, or a file that could not be read.
      return try pathsByID.get()[id].map { [DescribedDocument(path: $0, record: nil)] } ?? []
    case .accession:
      return try accessions.path(of: value).map(session.described(path:)) ?? []
    case .path: return try session.described(path: value)
    case .fileName:
      return try pathsByName.get()[value, default: []].flatMap(session.described(path:))
    case .code:
      let found = try session.described(archivalCode: value)
      if !found.isEmpty { return found }
      for kind in [MetadataTable.Locator.id, .accession, .path, .fileName] {
        let found = try documents(kind, value)
        if !found.isEmpty { return found }
      }
      return []
    }
  }

  func documents(number: String) throws -> [DescribedDocument] {
    try session.described(number: number, analyzer: analyzer)
  }
}
