package import ArchiveModel

/// The part of a passage that a list of results shows, cut into pieces that are marked or not.
package struct Excerpt: Sendable, Hashable {
  /// A piece of the text.
  package struct Segment: Sendable, Hashable {
    /// The piece as it stands in the passage.
    package var text: String
    /// Whether it answers the query.
    package var isMarked: Bool
  }

  /// The pieces, in order; together they are the excerpt.
  package var segments: [Segment] = []
  /// Whether text of the passage stands before the excerpt.
  package var isCutBefore: Bool
  /// Whether text of the passage stands after it.
  package var isCutAfter: Bool

  /// The excerpt that a hit names.
  package init(of hit: Hit) {
    self.init(
      text: hit.passage.text, byteRange: hit.snippetByteRange, marks: hit.highlightByteRanges)
  }

  /// A part of `text`, with `marks` (UTF-8 byte ranges of the text, ascending) marked.
  package init(text: String, byteRange: Range<Int>, marks: [Range<Int>]) {
    let offsets = ScalarOffsets(text)
    var whole = offsets.bounded(byteRange)
    if whole.isEmpty { whole = 0..<offsets.byteCount }
    isCutBefore = whole.lowerBound > 0
    isCutAfter = whole.upperBound < offsets.byteCount
    var position = whole.lowerBound
    func append(through end: Int, isMarked: Bool) {
      guard end > position else { return }
      segments.append(Segment(text: offsets.text(position..<end), isMarked: isMarked))
      position = end
    }
    for mark in marks.map(offsets.bounded) where mark.upperBound > position {
      guard mark.lowerBound < whole.upperBound else { break }
      append(through: mark.lowerBound, isMarked: false)
      append(through: min(mark.upperBound, whole.upperBound), isMarked: true)
    }
    append(through: whole.upperBound, isMarked: false)
  }
}
