internal import TextAnalysis

/// A part of a message (RFC 2045): its head, and its content decoded.
struct MailPart {
  private(set) var headers: [(name: String, value: String)] = []
  private let body: ArraySlice<UInt8>

  /// The longest field of a head that is read, in bytes.
  private static let longestField = 1 << 16

  /// Splits a message or a part of one into head and body.
  init(_ bytes: ArraySlice<UInt8>) {
    var position = bytes.startIndex
    var lines: [[UInt8]] = []
    while position < bytes.endIndex {
      let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.endIndex
      var line = bytes[position..<end]
      if line.last == 0x0D { line = line.dropLast() }
      position = min(end + 1, bytes.endIndex)
      if line.isEmpty { break }
      // A line that begins with white space goes on with the one before.
      if line.first == 0x20 || line.first == 0x09, !lines.isEmpty {
        let left = Self.longestField - lines[lines.count - 1].count
        lines[lines.count - 1] += line.prefix(max(0, left))
      } else if lines.count < 1000 {
        lines.append(Array(line.prefix(Self.longestField)))
      }
    }
    body = bytes[position...]
    for line in lines {
      guard let colon = line.firstIndex(of: 0x3A) else { continue }
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      headers.append((name, Self.text(Array(line[(colon + 1)...]))))
    }
  }

  /// Raw bytes of a head; some programs write them in their own encoding.
  private static func text(_ bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: TextDecoder.decode(bytes, as: .gb18030))
    return String(text)
  }

  /// The value of a field of the head, not decoded.
  func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

  /// The media type in lower case; `text/plain` where none is told.
  var mediaType: String {
    let value = header("content-type")?.split(separator: ";").first ?? "text/plain"
    return value.filter { !$0.isWhitespace }.lowercased()
  }

  /// A parameter of a field (`charset`, `boundary`), its forms of RFC 2231 put together.
  func parameter(_ name: String, of header: String) -> String? {
    guard let value = self.header(header) else { return nil }
    return MailWords.parameter(name, in: value)
  }

  /// The name of the file that the part is, if it is one.
  var fileName: String? {
    let name =
      parameter("filename", of: "content-disposition") ?? parameter("name", of: "content-type")
    return name.map(MailWords.decoded)
  }

  var isAttachment: Bool {
    header("content-disposition")?.lowercased().contains("attachment") ?? false
  }

  /// The content, its transfer encoding undone.
  var content: [UInt8] {
    switch header("content-transfer-encoding")?.filter({ !$0.isWhitespace }).lowercased() {
    case "base64": MailWords.base64(body)
    case "quoted-printable": MailWords.quotedPrintable(body)
    default: Array(body)
    }
  }

  /// The parts between the lines of a boundary (RFC 2046, 5.1.1).
  func parts(limit: Int) -> [MailPart] {
    guard let boundary = parameter("boundary", of: "content-type"), !boundary.isEmpty else {
      return []
    }
    let mark = Array("--\(boundary)".utf8)
    var parts: [MailPart] = []
    var start: Int?
    var position = body.startIndex
    while position < body.endIndex, parts.count < limit {
      let end = body[position...].firstIndex(of: 0x0A) ?? body.endIndex
      let line = body[position..<end]
      if line.starts(with: mark) {
        let rest = line.dropFirst(mark.count)
        let isLast = rest.starts(with: [0x2D, 0x2D])
        if isLast || rest.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
          if let start { parts.append(MailPart(body[start..<max(start, position)])) }
          start = isLast ? nil : min(end + 1, body.endIndex)
          if isLast { break }
        }
      }
      position = end + 1
    }
    if let start, parts.count < limit { parts.append(MailPart(body[start...])) }
    return parts
  }
}
