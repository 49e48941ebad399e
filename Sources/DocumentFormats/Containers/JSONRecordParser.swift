internal import ArchiveModel
import TextStructure

/// A strict parser (RFC 8259) for one JSON object.
///
/// Where the RFC leaves the choice: a lone surrogate escape is read as U+FFFD and counted; numbers
/// of any size and precision are kept as they are written; nesting is as deep as the text is long,
/// since it is read without recursion; all members are given, also those of one name.
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
    case syntax(JSONSyntaxError)
    case emit(any Error)
  }

  private var scanner: JSONScanner
  /// Lone surrogate escapes met, each read as U+FFFD.
  var loneSurrogateCount: Int { scanner.loneSurrogateCount }

  init(_ text: [Unicode.Scalar], _ range: Range<Int>) { scanner = JSONScanner(text, range) }

  /// The members of the one object the text is, in its order.
  mutating func members() throws(JSONSyntaxError) -> [(name: String, value: Value)] {
    guard scanner.accept("{") else { throw scanner.failure(.notAnObject) }
    var members: [(String, Value)] = []
    if !scanner.accept("}") {
      repeat {
        let name = Value.string(try name()).strings.first ?? ""
        members.append((name, try value()))
      } while scanner.accept(",")
      guard scanner.accept("}") else { throw unclosed() }
    }
    scanner.skipSpace()
    guard scanner.next == nil else { throw scanner.failure(.textAfterObject) }
    return members
  }

  /// A member's name; its colon is passed.
  private mutating func name() throws(JSONSyntaxError) -> [Unicode.Scalar] {
    guard scanner.accept("\"") else { throw scanner.failure(.noName) }
    let name = try scanner.string()
    guard scanner.accept(":") else { throw scanner.failure(.noColon) }
    return name
  }

  /// What is wrong where neither a comma nor the closing bracket follows a value.
  private func unclosed() -> JSONSyntaxError {
    switch scanner.next {
    case nil: scanner.failure(.notClosed)
    case "]", "}": scanner.failure(.mismatchedBracket)
    default: scanner.failure(.noComma)
    }
  }

  private mutating func value() throws(JSONSyntaxError) -> Value {
    scanner.skipSpace()
    return switch scanner.next {
    case "[", "{": try nested()
    default: try simple()
    }
  }

  /// A value that holds no others.
  private mutating func simple() throws(JSONSyntaxError) -> Value {
    if scanner.accept("\"") { return .string(try scanner.string()) }
    guard let next = scanner.next else { throw scanner.failure(.noValue) }
    switch next {
    case "a"..."z":
      try scanner.word()
      return .other
    case "-", "+", ".", "0"..."9": return .number(try scanner.number())
    default: throw scanner.failure(.noValue)
    }
  }

  /// An array or object: its strings are gathered where it is an array.
  private mutating func nested() throws(JSONSyntaxError) -> Value {
    /// The values that are open, from the outside in: whether each is an object.
    var open: [Bool] = []
    var strings: [String] = []
    let isArray = scanner.next == "["
    values: while true {
      if scanner.accept("[") {
        open.append(false)
        guard scanner.accept("]") else { continue }
        open.removeLast()
      } else if scanner.accept("{") {
        open.append(true)
        guard scanner.accept("}") else {
          _ = try name()
          continue
        }
        open.removeLast()
      } else if case .string(let text) = try simple(), open == [false] {
        strings += Value.string(text).strings
      }
      while let isObject = open.last {
        if scanner.accept(",") {
          if isObject { _ = try name() }
          continue values
        }
        guard scanner.accept(isObject ? "}" : "]") else { throw unclosed() }
        open.removeLast()
      }
      return isArray ? .list(strings) : .other
    }
  }
}
