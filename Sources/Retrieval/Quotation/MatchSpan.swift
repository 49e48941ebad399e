import ArchiveModel

/// Where a part of a quotation stands, told so that it can be found again in any stretch.
struct MatchSpan {
  /// A byte of a passage's text or of a heading over it.
  struct Point: Hashable, Comparable {
    var passage: Int
    /// The depth of the heading, or `Int.max` for the passage's text.
    var depth: Int
    var byteOffset: Int

    static func < (left: Point, right: Point) -> Bool {
      (left.passage, left.depth, left.byteOffset) < (right.passage, right.depth, right.byteOffset)
    }
  }

  var start: Point
  /// After the last byte.
  var end: Point
  var place: QuoteMatch.Place
  var comparison = PartComparison()

  /// A range of one passage's text.
  init(inPassage passage: Int, _ byteRange: Range<Int>, place: QuoteMatch.Place) {
    start = Point(passage: passage, depth: .max, byteOffset: byteRange.lowerBound)
    end = Point(passage: passage, depth: .max, byteOffset: byteRange.upperBound)
    self.place = place
  }

  /// A range of the document's title.
  init(title comparison: PartComparison, _ passage: Int) {
    self.init(inPassage: passage, comparison.byteRange, place: .title)
    self.comparison = comparison
  }

  /// A range of a stretch.
  init(_ stretch: Stretch, _ comparison: PartComparison) {
    let range = comparison.byteRange
    let first = stretch.pieces[stretch.pieceIndex(atByte: range.lowerBound)]
    let last = stretch.pieces[
      stretch.pieceIndex(atByte: max(range.lowerBound, range.upperBound - 1))]
    start = Point(
      passage: first.passage, depth: first.headingDepth ?? .max,
      byteOffset: range.lowerBound - first.byteRange.lowerBound)
    end = Point(
      passage: last.passage, depth: last.headingDepth ?? .max,
      byteOffset: range.upperBound - last.byteRange.lowerBound)
    // What begins in a heading and goes on into the text is no heading.
    place = first.headingDepth != nil && last.headingDepth != nil ? .heading : .text
  }

  func with(_ comparison: PartComparison) -> MatchSpan {
    var span = self
    span.comparison = comparison
    return span
  }

  /// Where the span stands in a stretch that holds its passages.
  func byteRange(in stretch: Stretch) -> Range<Int> {
    func offset(_ point: Point) -> Int {
      let piece = stretch.pieces.first {
        $0.passage == point.passage && ($0.headingDepth ?? .max) == point.depth
      }
      return (piece?.byteRange.lowerBound ?? 0) + point.byteOffset
    }
    let lower = min(offset(start), stretch.text.utf8.count)
    return lower..<min(max(lower, offset(end)), stretch.text.utf8.count)
  }
}
