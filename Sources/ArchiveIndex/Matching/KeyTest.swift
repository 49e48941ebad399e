/// What a folded text (``MatchingKey``) is compared with: a part of it, or the whole.
public struct KeyTest: Sendable, Hashable {
  /// The folded text.
  public var key: String
  /// Whether the whole must be equal.
  public var isWhole: Bool

  /// Makes a test.
  public init(_ key: String, isWhole: Bool = false) { (self.key, self.isWhole) = (key, isWhole) }

  /// Whether a text passes.
  public func passes(_ text: String) -> Bool {
    isWhole ? text == key : key.isEmpty || text.contains(key)
  }
}

extension [KeyTest] {
  /// The SQL condition that one of the tests passes on a column, in which whole keys may stand one after
  /// the other with spaces between; its arguments are ``arguments``.
  func condition(on column: String) -> String {
    let tests = map {
      $0.isWhole
        ? "instr(' ' || coalesce(\(column), '') || ' ', ?) > 0"
        : "instr(coalesce(\(column), ''), ?) > 0"
    }
    return "(" + tests.joined(separator: " OR ") + ")"
  }

  /// What stands for the condition's question marks.
  var arguments: [String] { map { $0.isWhole ? " \($0.key) " : $0.key } }
}

extension KeyTest: ExpressibleByStringLiteral {
  /// A part of the name, folded already.
  public init(stringLiteral value: String) { self.init(value) }
}
