/// What passages are looked for, as a tree that FTS5's query syntax is made from. Nothing a person
/// types reaches FTS5 but as a folded term inside a string.
public indirect enum MatchExpression: Sendable, Hashable {
  /// A column of the terms.
  public enum Column: String, Sendable, Hashable {
    case words, grams, heading
  }

  /// Terms that stand together in this order, in one of the columns; the last one may be the
  /// beginning of a term.
  case phrase([String], columns: [Column], lastIsPrefix: Bool = false)
  /// Passages that every part finds.
  case all([MatchExpression])
  /// Passages that some part finds.
  case any([MatchExpression])
  /// Passages that the first part finds and the second does not.
  case without(MatchExpression, MatchExpression)

  /// The expression in FTS5's syntax.
  var fts5Syntax: String {
    switch self {
    case .phrase(let terms, let columns, let lastIsPrefix):
      let filter = columns.map(\.rawValue).joined(separator: " ")
      // By scalars: to String a quotation mark with an accent on it is no quotation mark.
      var phrase = String.UnicodeScalarView()
      for scalar in terms.joined(separator: " ").unicodeScalars {
        phrase.append(scalar)
        if scalar == "\"" { phrase.append(scalar) }
      }
      let text = "\"\(String(phrase))\"" + (lastIsPrefix ? "*" : "")
      return Self.isFilterNeeded(terms, columns) ? "{\(filter)} : \(text)" : text
    case .all(let parts): return Self.join(parts, "AND")
    case .any(let parts): return Self.join(parts, "OR")
    case .without(let wanted, let unwanted):
      return "(\(wanted.fts5Syntax)) NOT (\(unwanted.fts5Syntax))"
    }
  }

  /// FTS5 walks one term without a column filter much faster than with one (`FTS5_TERM` against
  /// `FTS5_STRING` in fts5_expr.c). Without need is it where all columns are meant; and for one gram, which
  /// stands among the grams of every passage where it is a word.
  private static func isFilterNeeded(_ terms: [String], _ columns: [Column]) -> Bool {
    if columns.contains(.grams), columns.contains(.heading) {
      return terms.count > 1 && !columns.contains(.words)
    }
    return true
  }

  private static func join(_ parts: [MatchExpression], _ operation: String) -> String {
    parts.map { part in
      if case .phrase = part { return part.fts5Syntax }
      return "(\(part.fts5Syntax))"
    }.joined(separator: " \(operation) ")
  }

  /// Whether one of the phrases ends with the beginning of a term: FTS5 puts the lists of all such
  /// terms together whenever a walk begins.
  var hasPrefix: Bool {
    switch self {
    case .phrase(_, _, let lastIsPrefix): lastIsPrefix
    case .all(let parts), .any(let parts): parts.contains(where: \.hasPrefix)
    case .without(let wanted, let unwanted): wanted.hasPrefix || unwanted.hasPrefix
    }
  }

  /// How many terms there are in all phrases.
  var termCount: Int { phrases.reduce(0) { $0 + $1.count } }

  /// The phrases, in the order in which FTS5 numbers them.
  public var phrases: [[String]] {
    switch self {
    case .phrase(let terms, _, _): return [terms]
    case .all(let parts), .any(let parts): return parts.flatMap(\.phrases)
    case .without(let wanted, let unwanted): return wanted.phrases + unwanted.phrases
    }
  }
}
