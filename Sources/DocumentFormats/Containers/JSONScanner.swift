internal import ArchiveModel

/// What keeps a text from being JSON, and where.
struct JSONSyntaxError: Error {
  /// What is wrong.
  var reason: JSONFault
  /// The character it is found at, in Unicode scalars from 1.
  var character: Int
}

/// Reads the tokens of JSON (RFC 8259): strings, numbers, words and single signs.
///
///     number = [ "-" ] ( "0" / digit1-9 *digit ) [ "." 1*digit ] [ ( "e" / "E" ) [ "+" / "-" ] 1*digit ]
///     string = quote *( unescaped / "\" ( one of "\/bfnrt or a quote / "u" 4hex ) ) quote
///
/// Unescaped is every character from U+0020 on but the quote and the backslash. An escape that is
/// half a surrogate pair is in the grammar, though no character: it is read as U+FFFD and counted.
struct JSONScanner {
  private let text: [Unicode.Scalar]
  private let base: Int
  private(set) var index: Int
  private let end: Int
  /// Lone surrogate escapes met, each read as U+FFFD.
  private(set) var loneSurrogateCount = 0

  init(_ text: [Unicode.Scalar], _ range: Range<Int>) {
    (self.text, index, base, end) = (text, range.lowerBound, range.lowerBound, range.upperBound)
  }

  /// The next character, or `nil` at the end.
  var next: Unicode.Scalar? { index < end ? text[index] : nil }

  /// An error at the next character, or at one before it.
  func failure(_ reason: JSONFault, at place: Int? = nil) -> JSONSyntaxError {
    JSONSyntaxError(reason: reason, character: (place ?? index) - base + 1)
  }

  mutating func skipSpace() {
    while let next, next == " " || next == "\t" || next == "\r" || next == "\n" { index += 1 }
  }

  /// Whether the next character after white space is this one, which is then passed.
  mutating func accept(_ scalar: Unicode.Scalar) -> Bool {
    skipSpace()
    return take { $0 == scalar }
  }

  private mutating func take(_ isWanted: (Unicode.Scalar) -> Bool) -> Bool {
    guard let next, isWanted(next) else { return false }
    index += 1
    return true
  }

  // MARK: Words and numbers

  /// Passes `true`, `false` or `null`.
  mutating func word() throws(JSONSyntaxError) {
    for word in ["true", "false", "null"] {
      let scalars = word.unicodeScalars
      if text[index..<end].starts(with: scalars) {
        index += scalars.count
        return
      }
    }
    throw failure(.unknownWord)
  }

  /// A number as it is written.
  mutating func number() throws(JSONSyntaxError) -> String {
    let start = index
    _ = take { $0 == "-" }
    if next == "+" { throw failure(.plusSign) }
    if take({ $0 == "0" }) {
      if let next, Self.isDigit(next) { throw failure(.leadingZero, at: index - 1) }
    } else {
      try digits()
    }
    if take({ $0 == "." }) { try digits() }
    if take({ $0 == "e" || $0 == "E" }) {
      _ = take { $0 == "+" || $0 == "-" }
      try digits()
    }
    return String(String.UnicodeScalarView(text[start..<index]))
  }

  private mutating func digits() throws(JSONSyntaxError) {
    guard take(Self.isDigit) else { throw failure(.noDigit) }
    while take(Self.isDigit) {}
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    (0x30...0x39).contains(scalar.value)
  }

  // MARK: Strings

  /// The characters of a string, whose opening quote is passed.
  mutating func string() throws(JSONSyntaxError) -> [Unicode.Scalar] {
    let start = index - 1
    var result: [Unicode.Scalar] = []
    while index < end {
      let scalar = text[index]
      index += 1
      switch scalar {
      case "\"": return result
      case "\\": result.append(try escape())
      default:
        guard scalar.value >= 0x20 else { throw failure(.controlCharacter, at: index - 1) }
        result.append(scalar)
      }
    }
    throw failure(.stringNotClosed, at: start)
  }

  private mutating func escape() throws(JSONSyntaxError) -> Unicode.Scalar {
    let start = index - 1
    guard let scalar = next else { throw failure(.stringNotClosed) }
    index += 1
    switch scalar {
    case "\"", "\\", "/": return scalar
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u": return try character(start)
    default: throw failure(.unknownEscape, at: start)
    }
  }

  /// The character of an escape, whose `\u` is passed, and of one that follows as its other half.
  private mutating func character(_ start: Int) throws(JSONSyntaxError) -> Unicode.Scalar {
    let first = try hexUnit(start)
    if let scalar = Unicode.Scalar(first) { return scalar }
    if first < 0xDC00, index + 1 < end, text[index] == "\\", text[index + 1] == "u" {
      let mark = index
      index += 2
      let second = try hexUnit(mark)
      if (0xDC00...0xDFFF).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        return scalar
      }
      index = mark
    }
    loneSurrogateCount += 1
    return "\u{FFFD}"
  }

  private mutating func hexUnit(_ start: Int) throws(JSONSyntaxError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = next, digit.properties.isASCIIHexDigit else {
        throw failure(.noHexDigit, at: start)
      }
      value = value << 4 | (digit.value < 0x3A ? digit.value - 0x30 : digit.value & 0x07 + 9)
      index += 1
    }
    return value
  }
}
