internal import CLibXML2
import TextStructure

/// Gathers the parser's events into a flow and its blocks.
final class HTMLEventSink {
  /// The parser, whose place in the input tells where a piece of text stands.
  var context: htmlParserCtxtPtr?
  /// Whether parsing was stopped because it would not have stayed linear.
  private(set) var isTooComplex = false
  /// The `title` element's text.
  private(set) var titleSpan: Span?
  /// The elements that the blocks stand in, each after the one that holds it.
  private(set) var nodes = [PageNode(parent: -1, signs: [])]
  /// What is known of each block beside its text.
  private(set) var facts: [PageFacts] = []
  /// What `meta` elements say.
  private(set) var particulars = PageParticulars()

  private var position: HTMLSourcePosition
  private var writer: HTMLFlowWriter
  private var blocks: [Block] = []
  private var stack: [Frame] = []
  private var work = 0
  private var linkCount = 0

  private struct Frame {
    var element: HTMLElement
    var isHidden: Bool
    var isLink: Bool
    /// The number of the link to another page that it stands in; 0 where it stands in none.
    var link = 0
    var isFrame: Bool
    /// The kind that text directly in it has.
    var kind: BlockKind
    var rank: UInt8
    var isPreformatted: Bool
    /// The element, an index of `nodes`.
    var node: Int
  }

  private var isMarkedText = false
  private let showsInvisible: Bool
  /// Whether an element was left out that takes its place and is not seen.
  private(set) var hasInvisibleText = false

  /// The elements that are told apart: more than any page has that people write, and few enough to hold.
  private static let mostNodes = 200_000
  private static let mostKnownSigns = 10_000
  private var knownSigns: [String: PageSigns] = [:]

  /// The comparisons the parser may spend on end tags that close nothing.
  private static let mostWork = 400_000_000

  /// - Parameters:
  ///   - source: the bytes the parser gets.
  ///   - original: the markup.
  ///   - showsInvisible: whether elements that take their place and are not seen are read, too.
  init(source: [UInt8], original: [Unicode.Scalar], showsInvisible: Bool) {
    self.showsInvisible = showsInvisible
    position = HTMLSourcePosition(source)
    writer = HTMLFlowWriter(original: original)
  }

  static func from(_ data: UnsafeMutableRawPointer?) -> HTMLEventSink? {
    data.map { Unmanaged<HTMLEventSink>.fromOpaque($0).takeUnretainedValue() }
  }

  private var top: Frame {
    stack.last
      ?? Frame(
        element: .block, isHidden: false, isLink: false, isFrame: false, kind: .paragraph, rank: 0,
        isPreformatted: false, node: 0)
  }

  // MARK: Events

  func start(
    _ name: UnsafePointer<xmlChar>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard let name else { return }
    let tag = String(cString: name)
    let element = HTMLElement(tag)
    var frame = top
    frame.element = element
    let attributes = HTMLAttributes(attributes)
    if tag == "meta" { noteMeta(attributes) }
    switch element {
    case .lineBreak:
      if !frame.isHidden { closeBlock(atLineBreak: true) }
    case .hidden: frame.isHidden = true
    case .link:
      frame.isLink = true
      // A link to a place of the page is part of its text, `#` alone a menu's.
      let leadsAway = attributes.href.map { !$0.hasPrefix("#") || $0 == "#" } ?? true
      if leadsAway { linkCount += 1 }
      frame.link = leadsAway ? linkCount : 0
    case .frame:
      closeBlock()
      frame.isFrame = true
    case .inline: break
    default:
      closeBlock()
      frame.rank = 0
      switch element {
      case .heading(let rank): (frame.kind, frame.rank) = (.heading, rank)
      case .listItem: frame.kind = .listItem
      case .cell: frame.kind = .tableCell
      case .caption: frame.kind = .line
      case .title: frame.kind = .title
      case .preformatted: (frame.kind, frame.isPreformatted) = (.code, true)
      default:
        let keeps = frame.kind == .listItem || frame.kind == .tableCell || frame.kind == .code
        if !keeps || tag == "table" || tag == "body" { frame.kind = .paragraph }
        if tag == "article" || tag == "main" { frame.isFrame = false }
      }
    }
    noteNode(tag, element, attributes, &frame)
    if !HTMLElement.isVoid(tag) { stack.append(frame) }
  }

  func end(_ name: UnsafePointer<xmlChar>?) {
    guard let name else { return }
    let tag = String(cString: name)
    guard !HTMLElement.isVoid(tag), let frame = stack.last else { return }
    switch frame.element {
    case .inline, .link, .hidden, .lineBreak: break
    default: closeBlock()
    }
    stack.removeLast()
  }

  func characters(_ text: UnsafePointer<xmlChar>?, _ count: Int32) {
    guard let text, count > 0, let context, !top.isHidden else { return }
    guard let input = context.pointee.input, let current = input.pointee.cur,
      let base = input.pointee.base
    else { return }
    let end = current - base + Int(input.pointee.consumed)
    let piece = position.locate(UnsafeBufferPointer(start: text, count: Int(count)), end: end)
    let before = writer.count
    if top.isPreformatted {
      let ends = writer.appendPreformatted(text, Int(count), piece)
      if ends > 0 { addPreformattedBlocks() }
    } else {
      writer.append(text, Int(count), piece)
    }
    if !top.isLink { writer.noteUnlinked() }
    if top.link > 0 { writer.noteLinked(writer.count - before, link: top.link) }
  }

  /// `<!--正文开始-->`, as systems of newspapers and offices write it.
  func comment(_ text: UnsafePointer<xmlChar>?) {
    guard let text, xmlStrlen(text) <= 64,
      let begins = PageComment.begins(String(cString: text))
    else { return }
    closeBlock()
    isMarkedText = begins
  }

  /// An error usually means an end tag that was looked for among all open elements.
  func noteError() {
    guard let context else { return }
    work += Int(context.pointee.nameNr)
    if work > Self.mostWork, !isTooComplex {
      isTooComplex = true
      xmlStopParser(context)
    }
  }

  // MARK: Blocks

  private func noteNode(
    _ tag: String, _ element: HTMLElement, _ attributes: HTMLAttributes, _ frame: inout Frame
  ) {
    var signs = PageSigns()
    switch element {
    case .lineBreak, .hidden, .link, .title: break
    case .inline where attributes.names.isEmpty: break
    default:
      signs = self.signs(tag, attributes.names)
      if !HTMLElement.isVoid(tag), nodes.count < Self.mostNodes {
        nodes.append(PageNode(parent: frame.node, signs: signs))
        frame.node = nodes.count - 1
      }
    }
    // Some sites hide an article until a script has run.
    let isInvisible = attributes.isInvisible && !signs.contains(.content) && !showsInvisible
    if isInvisible { hasInvisibleText = true }
    if attributes.isHidden || isInvisible { frame.isHidden = true }
  }

  /// What an element's names say; a page has the same ones many times.
  private func signs(_ tag: String, _ names: String) -> PageSigns {
    let key = "\(tag) \(names)"
    if let known = knownSigns[key] { return known }
    let signs = PageSigns(tag: tag, names: names)
    if knownSigns.count < Self.mostKnownSigns { knownSigns[key] = signs }
    return signs
  }

  private func noteMeta(_ attributes: HTMLAttributes) {
    guard let name = attributes.name, let content = attributes.content else { return }
    particulars.take(meta: name, content)
  }

  private func closeBlock(atLineBreak: Bool = false) {
    if top.isPreformatted { addPreformattedBlocks() }
    guard let paragraph = writer.closeParagraph(atLineBreak: atLineBreak) else { return }
    add(paragraph)
  }

  private func addPreformattedBlocks() {
    while let paragraph = writer.nextPreformattedLine() { add(paragraph) }
  }

  private func add(_ paragraph: HTMLFlowWriter.Paragraph) {
    let frame = top
    if frame.kind == .title {
      if titleSpan == nil { titleSpan = paragraph.span }
      return
    }
    var block = Block(kind: frame.kind, span: paragraph.span, rank: frame.rank)
    if !paragraph.followsLineBreak { block.flags.insert(.afterBlank) }
    if paragraph.isIndented { block.flags.insert(.indented) }
    if paragraph.isLinked { block.flags.insert(.linked) }
    if frame.isFrame { block.flags.insert(.framed) }
    switch frame.kind {
    case .heading where paragraph.span.count > 100: block.kind = .paragraph
    case .tableCell where paragraph.span.count > 60: block.kind = .paragraph
    case .paragraph: break
    default: block.flags.insert(.marked)
    }
    blocks.append(block)
    guard facts.count <= PageArticle.mostBlocks else { return }
    facts.append(
      PageFacts(
        node: frame.node, linkedCount: paragraph.linkedCount, linkCount: paragraph.linkCount,
        isMarkedText: isMarkedText))
  }

  func finish() -> (scalars: [Unicode.Scalar], segments: [Flow.Segment], blocks: [Block]) {
    closeBlock()
    return (writer.scalars, writer.segments, blocks)
  }
}
