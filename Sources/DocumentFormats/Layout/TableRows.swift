internal import TextStructure

/// Tells tables from columns of text, and finds their rows: by the white space between rows where it is
/// wider than that between the lines of a cell, else by the rows that begin in the first column.
struct TableRows {
  /// The size of the page's running text.
  let size: Float

  /// No line of running text that is full is shorter, in characters; a date is.
  private static let longLine: Float = 9

  /// The rows of the cells' lines where the sides are the columns of a table; else `nil`.
  func rows(_ sides: [[LayoutLine]], _ lines: [LayoutLine]) -> [[[LayoutLine]]]? {
    guard sides.count >= 2, sides.count <= 60 else { return nil }
    let bands = bands(lines, sides)
    guard bands.count >= 2 else { return nil }
    let own = linesGap(sides)
    let filledRows = bands.count { $0.filled >= 2 }
    guard filledRows >= (sides.count == 2 ? 3 : 2) else { return nil }
    let big = bands.dropFirst().filter { $0.gap > own * 1.3 + size * 0.12 }
    if sides.count == 2, isLabels(sides[0]) { return nil }
    if sides.count(where: isText) >= 2 {
      // Columns of text stand on one grid; rows of long cells are set apart, and have every column filled.
      guard big.count >= 2 else { return nil }
      let apart = grouped(bands, sides, least: own * 1.3 + size * 0.12)
      let full = apart.count { $0.allSatisfy { !$0.isEmpty } }
      // Where columns of text have gaps at one height by chance, what lies between has as many lines in each.
      let uneven = apart.count { Set($0.map(\.count)).count > 1 }
      guard full >= 3, full * 10 >= apart.count * 8, uneven * 2 >= apart.count,
        lines.count <= apart.count * sides.count * 8
      else { return nil }
    } else {
      guard isAligned(sides) else { return nil }
    }
    return grouped(bands, sides, least: big.isEmpty ? nil : own * 1.3 + size * 0.12)
  }

  private struct Band {
    var lines: [LayoutLine]
    /// The gap above it.
    var gap: Float
    /// How many columns have text in it, and whether the first one has.
    var filled: Int
    var startsFirst: Bool
  }

  private func bands(_ lines: [LayoutLine], _ sides: [[LayoutLine]]) -> [Band] {
    let gaps = Gaps.down(lines, least: size * 0.02)
    let edges = sides.dropLast().map { side in Gaps.box(side).right }
    var bands: [Band] = []
    let sorted = lines.sorted { $0.box.middleY < $1.box.middleY }
    var next = 0
    for index in 0...gaps.count {
      let end =
        index < gaps.count ? (gaps[index].lowerBound + gaps[index].upperBound) / 2 : .infinity
      var band: [LayoutLine] = []
      while next < sorted.count, sorted[next].box.middleY < end {
        band.append(sorted[next])
        next += 1
      }
      guard !band.isEmpty else { continue }
      let columns = Set(band.map { Self.column($0, edges) })
      bands.append(
        Band(
          lines: band,
          gap: index == 0 ? 0 : gaps[index - 1].upperBound - gaps[index - 1].lowerBound,
          filled: columns.count, startsFirst: columns.contains(0)))
    }
    return bands
  }

  private static func column(_ line: LayoutLine, _ edges: [Float]) -> Int {
    edges.firstIndex { line.box.middleX <= $0 } ?? edges.count
  }

  /// The gap between the lines of one cell: the narrower ones of the fullest column.
  private func linesGap(_ sides: [[LayoutLine]]) -> Float {
    guard let fullest = sides.max(by: { $0.count < $1.count }) else { return 0 }
    let gaps = Gaps.down(fullest, least: -.infinity).map { $0.upperBound - $0.lowerBound }.sorted()
    return gaps.isEmpty ? 0 : gaps[gaps.count / 4]
  }

  /// Whether a side is running text, in one or more columns: several long lines, most of which end where
  /// others do; or a few that do.
  func isText(_ side: [LayoutLine]) -> Bool {
    let box = Gaps.box(side)
    guard box.width >= size * 7 else { return false }
    if side.count < 4 {
      let full = side.count { $0.box.right > box.right - size * 1.6 }
      return side.count >= 2 && box.width >= size * 12 && full >= side.count - 1
    }
    let step = size * 0.8
    var edges: [Int: Int] = [:]
    for line in side where line.box.width >= size * Self.longLine {
      edges[Int(line.box.right / step), default: 0] += 1
    }
    let long = side.count { line in
      let edge = Int(line.box.right / step)
      let near = (edge - 1...edge + 1).reduce(0) { $0 + (edges[$1] ?? 0) }
      return line.box.width >= size * Self.longLine && near >= 3
    }
    if long * 2 >= side.count { return true }
    // The last column of a text has short lines too; the cells of a table seldom end at one edge.
    let full = side.count { $0.box.right > box.right - size * 1.2 }
    return box.width >= size * Self.longLine && full >= 2 && full * 10 >= side.count * 4
  }

  /// Whether a side has nothing but the numbers or marks of a list.
  private func isLabels(_ side: [LayoutLine]) -> Bool {
    Gaps.box(side).width < size * 3.2 && side.allSatisfy { $0.characters <= 4 }
  }

  /// Whether the lines of the other columns stand level with those of the fullest, or between two rows of it.
  private func isAligned(_ sides: [[LayoutLine]]) -> Bool {
    guard let fullest = sides.indices.max(by: { sides[$0].count < sides[$1].count }) else {
      return false
    }
    let heights = sides[fullest].map(\.box.middleY).sorted()
    var (level, count) = (0, 0)
    for (index, side) in sides.enumerated() where index != fullest {
      for line in side {
        count += 1
        let height = line.box.middleY
        var low = 0
        var high = heights.count
        while low < high {
          let middle = (low + high) / 2
          if heights[middle] < height { low = middle + 1 } else { high = middle }
        }
        let above = low > 0 ? height - heights[low - 1] : .infinity
        let below = low < heights.count ? heights[low] - height : .infinity
        let isCentred = abs(above - below) < size * 0.35 && above < size * 1.5
        if min(above, below) < size * 0.35 || isCentred { level += 1 }
      }
    }
    return level * 10 >= count * 7
  }

  private func grouped(_ bands: [Band], _ sides: [[LayoutLine]], least: Float?) -> [[[LayoutLine]]]
  {
    var rows: [[LayoutLine]] = []
    let half = sides.count / 2
    var isFull = false
    for (index, band) in bands.enumerated() {
      let fills = band.filled > half && (band.startsFirst || sides.count == 2)
      let begins: Bool
      if let least {
        // Rows that are set close have their columns filled each.
        begins = band.gap > least || isFull && fills && band.filled == sides.count
      } else {
        begins = fills || band.startsFirst && band.filled >= half
      }
      if index == 0 || begins { rows.append([]) }
      rows[rows.count - 1] += band.lines
      isFull = fills
    }
    let edges = sides.dropLast().map { Gaps.box($0).right }
    return rows.map { row in
      var cells = [[LayoutLine]](repeating: [], count: sides.count)
      for line in row { cells[Self.column(line, edges)].append(line) }
      return cells.map {
        $0.sorted { ($0.box.middleY, $0.box.left) < ($1.box.middleY, $1.box.left) }
      }
    }
  }
}
