/// The elements, attributes and values that a format's reader knows.
struct Vocabulary {
  var elements: [String]
  var attributes: [String]
  var values: [String]
}

/// Makes well-formed XML of any bytes, so that what is fuzzed is the reader of a format and not
/// libxml2's complaints about tags that do not match.
struct XMLMaker {
  private static let deepest = 200
  private static let texts = [
    "一、", "（二）", "第三条 ", "整改", "县政府关于", "的通知", "云政办发〔2021〕18号", "2021年5月28日", "。", "，", "“", "”",
    "：", "\n",
    " ", "\u{3000}", "\t", "&amp;", "&#x10FFFD;", "𠮷", "e\u{301}", "— 1 —", "各乡镇：", "nan",
    "安全生产责任重于泰山安全生产责任重于泰山", "1", "-1", "99999999999999999999",
  ]

  private let vocabulary: Vocabulary
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8], _ vocabulary: Vocabulary) {
    (self.bytes, self.vocabulary) = (bytes, vocabulary)
  }

  /// The documents that the bytes make, one for each byte 0xFF and one more.
  mutating func documents() -> [[UInt8]] {
    var documents: [[UInt8]] = []
    while position < bytes.count || documents.isEmpty { documents.append(Array(document().utf8)) }
    return documents
  }

  private mutating func next() -> Int {
    guard position < bytes.count else { return 0 }
    defer { position += 1 }
    return Int(bytes[position])
  }

  private mutating func document() -> String {
    var text = "<root>"
    var open: [String] = []
    while position < bytes.count {
      let code = next()
      switch code {
      case 0xFF:
        return text + open.reversed().map { "</\($0)>" }.joined() + "</root>"
      case ..<0x80:
        let name = vocabulary.elements[code % vocabulary.elements.count]
        let (attributes, isEmpty) = attributes()
        if isEmpty || open.count >= Self.deepest {
          text += "<\(name)\(attributes)/>"
        } else {
          text += "<\(name)\(attributes)>"
          open.append(name)
        }
      case ..<0xB0: if let name = open.popLast() { text += "</\(name)>" }
      case ..<0xE0: text += Self.texts[code % Self.texts.count]
      default: text += raw()
      }
    }
    return text + open.reversed().map { "</\($0)>" }.joined() + "</root>"
  }

  /// Attributes, and whether the element is closed at once.
  private mutating func attributes() -> (text: String, isEmpty: Bool) {
    let code = next()
    var text = ""
    var used: Set<String> = []
    for _ in 0..<(code & 7) {
      let name = vocabulary.attributes[next() % vocabulary.attributes.count]
      let value = value()
      if used.insert(name).inserted { text += " \(name)=\"\(value)\"" }
    }
    return (text, code & 8 != 0)
  }

  private mutating func value() -> String {
    let code = next()
    if code < 0xA0 { return vocabulary.values[code % vocabulary.values.count] }
    if code < 0xC0 { return "\(next() - 128)" }
    if code < 0xD0 { return "\(Double(next() - 128) / 4) \(next()) \(next() - 128) \(next())" }
    if code < 0xE0 { return Self.texts[code % Self.texts.count] }
    return raw()
  }

  /// Some of the bytes themselves.
  private mutating func raw() -> String {
    let end = min(bytes.count, position + next() % 48 + 1)
    let piece = String(decoding: bytes[min(position, end)..<end], as: UTF8.self)
    position = end
    var text = ""
    for scalar in piece.unicodeScalars {
      switch scalar {
      case "<", "&", "\"": text += "&#\(scalar.value);"
      case "\t", "\n", " "..."\u{D7FF}", "\u{E000}"..."\u{FFFD}", "\u{10000}"...:
        text.unicodeScalars.append(scalar)
      default: text += "\u{FFFD}"
      }
    }
    return text
  }
}
