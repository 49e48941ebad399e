/// A document's text as its format gives it, markup taken away, with the way back to the original.
///
/// For plain text and Markdown the flow is the original itself; so it is for formats that are no text,
/// whose original is what their reader wrote (``OriginalWriter``). For HTML it is the text between the
/// tags; `segments` then say where each piece stands in the markup.
public struct Flow {
  /// A piece of the flow. `sourceCount` is less than `count` only for a character reference, all of
  /// whose characters stand at its `&`.
  public struct Segment {
    /// Where it begins in the flow.
    public var start: Int
    /// Its length in the flow, in scalars.
    public var count: Int
    /// Where it begins in the original.
    public var source: Int
    /// Its length in the original, in scalars.
    public var sourceCount: Int

    /// A piece that stands at `source` in the original.
    public init(start: Int, count: Int, source: Int, sourceCount: Int) {
      self.start = start
      self.count = count
      self.source = source
      self.sourceCount = sourceCount
    }
  }

  /// The text.
  public var scalars: [Unicode.Scalar]
  /// In the flow's order, covering what is verbatim; empty where the flow is the original.
  public var segments: [Segment] = []
  var isOriginal = true
  /// The length of the original.
  public var sourceScalarCount: Int
  /// Where pages begin, in the order of the text; empty where the format has no pages.
  public var pages: [PageStart] = []

  /// Where a page begins. Page numbers need not grow: notes stand at the end of the text.
  public struct PageStart {
    /// Where in the flow it begins.
    public var scalarOffset: Int
    /// Its number, from 1.
    public var number: Int

    /// A page that begins at an offset of the flow.
    public init(scalarOffset: Int, number: Int) {
      self.scalarOffset = scalarOffset
      self.number = number
    }
  }

  /// Words that were recognised in pictures, in the order of the text; empty where there are none.
  public var recognitions: [Recognition] = []

  /// A word that was recognised in a picture.
  public struct Recognition: Sendable {
    /// Where in the flow it begins, and its length, in scalars.
    public var start: Int, count: Int
    /// How sure the program was, from 0 to 100.
    public var confidence: Double

    /// A word at a place of the flow.
    public init(start: Int, count: Int, confidence: Double) {
      (self.start, self.count, self.confidence) = (start, count, confidence)
    }
  }

  /// A flow that is the original itself.
  public init(original scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    sourceScalarCount = scalars.count
  }

  /// A flow taken out of markup, with the way back to it.
  public init(scalars: [Unicode.Scalar], segments: [Segment], sourceScalarCount: Int) {
    (self.scalars, self.segments) = (scalars, segments)
    (self.isOriginal, self.sourceScalarCount) = (false, sourceScalarCount)
  }

  /// The words that overlap a stretch: how many of its scalars stand in them, and the sum of those scalars'
  /// confidences.
  func recognition(in range: Range<Int>) -> (scalars: Int, confidence: Double) {
    var (low, high) = (0, recognitions.count)
    while low < high {
      let middle = (low + high) / 2
      if recognitions[middle].start + recognitions[middle].count <= range.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var (scalars, sum) = (0, 0.0)
    while low < recognitions.count, recognitions[low].start < range.upperBound {
      let word = recognitions[low]
      let count =
        min(range.upperBound, word.start + word.count) - max(range.lowerBound, word.start)
      scalars += count
      sum += word.confidence * Double(count)
      low += 1
    }
    return (scalars, sum)
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
  public func page(at position: Int) -> Int? {
    var (low, high) = (0, pages.count)
    while low < high {
      let middle = (low + high) / 2
      if pages[middle].scalarOffset <= position { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? pages[low - 1].number : nil
  }
}
