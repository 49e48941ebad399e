@testable import ArchiveIndex

/// What an expression is to FTS5 itself, with which the posting lists read here are compared.
extension MatchExpression {
  /// The expression in FTS5's syntax.
  var fts5Syntax: String {
    switch self {
    case .phrase(let terms, let columns, let lastIsPrefix):
      let filter = columns.map(\.rawValue).joined(separator: " ")
      return "{\(filter)} : \"\(terms.joined(separator: " "))\"" + (lastIsPrefix ? "*" : "")
    case .passages(let numbers):
      // FTS5 knows no rows by their numbers.
      preconditionFailure("\(numbers.count) passages have no syntax")
    case .all(let parts): return Self.join(parts, "AND")
    case .any(let parts): return Self.join(parts, "OR")
    case .without(let wanted, let unwanted):
      return "(\(wanted.fts5Syntax)) NOT (\(unwanted.fts5Syntax))"
    }
  }

  private static func join(_ parts: [MatchExpression], _ operation: String) -> String {
    parts.map { "(\($0.fts5Syntax))" }.joined(separator: " \(operation) ")
  }
}
