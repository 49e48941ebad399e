import ArchiveModel
import TextAnalysis

/// A document's text with its headings, as it is compared with other documents: whether a heading
/// was taken for one, and how the text is cut into passages, makes no difference.
struct DocumentShingles {
  private(set) var text = ShingleText()
  private var above: [String] = []

  /// Appends a passage, by its units.
  mutating func append(
    _ units: [TextUnit], of passage: String, headingPath: [String], tokenizer: UnitTokenizer
  ) {
    for heading in Passage.newHeadings(headingPath, over: passage, after: above) {
      text.append(tokenizer.units(of: heading).units)
    }
    above = headingPath
    text.append(units)
  }
}
