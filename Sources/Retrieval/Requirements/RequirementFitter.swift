import TextAnalysis

/// Says whether a requirement fits a query by itself, and how well.
///
/// Its own words are those of the item. A word that only the names of who requires it and of whom,
/// its headings or its document's title have may complete the query, not make it: at least one word
/// must be the item's own, unless the query is nothing but such a name.
struct RequirementFitter {
  struct Fit {
    /// Whether every wanted word is there.
    var isComplete: Bool
    /// Whether most of what is wanted is the requirement's own.
    var isNear: Bool
    /// Larger is better.
    var rank: Double
  }

  private let terms: QueryTerms
  private let weights: [UnitSequence: Double]
  private let wholeWeight: Double

  init(_ terms: QueryTerms, weights: [UnitSequence: Double]) {
    self.terms = terms
    self.weights = weights
    wholeWeight = terms.wanted.reduce(0) { $0 + (weights[$1] ?? 1) }
  }

  /// How a requirement fits; `nil` where it does not.
  ///
  /// - Parameters:
  ///   - item: the units of its passage, of which those in `byteRange` are the item.
  ///   - names: the names of who requires and of whom.
  ///   - context: the headings above, and the title.
  func fit(
    item units: [TextUnit], byteRange: Range<Int>, names: [UnitStream], context: [UnitStream]
  ) -> Fit? {
    let item = units.filter {
      $0.byteStart >= byteRange.lowerBound && $0.byteEnd <= byteRange.upperBound
    }
    func stands(_ sequence: UnitSequence, in streams: [UnitStream]) -> Bool {
      streams.contains { sequence.stands(in: $0.units) }
    }
    // A name, or most of it: 枫樾镇 is one of 枫樾镇党委, 防汛 is none of 防汛抗旱指挥部.
    let length = terms.groups.reduce(0) { sum, group in
      let sequences = group.alternatives.first?.sequences ?? []
      return sum + sequences.reduce(0) { $0 + $1.codes.count }
    }
    let ownNames = names.filter { $0.units.count <= length + 3 }
    let isName = terms.groups.allSatisfy { group in
      group.alternatives.contains { $0.sequences.allSatisfy { stands($0, in: ownNames) } }
    }
    func isOwn(_ sequence: UnitSequence) -> Bool {
      sequence.stands(in: item)
        || isName && stands(sequence, in: names)
    }
    func isNear(_ sequence: UnitSequence) -> Bool {
      stands(sequence, in: context) || stands(sequence, in: names)
    }
    for unwanted in terms.excluded where isOwn(unwanted) { return nil }
    var own = 0.0
    var ownCount = 0
    var isComplete = true
    for group in terms.groups {
      // The best of the alternatives.
      var bestOwn = 0.0
      var bestCount = 0
      var isFound = false
      for alternative in group.alternatives {
        var weight = 0.0
        var count = 0
        var isWhole = true
        for sequence in alternative.sequences {
          if isOwn(sequence) {
            weight += weights[sequence] ?? 1
            count += 1
          } else if !isNear(sequence) {
            isWhole = false
          }
        }
        if isWhole && !isFound || isWhole == isFound && weight > bestOwn {
          (bestOwn, bestCount) = (weight, count)
        }
        isFound = isFound || isWhole
      }
      own += bestOwn
      ownCount += bestCount
      isComplete = isComplete && isFound
    }
    guard ownCount > 0 else { return nil }
    let share = wholeWeight > 0 ? own / wholeWeight : 1
    return Fit(
      isComplete: isComplete, isNear: share >= 0.5, rank: ((isComplete ? 2 : 0) + share) * 100)
  }
}
