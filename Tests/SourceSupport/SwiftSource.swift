/// A Swift source file, as far as tests look at its string literals and calls.
///
/// Comments are passed over; raw strings and regular expressions are not told from code.
public struct SwiftSource {
  /// A string literal, or the part of one between two interpolations' parentheses.
  public struct Literal {
    /// The line it begins in, from 1.
    public var line: Int
    /// What stands between the quotation marks, without what is interpolated.
    public var text: String
  }

  /// A call by a name that stands alone: not a member of something, and not a declaration.
  public struct Call {
    /// The line it begins in, from 1.
    public var line: Int
    /// The arguments as they are written.
    public var arguments: [String]
  }

  /// All string literals, those inside interpolations too.
  public private(set) var literals: [Literal] = []
  /// The expressions that are interpolated, as they are written.
  public private(set) var interpolations: [String] = []
  /// The calls of the function.
  public private(set) var calls: [Call] = []

  private let bytes: [UInt8]
  private let function: [UInt8]
  private var position = 0

  /// Reads a source.
  ///
  /// - Parameter function: the name of the function whose calls are wanted.
  public init(_ text: String, callsOf function: String) {
    (bytes, self.function) = (Array(text.utf8), Array(function.utf8))
    lineEnds = bytes.indices.filter { [bytes] in bytes[$0] == 0x0A }
    while position < bytes.count { step() }
    calls.sort { $0.line < $1.line }
  }

  /// The offsets of the line ends.
  private let lineEnds: [Int]

  private func line(_ offset: Int) -> Int {
    var (low, high) = (0, lineEnds.count)
    while low < high {
      let middle = (low + high) / 2
      if lineEnds[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low + 1
  }

  private func starts(with text: StaticString) -> Bool {
    guard position + text.utf8CodeUnitCount <= bytes.count else { return false }
    for index in 0..<text.utf8CodeUnitCount
    where bytes[position + index] != text.utf8Start[index] { return false }
    return true
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Passes over one character, comment, literal or call.
  private mutating func step() {
    if starts(with: "//") {
      while position < bytes.count, bytes[position] != 0x0A { position += 1 }
    } else if starts(with: "/*") {
      while position < bytes.count, !starts(with: "*/") { position += 1 }
      position += 2
    } else if starts(with: "\"") {
      literal()
    } else if isCall {
      call()
    } else {
      position += 1
    }
  }

  private func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x5F
      || byte > 0x7F
  }

  private var isCall: Bool {
    guard bytes[position] == function.first, bytes[position...].starts(with: function),
      position + function.count < bytes.count, bytes[position + function.count] == 0x28
    else { return false }
    let before = position == 0 ? 0x20 : bytes[position - 1]
    return !isWord(before) && before != 0x2E
      && !bytes[..<position].suffix(5).elementsEqual("func ".utf8)
  }

  private mutating func call() {
    let start = position
    position += function.count + 1
    var arguments: [String] = []
    var begin = position
    var depth = 0
    while position < bytes.count {
      switch bytes[position] {
      case 0x28, 0x5B, 0x7B: depth += 1
      case 0x29, 0x5D, 0x7D:
        depth -= 1
        if depth < 0 {
          arguments.append(text(begin..<position))
          position += 1
          calls.append(Call(line: line(start), arguments: arguments))
          return
        }
      case 0x2C where depth == 0:
        arguments.append(text(begin..<position))
        begin = position + 1
      default: break
      }
      step()
    }
  }

  private mutating func literal() {
    let start = position
    let quote: StaticString = starts(with: "\"\"\"") ? "\"\"\"" : "\""
    position += quote.utf8CodeUnitCount
    var plain: [UInt8] = []
    while position < bytes.count, !starts(with: quote) {
      if starts(with: "\\(") {
        position += 2
        let begin = position
        var depth = 0
        while position < bytes.count, depth > 0 || bytes[position] != 0x29 {
          if bytes[position] == 0x28 { depth += 1 }
          if bytes[position] == 0x29 { depth -= 1 }
          step()
        }
        interpolations.append(text(begin..<position))
        position += 1
        plain.append(0x20)
      } else {
        if starts(with: "\\") {
          plain.append(bytes[position])
          position += 1
        }
        plain.append(bytes[position])
        position += 1
      }
    }
    position += quote.utf8CodeUnitCount
    literals.append(Literal(line: line(start), text: String(decoding: plain, as: UTF8.self)))
  }
}
