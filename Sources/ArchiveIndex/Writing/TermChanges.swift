/// How the document frequencies of terms change in a run, added up while that is little work.
///
/// A run that changes more passages than ``limit`` has the common terms counted anew instead.
struct TermChanges {
  /// The most passages whose terms are added up.
  static let limit = 2048

  struct Counts: Equatable {
    var words = 0
    var grams = 0
    var heading = 0
  }

  /// By the terms' bytes: terms that are equal to String may be different ones to FTS5.
  private(set) var counts: [[UInt8]: Counts] = [:]
  private(set) var passageCount = 0
  /// Whether there were too many passages: the counts are then empty.
  private(set) var isOverflowing = false

  /// Nothing is added up from now on.
  mutating func stopCounting() {
    isOverflowing = true
    counts = [:]
  }

  mutating func add(_ terms: PreparedPassage, sign: Int) {
    guard !isOverflowing else { return }
    passageCount += 1
    if passageCount > Self.limit {
      stopCounting()
      return
    }
    for term in Self.distinct(terms.words) { counts[term, default: Counts()].words += sign }
    for term in Self.distinct(terms.grams) { counts[term, default: Counts()].grams += sign }
    for term in Self.distinct(terms.heading) { counts[term, default: Counts()].heading += sign }
  }

  private static func distinct(_ terms: [UInt8]) -> Set<[UInt8]> {
    Set(terms.split(separator: 0x20).map { Array($0) })
  }
}
