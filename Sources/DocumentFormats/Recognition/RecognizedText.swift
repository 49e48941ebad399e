import TextStructure

/// The text of a recognised page: a line a line, a blank line between paragraphs. Words are joined by a space only
/// where neither side is Chinese.
struct RecognizedText {
  /// A page is taken for one without text where the program is less sure than this: what it makes of photographs, and of
  /// text in the other direction, has a mean of 10 to 40, text 60 and more.
  static let leastConfidence = 45.0

  private(set) var scalars: [Unicode.Scalar] = []
  /// Where its words stand in it.
  private(set) var words: [Flow.Recognition] = []

  init(_ page: RecognizedPage) {
    guard page.meanConfidence >= Self.leastConfidence else { return }
    var last: RecognizedWord.Position?
    for word in page.words {
      let text = Array(word.text.unicodeScalars)
      guard !text.isEmpty else { continue }
      if let last { separate(last, word.position, before: text[0]) }
      last = word.position
      words.append(
        Flow.Recognition(start: scalars.count, count: text.count, confidence: word.confidence))
      scalars += text
    }
    if !scalars.isEmpty { scalars.append("\n") }
  }

  private mutating func separate(
    _ last: RecognizedWord.Position, _ next: RecognizedWord.Position, before first: Unicode.Scalar
  ) {
    if (last.block, last.paragraph) != (next.block, next.paragraph) {
      scalars += ["\n", "\n"]
    } else if last.line != next.line {
      scalars.append("\n")
    } else if let end = scalars.last, Self.isSpaced(end), Self.isSpaced(first) {
      scalars.append(" ")
    }
  }

  /// Whether words that end or begin so are written apart: those of alphabets, and numbers.
  private static func isSpaced(_ scalar: Unicode.Scalar) -> Bool { scalar.value < 0x2E80 }
}
