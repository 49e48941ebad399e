public import ArchiveModel

/// Groups a document's blocks into passages under their headings.
public struct PassageBuilder {
  let flow: Flow
  /// A passage is about 60 to 500 characters.
  public static let shortest = 60
  /// What is longer, in characters, is split between sentences.
  public static let longest = 500

  private struct Heading {
    var rank: UInt8
    var text: String
    var block: Block
    /// Whether a passage stands under it.
    var isUsed: Bool
    /// Whether its text stands in a passage anyway.
    var isRunIn: Bool
  }

  private var groups: [PassageGroup] = []
  private var pending: [Block] = []
  private var pendingCount = 0
  private var pendingPath: [String] = []
  private var headings: [Heading] = []
  private var pendingHeadings: [Block?] = []
  /// The article whose paragraphs are being gathered.
  private var inArticle = false

  init(flow: Flow) { self.flow = flow }

  /// The passages of a document.
  public static func passages(flow: Flow, blocks: [Block]) -> [Passage] {
    var builder = PassageBuilder(flow: flow)
    for block in blocks where block.kind != .clutter { builder.add(block) }
    return builder.finish()
  }

  /// A short record as one passage.
  public static func singlePassage(flow: Flow, blocks: [Block]) -> [Passage] {
    var writer = PassageWriter(flow: flow)
    for block in blocks where block.kind != .clutter {
      if writer.scalarCount > 0 { writer.lineFeed() }
      writer.write(block)
    }
    guard writer.scalarCount > 0 else { return [] }
    return [writer.passage(ordinal: 0, headingPath: [])]
  }

  private mutating func add(_ block: Block) {
    switch block.kind {
    case .heading:
      flush()
      open(block.rank, HeadingText.text(flow, block, count: nil), block)
      inArticle = false
    case .runIn:
      flush()
      open(block.rank, HeadingText.text(flow, block, count: Int(block.headingCount)), nil)
      inArticle = false
      place(block)
    case .article:
      flush()
      open(block.rank, HeadingText.text(flow, block, count: Int(block.headingCount)), nil)
      inArticle = true
      place(block)
    default:
      if block.kind == .salutation || addressesAssembly(block) { closeRunIns() }
      place(block)
    }
  }

  /// `各位代表，…` speaks to the assembly again: what stood under `（五）` is over.
  private func addressesAssembly(_ block: Block) -> Bool {
    block.kind == .paragraph && flow.starts(block.first, with: ["各", "位"])
  }

  private mutating func closeRunIns() {
    while let last = headings.last, last.rank >= Numbering.Style.parenthesizedChinese.rawValue {
      closeLastHeading()
    }
  }

  /// Closes the headings of this rank and below, and opens a new one. `block` is `nil` where the
  /// heading's text stands in the passage anyway.
  private mutating func open(_ rank: UInt8, _ text: String, _ block: Block?) {
    while let last = headings.last, last.rank >= rank { closeLastHeading() }
    guard !text.isEmpty else { return }
    let shown = block ?? Block(kind: .heading, span: Span(start: 0, end: 0))
    headings.append(
      Heading(rank: rank, text: text, block: shown, isUsed: block == nil, isRunIn: block == nil))
  }

  /// A heading with nothing under it becomes text, so that it can be found.
  private mutating func closeLastHeading() {
    let heading = headings.removeLast()
    guard !heading.isUsed else { return }
    let path = headings.map(\.text)
    if pending.isEmpty || pendingPath != path { flush() }
    append(heading.block, path)
  }

  private mutating func place(_ block: Block) {
    for index in headings.indices { headings[index].isUsed = true }
    let path = headings.map(\.text)
    for piece in PassageSplitter(flow: flow, limit: Self.longest).split(block) {
      let count = piece.count
      if !pending.isEmpty, path != pendingPath || !merges(piece, count) { flush() }
      append(piece, path)
    }
  }

  private mutating func append(_ block: Block, _ path: [String]) {
    pendingCount += block.count + (pending.isEmpty ? 0 : 1)
    pending.append(block)
    pendingPath = path
    pendingHeadings = headings.prefix(path.count).map { $0.isRunIn ? nil : $0.block }
  }

  /// Whether a block goes into the passage at hand.
  private func merges(_ block: Block, _ count: Int) -> Bool {
    guard pendingCount + 1 + count <= Self.longest, let last = pending.last else { return false }
    // A caption or label belongs to what follows it.
    if block.kind == .line, last.kind == .paragraph || last.kind == .runIn,
      pendingCount >= Self.shortest, !inArticle
    {
      return false
    }
    if inArticle || pendingCount < Self.shortest || count < Self.shortest { return true }
    let parts: [BlockKind] = [
      .listItem, .tableCell, .line, .dateLine, .byline, .title, .code, .verse,
    ]
    if parts.contains(block.kind), parts.contains(last.kind) { return true }
    // `…如下：` and what it announces.
    return block.kind == .listItem && BlockShape.ending(flow, last) == .announced
  }

  private mutating func flush() {
    guard !pending.isEmpty else { return }
    if pendingCount < Self.shortest, let last = groups.last, last.path == pendingPath,
      last.count + 1 + pendingCount <= Self.longest
    {
      // A short rest goes with the passage before it, where both stand under the same headings.
      groups[groups.count - 1].blocks += pending
      groups[groups.count - 1].count += pendingCount + 1
    } else {
      groups.append(
        PassageGroup(
          blocks: pending, count: pendingCount, path: pendingPath, headings: pendingHeadings,
          isArticle: pending[0].kind == .article || inArticle))
    }
    pending.removeAll(keepingCapacity: true)
    pendingCount = 0
  }

  private mutating func finish() -> [Passage] {
    flush()
    while !headings.isEmpty { closeLastHeading() }
    flush()
    PassageGroup.mergeShort(&groups, shortest: Self.shortest, longest: Self.longest)
    var passages: [Passage] = []
    for group in groups {
      var writer = PassageWriter(flow: flow)
      for block in group.blocks {
        if writer.scalarCount > 0 { writer.lineFeed() }
        writer.write(block)
      }
      guard writer.scalarCount > 0 else { continue }
      passages.append(writer.passage(ordinal: passages.count, headingPath: group.path))
    }
    return passages
  }
}
