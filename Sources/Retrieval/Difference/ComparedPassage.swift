import ArchiveModel
import TextAnalysis

/// A passage as it is compared with those of another document: with the headings that stand before
/// it.
struct ComparedPassage {
  /// How many signs a gram has, by which passages that are alike are found.
  private static let gramLength = 3

  var id: String
  var headingPath: [String]
  var text: String
  var signs: [ComparedText.Sign]
  /// The same for passages with the same signs.
  var key: UInt64
  /// Its grams' hashes, each once.
  var grams: [UInt64] = []

  /// The passages of a document.
  static func passages(of view: DocumentView, analyzer: Analyzer) -> [ComparedPassage] {
    var above: [String] = []
    return view.passages.map { item in
      let path = item.passage.headingPath
      let headings = Passage.newHeadings(path, over: item.passage.text, after: above)
      above = path
      return ComparedPassage(
        id: item.id, headingPath: path,
        text: (headings + [item.passage.text]).joined(separator: "\n"), analyzer: analyzer)
    }
  }

  private init(id: String, headingPath: [String], text: String, analyzer: Analyzer) {
    (self.id, self.headingPath, self.text) = (id, headingPath, text)
    signs = analyzer.compared(text).signs
    key = Self.hash(signs[...])
  }

  private static func hash(_ signs: ArraySlice<ComparedText.Sign>) -> UInt64 {
    signs.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1.code)) &* 0x100_0000_01B3 }
  }

  /// Collects the grams, which only passages need that are not the same in both.
  mutating func collectGrams() {
    guard signs.count >= Self.gramLength else { return }
    grams = Array(
      Set(
        (0...(signs.count - Self.gramLength)).map { Self.hash(signs[$0..<($0 + Self.gramLength)]) }
      ))
  }

  /// Whether another passage has the same characters.
  func isSame(as other: ComparedPassage) -> Bool {
    key == other.key && Self.areSame(signs[...], other.signs[...])
  }

  /// Whether two runs are the same characters, their numbers parted alike.
  static func areSame(
    _ left: ArraySlice<ComparedText.Sign>, _ right: ArraySlice<ComparedText.Sign>
  ) -> Bool {
    left.count == right.count
      && zip(left, right).enumerated().allSatisfy { index, pair in
        pair.0.code == pair.1.code
          && (index == 0 || agree(pair.0.joint, pair.1.joint))
          && agree(pair.0.bracket, pair.1.bracket)
      }
  }

  /// Whether two digits are parted alike in both.
  static func agree(_ left: ComparedText.Sign.Joint, _ right: ComparedText.Sign.Joint) -> Bool {
    SignMatcher.agree(left, right) || SignMatcher.agree(right, left)
  }

  /// Whether two numbers stand in brackets in both, or in neither.
  static func agree(_ left: ComparedText.Sign.Bracket, _ right: ComparedText.Sign.Bracket) -> Bool {
    SignMatcher.agree(left, right) || SignMatcher.agree(right, left)
  }
}
