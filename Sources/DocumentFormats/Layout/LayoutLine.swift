internal import TextStructure

/// Words side by side, with no wider gap between them than sentences have.
struct LayoutLine: Sendable {
  /// Indices of the page's words, from left to right.
  private(set) var words: [Int32]
  private(set) var box: LayoutBox
  /// The size that most of its characters have.
  private(set) var size: Float
  private(set) var characters: Int
  private var sizedCharacters: Int

  init(_ index: Int, _ word: LayoutWord) {
    words = [Int32(index)]
    (box, size) = (word.box, word.size)
    (characters, sizedCharacters) = (Int(word.count), Int(word.count))
  }

  mutating func add(_ index: Int, _ word: LayoutWord) {
    words.append(Int32(index))
    characters += Int(word.count)
    grow(word.box, word.size, Int(word.count))
  }

  /// Adds a line that stands on its right.
  mutating func add(_ other: LayoutLine) {
    words += other.words
    characters += other.characters
    grow(other.box, other.size, other.sizedCharacters)
  }

  /// The size is that of the majority (Boyer and Moore's vote): a mark or a Latin word at the start is not.
  private mutating func grow(_ other: LayoutBox, _ otherSize: Float, _ count: Int) {
    if abs(otherSize - size) <= size * 0.04 {
      sizedCharacters += count
    } else if count > sizedCharacters {
      (size, sizedCharacters) = (otherSize, count - sizedCharacters)
      (box.top, box.bottom) = (other.top, other.bottom)
    } else {
      sizedCharacters -= count
    }
    (box.left, box.right) = (min(box.left, other.left), max(box.right, other.right))
  }

  /// The box with the height of its characters' squares: what fonts state beyond them overlaps.
  var square: LayoutBox {
    LayoutBox(
      left: box.left, top: box.middleY - size / 2, right: box.right, bottom: box.middleY + size / 2)
  }
}

extension LayoutPage {
  /// The text of a line.
  func text(_ line: LayoutLine) -> [Unicode.Scalar] {
    var text: [Unicode.Scalar] = []
    let spaced = spacing(of: line)
    var previous: LayoutWord?
    for index in line.words {
      let word = words[Int(index)]
      if let previous, let blank = blank(between: previous, word, spacing: spaced) {
        text.append(blank)
      }
      text += self.text(word)
      previous = word
    }
    return text
  }

  /// The gap, in characters, that a line's Han characters are set apart by throughout; 0 where they are not.
  func spacing(of line: LayoutLine) -> Float {
    var gaps: [Float] = []
    var pairs = 0
    var previous: LayoutWord?
    for index in line.words {
      let word = words[Int(index)]
      pairs += Int(word.count) - 1
      if let previous, last(previous).columns > 1, first(word).columns > 1 {
        pairs += 1
        let gap = (word.box.left - previous.box.right) / max(previous.size, word.size)
        if gap > 0.08 { gaps.append(gap) }
      }
      previous = word
    }
    return gaps.count >= 3 && gaps.count * 3 > pairs ? median(gaps) : 0
  }

  /// The white space between two words of a line. A gap that parts Latin words is a space; one that programs
  /// leave between Han characters and digits is none; one as wide as a Han character is such a space.
  func blank(between left: LayoutWord, _ right: LayoutWord, spacing: Float) -> Unicode.Scalar? {
    let gap = (right.box.left - left.box.right) / max(left.size, right.size)
    switch (last(left).columns > 1, first(right).columns > 1) {
    case (false, false):
      // Letters that stand upright below each other have half a square between them.
      return gap > (!isTurned ? 0.12 : left.count == 1 && right.count == 1 ? 0.8 : 0.4) ? " " : nil
    case (true, true):
      if isPicture { return gap > 1.5 ? " " : nil }
      let gap = gap - spacing
      if gap > 0.75, gap < 1.4 { return "\u{3000}" }
      return gap > 0.2 ? " " : nil
    default:
      if isTurned || isPicture { return gap > 1.2 ? " " : nil }
      if gap > 0.85, gap < 1.4 { return "\u{3000}" }
      return gap > 0.6 ? " " : nil
    }
  }
}
