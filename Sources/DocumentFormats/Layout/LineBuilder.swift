internal import TextStructure

/// Puts a page's words into lines, whatever their order in the source.
struct LineBuilder {
  let page: LayoutPage

  /// Gaps in a line, in characters: in Chinese text little more than what parts digits from it; in Latin
  /// text the spaces of a justified line.
  private static let widestGap: Float = 0.48
  private static let widestLatinGap: Float = 0.9
  /// Those between the inks of a picture's words.
  private static let widestInkGap: Float = 1.2
  /// A gap that the lines above and below run across may be as wide.
  private static let widestCrossedGap: Float = 3.2
  /// How many lines at one height are looked at for each word.
  private static let longestLook = 48

  func lines() -> [LayoutLine] {
    let indices = withoutDoubles()
    guard !indices.isEmpty else { return [] }
    let step = max(1, median(indices.map { page.words[$0].size }))
    let ordered = indices.sorted {
      (page.words[$0].box.left, $0) < (page.words[$1].box.left, $1)
    }
    var lines: [LayoutLine] = []
    var rows = RowIndex(step: step, longest: Self.longestLook)
    for index in ordered {
      let word = page.words[index]
      if let line = rows.last(near: word.box, where: { follows(word, lines[$0]) }) {
        lines[line].add(index, word)
      } else {
        rows.add(lines.count, word.box)
        lines.append(LayoutLine(index, word))
      }
    }
    return GapCrossing(lines: lines, step: step, widest: Self.widestCrossedGap).merged()
  }

  private func follows(_ word: LayoutWord, _ line: LayoutLine) -> Bool {
    guard let last = line.words.last.map({ page.words[Int($0)] }) else { return false }
    let level = word.box.levelOverlap(line.box)
    guard level >= min(word.box.height, line.box.height) * 0.5 else { return false }
    let size = min(word.size, max(last.size, line.size))
    let isLatin = page.last(last).columns == 1 && page.first(word).columns == 1
    let gap = word.box.left - line.box.right
    let widest =
      page.isPicture ? Self.widestInkGap : isLatin ? Self.widestLatinGap : Self.widestGap
    return gap >= -0.6 * size && gap <= size * widest
  }

  /// The words without those that are drawn twice at one place to look bold or shadowed.
  private func withoutDoubles() -> [Int] {
    struct Key: Hashable {
      var text: ArraySlice<Unicode.Scalar>
      var x: Int32
      var y: Int32
    }
    var seen: Set<Key> = []
    return page.words.indices.filter { index in
      let word = page.words[index]
      let step = max(word.size * 0.5, 0.1)
      let (x, y) = (word.box.left / step, word.box.top / step)
      guard abs(x) < 1e6, abs(y) < 1e6 else { return false }
      let text = page.text(word)
      for dx in [0, -1, 1] as [Float] {
        for dy in [0, -1, 1] as [Float] {
          let key = Key(text: text, x: Int32(x.rounded() + dx), y: Int32(y.rounded() + dy))
          if seen.contains(key), isDouble(dx, dy, x, y) { return false }
        }
      }
      seen.insert(Key(text: text, x: Int32(x.rounded()), y: Int32(y.rounded())))
      return true
    }
  }

  /// Neighbouring cells hold places up to one and a half steps apart: nearly a whole character.
  private func isDouble(_ dx: Float, _ dy: Float, _ x: Float, _ y: Float) -> Bool {
    (dx == 0 || (x - x.rounded()) * dx > 0.2) && (dy == 0 || (y - y.rounded()) * dy > 0.2)
  }
}

/// Finds what stands at a height.
struct RowIndex {
  private let step: Float
  private let longest: Int
  private var rows: [Int32: [Int]] = [:]

  init(step: Float, longest: Int) {
    (self.step, self.longest) = (step, longest)
  }

  private func row(_ box: LayoutBox) -> Int32 {
    Int32(max(-1e6, min(1e6, (box.middleY / step).rounded(.down))))
  }

  mutating func add(_ item: Int, _ box: LayoutBox) {
    rows[row(box), default: []].append(item)
  }

  /// The item that was added last, at about a height, of those that meet a condition.
  func last(near box: LayoutBox, where condition: (Int) -> Bool) -> Int? {
    let row = row(box)
    var found: Int?
    for near in [row, row - 1, row + 1] {
      for item in (rows[near] ?? []).suffix(longest).reversed() where condition(item) {
        found = max(found ?? item, item)
        break
      }
    }
    return found
  }

  /// The items within so many steps of a height.
  func items(near box: LayoutBox, reach: Int32) -> [Int] {
    let row = row(box)
    return (row - reach...row + reach).flatMap { (rows[$0] ?? []).prefix(longest * 4) }
  }
}

/// Joins two lines over a wide gap (`第一条　本法…`) where the lines above or below run across it, and no
/// edge of theirs stands where it is, as those of columns and cells do.
private struct GapCrossing {
  let lines: [LayoutLine]
  let step: Float
  let widest: Float

  func merged() -> [LayoutLine] {
    var rows = RowIndex(step: step, longest: 64)
    for index in lines.indices { rows.add(index, lines[index].box) }
    var next = [Int](repeating: -1, count: lines.count)
    var isTail = [Bool](repeating: false, count: lines.count)
    for index in lines.indices {
      guard let right = neighbour(index, rows), !isTail[right], isCrossed(index, right, rows) else {
        continue
      }
      next[index] = right
      isTail[right] = true
    }
    var merged: [LayoutLine] = []
    for index in lines.indices where !isTail[index] {
      var line = lines[index]
      var tail = next[index]
      while tail >= 0 {
        line.add(lines[tail])
        tail = next[tail]
      }
      merged.append(line)
    }
    return merged
  }

  private func neighbour(_ index: Int, _ rows: RowIndex) -> Int? {
    let line = lines[index]
    var best: Int?
    for other in rows.items(near: line.box, reach: 1) where other != index {
      let candidate = lines[other]
      let gap = candidate.box.left - line.box.right
      guard gap > 0, gap <= widest * min(line.size, candidate.size),
        candidate.box.levelOverlap(line.box)
          >= 0.6 * min(candidate.box.height, line.box.height),
        candidate.size < line.size * 1.15, line.size < candidate.size * 1.15
      else { continue }
      if best.map({ candidate.box.left < lines[$0].box.left }) ?? true { best = other }
    }
    return best
  }

  private func isCrossed(_ left: Int, _ right: Int, _ rows: RowIndex) -> Bool {
    let (a, b) = (lines[left], lines[right])
    let size = min(a.size, b.size)
    var isCrossed = false
    for other in rows.items(near: a.box, reach: 4) where other != left && other != right {
      let line = lines[other]
      let distance = abs(line.box.middleY - a.box.middleY)
      guard distance > size * 0.6, distance < size * 2.8 else { continue }
      if abs(line.box.left - b.box.left) < size * 0.5 { return false }
      if line.box.left < a.box.right - size, line.box.right > b.box.left + size {
        isCrossed = isCrossed || line.size < size * 1.15
      } else if abs(line.box.right - a.box.right) < size * 0.3, line.box.left < a.box.right {
        return false
      }
    }
    return isCrossed
  }
}

/// The middle one of some values; 0 where there are none.
func median(_ values: [Float]) -> Float {
  guard !values.isEmpty else { return 0 }
  return values.sorted()[values.count / 2]
}
