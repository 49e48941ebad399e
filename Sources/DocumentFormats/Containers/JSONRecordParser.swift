import TextStructure

/// A strict parser (RFC 8259) for one JSON object, that tolerates lone surrogate escapes and reads
/// deep nesting without recursion.
struct JSONRecordParser {
  /// A member's value; what a record has no use for is checked and passed over.
  enum Value {
    case string([Unicode.Scalar])
    case number(String)
    /// The strings of an array.
    case list([String])
    case other

    /// The value as strings: one for a string or number, those of a list.
    var strings: [String] {
      switch self {
      case .string(let scalars):
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars.filter { !$0.isInvisible })
        return [String(text)]
      case .number(let text): return [text]
      case .list(let texts): return texts
      case .other: return []
      }
    }
  }

  enum Failure: Error {
    case syntax(String)
    case emit(any Error)
  }

  private let text: [Unicode.Scalar]
  private let base: Int
  private var index: Int
  private let end: Int
  /// Lone surrogate escapes met, each read as U+FFFD.
  private(set) var loneSurrogateCount = 0

  init(_ text: [Unicode.Scalar], _ range: Range<Int>) {
    (self.text, index, base, end) = (text, range.lowerBound, range.lowerBound, range.upperBound)
  }

  private func failure(_ reason: String) -> Failure {
    .syntax("\(reason) at character \(index - base + 1)")
  }

  private mutating func skipSpace() {
    while index < end, text[index] == " " || text[index] == "\t" || text[index] == "\r" {
      index += 1
    }
  }

  private mutating func accept(_ scalar: Unicode.Scalar) -> Bool {
    skipSpace()
    guard index < end, text[index] == scalar else { return false }
    index += 1
    return true
  }

  /// The members of the one object the text is.
  mutating func members() throws(Failure) -> [(name: String, value: Value)] {
    guard accept("{") else { throw failure("not a JSON object") }
    var members: [(String, Value)] = []
    if !accept("}") {
      repeat {
        skipSpace()
        let name = Value.string(try string()).strings.first ?? ""
        guard accept(":") else { throw failure("no colon after a name") }
        members.append((name, try value()))
      } while accept(",")
      guard accept("}") else { throw failure("object not closed") }
    }
    skipSpace()
    guard index == end else { throw failure("text after the object") }
    return members
  }

  private mutating func value() throws(Failure) -> Value {
    skipSpace()
    guard index < end else { throw failure("no value") }
    switch text[index] {
    case "\"": return .string(try string())
    case "[", "{": return try nested()
    case "t", "f", "n":
      try word()
      return .other
    default: return .number(try number())
    }
  }

  private mutating func word() throws(Failure) {
    for word in ["true", "false", "null"] {
      let scalars = Array(word.unicodeScalars)
      if end - index >= scalars.count, text[index..<(index + scalars.count)].elementsEqual(scalars)
      {
        index += scalars.count
        return
      }
    }
    throw failure("unknown word")
  }

  private mutating func number() throws(Failure) -> String {
    let start = index
    while index < end {
      switch text[index] {
      case "0"..."9", "-", "+", ".", "e", "E": index += 1
      default:
        guard index > start else { throw failure("no value") }
        return try checkedNumber(start)
      }
    }
    return try checkedNumber(start)
  }

  private func checkedNumber(_ start: Int) throws(Failure) -> String {
    let number = String(String.UnicodeScalarView(text[start..<index]))
    guard Double(number) != nil else { throw failure("no number") }
    return number
  }

  /// An array or object: its strings are gathered where it is an array of strings.
  private mutating func nested() throws(Failure) -> Value {
    var closers: [Unicode.Scalar] = []
    var strings: [String] = []
    let isArray = text[index] == "["
    repeat {
      skipSpace()
      guard index < end else { throw failure("value not closed") }
      switch text[index] {
      case "[":
        closers.append("]")
        index += 1
      case "{":
        closers.append("}")
        index += 1
      case "]", "}":
        guard closers.last == text[index] else { throw failure("brackets do not match") }
        closers.removeLast()
        index += 1
      case ",", ":": index += 1
      case "\"":
        let text = Value.string(try string()).strings
        if isArray, closers.count == 1 { strings += text }
      case "t", "f", "n": try word()
      default: _ = try number()
      }
    } while !closers.isEmpty
    return isArray ? .list(strings) : .other
  }

  private mutating func string() throws(Failure) -> [Unicode.Scalar] {
    guard index < end, text[index] == "\"" else { throw failure("no string") }
    index += 1
    var result: [Unicode.Scalar] = []
    while index < end {
      let scalar = text[index]
      index += 1
      switch scalar {
      case "\"": return result
      case "\\": result.append(try escape())
      default:
        guard scalar.value >= 0x20 else { throw failure("control character in a string") }
        result.append(scalar)
      }
    }
    throw failure("string not closed")
  }

  private mutating func escape() throws(Failure) -> Unicode.Scalar {
    guard index < end else { throw failure("string not closed") }
    let scalar = text[index]
    index += 1
    switch scalar {
    case "\"", "\\", "/": return scalar
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u":
      let first = try hexUnit()
      if let scalar = Unicode.Scalar(first) { return scalar }
      if first < 0xDC00, index + 1 < end, text[index] == "\\", text[index + 1] == "u" {
        let mark = index
        index += 2
        let second = try hexUnit()
        if (0xDC00...0xDFFF).contains(second),
          let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        {
          return scalar
        }
        index = mark
      }
      loneSurrogateCount += 1
      return "\u{FFFD}"
    default: throw failure("unknown escape")
    }
  }

  private mutating func hexUnit() throws(Failure) -> UInt32 {
    guard end - index >= 4 else { throw failure("escape cut off") }
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard
        let digit = text[index].properties.isASCIIHexDigit
          ? UInt32(String(text[index]), radix: 16) : nil
      else { throw failure("no hexadecimal digit") }
      value = value << 4 | digit
      index += 1
    }
    return value
  }
}
