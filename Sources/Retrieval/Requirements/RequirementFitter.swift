import TextAnalysis

/// Says whether a requirement fits a query by itself, and how well.
///
/// Its own words are those of the item. A word that only the names of who requires it and of whom,
/// its headings or its document's title have may complete the query, not make it: at least one word
/// must be the item's own, unless the query is nothing but such a name.
struct RequirementFitter {
  struct Fit {
    /// Whether every wanted word is there, as typed together.
    var isComplete: Bool
    /// Whether most of what is wanted is the requirement's own.
    var isNear: Bool
    /// Larger is better.
    var rank: Double
  }

  private let typed: TypedWords
  private let terms: QueryTerms
  private let weights: [UnitSequence: Double]
  private let wholeWeight: Double
  /// How many units a name may have to be meant by the query: it, or most of it.
  private let longestName: Int

  init(_ typed: TypedWords, _ terms: QueryTerms, weights: [UnitSequence: Double]) {
    self.typed = typed
    self.terms = terms
    self.weights = weights
    wholeWeight = terms.wanted.reduce(0) { $0 + (weights[$1] ?? 1) }
    // 枫樾镇 is one of 枫樾镇党委, 防汛 is none of 防汛抗旱指挥部.
    longestName =
      3
      + typed.groups.reduce(0) { sum, group in
        sum + (group.first?.runs.reduce(0) { $0 + $1.count } ?? 0)
      }
  }

  /// How a requirement fits; `nil` where it does not.
  ///
  /// - Parameters:
  ///   - passage: its passage, of which those units in `byteRange` are the item.
  ///   - names: the names of who requires and of whom.
  ///   - context: the headings above, and the title.
  func fit(
    item passage: WordedText, byteRange: Range<Int>, names: [WordedText], context: [WordedText]
  ) -> Fit? {
    for unwanted in terms.excluded
    where passage.holds(unwanted.codes, acrossClauses: true, in: byteRange) {
      return nil
    }
    let partial = partialFit(passage, byteRange, names, context)
    guard let share = completeShare(passage, byteRange, names, context) else { return partial }
    // Of what is the item's own, half by the characters typed together, half by what the words weigh.
    return Fit(isComplete: true, isNear: true, rank: 200 + share * 50 + (partial?.rank ?? 0) / 2)
  }

  /// How much of the query is the item's own, of a requirement that has every part of it as it was typed;
  /// `nil` of others.
  private func completeShare(
    _ passage: WordedText, _ byteRange: Range<Int>, _ names: [WordedText], _ context: [WordedText]
  ) -> Double? {
    let ownNames = names.filter { $0.units.count <= longestName }
    func stands(_ run: [UInt32], _ alternative: TypedWords.Alternative, in texts: [WordedText])
      -> Bool
    {
      texts.contains { $0.holds(run, acrossClauses: alternative.isPhrase) }
    }
    let isName =
      !ownNames.isEmpty
      && typed.groups.allSatisfy { group in
        group.contains { alternative in
          alternative.runs.allSatisfy { stands($0, alternative, in: ownNames) }
        }
      }
    var (own, all) = (0, 0)
    for group in typed.groups {
      // The best of the alternatives that hold.
      var best: (own: Int, all: Int)?
      for alternative in group {
        var units = (own: 0, all: 0)
        let holds = alternative.runs.allSatisfy { run in
          units.all += run.count
          if passage.holds(run, acrossClauses: alternative.isPhrase, in: byteRange)
            || isName && stands(run, alternative, in: names)
          {
            units.own += run.count
            return true
          }
          return stands(run, alternative, in: context) || stands(run, alternative, in: names)
        }
        if holds, best.map({ units.own > $0.own }) ?? true { best = units }
      }
      guard let best else { return nil }
      own += best.own
      all += best.all
    }
    guard own > 0 else { return nil }
    return Double(own) / Double(max(1, all))
  }

  /// The fit of one that has its words here and there.
  private func partialFit(
    _ passage: WordedText, _ byteRange: Range<Int>, _ names: [WordedText], _ context: [WordedText]
  ) -> Fit? {
    let others = context + names
    var own = 0.0
    var ownCount = 0
    for group in terms.groups {
      var bestOwn = 0.0
      var bestCount = 0
      var isFound = false
      for alternative in group.alternatives {
        var weight = 0.0
        var count = 0
        var isWhole = true
        for sequence in alternative.sequences {
          if passage.holds(sequence.codes, acrossClauses: true, in: byteRange) {
            weight += weights[sequence] ?? 1
            count += 1
          } else if !others.contains(where: { $0.holds(sequence.codes, acrossClauses: true) }) {
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
    }
    guard ownCount > 0 else { return nil }
    let share = wholeWeight > 0 ? own / wholeWeight : 1
    return Fit(isComplete: false, isNear: share >= 0.5, rank: share * 100)
  }
}
