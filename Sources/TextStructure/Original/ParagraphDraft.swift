/// A paragraph as a format's reader gathers it.
public struct ParagraphDraft {
  /// Its text.
  public var scalars: [Unicode.Scalar] = []
  /// Offsets into `scalars` before which a new page begins.
  public var pageBreaks: [Int] = []
  /// What part it plays.
  public var kind = BlockKind.paragraph
  /// A heading's rank; lower is higher up.
  public var rank: UInt8 = 0
  /// Whether it continues the row of the cell before it.
  public var followsCell = false
  /// How many empty cells lie before it in its row, after the last with text.
  public var emptyCells = 0
  /// Whether the format itself says what it is, so that no rule looks at it again.
  var isMarked = false
  /// The page it stands on where that is not the page at hand (a note's, that of its mark).
  public var page: Int?

  /// An empty paragraph.
  public init() {}

  /// Adds text; a line end in the text itself is a space.
  public mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    var iterator = bytes.makeIterator()
    var decoder = UTF8()
    loop: while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): append(scalar)
      case .emptyInput: break loop
      case .error: append("\u{FFFD}")
      }
    }
  }

  /// Adds text; a line end in the text itself is a space.
  public mutating func append(_ text: String) {
    for scalar in text.unicodeScalars { append(scalar) }
  }

  /// A line end in the text itself (pretty-printed XML) is a space.
  public mutating func append(_ scalar: Unicode.Scalar) { add(scalar.isLineEnd ? " " : scalar) }

  /// Adds a line break that the author made.
  public mutating func lineBreak() { add("\n") }

  /// Puts a label (a number in a list) into the text; pages begin where they did.
  public mutating func insert(label: String, at start: Int) {
    scalars.insert(contentsOf: label.unicodeScalars, at: start)
    for index in pageBreaks.indices where pageBreaks[index] > start {
      pageBreaks[index] += label.unicodeScalars.count
    }
  }

  /// Makes it a paragraph of a note, which stands at the end of the text.
  ///
  /// - Parameters:
  ///   - label: the note's number, before its first paragraph.
  ///   - page: the page of its mark.
  public mutating func makeNote(label: String?, page: Int?) {
    (kind, self.page, pageBreaks) = (.listItem, page, [])
    if let label { scalars.insert(contentsOf: "[\(label)] ".unicodeScalars, at: 0) }
  }

  /// What is longer than an original may be is not gathered; the writer refuses it.
  private mutating func add(_ scalar: Unicode.Scalar) {
    if scalars.count < OriginalWriter.longest { scalars.append(scalar) }
  }

  /// What headings and cells keep being what they are up to this length: longer ones are text.
  private static let longestHeading = 100
  private static let longestCell = 60

  /// The kind of a line of it, with the length that line has.
  public func kind(ofLine count: Int) -> (kind: BlockKind, isMarked: Bool) {
    switch kind {
    case .heading where count > Self.longestHeading: (.paragraph, false)
    case .tableCell where count > Self.longestCell: (.paragraph, false)
    case .paragraph: (.paragraph, isMarked)
    default: (kind, true)
    }
  }
}
