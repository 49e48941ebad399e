/// A document as it stands in the archive: what a result shows and a citation needs.
public struct DocumentSummary: Sendable, Hashable {
  /// The document's id; the same after every rebuild.
  public var id: String
  /// The record's id in its container, or `nil` where the file is the document.
  public var externalID: String?
  /// The file's path below `corpus/`, with `/` between the parts.
  public var path: String
  /// What is known about it.
  public var description: DocumentDescription
  /// Whether it is found, and the versions it belongs with.
  public var standing: DocumentStanding
  /// How much of it could be read.
  public var contentState: ContentState

  /// Makes a summary.
  public init(
    id: String, externalID: String? = nil, path: String, description: DocumentDescription,
    standing: DocumentStanding = DocumentStanding(), contentState: ContentState = .text
  ) {
    (self.standing, self.contentState) = (standing, contentState)
    self.id = id
    self.externalID = externalID
    self.path = path
    self.description = description
  }

  /// Where it lies: its file's path below `corpus/`, with its record (`汇编/2021.jsonl#17`) where the file
  /// holds many.
  public var place: String { externalID.map { "\(path)#\($0)" } ?? path }

  /// What to call the document: its title, or else where it lies.
  public var displayTitle: String { description.title ?? place }
}

/// A document, or a part of it, to be read.
public struct DocumentView: Sendable, Hashable {
  /// A passage with its id.
  public struct IdentifiedPassage: Sendable, Hashable {
    /// The passage's id.
    public var id: String
    /// The passage.
    public var passage: Passage
    /// What is said and required in it.
    public var statements: PassageStatements

    /// Makes a passage with its id.
    public init(
      id: String, passage: Passage, statements: PassageStatements = PassageStatements()
    ) {
      self.id = id
      self.passage = passage
      self.statements = statements
    }
  }

  /// The document.
  public var document: DocumentSummary
  /// SHA-256 of the file's bytes, in lower-case hexadecimal.
  public var contentSHA256: String
  /// The file's format, e.g. `markdown`.
  public var format: String
  /// The encoding the bytes were read in, e.g. `GB18030`; `nil` for formats that carry their own.
  public var encoding: String?
  /// The passages asked for, in reading order.
  public var passages: [IdentifiedPassage]
  /// How many passages the document has in all.
  public var passageCount: Int
  /// The versions it belongs with.
  public var versions: DocumentVersions
  /// The documents with much the same text.
  public var alsoIn: DocumentLinks
  /// Which page of the document it is, where one was asked for.
  public var part: DocumentPart?

  /// Makes a view.
  public init(
    document: DocumentSummary, contentSHA256: String, format: String, encoding: String?,
    passages: [IdentifiedPassage], passageCount: Int,
    versions: DocumentVersions = DocumentVersions(), alsoIn: DocumentLinks = DocumentLinks()
  ) {
    self.versions = versions
    self.document = document
    self.contentSHA256 = contentSHA256
    self.format = format
    self.encoding = encoding
    self.passages = passages
    self.passageCount = passageCount
    self.alsoIn = alsoIn
  }
}

/// The versions before and after a document.
public struct DocumentVersions: Sendable, Hashable {
  /// Another version.
  public struct Version: Sendable, Hashable {
    /// The document's id.
    public var id: String
    /// The path of its file below `corpus/`.
    public var path: String

    /// Names a version.
    public init(id: String, path: String) { (self.id, self.path) = (id, path) }
  }

  /// The version that it gave way to.
  public var later: Version?
  /// The version that it took the place of.
  public var earlier: Version?

  /// No other versions.
  public init() {}
}

/// What is asked for was withdrawn: it is kept, and not handed out.
public struct WithdrawnDocument: Error, Sendable {
  /// Tells so.
  public init() {}
}

/// A document's file, as it came in.
public struct OriginalDocument: Sendable {
  /// The file's name, without folders.
  public var fileName: String
  /// The media type by the file's ending, e.g. `text/markdown`.
  public var mediaType: String
  /// The bytes.
  public var content: any ByteSource
  /// The media type of what is no known format: just bytes (RFC 2046, 4.5.1).
  public static let unknownMediaType = "application/octet-stream"

  /// Makes an original.
  public init(fileName: String, mediaType: String, content: any ByteSource) {
    self.fileName = fileName
    self.mediaType = mediaType
    self.content = content
  }
}
