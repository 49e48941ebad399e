/// The lines of a flow.
///
/// CR LF, CR, LF, vertical tab, NEL and the Unicode separators end a line; a form feed ends a page.
public struct LineScanner {
  /// A line without its end, and without white space around it.
  public struct Line {
    /// The text, trimmed; empty for a blank line.
    public var start: Int
    /// The end of the text, half open.
    public var end: Int
    /// The columns of white space before the text.
    public var indent: Int
    /// Whether a page ends before it.
    public var afterPage: Bool

    /// Whether nothing but white space stands in it.
    public var isBlank: Bool { start == end }
  }

  /// The text.
  public let scalars: [Unicode.Scalar]
  /// Where the next line begins.
  public private(set) var position: Int
  /// Where the range ends.
  public let limit: Int
  private var afterPage = false

  /// Scans a range of a text.
  public init(_ scalars: [Unicode.Scalar], range: Range<Int>) {
    (self.scalars, position, limit) = (scalars, range.lowerBound, range.upperBound)
  }

  /// The next line, or `nil` at the end. A last line end opens no further line.
  public mutating func next() -> Line? {
    guard position < limit else { return nil }
    var end = position
    while end < limit, !Self.endsLine(scalars[end]) { end += 1 }
    var (start, textEnd, indent) = (position, end, 0)
    while start < textEnd, scalars[start].isTrimmed {
      if scalars[start].isBlank { indent += scalars[start] == "\t" ? 4 : scalars[start].columns }
      start += 1
    }
    while textEnd > start, scalars[textEnd - 1].isTrimmed { textEnd -= 1 }
    let line = Line(start: start, end: textEnd, indent: indent, afterPage: afterPage)
    afterPage = false
    if end < limit {
      afterPage = scalars[end] == "\u{0C}"
      if scalars[end] == "\r", end + 1 < limit, scalars[end + 1] == "\n" { end += 1 }
      end += 1
    }
    position = end
    return line
  }

  @inline(__always)
  private static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value > 0x2029 { return false }
    return scalar.isLineEnd
  }
}
