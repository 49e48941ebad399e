/// An archive that can be asked. The web service and the command line know it by this protocol.
public protocol ArchiveReading: Sendable {
  /// Answers a request. Never throws for what the query says, only for a damaged archive.
  func search(_ request: SearchRequest) async throws -> SearchResponse

  /// The documents that came in last and hold all words of a request's query, ``NewDocuments/most`` at
  /// most; of the request only the query and the filter count.
  func newDocuments(_ request: SearchRequest) async throws -> NewDocuments

  /// Lists requirements. Never throws for what the query says, only for a damaged archive.
  func requirements(_ request: RequirementRequest) async throws -> RequirementResponse

  /// Lists requirements whole, some at a time.
  func requirementTable(_ request: RequirementRequest) async throws -> any RequirementTable

  /// Checks a quotation.
  ///
  /// - Throws: ``QuoteRequest/Refusal`` for a text that is no quotation; else only for a damaged archive.
  func quote(_ request: QuoteRequest) async throws -> QuoteResponse

  /// Checks a pasted text: a quotation, or an article with quotations in it.
  ///
  /// - Throws: as ``quote(_:)``.
  func checkPasted(_ request: QuoteRequest) async throws -> PastedAnswer

  /// The document with this id, or the document that the passage with this id stands in; `nil`
  /// where there is none.
  ///
  /// - Parameters:
  ///   - id: a document's or a passage's id.
  ///   - passages: which of its passages are wanted.
  func document(id: String, passages: PassageSelection) async throws -> DocumentView?

  /// The file of the document with this id, from the corpus; `nil` where there is no such document.
  ///
  /// - Throws: ``WithdrawnDocument`` where the document, or another one in the same file, was withdrawn;
  ///   else only for a damaged archive.
  func original(id: String) async throws -> OriginalDocument?

  /// How the archive stands.
  func status() async throws -> ArchiveStatus
}

extension ArchiveReading {
  /// Checks a pasted text as one quotation.
  public func checkPasted(_ request: QuoteRequest) async throws -> PastedAnswer {
    .quotation(try await quote(request))
  }
}

/// How an archive stands.
public struct ArchiveStatus: Sendable, Hashable {
  /// The number of documents that can be found.
  public var documentCount: Int
  /// The number of passages that can be found.
  public var passageCount: Int
  /// The number of files that could not be read, or only in part.
  public var problemCount: Int
  /// Whether the last indexing run came to its end.
  public var isComplete: Bool
  /// The version of the analysis the index was made by.
  public var analysisVersion: String

  /// Makes a status.
  public init(
    documentCount: Int, passageCount: Int, problemCount: Int, isComplete: Bool,
    analysisVersion: String
  ) {
    self.documentCount = documentCount
    self.passageCount = passageCount
    self.problemCount = problemCount
    self.isComplete = isComplete
    self.analysisVersion = analysisVersion
  }
}
