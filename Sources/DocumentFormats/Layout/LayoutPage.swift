internal import TextStructure

/// A rectangle on a page. Lengths are in the page's unit, from its upper left corner.
struct LayoutBox: Equatable, Sendable {
  var left: Float
  var top: Float
  var right: Float
  var bottom: Float

  var width: Float { right - left }
  var height: Float { bottom - top }
  var middleX: Float { (left + right) / 2 }
  var middleY: Float { (top + bottom) / 2 }

  var isFinite: Bool { left.isFinite && top.isFinite && right.isFinite && bottom.isFinite }

  mutating func formUnion(_ other: LayoutBox) {
    left = min(left, other.left)
    top = min(top, other.top)
    right = max(right, other.right)
    bottom = max(bottom, other.bottom)
  }

  /// How much of the heights lies level; negative where one is below the other.
  func levelOverlap(_ other: LayoutBox) -> Float {
    min(bottom, other.bottom) - max(top, other.top)
  }

  /// How much of the widths lies one above the other; negative where they are side by side.
  func plumbOverlap(_ other: LayoutBox) -> Float {
    min(right, other.right) - max(left, other.left)
  }
}

/// Characters that a source gives as one piece, with the place they stand at.
struct LayoutWord: Sendable {
  var box: LayoutBox
  /// The height of its characters' squares.
  var size: Float
  /// Where its text begins in the page's scalars, and how many there are.
  var start: Int32
  var count: Int32
  /// How sure a reader of pictures is, from 0 to 100; 100 where the source is text.
  var confidence: UInt8 = 100
}

/// The words of a page as a source gives them: a PDF's text layer, an OFD's text objects, a reader of
/// pictures.
struct LayoutPage: Sendable {
  var width: Float
  var height: Float
  /// Whether its lines ran from top to bottom, or bottom to top. Boxes of turned Latin letters are not exact.
  var isTurned = false
  /// Whether it was read from a picture, where boxes are those of the ink: gaps are not exact.
  var isPicture = false
  /// Whether the source says how large characters are; else it is judged by the boxes.
  private(set) var statesSizes = false
  /// How many characters that show nothing stood alone or before a word, and were left out.
  private(set) var invisibleCount = 0
  private(set) var scalars: [Unicode.Scalar] = []
  /// In the order of the source.
  var words: [LayoutWord] = []

  init(width: Float, height: Float) {
    (self.width, self.height) = (width, height)
  }

  /// Adds a word without the white space around it; one of nothing else is left out.
  ///
  /// - Parameter size: the height of a character's square, where the source says it.
  mutating func add(
    _ text: some Collection<Unicode.Scalar>, box: LayoutBox, size: Float? = nil,
    confidence: UInt8 = 100
  ) {
    guard box.isFinite, box.right >= box.left, box.bottom >= box.top else { return }
    let start = scalars.count
    var columns = 0
    var isWide = false
    var visible = start
    for scalar in text {
      let isSeen = !scalar.isTrimmed
      // White space goes from both ends; what shows nothing stays, and is counted where texts are read.
      guard isSeen || scalars.count > start && !scalar.isLineEnd else {
        if scalar.isInvisible { invisibleCount += 1 }
        continue
      }
      scalars.append(scalar)
      columns += scalar.columns
      isWide = isWide || scalar.columns > 1
      if isSeen { visible = scalars.count }
    }
    scalars.removeSubrange(visible...)
    guard scalars.count > start else { return }
    if size != nil { statesSizes = true }
    // Fonts state heights of one to one and a half squares; the advance of Han characters is the square.
    let square =
      isWide ? min(box.height, box.width * 2 / Float(max(1, columns))) : box.height * 0.72
    words.append(
      LayoutWord(
        box: box, size: max(size ?? square, 0.1), start: Int32(start),
        count: Int32(scalars.count - start), confidence: confidence))
  }

  func text(_ word: LayoutWord) -> ArraySlice<Unicode.Scalar> {
    scalars[Int(word.start)..<Int(word.start + word.count)]
  }

  func first(_ word: LayoutWord) -> Unicode.Scalar { scalars[Int(word.start)] }
  func last(_ word: LayoutWord) -> Unicode.Scalar { scalars[Int(word.start + word.count) - 1] }
}
