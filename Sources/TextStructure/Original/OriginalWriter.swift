/// Writes the original of a format that is no text: its paragraphs in reading order, each ended by a
/// line feed, the cells of a row separated by tabs.
public struct OriginalWriter {
  /// The longest original, in scalars: what can be repaired in memory.
  public static let longest = 16 << 20
  /// The most lines of an original; each takes more memory than a short one's characters.
  public static let mostLines = 2 << 20

  /// The original as far as it is written.
  public private(set) var scalars: [Unicode.Scalar] = []
  /// Its paragraphs.
  public private(set) var blocks: [Block] = []
  /// Where its pages begin.
  public private(set) var pages: [Flow.PageStart] = []
  /// The page at hand, from 1.
  public private(set) var page = 1
  /// Whether it would be longer than ``longest``; the reader then refuses the file.
  public private(set) var isTooLong = false
  private var labelCount = 0

  /// Begins an empty original on page 1.
  public init() {}

  /// Begins a new page before what is written next.
  public mutating func beginPage() {
    page += 1
    mark(page)
  }

  private mutating func mark(_ page: Int) {
    if let last = pages.last, last.scalarOffset == scalars.count {
      pages[pages.count - 1].number = page
    } else {
      pages.append(Flow.PageStart(scalarOffset: scalars.count, number: page))
    }
  }

  /// Whether the number before a paragraph may have so many scalars more. Those of paragraphs that are
  /// not yet written count too: a few bytes of a file make each of them.
  public mutating func takesLabel(of count: Int) -> Bool {
    labelCount += count
    if labelCount > Self.longest { isTooLong = true }
    return !isTooLong
  }

  /// Writes a paragraph; each line of it is a block.
  ///
  /// - Returns: the indices of its blocks.
  @discardableResult
  public mutating func write(_ draft: ParagraphDraft) -> Range<Int> {
    let first = blocks.count
    guard scalars.count + draft.scalars.count + draft.emptyCells < Self.longest else {
      isTooLong = true
      return first..<first
    }
    guard !draft.scalars.allSatisfy(\.isTrimmed) else {
      for _ in draft.pageBreaks { beginPage() }
      return first..<first
    }
    if draft.followsCell, scalars.last == "\n" { scalars[scalars.count - 1] = "\t" }
    scalars.append(contentsOf: repeatElement("\t", count: draft.emptyCells))
    let home = page
    if let page = draft.page, page != home { mark(page) }
    let start = scalars.count
    if draft.pageBreaks.isEmpty {
      scalars.append(contentsOf: draft.scalars)
    } else {
      var done = 0
      for offset in draft.pageBreaks {
        scalars.append(contentsOf: draft.scalars[done..<offset])
        done = offset
        beginPage()
      }
      scalars.append(contentsOf: draft.scalars[done...])
    }
    addBlocks(from: start, draft)
    if blocks.count > first {
      scalars.append("\n")
    } else {
      scalars.removeSubrange(start...)
    }
    if let page = draft.page, page != home { mark(home) }
    return first..<blocks.count
  }

  /// Ends a row of a table, the last cells of which are empty.
  public mutating func endRow(emptyCells count: Int) {
    guard count > 0, scalars.last == "\n", scalars.count + count < Self.longest else { return }
    scalars.removeLast()
    scalars.append(contentsOf: repeatElement("\t", count: count))
    scalars.append("\n")
  }

  /// Writes the blocks of a page of HTML, whose own original is the markup.
  public mutating func write(_ blocks: [Block], of flow: Flow) {
    for block in blocks {
      var draft = ParagraphDraft()
      draft.scalars = flow.text(of: block)
      draft.isMarked = block.flags.contains(.marked)
      (draft.kind, draft.rank) = (block.kind, block.rank)
      write(draft)
    }
  }

  private mutating func addBlocks(from start: Int, _ draft: ParagraphDraft) {
    var lineStart = start
    while lineStart <= scalars.count {
      guard blocks.count < Self.mostLines else {
        isTooLong = true
        return
      }
      var lineEnd = lineStart
      while lineEnd < scalars.count, scalars[lineEnd] != "\n" { lineEnd += 1 }
      addBlock(lineStart, lineEnd, isFirst: lineStart == start, draft)
      lineStart = lineEnd + 1
    }
  }

  private mutating func addBlock(_ start: Int, _ end: Int, isFirst: Bool, _ draft: ParagraphDraft) {
    var span = Span(start: start, end: end)
    var indent = 0
    while span.count > 0, scalars[span.start].isTrimmed {
      indent += scalars[span.start] == "\t" ? 4 : scalars[span.start].columns
      span.start += 1
    }
    while span.count > 0, scalars[span.end - 1].isTrimmed { span.end -= 1 }
    guard span.count > 0 else { return }
    let (kind, isMarked) = draft.kind(ofLine: span.count)
    var block = Block(kind: kind, span: span, rank: kind == .heading ? draft.rank : 0)
    if isMarked { block.flags.insert(.marked) }
    if indent >= 2 { block.flags.insert(.indented) }
    if isFirst { block.flags.insert(.afterBlank) }
    blocks.append(block)
  }

  /// Makes plain paragraphs of the blocks from an index on: of a table with one cell.
  public mutating func unmarkCells(from index: Int) {
    for index in blocks.indices.suffix(from: min(index, blocks.count))
    where blocks[index].kind == .tableCell {
      blocks[index].kind = .paragraph
      blocks[index].flags.remove(.marked)
    }
  }

  /// Lets consecutive lines of a title be one.
  public mutating func joinTitle() {
    guard let first = blocks.firstIndex(where: { $0.kind == .title }) else { return }
    while first + 1 < blocks.count, blocks[first + 1].kind == .title {
      let next = blocks.remove(at: first + 1)
      blocks[first].append(next, joiner: .lineFeed)
    }
  }

  /// The text as a flow of its own; with pages where the format told any.
  public func flow(hasPages: Bool) -> Flow {
    var flow = Flow(original: scalars)
    if hasPages {
      let begins = pages.first?.scalarOffset == 0
      flow.pages = (begins ? [] : [Flow.PageStart(scalarOffset: 0, number: 1)]) + pages
    }
    return flow
  }
}
