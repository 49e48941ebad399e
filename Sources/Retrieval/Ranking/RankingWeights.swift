public import ArchiveIndex

/// How much each view of the text counts in a score.
///
/// Swept on two collections; see `docs/ranking.md` for the table.
public struct RankingWeights: Sendable, Hashable {
  /// BM25's parameters.
  public var bm25 = BM25Parameters(k1: 0.9, b: 0.5)
  /// The weight of ICU words.
  public var words = 1.0
  /// The weight of two-character grams.
  public var grams = 1.0
  /// How many occurrences in the text a term's standing in the title or a heading counts for (BM25F,
  /// Robertson & Zaragoza 2009, eq. 3.19).
  public var heading = 1.5
  /// The bonus for wanted words that stand near each other, in parts of their idf.
  public var nearness = 0.3
  /// The bonus for the query's words standing just as typed, in parts of their idf.
  public var wholePhrase = 0.5
  /// How many postings the terms that find may have together; the others only score.
  public var findingPostings = 2000
  /// The same in parts of the archive's passages, where that is more.
  public var findingShare = 1.0 / 75
  /// How many candidates are judged by all terms.
  public var judgedCandidates = 100

  /// Makes the weights in use.
  public init() {}

  /// The names by which ``set(_:to:)`` knows the weights.
  public static let names = [
    "k1", "b", "words", "grams", "heading", "nearness", "phrase", "postings", "share",
    "judged",
  ]

  /// Sets a weight by name, for sweeps.
  ///
  /// - Returns: whether there is a weight of this name.
  public mutating func set(_ name: String, to value: Double) -> Bool {
    switch name {
    case "k1": bm25.k1 = value
    case "b": bm25.b = value
    case "words": words = value
    case "grams": grams = value
    case "heading": heading = value
    case "nearness": nearness = value
    case "phrase": wholePhrase = value
    case "postings": findingPostings = Int(value)
    case "share": findingShare = value
    case "judged": judgedCandidates = Int(value)
    default: return false
    }
    return true
  }
}
