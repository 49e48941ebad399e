/// Marks of plain-text markup, which structure a text as headings and lists do: the `#` before a
/// heading, the `>` before a quoted line, the `*` before an item or around words, the `|` between the
/// cells of a table, the line under a heading.
struct PlainMarkup {
  /// Where a mark closes emphasis that another one opened: UTF-8 bytes.
  private var closing: Range<Int>?

  /// What touches a mark.
  enum Neighbour {
    case none, sign, latin
  }

  /// Whether a character begins such marks.
  static func isCandidate(_ scalar: UInt32) -> Bool {
    switch scalar {
    // # * + = > _ ` |
    case 0x23, 0x2A, 0x2B, 0x3D, 0x3E, 0x5F, 0x60, 0x7C: true
    default: false
    }
  }

  /// Where the marks end that begin with a character; `nil` where it is a sign.
  ///
  /// - Parameters:
  ///   - beginsLine: whether nothing but white space and marks stands before it in its line.
  ///   - touches: what touches it on the left.
  mutating func end(
    _ scalar: UInt32, from start: Int, _ ahead: Lookahead, beginsLine: Bool, touches: Neighbour
  ) -> Int? {
    if let closing, closing.lowerBound == start {
      self.closing = nil
      return closing.upperBound
    }
    var rest = ahead
    let length = 1 + rest.skip { $0 == scalar }
    let following = rest.first()
    if beginsLine {
      if let end = ruleEnd(start, ahead) { return end }
      let beyond = rest.first(skipping: MarkNeighbours.isInlineBlank)
      let isNumber = MarkNeighbours.isDigit(beyond)
      switch scalar {
      case 0x23 where length <= 6 && MarkNeighbours.isInlineBlank(following): return rest.index
      case 0x3E where !isNumber: return rest.index
      case 0x2A, 0x2B:
        if length == 1, MarkNeighbours.isInlineBlank(following), !isNumber { return rest.index }
      default: break
      }
    }
    switch scalar {
    case 0x7C:
      let isAtEnd = following == 0 || MarkNeighbours.isBlank(following)
      return length == 1 && (touches == .none || isAtEnd) ? rest.index : nil
    case 0x2A, 0x60:
      let isInside = touches == .latin && MarkNeighbours.isLatin(following)
      return isInside ? nil : openEmphasis(scalar, length, rest)
    case 0x5F: return touches == .none ? openEmphasis(scalar, length, rest) : nil
    default: return nil
    }
  }

  /// The end of a line that holds nothing but `= * _ - | : +`.
  private func ruleEnd(_ start: Int, _ ahead: Lookahead) -> Int? {
    var end = start
    var count = 0
    for byte in ahead.bytes[start...] {
      if byte == 0x0A || byte == 0x0D { break }
      switch byte {
      case 0x3D, 0x2A, 0x5F, 0x2D, 0x7C, 0x3A, 0x2B: count += 1
      case 0x20, 0x09: break
      default: return nil
      }
      end += 1
    }
    return count >= 3 ? end : nil
  }

  /// Marks that open emphasis: as many of the same close it in the line.
  private mutating func openEmphasis(_ scalar: UInt32, _ length: Int, _ rest: Lookahead) -> Int? {
    guard length <= 3, rest.first() != 0, !MarkNeighbours.isBlank(rest.first()) else { return nil }
    var ahead = rest
    var before: UInt32 = 0
    while true {
      let place = ahead.index
      guard let next = ahead.next(), !StructureMarks.endsLine(next) else { return nil }
      guard next == scalar else {
        before = next
        continue
      }
      let count = 1 + ahead.skip { $0 == scalar }
      let after = ahead.first()
      // 5*3*2 is no emphasis, and a_b no more.
      let isInside = MarkNeighbours.isLatin(before) && MarkNeighbours.isLatin(after)
      guard count == length, !isInside, before != 0, !MarkNeighbours.isBlank(before) else {
        before = scalar
        continue
      }
      closing = place..<ahead.index
      return rest.index
    }
  }
}
