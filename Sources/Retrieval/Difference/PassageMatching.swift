/// Which passages of two documents answer to each other.
///
/// First those with the same characters, in the order that keeps the most of the text in its place
/// (J. Hunt and T. Szymanski 1977, weighted by length); between them those that are alike; then, of
/// what is left, those that stand elsewhere.
struct PassageMatching {
  /// A passage of the first document and one of the second, by place.
  struct Match: Hashable {
    var first: Int
    var second: Int
    /// How much the match is worth: signs in common, about.
    var weight: Double
  }

  /// Passages that share fewer of their grams (Dice) do not answer to each other.
  private static let leastAlike = 0.25
  /// A passage that moved must be more alike, and of some length, to be known again.
  private static let leastMoved = 0.6
  private static let shortestMoved = 20
  /// A gram that stands in more passages tells none from the others.
  private static let commonGram = 64
  /// How many places of a repeated passage are tried, and how many passages that are like one.
  private static let mostTried = 4

  /// In the order of both documents.
  private(set) var inOrder: [Match] = []
  /// Those that stand elsewhere in the second document.
  private(set) var moved: [Match] = []

  private var first: [ComparedPassage]
  private var second: [ComparedPassage]

  init(_ first: [ComparedPassage], _ second: [ComparedPassage]) {
    (self.first, self.second) = (first, second)
    let anchors = Self.chain(same(), width: second.count)
    let alike = alike(outside: anchors)
    inOrder = anchors
    let gaps = Gaps(anchors)
    inOrder += Self.chain(alike.filter(gaps.keepsOrder), width: second.count)
    inOrder.sort { $0.first < $1.first }
    moved = movedMatches(alike)
  }

  // MARK: The same

  private func same() -> [Match] {
    var places: [UInt64: [Int]] = [:]
    for (place, passage) in second.enumerated() { places[passage.key, default: []].append(place) }
    var seen: [UInt64: Int] = [:]
    var total: [UInt64: Int] = [:]
    for passage in first { total[passage.key, default: 0] += 1 }
    var matches: [Match] = []
    for (place, passage) in first.enumerated() {
      let number = seen[passage.key, default: 0]
      seen[passage.key] = number + 1
      guard let others = places[passage.key] else { continue }
      // The n-th of a passage that stands there often is most likely the n-th, from either end.
      let fromEnd = others.count - (total[passage.key] ?? 0) + number
      var tried = Set<Int>()
      for shift in 0..<Self.mostTried / 2 {
        for candidate in [number - shift, number + shift, fromEnd - shift, fromEnd + shift]
        where others.indices.contains(candidate) {
          tried.insert(candidate)
        }
      }
      for candidate in tried.sorted() where passage.isSame(as: second[others[candidate]]) {
        matches.append(
          Match(
            first: place, second: others[candidate], weight: Double(passage.signs.count + 1)))
      }
    }
    return matches
  }

  // MARK: Alike

  /// The pairs of passages that are alike, of those that are in no anchor.
  private mutating func alike(outside anchors: [Match]) -> [Match] {
    let taken = (Set(anchors.map(\.first)), Set(anchors.map(\.second)))
    var places: [UInt64: [Int]] = [:]
    for place in second.indices where !taken.1.contains(place) {
      second[place].collectGrams()
      for gram in second[place].grams { places[gram, default: []].append(place) }
    }
    var counts: [Int] = Array(repeating: 0, count: second.count)
    var matches: [Match] = []
    for place in first.indices where !taken.0.contains(place) {
      first[place].collectGrams()
      let grams = first[place].grams
      var touched: [Int] = []
      for gram in grams {
        guard let others = places[gram], others.count <= Self.commonGram else { continue }
        for other in others {
          if counts[other] == 0 { touched.append(other) }
          counts[other] += 1
        }
      }
      var found: [Match] = []
      for other in touched {
        let share = 2 * Double(counts[other]) / Double(grams.count + second[other].grams.count)
        counts[other] = 0
        guard share >= Self.leastAlike else { continue }
        found.append(Match(first: place, second: other, weight: share))
      }
      found.sort { ($1.weight, $0.second) < ($0.weight, $1.second) }
      matches += found.prefix(Self.mostTried)
    }
    return matches.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }

  /// Where a match lies among the anchors.
  private struct Gaps {
    let anchors: [Match]

    init(_ anchors: [Match]) { self.anchors = anchors }

    /// Whether a match lies between the same anchors in both documents.
    func keepsOrder(_ match: Match) -> Bool {
      var (low, high) = (0, anchors.count)
      while low < high {
        let middle = (low + high) / 2
        if anchors[middle].first < match.first { low = middle + 1 } else { high = middle }
      }
      return (low == 0 || anchors[low - 1].second < match.second)
        && (low == anchors.count || match.second < anchors[low].second)
    }
  }

  // MARK: Moved

  private func movedMatches(_ alike: [Match]) -> [Match] {
    var firstTaken = Set(inOrder.map(\.first)), secondTaken = Set(inOrder.map(\.second))
    var moved: [Match] = []
    let candidates =
      same().map { Match(first: $0.first, second: $0.second, weight: 1) }
      + alike.filter { $0.weight >= Self.leastMoved }
    for match in candidates.sorted(by: {
      ($1.weight, $0.first, $0.second) < ($0.weight, $1.first, $1.second)
    }) {
      guard first[match.first].signs.count >= Self.shortestMoved,
        second[match.second].signs.count >= Self.shortestMoved,
        !firstTaken.contains(match.first), !secondTaken.contains(match.second)
      else { continue }
      firstTaken.insert(match.first)
      secondTaken.insert(match.second)
      moved.append(match)
    }
    return moved
  }

  // MARK: Order

  /// The matches that ascend in both documents and weigh the most together.
  ///
  /// - Parameters:
  ///   - matches: by the first document's place, ascending.
  ///   - width: how many passages the second document has.
  private static func chain(_ matches: [Match], width: Int) -> [Match] {
    // Fenwick 1994: the best chain that ends before a place of the second document.
    var best: [(weight: Double, match: Int)] = Array(repeating: (0, -1), count: width + 1)
    var previous: [Int] = Array(repeating: -1, count: matches.count)
    var start = 0
    while start < matches.count {
      var end = start
      while end < matches.count, matches[end].first == matches[start].first { end += 1 }
      var totals: [(weight: Double, match: Int)] = []
      for index in start..<end {
        var found: (weight: Double, match: Int) = (0, -1)
        var node = matches[index].second
        while node > 0 {
          if best[node].weight > found.weight { found = best[node] }
          node &= node - 1
        }
        previous[index] = found.match
        totals.append((found.weight + matches[index].weight, index))
      }
      for total in totals {
        var node = matches[total.match].second + 1
        while node <= width {
          if total.weight > best[node].weight { best[node] = total }
          node += node & -node
        }
      }
      start = end
    }
    var last: (weight: Double, match: Int) = (0, -1)
    var node = width
    while node > 0 {
      if best[node].weight > last.weight { last = best[node] }
      node &= node - 1
    }
    var chain: [Match] = []
    var index = last.match
    while index >= 0 {
      chain.append(matches[index])
      index = previous[index]
    }
    return chain.reversed()
  }
}
