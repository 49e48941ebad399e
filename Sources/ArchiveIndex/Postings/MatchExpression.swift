/// What passages are looked for, as a tree of phrases.
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
  /// These passages, by their numbers in ascending order.
  case passages([UInt32])
  /// Passages that the first part finds and the second does not.
  case without(MatchExpression, MatchExpression)

  /// The phrases, in the order in which they are numbered.
  public var phrases: [[String]] {
    switch self {
    case .phrase(let terms, _, _): return [terms]
    case .passages: return []
    case .all(let parts), .any(let parts): return parts.flatMap(\.phrases)
    case .without(let wanted, let unwanted): return wanted.phrases + unwanted.phrases
    }
  }
}
