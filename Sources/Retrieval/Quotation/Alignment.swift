/// Which signs of a quotation stand for which signs of a text: the fewest changes that make the one
/// of the other.
struct Alignment {
  /// A sign of the quotation and the same one of the text, by index; ascending in both.
  struct Pair: Hashable {
    var quoted: Int
    var found: Int
  }

  /// What of the text may be left out at no cost.
  struct FreeEnds: OptionSet {
    let rawValue: Int
    static let start = FreeEnds(rawValue: 1)
    static let end = FreeEnds(rawValue: 2)
  }

  /// Tables up to this many cells are filled; larger ones are cut at runs that stand once in both.
  static let largestTable = 400_000
  /// Where there is nothing to cut at, up to this many.
  static let largestUncut = 6_000_000
  /// How long the runs are that tables are cut at.
  private static let anchorLengths = [8, 4]

  let quoted: [UInt32]
  let found: [UInt32]
  private(set) var pairs: [Pair] = []

  /// Aligns all of the quotation with the part of the text that it is nearest to.
  init(_ quoted: [UInt32], in found: [UInt32]) {
    (self.quoted, self.found) = (quoted, found)
    align(0..<quoted.count, 0..<found.count, [.start, .end])
  }

  /// Aligns two texts from end to end.
  init(_ first: [UInt32], whole second: [UInt32]) {
    (quoted, found) = (first, second)
    align(0..<quoted.count, 0..<found.count, [])
  }

  private mutating func align(_ rows: Range<Int>, _ columns: Range<Int>, _ free: FreeEnds) {
    guard !rows.isEmpty, !columns.isEmpty else { return }
    if rows.count * columns.count <= Self.largestTable {
      fill(rows, columns, free)
      return
    }
    for length in Self.anchorLengths {
      let anchors = anchors(rows, columns, length: length)
      guard let first = anchors.first, let last = anchors.last else { continue }
      // Not more of the text than the rest of the quotation can stand for.
      let before =
        free.contains(.start)
        ? max(columns.lowerBound, first.found - 2 * (first.quoted - rows.lowerBound) - 16)
        : columns.lowerBound
      align(
        rows.lowerBound..<first.quoted, before..<first.found,
        free.contains(.start) ? [.start] : [])
      for (index, anchor) in anchors.enumerated() {
        for offset in 0..<length {
          let pair = Pair(quoted: anchor.quoted + offset, found: anchor.found + offset)
          if let last = pairs.last, last.quoted >= pair.quoted || last.found >= pair.found {
            continue
          }
          pairs.append(pair)
        }
        if index + 1 < anchors.count {
          let next = anchors[index + 1]
          let (row, column) = (anchor.quoted + length, anchor.found + length)
          if row <= next.quoted, column <= next.found {
            align(row..<next.quoted, column..<next.found, [])
          }
        }
      }
      let (row, column) = (last.quoted + length, last.found + length)
      let after =
        free.contains(.end)
        ? min(columns.upperBound, column + 2 * (rows.upperBound - row) + 16) : columns.upperBound
      align(row..<rows.upperBound, column..<max(column, after), free.contains(.end) ? [.end] : [])
      return
    }
    if rows.count * columns.count <= Self.largestUncut { fill(rows, columns, free) }
  }

  /// Runs that stand once in both, in the same order in both (the longest such sequence).
  private func anchors(_ rows: Range<Int>, _ columns: Range<Int>, length: Int) -> [Pair] {
    let inQuoted = Self.runsStandingOnce(quoted, rows, length: length)
    let inFound = Self.runsStandingOnce(found, columns, length: length)
    var common: [Pair] = []
    for (hash, row) in inQuoted {
      if let column = inFound[hash],
        (0..<length).allSatisfy({ quoted[row + $0] == found[column + $0] })
      {
        common.append(Pair(quoted: row, found: column))
      }
    }
    common.sort { $0.quoted < $1.quoted }
    return Self.longestAscending(common, length: length)
  }

  private static func runsStandingOnce(_ codes: [UInt32], _ range: Range<Int>, length: Int)
    -> [UInt64: Int]
  {
    guard range.count >= length else { return [:] }
    var places: [UInt64: Int] = [:]
    places.reserveCapacity(range.count)
    for start in range.lowerBound...(range.upperBound - length) {
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for offset in 0..<length {
        hash = (hash ^ UInt64(codes[start + offset])) &* 0x100_0000_01B3
      }
      places[hash] = places[hash] == nil ? start : -1
    }
    return places.filter { $0.value >= 0 }
  }

  /// The longest sequence of pairs that ascends in both.
  private static func longestAscending(_ pairs: [Pair], length: Int) -> [Pair] {
    var tails: [Int] = []
    var previous: [Int] = Array(repeating: -1, count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      var (low, high) = (0, tails.count)
      while low < high {
        let middle = (low + high) / 2
        if pairs[tails[middle]].found < pair.found { low = middle + 1 } else { high = middle }
      }
      if low > 0 { previous[index] = tails[low - 1] }
      if low == tails.count { tails.append(index) } else { tails[low] = index }
    }
    var chain: [Pair] = []
    var index = tails.last ?? -1
    while index >= 0 {
      chain.append(pairs[index])
      index = previous[index]
    }
    return chain.reversed()
  }

  // MARK: The table

  /// What a change costs. Each sign that stays the same gives one back: of alignments with equally
  /// many changes the one that keeps the most is taken. Larger than any quotation.
  private static let change: Int32 = 32_768

  private enum Step: UInt8 {
    case start, both, left, up
  }

  /// Levenshtein's table (Wagner and Fischer 1974), free at the text's ends where `free` says so
  /// (Sellers 1980).
  private mutating func fill(_ rows: Range<Int>, _ columns: Range<Int>, _ free: FreeEnds) {
    let (height, width) = (rows.count, columns.count)
    var steps: [UInt8] = Array(repeating: 0, count: (height + 1) * (width + 1))
    var costs: [Int32] = Array(repeating: 0, count: width + 1)
    if !free.contains(.start) {
      for column in 0...width { costs[column] = Int32(column) * Self.change }
      for column in stride(from: 1, through: width, by: 1) { steps[column] = Step.left.rawValue }
    }
    steps.withUnsafeMutableBufferPointer { steps in
      costs.withUnsafeMutableBufferPointer { costs in
        for row in 1...height {
          var diagonal = costs[0]
          costs[0] = Int32(row) * Self.change
          let line = row * (width + 1)
          steps[line] = Step.up.rawValue
          let code = quoted[rows.lowerBound + row - 1]
          for column in 1...width {
            let isSame = found[columns.lowerBound + column - 1] == code
            var cost = diagonal + (isSame ? -1 : Self.change)
            var step = Step.both
            diagonal = costs[column]
            let (up, left) = (costs[column] + Self.change, costs[column - 1] + Self.change)
            if up < cost { (cost, step) = (up, .up) }
            if left < cost { (cost, step) = (left, .left) }
            costs[column] = cost
            steps[line + column] = step.rawValue
          }
        }
      }
    }
    var column = width
    if free.contains(.end) {
      for candidate in stride(from: width, through: 0, by: -1)
      where costs[candidate] <= costs[column] {
        column = candidate
      }
    }
    var row = height
    var reversed: [Pair] = []
    while row > 0 || column > 0 {
      let (quotedIndex, foundIndex) = (rows.lowerBound + row - 1, columns.lowerBound + column - 1)
      switch Step(rawValue: steps[row * (width + 1) + column]) ?? .start {
      case .both:
        if quoted[quotedIndex] == found[foundIndex] {
          reversed.append(Pair(quoted: quotedIndex, found: foundIndex))
        }
        (row, column) = (row - 1, column - 1)
      case .up: row -= 1
      case .left: column -= 1
      case .start: (row, column) = (0, 0)
      }
    }
    pairs += reversed.reversed()
  }
}
