internal import TextAnalysis

/// The encoding an HTML file names itself.
enum HTMLCharsetHint {
  /// What stands after `charset=` in the first 2,048 bytes.
  static func encoding(in bytes: [UInt8]) -> TextEncoding? {
    let mark = Array("charset=".utf8)
    let head = bytes.prefix(2048).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    guard head.count > mark.count else { return nil }
    for start in 0..<(head.count - mark.count) where head[start] == mark[0] {
      guard head[start..<(start + mark.count)].elementsEqual(mark) else { continue }
      let label = head[(start + mark.count)...].drop { $0 == 0x22 || $0 == 0x27 || $0 == 0x20 }
        .prefix {
          $0 == 0x2D || $0 == 0x5F || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0)
        }
      return TextEncoding(label: String(decoding: label, as: UTF8.self))
    }
    return nil
  }
}
