import TextStructure

/// Writes the text of the elements into a flow, white space collapsed as a browser does; between
/// Han characters a line break in the markup is nothing.
struct HTMLFlowWriter {
  /// A finished paragraph of the flow.
  struct Paragraph {
    var span: Span
    var isIndented: Bool
    var followsLineBreak: Bool
    /// Whether all of it stands in links.
    var isLinked: Bool
    /// How many of its characters stand in links.
    var linkedCount = 0
    /// How many links begin in it.
    var linkCount = 0
  }

  private(set) var scalars: [Unicode.Scalar] = []
  /// The markup: what the parser was given another character for (a NUL) is left out.
  private let original: [Unicode.Scalar]
  private(set) var segments: [Flow.Segment] = []
  private var start = 0
  private var lineStart = 0
  private var indent = 0
  private var pendingSpace: (scalar: Unicode.Scalar, source: Int, isVerbatim: Bool)?
  private var pendingLineEnd = false
  private var followsLineBreak = false
  private var isLinked = true
  private var hasText = false
  private var linkedCount = 0
  private var linkCount = 0
  private var lastLink = 0

  init(original: [Unicode.Scalar]) { self.original = original }

  mutating func noteUnlinked() { if hasText { isLinked = false } }

  /// Notes that the last characters stand in a link.
  ///
  /// - Parameter link: which link, by a number of its own.
  mutating func noteLinked(_ count: Int, link: Int) {
    guard count > 0 else { return }
    linkedCount += count
    if linkCount == 0 || link != lastLink { linkCount += 1 }
    lastLink = link
  }

  /// How many characters there are.
  var count: Int { scalars.count }

  /// Appends text with white space collapsed.
  mutating func append(
    _ text: UnsafePointer<UInt8>, _ count: Int, _ piece: HTMLSourcePosition.Piece
  ) {
    let bytes = UnsafeBufferPointer(start: text, count: count)
    var iterator = bytes.makeIterator()
    var decoder = UTF8()
    var offset = 0
    hasText = false
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      let source = piece.source + (piece.isVerbatim ? offset : 0)
      offset += 1
      if piece.isVerbatim, original[source] != scalar { continue }
      if scalar.isLineEnd {
        pendingLineEnd = true
      } else if scalar.isBlank {
        if scalars.count == start { indent += scalar.value > 0x7F ? max(scalar.columns, 1) : 0 }
        if pendingSpace == nil { pendingSpace = (scalar, source, piece.isVerbatim) }
      } else {
        appendSpace(before: scalar)
        append(scalar, source, piece.isVerbatim)
        hasText = true
      }
    }
  }

  private mutating func appendSpace(before scalar: Unicode.Scalar) {
    defer { (pendingSpace, pendingLineEnd) = (nil, false) }
    guard scalars.count > start, pendingSpace != nil || pendingLineEnd, let last = scalars.last
    else { return }
    if pendingLineEnd {
      guard last.value < 0x2000, scalar.value < 0x2000 else { return }
      scalars.append(" ")
    } else if let space = pendingSpace {
      append(space.scalar, space.source, space.isVerbatim)
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar, _ source: Int, _ isVerbatim: Bool) {
    let place = scalars.count
    scalars.append(scalar)
    if isVerbatim, let last = segments.last, last.sourceCount == last.count,
      last.start + last.count == place, last.source + last.count == source
    {
      segments[segments.count - 1].count += 1
      segments[segments.count - 1].sourceCount += 1
    } else if !isVerbatim, let last = segments.last, last.source == source, last.sourceCount == 0,
      last.start + last.count == place
    {
      segments[segments.count - 1].count += 1
    } else {
      segments.append(
        Flow.Segment(start: place, count: 1, source: source, sourceCount: isVerbatim ? 1 : 0))
    }
  }

  /// Ends the paragraph at hand; `nil` where it has no text.
  mutating func closeParagraph(atLineBreak: Bool) -> Paragraph? {
    defer {
      start = scalars.count
      lineStart = start
      (pendingSpace, pendingLineEnd, indent) = (nil, false, 0)
      isLinked = true
      hasText = false
      (linkedCount, linkCount) = (0, 0)
    }
    var span = Span(start: start, end: scalars.count)
    while span.count > 0, scalars[span.start].isTrimmed { span.start += 1 }
    while span.count > 0, scalars[span.end - 1].isTrimmed { span.end -= 1 }
    guard span.count > 0 else {
      if !atLineBreak { followsLineBreak = false }
      return nil
    }
    let paragraph = Paragraph(
      span: span, isIndented: indent >= 2,
      followsLineBreak: followsLineBreak, isLinked: isLinked, linkedCount: linkedCount,
      linkCount: linkCount)
    followsLineBreak = atLineBreak
    return paragraph
  }

  // MARK: Preformatted text

  private var lineEnds: [Int] = []

  /// Appends text as it stands; returns how many line ends it has.
  mutating func appendPreformatted(
    _ text: UnsafePointer<UInt8>, _ count: Int, _ piece: HTMLSourcePosition.Piece
  ) -> Int {
    var iterator = UnsafeBufferPointer(start: text, count: count).makeIterator()
    var decoder = UTF8()
    var offset = 0
    hasText = true
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      if piece.isVerbatim, original[piece.source + offset] != scalar {
        offset += 1
        continue
      }
      if scalar.isLineEnd { lineEnds.append(scalars.count) }
      append(scalar, piece.source + (piece.isVerbatim ? offset : 0), piece.isVerbatim)
      offset += 1
    }
    return lineEnds.count
  }

  /// The next whole line of preformatted text; blank lines are passed over.
  mutating func nextPreformattedLine() -> Paragraph? {
    while !lineEnds.isEmpty {
      let end = lineEnds.removeFirst()
      var span = Span(start: start, end: end)
      start = end + 1
      while span.count > 0, scalars[span.start].isTrimmed { span.start += 1 }
      while span.count > 0, scalars[span.end - 1].isTrimmed { span.end -= 1 }
      if span.count > 0 {
        return Paragraph(span: span, isIndented: false, followsLineBreak: true, isLinked: false)
      }
    }
    return nil
  }
}
