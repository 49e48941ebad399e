/// A format that documents come in.
public enum DocumentFormat: String, Sendable, Hashable, CaseIterable {
  case markdown
  case text
  case html
  case jsonLines = "jsonl"
  case csv

  /// Whether a file of the format holds many documents.
  public var isContainer: Bool { self == .jsonLines || self == .csv }

  /// The media type a file of the format is served as.
  public var mediaType: String {
    switch self {
    case .markdown: "text/markdown"
    case .text: "text/plain"
    case .html: "text/html"
    case .jsonLines: "application/jsonl"
    case .csv: "text/csv"
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
    default: return nil
    }
  }
}
