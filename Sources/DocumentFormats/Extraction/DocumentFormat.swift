/// A format that documents come in.
public enum DocumentFormat: String, Sendable, Hashable, CaseIterable {
  case markdown
  case text
  case html
  case jsonLines = "jsonl"
  case csv
  case docx
  case odt
  case epub
  case pdf
  case ofd
  case rtf
  case doc
  case eml
  case zip

  /// What there is to know of a format beside its reader (`FileReader`).
  struct Traits {
    /// The endings of its files' names, in lower case.
    var endings: [String]
    /// The media type its files are served as.
    var mediaType: String
    /// Whether a file is text in some encoding, so that its original is the decoded file.
    var isText = false
    /// Whether a file holds many documents, told apart by record ids.
    var isContainer = false
    /// The largest entry of an archive that is read, in bytes, so that reading it takes no more than
    /// 512 MB even where it is all marks and line ends.
    var largestEntry = DecompressionBudget.largestEntry
    /// The largest file that is read as a whole, in bytes; `nil` where a program reads the file itself.
    var largestFile: Int? = LargeTextLimits.largestRead
  }

  /// The table of formats. A new one is a case, a row here, and its reader in `FileReader`.
  var traits: Traits {
    switch self {
    case .markdown:
      Traits(
        endings: ["md", "markdown"], mediaType: "text/markdown", isText: true,
        largestEntry: 12 << 20)
    case .text:
      Traits(
        endings: ["txt", "text"], mediaType: "text/plain", isText: true, largestEntry: 12 << 20)
    case .html:
      Traits(
        endings: ["html", "htm", "xhtml"], mediaType: "text/html", isText: true,
        largestEntry: 12 << 20, largestFile: LargeTextLimits.largestMarkup)
    case .jsonLines:
      Traits(
        endings: ["jsonl", "ndjson"], mediaType: "application/jsonl", isText: true,
        isContainer: true, largestEntry: 16 << 20)
    case .csv:
      Traits(
        endings: ["csv"], mediaType: "text/csv", isText: true, isContainer: true,
        largestEntry: 16 << 20)
    case .docx:
      Traits(
        endings: ["docx", "docm"],
        mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    case .odt: Traits(endings: ["odt"], mediaType: "application/vnd.oasis.opendocument.text")
    case .epub: Traits(endings: ["epub"], mediaType: "application/epub+zip")
    case .pdf: Traits(endings: ["pdf"], mediaType: "application/pdf", largestFile: nil)
    case .ofd: Traits(endings: ["ofd"], mediaType: "application/ofd")
    case .rtf: Traits(endings: ["rtf"], mediaType: "application/rtf")
    case .doc: Traits(endings: ["doc"], mediaType: "application/msword")
    // One message, and many documents for its attachments; it has no record id itself.
    case .eml: Traits(endings: ["eml"], mediaType: "message/rfc822", isContainer: true)
    case .zip:
      Traits(
        endings: ["zip"], mediaType: "application/zip", isContainer: true,
        largestFile: 2 * LargeTextLimits.largestRead)
    }
  }

  /// Whether a file of the format holds many documents, told apart by record ids.
  public var isContainer: Bool { traits.isContainer }
  /// Whether a file of the format is text in some encoding.
  var isText: Bool { traits.isText }
  /// The media type a file of the format is served as.
  public var mediaType: String { traits.mediaType }

  private static let byEnding: [String: DocumentFormat] = {
    var formats: [String: DocumentFormat] = [:]
    for format in allCases { for ending in format.traits.endings { formats[ending] = format } }
    return formats
  }()

  /// The format by a file's ending, in any letter case.
  init?(path: String) {
    let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map {
      path[path.utf8.index(after: $0)...]
    }
    guard let dot = (name ?? path[...]).utf8.lastIndex(of: UInt8(ascii: ".")),
      let format = Self.byEnding[path[path.utf8.index(after: dot)...].lowercased()]
    else { return nil }
    self = format
  }
}
