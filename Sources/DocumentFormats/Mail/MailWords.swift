internal import TextAnalysis
import TextStructure

/// The encodings of mail: base64, quoted-printable (RFC 2045), words of heads (RFC 2047), parameters
/// (RFC 2231).
enum MailWords {
  static func base64(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var decoded: [UInt8] = []
    var (buffer, bits) = (UInt32(0), 0)
    for byte in bytes {
      let value: UInt8
      switch byte {
      case 0x41...0x5A: value = byte - 0x41
      case 0x61...0x7A: value = byte - 0x61 + 26
      case 0x30...0x39: value = byte - 0x30 + 52
      case 0x2B, 0x2D: value = 62
      case 0x2F, 0x5F: value = 63
      case 0x3D:
        (buffer, bits) = (0, 0)
        continue
      default: continue
      }
      buffer = (buffer << 6 | UInt32(value)) & 0xFF_FFFF
      bits += 6
      if bits >= 8 {
        bits -= 8
        decoded.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
      }
    }
    return decoded
  }

  static func quotedPrintable(_ bytes: some Collection<UInt8>, isWord: Bool = false) -> [UInt8] {
    var decoded: [UInt8] = []
    var iterator = bytes.makeIterator()
    while let byte = iterator.next() {
      if byte == 0x5F, isWord {
        decoded.append(0x20)
      } else if byte == 0x3D {
        guard let high = iterator.next() else { break }
        // A soft line break.
        if high == 0x0A { continue }
        guard let low = iterator.next() else { break }
        if high == 0x0D, low == 0x0A { continue }
        if let value = UInt8(String(decoding: [high, low], as: UTF8.self), radix: 16) {
          decoded.append(value)
        } else {
          decoded += [byte, high, low]
        }
      } else {
        decoded.append(byte)
      }
    }
    return decoded
  }

  /// Bytes in the encoding of a label; an unknown one is found out.
  static func text(_ bytes: [UInt8], charset: String?) -> [Unicode.Scalar] {
    let named = charset.flatMap { TextEncoding(label: $0) }
    if named == nil || named == .utf8, String(validating: bytes, as: UTF8.self) == nil,
      let found = try? TextDecoder.decode(bytes)
    {
      return found.scalars
    }
    return TextDecoder.decode(bytes, as: named ?? .utf8)
  }

  /// A field of a head with its encoded words decoded. Neighbours in one encoding are decoded
  /// together: senders cut characters in two.
  static func decoded(_ value: String) -> String {
    var text = String.UnicodeScalarView()
    var pending: (bytes: [UInt8], charset: String)?
    var rest = Substring(value)
    func flush() {
      if let word = pending {
        text.append(contentsOf: self.text(word.bytes, charset: word.charset))
      }
      pending = nil
    }
    while let start = rest.unicodeScalarRange(of: "=?") {
      let before = rest[..<start.lowerBound]
      guard let (word, end) = encodedWord(rest[start.upperBound...]) else {
        flush()
        text.append(contentsOf: rest[..<start.upperBound].unicodeScalars)
        rest = rest[start.upperBound...]
        continue
      }
      // White space between two encoded words is none.
      if !before.allSatisfy(\.isWhitespace) || pending == nil {
        flush()
        text.append(contentsOf: before.unicodeScalars)
      }
      if let open = pending, open.charset == word.charset {
        pending?.bytes += word.bytes
      } else {
        flush()
        pending = word
      }
      rest = rest[end...]
    }
    flush()
    text.append(contentsOf: rest.unicodeScalars)
    return String(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// `gbk?B?…?=`, after `=?`.
  private static func encodedWord(_ text: Substring) -> (
    word: (bytes: [UInt8], charset: String), end: String.Index
  )? {
    // By bytes, and no further than a word may reach: there may be as many as there are characters.
    let head = text.utf8.prefix(2000)
    guard let first = head.firstIndex(of: 0x3F) else { return nil }
    let second = head.index(after: first)
    guard let form = head[second...].first, let mark = head[second...].dropFirst().first,
      mark == 0x3F
    else { return nil }
    let start = head.index(second, offsetBy: 2)
    var end = start
    while end < head.endIndex, !head[end...].starts(with: [0x3F, 0x3D]) {
      end = head.index(after: end)
    }
    guard end < head.endIndex else { return nil }
    let charset =
      Substring(head[..<first]).split(separator: "*").first.map { $0.lowercased() } ?? ""
    let after = head.index(end, offsetBy: 2)
    switch form {
    case UInt8(ascii: "b"), UInt8(ascii: "B"): return ((base64(head[start..<end]), charset), after)
    case UInt8(ascii: "q"), UInt8(ascii: "Q"):
      return ((quotedPrintable(head[start..<end], isWord: true), charset), after)
    default: return nil
    }
  }

  /// A parameter of a field: `name=value`, `name="value"`, `name*=UTF-8''…`, `name*0=…; name*1=…`.
  static func parameter(_ name: String, in value: String) -> String? {
    var pieces: [(order: Int, isEncoded: Bool, text: String)] = []
    for (key, text) in parameters(value) {
      if key == name { return text }
      guard key.hasPrefix(name + "*") else { continue }
      let rest = key.dropFirst(name.count + 1)
      let isEncoded = rest.isEmpty || rest.hasSuffix("*")
      pieces.append((Int(rest.filter(\.isNumber)) ?? 0, isEncoded, text))
    }
    guard !pieces.isEmpty else { return nil }
    var charset: String?
    var bytes: [UInt8] = []
    for piece in pieces.sorted(by: { $0.order < $1.order }) {
      var text = Substring(piece.text)
      if piece.isEncoded, charset == nil {
        let parts = text.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        if parts.count == 3 { (charset, text) = (String(parts[0]), parts[2]) }
      }
      bytes += piece.isEncoded ? PercentCoding.decoded(text.utf8) : Array(text.utf8)
    }
    var decoded = String.UnicodeScalarView()
    decoded.append(contentsOf: self.text(bytes, charset: charset))
    return String(decoded)
  }

  private static func parameters(_ value: String) -> [(key: String, text: String)] {
    var parameters: [(key: String, text: String)] = []
    var (current, isQuoted, isEscaped) = ("", false, false)
    func finish() {
      guard let equals = current.firstIndex(of: "=") else { return }
      let key = current[..<equals].filter { !$0.isWhitespace }.lowercased()
      parameters.append((key, String(current[current.index(after: equals)...].trimmingBlanks())))
    }
    for character in value {
      if isEscaped {
        current.append(character)
        isEscaped = false
      } else if character == "\\", isQuoted {
        isEscaped = true
      } else if character == "\"" {
        isQuoted.toggle()
      } else if character == ";", !isQuoted {
        finish()
        current = ""
      } else {
        current.append(character)
      }
    }
    finish()
    return parameters
  }
}
