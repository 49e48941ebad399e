import TextStructure

/// The pages of a document by where their words are, whatever the source: gathers them, and gives their
/// text in reading order with its paragraphs, rows of tables and headlines.
///
/// The order of decisions: lines from words; running heads, feet and page numbers; columns, tables and
/// their order; notes; paragraphs, also over the ends of columns and pages.
struct LayoutDocument {
  /// A page with its lines.
  struct Page {
    var page: LayoutPage
    var lines: [LayoutLine]
    /// What stands around lines that run from top to bottom, and itself runs across.
    var outside: LayoutPage?
    var outsideLines: [LayoutLine] = []
  }

  private var pages: [Page] = []

  /// Adds the next page.
  mutating func add(_ page: LayoutPage) { pages.append(Self.lined(page)) }

  /// Puts other words on a page, which counts from 1.
  mutating func replace(page number: Int, with page: LayoutPage) {
    pages[number - 1] = Self.lined(page)
  }

  private static func lined(_ page: LayoutPage) -> Page {
    let direction = WritingDirection(page)
    guard direction != .horizontal else {
      return Page(page: page, lines: LineBuilder(page: page).lines())
    }
    let (main, outside) = page.turned(direction)
    return Page(
      page: main, lines: LineBuilder(page: main).lines(), outside: outside,
      outsideLines: LineBuilder(page: outside).lines())
  }

  /// The text of all pages; the original as a layout gives it: each line ended by a line feed, each page by
  /// a form feed.
  func text() -> LayoutText {
    let running = RunningMatter.found(
      in: pages.map { page in
        page.outside.map { RunningMatter.Candidate(page: $0, lines: page.outsideLines) }
          ?? RunningMatter.Candidate(page: page.page, lines: page.lines)
      })
    let size = Self.usualSize(pages.lazy.map(\.lines))
    var ordered: [OrderedPage] = []
    ordered.reserveCapacity(pages.count)
    for (page, running) in zip(pages, running) {
      ordered.append(OrderedPage(page, top: running.top, foot: running.foot, documentSize: size))
    }
    var writer = LayoutWriter(measures: LayoutMeasures(ordered, size: size))
    for page in ordered {
      writer.write(page)
      if writer.isTooLong { break }
    }
    return writer.text()
  }

  /// The size that most characters have.
  static func usualSize(_ pages: some Sequence<[LayoutLine]>) -> Float {
    var counts: [Int: Int] = [:]
    for lines in pages {
      for line in lines where line.size < 10_000 {
        counts[Int(line.size * 4), default: 0] += line.characters
      }
    }
    let most = counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
    return max(0.1, (Float(most?.key ?? 40) + 0.5) / 4)
  }
}

/// A page's lines, told apart and in order.
struct OrderedPage {
  /// The page that the parts' words are of, and that of what runs around them.
  let page: LayoutPage
  let outside: LayoutPage
  /// Running heads and what else stands above; running feet.
  var head: [LayoutLine] = []
  var foot: [LayoutLine] = []
  /// What stands above or below lines that run from top to bottom, and is no running matter.
  var above: [LayoutLine] = []
  var below: [LayoutLine] = []
  var parts: [LayoutPart]
  /// The size of its running text.
  let size: Float
  /// Whether headlines part its columns.
  let hasHeadlines: Bool

  init(_ page: LayoutDocument.Page, top: [Int], foot footIndices: [Int], documentSize: Float) {
    self.page = page.page
    let outside = page.outside ?? page.page
    self.outside = outside
    let lines = page.outside == nil ? page.lines : page.outsideLines
    let running = Set(top + footIndices)
    head = PageOrder.rows(top.map { lines[$0] }).flatMap { $0 }
    foot = PageOrder.rows(footIndices.map { lines[$0] }).flatMap { $0 }
    let rest = lines.indices.filter { !running.contains($0) }.map { lines[$0] }
    let main = page.outside == nil ? rest : page.lines
    if page.outside != nil {
      let middle = outside.height / 2
      above = PageOrder.rows(rest.filter { $0.box.middleY < middle }).flatMap { $0 }
      below = PageOrder.rows(rest.filter { $0.box.middleY >= middle }).flatMap { $0 }
    }
    let characters = main.reduce(0) { $0 + $1.characters }
    let size =
      characters >= 200 ? LayoutDocument.usualSize(CollectionOfOne(main)) : documentSize
    self.size = size
    parts = PageOrder(size: size).parts(of: main)
    var columns = 0
    var headlines = 0
    for case .column(let column) in parts {
      if column.rows.count >= 4 { columns += 1 }
      for row in column.rows where row.contains(where: { $0.size >= size * PageOrder.headline }) {
        headlines += 1
      }
    }
    hasHeadlines = columns >= 3 && headlines >= 2
  }
}

/// What a layout gives on.
struct LayoutText {
  var scalars: [Unicode.Scalar]
  var blocks: [Block]
  var pages: [Flow.PageStart]
  /// The pages without text, from 1.
  var empty: [Int]
  /// Where words that were recognised in pictures stand.
  var recognitions: [Flow.Recognition]
  var isTooLong: Bool
}

/// What holds for a whole document: how its paragraphs begin, and where its columns' edges are.
struct LayoutMeasures {
  /// The size of running text.
  let size: Float
  /// Whether paragraphs begin with an indentation.
  let usesIndent: Bool
  /// The distance of a line from the next in a paragraph, in characters.
  let pitch: Float
  private var edges: [(left: Float, right: Float)] = []

  init(_ pages: [OrderedPage], size: Float) {
    self.size = size
    var (indented, flush, begun) = (0, 0, 0)
    var pitches: [Float] = []
    for page in pages {
      for case .column(let column) in page.parts where column.rows.count >= 3 {
        if column.rows.count >= 4, edges.count < 4096 { edges.append((column.left, column.right)) }
        var wasIndented = false
        var lastY: Float?
        for row in column.rows {
          guard let first = row.first else { continue }
          let indent = (first.box.left - column.left) / first.size
          let isIndented = Self.isIndent(indent)
          if isIndented { indented += 1 }
          if indent < 0.6 {
            flush += 1
            if wasIndented { begun += 1 }
          }
          wasIndented = isIndented
          if let lastY { pitches.append((first.box.middleY - lastY) / first.size) }
          lastY = first.box.middleY
        }
      }
    }
    usesIndent = begun >= 2 && begun * 3 >= indented && flush > 0
    pitches.sort()
    pitch = pitches.isEmpty ? 1.6 : pitches[pitches.count / 3]
  }

  /// Whether an indentation, in characters, is one of a paragraph's first line.
  static func isIndent(_ indent: Float) -> Bool { indent >= 1.2 && indent <= 4.6 }

  /// A column's edges; where it has few lines itself, those of the narrowest column that holds it.
  func edges(of column: LayoutColumn) -> (left: Float, right: Float) {
    guard column.rows.count < 4 else { return (column.left, column.right) }
    var best: (left: Float, right: Float)?
    for edge in edges where column.left >= edge.left - 1 && column.right <= edge.right + 1 {
      if best.map({ edge.right - edge.left < $0.right - $0.left }) ?? true { best = edge }
    }
    return best ?? (column.left, column.right)
  }
}
