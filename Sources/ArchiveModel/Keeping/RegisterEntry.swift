/// One line of the register of accessions and changes (接收登记).
public struct RegisterEntry: Codable, Sendable, Hashable {
  /// What was done.
  public enum Action: String, Codable, Sendable, Hashable {
    /// A file came in.
    case add
    /// A file that lay in the corpus already was taken into the register.
    case register
    /// A registered file that had been changed by hand was taken as it is now.
    case accept
    /// A description was made or changed.
    case edit
    /// A document was taken out of search.
    case withdraw
    /// A withdrawn document was put back.
    case restore
    /// A document gave way to a later version.
    case replace
    /// A file was found under another path of the corpus than before.
    case move
  }

  /// A field of a description before and after.
  public struct Change: Codable, Sendable, Hashable {
    /// The field's name, as in a description file.
    public var field: String
    /// What it said before; `nil` where it said nothing.
    public var from: String?
    /// True where what it said before was read in the text, and stated by nobody.
    public var fromExtracted: Bool?
    /// What it says now; `nil` where a person's value was taken back.
    public var to: String?

    /// Makes a change.
    public init(field: String, from: String?, to: String?, fromExtracted: Bool = false) {
      (self.field, self.from, self.to) = (field, from, to)
      self.fromExtracted = fromExtracted ? true : nil
    }

    enum CodingKeys: String, CodingKey {
      case field, from, to
      case fromExtracted = "from_extracted"
    }
  }

  /// The line's number, from 1.
  public var entry = 0
  /// When, in UTC, ISO 8601.
  public var at: String
  /// Who.
  public var by: String
  /// What was done.
  public var action: Action
  /// The accession number (接收号), `YEAR-NUMBER`, of what came in.
  public var accession: String?
  /// The path of the file below `corpus/`.
  public var path: String
  /// The document's id; of a container, the id its path gives.
  public var document: String
  /// The record in the container, where one record is meant.
  public var record: String?
  /// The name, with the folders named, under which it was given.
  public var originalName: String?
  /// The SHA-256 of the file, in hexadecimal.
  public var sha256: String?
  /// The size of the file in bytes.
  public var size: Int?
  /// The format of the file.
  public var format: String?
  /// Where it came from: what a person stated, or else the path it was given by.
  public var source: String?
  /// The path it was given by, where a person stated something else.
  public var givenPath: String?
  /// What changed in the description.
  public var changes: [Change]?
  /// Why, in the person's words.
  public var why: String?
  /// The path of the other version: the earlier one of what came in, the later one of what gave way.
  public var version: String?
  /// The path that a moved file had before.
  public var movedFrom: String?
  /// The SHA-256 of the line before, without its line end; 64 zeros in the first line. So a line that
  /// is changed or lost shows.
  public var previous = ""

  /// Makes an entry; number and chain are the register's to give.
  public init(
    at: String, by: String, action: Action, path: String, record: String?, document: String
  ) {
    (self.at, self.by, self.action) = (at, by, action)
    (self.path, self.record, self.document) = (path, record, document)
  }

  enum CodingKeys: String, CodingKey {
    case entry, at, by, action, accession, path, document, record
    case originalName = "original_name"
    case givenPath = "given_path"
    case movedFrom = "moved_from"
    case sha256, size, format, source, changes, why, version, previous
  }
}

/// Who is at work, and when: what every entry begins with.
public struct Attribution: Sendable, Hashable {
  /// The person's name.
  public var by: String
  /// The time in UTC, ISO 8601, to the second.
  public var at: String

  /// Names a person and a time.
  public init(by: String, at: String) { (self.by, self.at) = (by, at) }
}
