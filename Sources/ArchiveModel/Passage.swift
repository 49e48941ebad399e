/// What a person would quote: a paragraph or a few short ones under one heading, about 60 to 500
/// characters, never cut inside a sentence.
public struct Passage: Sendable, Hashable {
  /// The passage's place among its document's passages, from 0.
  public var ordinal: Int
  /// The headings above it, outermost first, e.g. `["二、主要任务", "（一）整改"]`.
  public var headingPath: [String]
  /// The text, repaired: paragraphs that a column or a page end cut are whole again. Separate
  /// paragraphs are separated by one line feed.
  public var text: String
  /// Where each character stands in the original.
  public var sourceMap: SourceMap
  /// Whether a repair changed how the text stands in the original.
  public var isRepaired: Bool
  /// The first and last page the passage stands on, from 1, where the format has pages.
  public var pages: ClosedRange<Int>?
  /// How sure the program was that recognised the text in a picture: the mean over its characters, from 0 to 100;
  /// `nil` where none of it comes from a picture.
  public var recognitionConfidence: Int?

  /// Whether the text, or a part of it, was recognised in a picture, so that characters may be wrong.
  public var isRecognized: Bool { recognitionConfidence != nil }

  /// Makes a passage.
  public init(
    ordinal: Int, headingPath: [String] = [], text: String, sourceMap: SourceMap,
    isRepaired: Bool = false, pages: ClosedRange<Int>? = nil, recognitionConfidence: Int? = nil
  ) {
    self.ordinal = ordinal
    self.headingPath = headingPath
    self.text = text
    self.sourceMap = sourceMap
    self.isRepaired = isRepaired
    self.pages = pages
    self.recognitionConfidence = recognitionConfidence
  }
}
