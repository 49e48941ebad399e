internal import TextStructure

/// Finds running heads, feet and page numbers by place and repetition, before lines are joined.
///
/// The outermost rows of each page are looked at, from outside in, up to the first that is none: what has
/// the form of a page number; a bare number that grows with the pages or stands apart; and what stands at
/// one height on several pages, digits aside, with a gap to the text.
struct RunningMatter {
  /// A row at the top or the foot of a page.
  private struct Row {
    var lines: [Int]
    var box: LayoutBox
    var size: Float
    /// The text without white space.
    var text: [Unicode.Scalar]
    /// Where its lines begin, and whether two of them begin where those of the next row do.
    var lefts: [Float] = []
    var isHeading = false
    /// The gap to the next row towards the middle.
    var gap: Float
    /// The distance from the page's own edge.
    var distance: Float
  }

  /// A page's lines that may be running matter.
  struct Candidate {
    var page: LayoutPage
    var lines: [LayoutLine]
  }

  private static let mostRows = 3
  private static let longest = 60
  /// The part of a page's height that heads and feet stand in.
  private static let band: Float = 0.16

  /// The lines that are running matter, for each page: those at its top and those at its foot.
  static func found(in pages: [Candidate]) -> [(top: [Int], foot: [Int])] {
    let tops = pages.map { rows($0, fromTop: true) }
    let feet = pages.map { rows($0, fromTop: false) }
    let (atTop, atFoot) = (marked(tops), marked(feet))
    return pages.indices.map { page in
      let top = Set(atTop[page].flatMap { tops[page][$0].lines })
      let foot = Set(atFoot[page].flatMap { feet[page][$0].lines }).subtracting(top)
      return (top.sorted(), foot.sorted())
    }
  }

  private static func rows(_ candidate: Candidate, fromTop: Bool) -> [Row] {
    let (page, lines) = (candidate.page, candidate.lines)
    let ordered = lines.indices.sorted {
      fromTop
        ? lines[$0].box.middleY < lines[$1].box.middleY
        : lines[$0].box.middleY > lines[$1].box.middleY
    }
    var rows: [Row] = []
    for index in ordered {
      let line = lines[index]
      if let last = rows.indices.last,
        line.square.levelOverlap(rows[last].box) > min(line.size, rows[last].size) * 0.4
      {
        rows[last].lines.append(index)
        rows[last].box.formUnion(line.square)
        continue
      }
      guard rows.count <= mostRows else { break }
      rows.append(
        Row(
          lines: [index], box: line.square, size: line.size, text: [], gap: .infinity, distance: 0))
    }
    for index in rows.indices { rows[index].lefts = rows[index].lines.map { lines[$0].box.left } }
    for index in rows.indices {
      let box = rows[index].box
      rows[index].distance = fromTop ? box.top : page.height - box.bottom
      if index + 1 < rows.count {
        let next = rows[index + 1].box
        let shared = rows[index].lefts.count { left in
          rows[index + 1].lefts.contains { abs($0 - left) < rows[index].size * 0.5 }
        }
        rows[index].isHeading = rows[index].lines.count > 2 && shared >= 2
        rows[index].gap = fromTop ? next.top - box.bottom : box.top - next.bottom
      }
      let sorted = rows[index].lines.sorted { lines[$0].box.left < lines[$1].box.left }
      let count = sorted.reduce(0) { $0 + lines[$1].characters }
      if count <= longest {
        rows[index].text = sorted.flatMap { page.text(lines[$0]) }.filter { !$0.isTrimmed }
      }
    }
    return rows.prefix(mostRows).filter {
      $0.distance < page.height * band && !$0.text.isEmpty
    }
  }

  /// The rows of each page that are running matter.
  private static func marked(_ pages: [[Row]]) -> [[Int]] {
    var found = pages.map { _ in [Int]() }
    var open = pages.map { _ in true }
    for depth in 0..<mostRows {
      let isRunning = running(pages, depth, open)
      for page in pages.indices where open[page] {
        if isRunning[page] { found[page].append(depth) } else { open[page] = false }
      }
    }
    return found
  }

  private struct Place: Hashable {
    var text: [Unicode.Scalar]
    var distance: Int
  }

  private static func running(_ pages: [[Row]], _ depth: Int, _ open: [Bool]) -> [Bool] {
    var places: [Place: [Int]] = [:]
    var numbers: [Int: Int] = [:]
    var byOffset: [Int: Int] = [:]
    for (page, rows) in pages.enumerated() where open[page] && depth < rows.count {
      let row = rows[depth]
      switch PageNumberForm(row.text) {
      case .bare(let number):
        numbers[page] = number
        byOffset[number - page, default: 0] += 1
      case .certain: break
      case nil:
        let text = row.text.filter { !$0.isDigit }
        guard !text.isEmpty else { continue }
        // A head may be set a little higher or lower from page to page.
        for shift in [0, 1] {
          let place = Place(text: text, distance: Int(row.distance / 4) + shift)
          places[place, default: []].append(page)
        }
      }
    }
    var isRunning = pages.map { _ in false }
    for pageList in places.values {
      let count = Set(pageList).count
      guard count >= 2 else { continue }
      for page in pageList {
        let row = pages[page][depth]
        // Headings of tables stand at one height too, close to their rows.
        let least = row.size * (row.lines.count > 2 ? 1.4 : count >= 3 ? 0.45 : 0.8)
        if row.gap >= least, !row.isHeading { isRunning[page] = true }
      }
    }
    for (page, rows) in pages.enumerated() where open[page] && depth < rows.count {
      let row = rows[depth]
      guard let form = PageNumberForm(row.text) else { continue }
      switch form {
      case .certain: isRunning[page] = row.gap > -row.size
      case .bare:
        let number = numbers[page] ?? 0
        let grows = byOffset[number - page, default: 0] >= 2
        isRunning[page] = grows || row.gap > row.size * 1.4
      }
    }
    return isRunning
  }
}
