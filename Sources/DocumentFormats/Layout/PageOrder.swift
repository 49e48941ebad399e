internal import TextStructure

/// A part of a page, in reading order.
enum LayoutPart {
  /// Lines below each other; what stands level is one row.
  case column(LayoutColumn)
  /// Rows of cells, each the lines of a cell.
  case table([[[LayoutLine]]])
}

/// Lines below each other.
struct LayoutColumn {
  var rows: [[LayoutLine]]
  var left: Float
  var right: Float
}

/// Puts the lines of a page into reading order by cutting it where white space runs through: into
/// columns where a gutter does, into bands where lines or headlines cross the gutters (recursive X-Y cut;
/// Nagy and Seth 1984).
struct PageOrder {
  /// The size of the page's running text.
  let size: Float

  private static let deepest = 24
  /// What parts cells, and what parts columns of text, in characters.
  private static let cellGap: Float = 0.45
  private static let gutter: Float = 0.85
  /// How much larger than the text a headline is.
  static let headline: Float = 1.28

  func parts(of lines: [LayoutLine]) -> [LayoutPart] {
    var parts: [LayoutPart] = []
    cut(lines, 0, into: &parts)
    return parts
  }

  private func cut(_ lines: [LayoutLine], _ depth: Int, into parts: inout [LayoutPart]) {
    guard lines.count > 1, depth < Self.deepest else {
      if !lines.isEmpty { parts.append(.column(column(lines))) }
      return
    }
    if let height = top(lines) {
      parts.append(.column(column(lines.filter { $0.box.middleY < height })))
      cut(lines.filter { $0.box.middleY >= height }, depth + 1, into: &parts)
      return
    }
    switch structure(lines) {
    case .stacked(let height):
      cut(lines.filter { $0.box.middleY < height }, depth + 1, into: &parts)
      cut(lines.filter { $0.box.middleY >= height }, depth + 1, into: &parts)
      return
    case .columns(let columns, isSure: true):
      for column in columns { cut(column, depth + 1, into: &parts) }
      return
    default: break
    }
    let groups = bands(lines)
    if groups.count > 1 {
      for group in groups {
        if group.gutters.isEmpty {
          parts.append(.column(column(group.lines)))
        } else {
          cut(group.lines, depth + 1, into: &parts)
        }
      }
      return
    }
    switch structure(lines) {
    case .table(let rows): parts.append(.table(rows))
    case .columns(let columns, _):
      for column in columns { cut(column, depth + 1, into: &parts) }
    default: parts.append(.column(column(lines)))
    }
  }

  /// What white space that runs through lines makes of them.
  private enum Structure {
    case plain
    /// Articles below a height begin with headlines side by side.
    case stacked(Float)
    /// Columns; sure where at least two of them are running text.
    case columns([[LayoutLine]], isSure: Bool)
    case table([[[LayoutLine]]])
  }

  private func structure(_ lines: [LayoutLine]) -> Structure {
    let gaps = Gaps.across(lines, least: size * Self.cellGap)
    guard !gaps.isEmpty else { return .plain }
    if let height = headlines(lines, gaps) { return .stacked(height) }
    let table = TableRows(size: size)
    let gutters = gaps.filter { $0.upperBound - $0.lowerBound >= size * Self.gutter }
    let columns = textColumns(Gaps.split(lines, at: gutters))
    let isSure = columns.count > 1 && columns.count(where: table.isText) >= 2
    if let rows = table.rows(Gaps.split(lines, at: gaps), lines) { return .table(rows) }
    return columns.count > 1 ? .columns(columns, isSure: isSure) : .plain
  }

  /// Sides that are too narrow or too short for columns go with their neighbours.
  private func textColumns(_ sides: [[LayoutLine]]) -> [[LayoutLine]] {
    guard sides.count > 1 else { return sides }
    let isColumn = sides.map { side in
      let box = Gaps.box(side)
      let characters = side.reduce(0) { $0 + $1.characters }
      let longest = side.map(\.characters).max() ?? 0
      return side.count >= 2 && box.width >= size * 5 && characters >= 16 && longest >= 5
    }
    // Two lines beside two others are a row of labels more often than columns.
    guard isColumn.filter({ $0 }).count >= 2,
      sides.contains(where: { $0.count >= 3 })
    else { return [sides.flatMap { $0 }] }
    var columns: [[LayoutLine]] = []
    var pending: [LayoutLine] = []
    for (index, side) in sides.enumerated() {
      if isColumn[index] {
        columns.append(pending + side)
        pending = []
      } else if columns.isEmpty || Gaps.box(side).width < size * 2.5 {
        // A number or a mark stands before what it belongs to.
        pending += side
      } else {
        columns[columns.count - 1] += side
      }
    }
    if !pending.isEmpty { columns[columns.count - 1] += pending }
    return columns
  }

  /// Where headlines begin side by side under text: a cut that goes before columns.
  private func headlines(_ lines: [LayoutLine], _ gaps: [ClosedRange<Float>]) -> Float? {
    let gutters = gaps.filter { $0.upperBound - $0.lowerBound >= size * Self.gutter }
    guard !gutters.isEmpty, lines.contains(where: { isHeadline($0) }) else { return nil }
    let zones = Gaps.split(lines, at: gutters).map { zone in
      zone.sorted { $0.box.middleY < $1.box.middleY }
    }
    for gap in Gaps.down(lines, least: size * 0.1) {
      let height = (gap.lowerBound + gap.upperBound) / 2
      var headed = 0
      var isInside = false
      for zone in zones {
        guard let next = zone.firstIndex(where: { $0.box.middleY >= height }) else { continue }
        let isNear = zone[next].square.top - gap.upperBound < size * 2.5
        if isNear, isHeadline(zone[next]) {
          headed += 1
          if next > 0, isHeadline(zone[next - 1]) { isInside = true }
        }
      }
      if headed >= 2, !isInside, lines.contains(where: { $0.box.middleY < height }) {
        return height
      }
    }
    return nil
  }

  private func isHeadline(_ line: LayoutLine) -> Bool {
    line.size >= size * Self.headline && line.characters >= 3
  }

  /// Where the rows of a title end that stands across gutters of what is below it.
  private func top(_ lines: [LayoutLine]) -> Float? {
    let least = size * Self.cellGap
    let before = Gaps.across(lines, least: least).count
    var heights = Gaps.down(lines, least: size * 0.1).prefix(4).map {
      ($0.lowerBound + $0.upperBound) / 2
    }
    let sorted = lines.sorted { $0.box.middleY < $1.box.middleY }
    // Of the rows at the top only those are a title's that have no gutter themselves.
    var count = 0
    heights = Array(
      heights.prefix { height in
        let row = sorted.dropFirst(count).prefix { $0.box.middleY < height }
        count += row.count
        return Gaps.across(Array(row), least: least).isEmpty
      })
    for height in heights.reversed() {
      let rest = lines.filter { $0.box.middleY >= height }
      let above = lines.count - rest.count
      guard above <= 4, rest.count >= 4 else { continue }
      let gutters = Gaps.across(rest, least: least)
      if gutters.count > before,
        !Gaps.common(gutters, lines.filter { $0.box.middleY < height }, least: least)
          .elementsEqual(gutters)
      {
        return height
      }
    }
    return nil
  }

  // MARK: Bands

  private struct Band {
    var lines: [LayoutLine]
    var gutters: [ClosedRange<Float>]
    var bottom: Float
  }

  /// Bands from top to bottom, those with common gutters as one.
  private func bands(_ lines: [LayoutLine]) -> [Band] {
    let heights = Gaps.down(lines, least: size * 0.02).map { ($0.lowerBound + $0.upperBound) / 2 }
    let sorted = lines.sorted { $0.box.middleY < $1.box.middleY }
    var groups: [Band] = []
    var next = 0
    for end in heights + [.infinity] {
      var band: [LayoutLine] = []
      while next < sorted.count, sorted[next].box.middleY < end {
        band.append(sorted[next])
        next += 1
      }
      guard !band.isEmpty else { continue }
      add(band, to: &groups)
    }
    return settled(groups)
  }

  /// The groups whose gutters are none, as those between a number and its item, with their neighbours.
  private func settled(_ groups: [Band]) -> [Band] {
    var settled: [Band] = []
    for var group in groups {
      if !group.gutters.isEmpty, case .plain = structure(group.lines) { group.gutters = [] }
      if group.gutters.isEmpty, let last = settled.indices.last, settled[last].gutters.isEmpty {
        settled[last].lines += group.lines
        settled[last].bottom = group.bottom
      } else {
        settled.append(group)
      }
    }
    return settled
  }

  private func add(_ band: [LayoutLine], to groups: inout [Band]) {
    let own = Gaps.across(band, least: size * Self.cellGap)
    let box = Gaps.box(band)
    guard let last = groups.indices.last else {
      groups.append(Band(lines: band, gutters: own, bottom: box.bottom))
      return
    }
    let previous = groups[last]
    let least = size * Self.cellGap
    let joined: [ClosedRange<Float>]?
    switch (previous.gutters.isEmpty, own.isEmpty) {
    case (true, true): joined = []
    case (true, false):
      // What stands over one column alone is its beginning.
      let common = Gaps.common(own, previous.lines, least: least)
      let isShort =
        Self.rows(previous.lines).count <= 2 && !previous.lines.contains(where: isHeadline)
      joined = isShort && common.count == own.count && own.count == 1 ? common : nil
    case (false, true):
      let common = Gaps.common(previous.gutters, band, least: least)
      let startsAnew =
        box.top - previous.bottom > size * 1.6 || band.contains(where: isHeadline)
      joined = common.count == previous.gutters.count && !startsAnew ? common : nil
    case (false, false):
      let common = Gaps.common(previous.gutters, band, least: least)
      let startsAnew = band.allSatisfy(isHeadline) && !previous.lines.allSatisfy(isHeadline)
      joined = common.isEmpty || startsAnew ? nil : common
    }
    if let joined {
      groups[last].lines += band
      groups[last].gutters = joined
      groups[last].bottom = box.bottom
    } else {
      groups.append(Band(lines: band, gutters: own, bottom: box.bottom))
    }
  }

  // MARK: Columns

  private func column(_ lines: [LayoutLine]) -> LayoutColumn {
    // A title may be wider than the text below it.
    let own = lines.filter { $0.size < size * 1.12 && size < $0.size * 1.12 }
    let box = Gaps.box(own.count >= 2 ? own : lines)
    return LayoutColumn(rows: Self.rows(lines), left: box.left, right: box.right)
  }

  /// Lines that stand level, from left to right.
  static func rows(_ lines: [LayoutLine]) -> [[LayoutLine]] {
    var rows: [[LayoutLine]] = []
    var box = LayoutBox(left: 0, top: 0, right: 0, bottom: 0)
    for line in lines.sorted(by: {
      ($0.box.middleY, $0.box.left) < ($1.box.middleY, $1.box.left)
    }) {
      let square = line.square
      if !rows.isEmpty, square.levelOverlap(box) > min(square.height, box.height) * 0.5 {
        rows[rows.count - 1].append(line)
      } else {
        rows.append([line])
        box = square
      }
    }
    // What begins at one place stands in the order of the source.
    return rows.map { row in
      row.sorted { ($0.box.left, $0.words.first ?? 0) < ($1.box.left, $1.words.first ?? 0) }
    }
  }
}

/// The white space that runs through a set of lines.
enum Gaps {
  static func box(_ lines: [LayoutLine]) -> LayoutBox {
    var box = lines.first?.square ?? LayoutBox(left: 0, top: 0, right: 0, bottom: 0)
    for line in lines { box.formUnion(line.square) }
    return box
  }

  /// The gaps that run through from top to bottom, from left to right.
  static func across(_ lines: [LayoutLine], least: Float) -> [ClosedRange<Float>] {
    gaps(lines.map { ($0.box.left, $0.box.right) }, least)
  }

  /// The gaps that run through from left to right, from top to bottom.
  static func down(_ lines: [LayoutLine], least: Float) -> [ClosedRange<Float>] {
    gaps(lines.map { ($0.square.top, $0.square.bottom) }, least)
  }

  private static func gaps(_ intervals: [(Float, Float)], _ least: Float) -> [ClosedRange<Float>] {
    var found: [ClosedRange<Float>] = []
    var end: Float?
    for (low, high) in intervals.sorted(by: { $0.0 < $1.0 }) {
      if let reached = end, low - reached >= least, low > reached { found.append(reached...low) }
      end = max(end ?? high, high)
    }
    return found
  }

  /// What some lines leave of gaps.
  static func common(_ gaps: [ClosedRange<Float>], _ lines: [LayoutLine], least: Float)
    -> [ClosedRange<Float>]
  {
    var left = gaps
    for line in lines {
      var next: [ClosedRange<Float>] = []
      for gap in left {
        guard line.box.right > gap.lowerBound, line.box.left < gap.upperBound else {
          next.append(gap)
          continue
        }
        if line.box.left - gap.lowerBound >= least {
          next.append(gap.lowerBound...line.box.left)
        }
        if gap.upperBound - line.box.right >= least {
          next.append(line.box.right...gap.upperBound)
        }
      }
      left = next
    }
    return left
  }

  /// The lines left of, between and right of gaps.
  static func split(_ lines: [LayoutLine], at gaps: [ClosedRange<Float>]) -> [[LayoutLine]] {
    var sides = [[LayoutLine]](repeating: [], count: gaps.count + 1)
    let middles = gaps.map { ($0.lowerBound + $0.upperBound) / 2 }
    for line in lines {
      let middle = line.box.middleX
      sides[middles.firstIndex { middle < $0 } ?? gaps.count].append(line)
    }
    return sides.filter { !$0.isEmpty }
  }
}
