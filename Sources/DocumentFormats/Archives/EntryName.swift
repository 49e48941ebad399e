internal import TextAnalysis

/// The name of an archive's entry, or of a file from elsewhere, as a path: UTF-8, or else GB18030 or
/// Big5 as their archivers write without saying so.
public enum EntryName {
  /// The parts between slashes, without empty ones, `.` and `..`, and without control characters.
  /// So the path names a place in the archive, `//` never stands in it, and nothing leaves it.
  public static func path(_ bytes: [UInt8]) -> String {
    let parts = decoded(bytes).split { $0 == "/" || $0 == "\\" }.map { part in
      String(
        String.UnicodeScalarView(
          part.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
    }
    let path = parts.filter { $0 != "." && $0 != ".." }.joined(separator: "/")
    return path.isEmpty ? "unnamed" : path
  }

  /// `通知.docx` as `通知-2.docx`: the ending still tells the format.
  public static func numbered(_ path: String, _ number: Int) -> String {
    let bytes = Array(path.utf8)
    guard let dot = bytes.lastIndex(of: 0x2E), !bytes[dot...].contains(0x2F) else {
      return "\(path)-\(number)"
    }
    return String(decoding: bytes[..<dot], as: UTF8.self) + "-\(number)"
      + String(decoding: bytes[dot...], as: UTF8.self)
  }

  /// Whether an entry is what archivers and systems leave behind.
  static func isLeftBehind(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    return name.hasPrefix(".") || path.hasPrefix("__MACOSX/") || name == "Thumbs.db"
      || name == "desktop.ini" || name.hasPrefix("~$")
  }

  /// What stands between an entry's path, in which it never stands, and a record of the entry.
  static let separator = "//"

  /// A record's id as an entry's path and the id in the entry, where there is one.
  static func split(_ recordID: String) -> (path: String, rest: String?) {
    let bytes = Array(recordID.utf8)
    for index in bytes.indices.dropLast() where bytes[index] == 0x2F && bytes[index + 1] == 0x2F {
      return (
        String(decoding: bytes[..<index], as: UTF8.self),
        String(decoding: bytes[(index + 2)...], as: UTF8.self)
      )
    }
    return (recordID, nil)
  }

  private static func decoded(_ bytes: [UInt8]) -> String {
    // `通知` in GB18030 is well-formed UTF-8 too; the decoder knows.
    if let decoded = try? TextDecoder.decode(bytes), decoded.replacementCount == 0 {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: decoded.scalars)
      return String(text)
    }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    // Too short to be told by its characters: the commoner encoding first.
    for encoding in [TextEncoding.gb18030, .big5] {
      let scalars = TextDecoder.decode(bytes, as: encoding)
      guard !scalars.contains("\u{FFFD}") else { continue }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      return String(text)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Makes names distinct by a suffix.
struct DistinctNames {
  private var used: Set<String> = []
  /// The suffix to try next for a name that occurred before: all entries may have one name.
  private var nextSuffixes: [String: Int] = [:]

  mutating func name(_ plain: String) -> String {
    var name = plain
    var number = nextSuffixes[plain] ?? 2
    while !used.insert(name).inserted {
      name = EntryName.numbered(plain, number)
      number += 1
      nextSuffixes[plain] = number
    }
    return name
  }
}
