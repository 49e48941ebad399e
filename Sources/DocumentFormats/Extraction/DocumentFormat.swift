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

  /// Whether a file of the format holds many documents, told apart by record ids. A message is one,
  /// for its attachments; it has no record id itself.
  public var isContainer: Bool {
    self == .jsonLines || self == .csv || self == .zip || self == .eml
  }

  /// Whether a file of the format is text in some encoding, so that its original is the decoded file.
  var isText: Bool {
    switch self {
    case .markdown, .text, .html, .jsonLines, .csv: true
    case .docx, .odt, .epub, .pdf, .ofd, .rtf, .doc, .eml, .zip: false
    }
  }

  /// The largest entry of an archive that is read in the format, in bytes, so that reading it takes
  /// no more than 512 MB even where it is all marks and line ends.
  var largestEntry: Int {
    switch self {
    case .markdown, .html, .text: 12 << 20
    case .jsonLines, .csv: 16 << 20
    default: DecompressionBudget.largestEntry
    }
  }

  /// The media type a file of the format is served as.
  public var mediaType: String {
    switch self {
    case .markdown: "text/markdown"
    case .text: "text/plain"
    case .html: "text/html"
    case .jsonLines: "application/jsonl"
    case .csv: "text/csv"
    case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case .odt: "application/vnd.oasis.opendocument.text"
    case .epub: "application/epub+zip"
    case .pdf: "application/pdf"
    case .ofd: "application/ofd"
    case .rtf: "application/rtf"
    case .doc: "application/msword"
    case .eml: "message/rfc822"
    case .zip: "application/zip"
    }
  }

  /// The format by a file's ending, in any letter case.
  init?(path: String) {
    let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map {
      path[path.utf8.index(after: $0)...]
    }
    guard let dot = (name ?? path[...]).utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    switch path[path.utf8.index(after: dot)...].lowercased() {
    case "md", "markdown": self = .markdown
    case "txt", "text": self = .text
    case "html", "htm", "xhtml": self = .html
    case "jsonl", "ndjson": self = .jsonLines
    case "csv": self = .csv
    case "docx", "docm": self = .docx
    case "odt": self = .odt
    case "epub": self = .epub
    case "pdf": self = .pdf
    case "ofd": self = .ofd
    case "rtf": self = .rtf
    case "doc": self = .doc
    case "eml": self = .eml
    case "zip": self = .zip
    default: return nil
    }
  }
}
