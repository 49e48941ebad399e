/// A document's text as its format gives it, markup taken away, with the way back to the original.
///
/// For plain text and Markdown the flow is the original itself; so it is for formats that are no text,
/// whose original is what their reader wrote (``OriginalWriter``). For HTML it is the text between the
/// tags; `segments` then say where each piece stands in the markup.
struct Flow {
  /// A piece of the flow. `sourceCount` is less than `count` only for a character reference, all of
  /// whose characters stand at its `&`.
  struct Segment {
    var start: Int
    var count: Int
    var source: Int
    var sourceCount: Int
  }

  var scalars: [Unicode.Scalar]
  /// In the flow's order, covering what is verbatim; empty where the flow is the original.
  var segments: [Segment] = []
  var isOriginal = true
  /// The length of the original.
  var sourceScalarCount: Int
  /// Where pages begin, in the order of the text; empty where the format has no pages.
  var pages: [PageStart] = []

  /// Where a page begins. Page numbers need not grow: notes stand at the end of the text.
  struct PageStart {
    var scalarOffset: Int
    var number: Int
  }

  init(original scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    sourceScalarCount = scalars.count
  }

  init(scalars: [Unicode.Scalar], segments: [Segment], sourceScalarCount: Int) {
    (self.scalars, self.segments) = (scalars, segments)
    (self.isOriginal, self.sourceScalarCount) = (false, sourceScalarCount)
  }

  /// The index of the segment that holds `position` or is the first after it.
  func segmentIndex(at position: Int) -> Int {
    var (low, high) = (0, segments.count)
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].start + segments[middle].count <= position {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  /// The page that `position` stands on, or `nil` where there are no pages.
  func page(at position: Int) -> Int? {
    var (low, high) = (0, pages.count)
    while low < high {
      let middle = (low + high) / 2
      if pages[middle].scalarOffset <= position { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? pages[low - 1].number : nil
  }
}
