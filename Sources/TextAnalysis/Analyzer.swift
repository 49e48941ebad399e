internal import CICU

/// The analysis of texts: fold, units, words, grams. The same for documents and queries.
///
/// An analyzer must not be used by two threads at once; make one for each.
public final class Analyzer {
  /// Our part of the analysis version; raised with every change to what terms a text gives.
  public static let revision = 2

  /// What an index must have been made by to be searched: our revision and ICU's version.
  public static var version: String {
    var buffer: [CChar] = Array(repeating: 0, count: 20)
    cicu_version(&buffer)
    let text = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return "\(revision)+icu\(String(decoding: text, as: UTF8.self))"
  }

  /// The char filter.
  public let folding: CharacterFolding
  /// What cuts texts into units.
  public let tokenizer: UnitTokenizer
  private let segmenter: WordSegmenter

  /// Makes an analyzer.
  ///
  /// - Throws: ``TextAnalysisError`` where ICU's data is missing.
  public init() throws {
    folding = CharacterFolding()
    tokenizer = UnitTokenizer(folding: folding)
    segmenter = try WordSegmenter()
  }

  /// The units of a text, without its words.
  public func units(of text: String, undecided: UndecidedForm = .asWritten) -> UnitStream {
    tokenizer.units(of: text, undecided: undecided)
  }

  /// The units and words of a text.
  ///
  /// - Throws: ``TextAnalysisError`` where ICU gives up.
  public func analyze(_ text: String, undecided: UndecidedForm = .asWritten) throws -> AnalyzedText
  {
    let stream = tokenizer.units(of: text, undecided: undecided)
    return AnalyzedText(stream: stream, wordStarts: try segmenter.wordStarts(of: stream))
  }
}
