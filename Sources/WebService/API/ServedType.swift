/// The media types that files of the archive are sent as.
enum ServedType {
  /// Types that hold no program a browser would run. HTML goes as plain text; the rest as bytes.
  private static let safeTypes: Set<String> = [
    "text/plain", "text/markdown", "text/csv", "application/json", "application/jsonl",
    "application/x-ndjson", "application/pdf", "application/msword", "application/ofd",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ]

  /// Every type that a file is sent as.
  static var all: Set<String> { safeTypes.union(["application/octet-stream"]) }

  /// The type that a file of a type is sent as.
  static func safe(_ mediaType: String) -> String {
    let type = mediaType.split(separator: ";").first.map { $0.lowercased() } ?? ""
    let name = type.filter { !$0.isWhitespace }
    if name == "text/html" { return "text/plain" }
    return safeTypes.contains(name) ? name : "application/octet-stream"
  }
}
