/// A stretch of the flow, half open, and what is put between it and the stretch before.
public struct Span: Equatable {
  /// What stands between a span and the one before it.
  public enum Joiner: UInt8 {
    case none
    case space
    case lineFeed
  }

  /// The first scalar of the flow that belongs to it.
  public var start: Int
  /// The scalar after the last.
  public var end: Int
  /// What is put before it.
  public var joiner: Joiner = .none

  /// A stretch of the flow.
  public init(start: Int, end: Int, joiner: Joiner = .none) {
    self.start = start
    self.end = end
    self.joiner = joiner
  }

  /// Its length in scalars.
  public var count: Int { end - start }
}

/// What part a block plays in its document.
public enum BlockKind: UInt8 {
  case paragraph
  /// A heading; `rank` says how high.
  case heading
  /// A numbered paragraph whose first sentence is a heading (`（一）经济增长迈出坚实步伐。抓好…`).
  case runIn
  /// An article of a law (`第三条 …`).
  case article
  /// A numbered or marked item.
  case listItem
  /// A short line without punctuation: a caption, a name, a line of a letterhead.
  case line
  /// The document's title.
  case title
  case byline
  case salutation
  case dateLine
  case tableCell
  case verse
  case code
  /// What a web page or a printed page puts around its text; left out of the passages.
  case clutter
}

/// A paragraph, heading or other unit of a document.
public struct Block {
  /// What else is known of a block.
  public struct Flags: OptionSet, Sendable {
    /// One bit for each flag.
    public let rawValue: UInt8

    /// Flags from their bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Begins with an indentation.
    public static let indented = Flags(rawValue: 1)
    /// An empty line stands before it.
    public static let afterBlank = Flags(rawValue: 2)
    /// A repair changed how it stands in the original.
    public static let repaired = Flags(rawValue: 4)
    /// The format itself says what it is (`#`, `<h2>`, `<li>`), so no rule looks at it again.
    public static let marked = Flags(rawValue: 8)
    /// A page ends before it.
    public static let afterPage = Flags(rawValue: 16)
    /// All of its text stands in links.
    public static let linked = Flags(rawValue: 32)
    /// Stands in a page's `header` or `footer`.
    public static let framed = Flags(rawValue: 64)
    /// The format's reader knows that it is the document's own, whatever its words are.
    public static let kept = Flags(rawValue: 128)
  }

  /// What part it plays.
  public var kind: BlockKind
  /// A heading's rank (lower is higher up), and a numbered block's.
  public var rank: UInt8 = 0
  /// What else is known of it.
  public var flags: Flags = []
  /// The number of scalars of the first span that belong in the heading path.
  var headingCount: Int32 = 0
  /// Its first stretch.
  public var first: Span
  /// The stretches that were joined to it.
  public var more: [Span] = []

  /// A block of one stretch.
  public init(kind: BlockKind, span: Span, rank: UInt8 = 0, flags: Flags = []) {
    (self.kind, self.first, self.rank, self.flags) = (kind, span, rank, flags)
  }

  /// Its last stretch.
  public var last: Span { more.last ?? first }

  var spanCount: Int { 1 + more.count }

  /// The stretch at an index, from 0.
  public subscript(span index: Int) -> Span { index == 0 ? first : more[index - 1] }

  /// The number of scalars, joiners included.
  public var count: Int {
    more.reduce(first.count) { $0 + $1.count + ($1.joiner == .none ? 0 : 1) }
  }

  /// Takes its last scalar off: the hyphen of a parted word.
  public mutating func dropLastScalar() {
    guard last.count > 1 else { return }
    if more.isEmpty { first.end -= 1 } else { more[more.count - 1].end -= 1 }
  }

  /// Joins another block to it.
  public mutating func append(_ other: Block, joiner: Span.Joiner) {
    var first = other.first
    first.joiner = joiner
    more.append(first)
    more.append(contentsOf: other.more)
  }
}

extension Flow {
  /// A block's text.
  public func text(of block: Block) -> [Unicode.Scalar] {
    var text = Array(scalars[block.first.start..<block.first.end])
    for span in block.more {
      if span.joiner != .none { text.append(span.joiner == .space ? " " : "\n") }
      text.append(contentsOf: scalars[span.start..<span.end])
    }
    return text
  }

  /// A block's text.
  public func string(of block: Block) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: self.text(of: block))
    return String(text)
  }
}
