import ArchiveModel
import TextAnalysis

/// A passage's row, made ready away from the writing thread.
struct PreparedPassage: Sendable {
  /// The row's terms, in UTF-8, separated by spaces, as `passage_terms` takes them.
  var words: [UInt8]
  var grams: [UInt8]
  var heading: [UInt8]
  var wordStarts: [UInt8]
  var sourceMap: [UInt8]
  var unitCount: Int
}

/// Makes passages' rows. One for each thread.
struct PassagePreparation {
  let analyzer: Analyzer
  /// The text of the document whose passages are being prepared, where it is wanted.
  var shingles: DocumentShingles?
  private var lastHeading: (parts: [String], terms: [UInt8])?

  init() throws { analyzer = try Analyzer() }

  /// A passage's row.
  mutating func prepare(_ passage: Passage, title: String?) throws -> PreparedPassage {
    let analyzed = try analyzer.analyze(passage.text)
    shingles?.append(
      analyzed.stream.units, of: passage.text, headingPath: passage.headingPath,
      tokenizer: analyzer.tokenizer)
    var words: [UInt8] = []
    var grams: [UInt8] = []
    words.reserveCapacity(passage.text.utf8.count * 3 / 2)
    grams.reserveCapacity(passage.text.utf8.count * 5 / 2)
    analyzed.appendTerms(of: .words, to: &words)
    analyzed.appendTerms(of: .grams, to: &grams)
    return PreparedPassage(
      words: words, grams: grams,
      heading: headingTerms(
        title: title, headingPath: passage.headingPath, text: passage.text),
      wordStarts: analyzed.wordStarts.bytes,
      sourceMap: SourceMapCoding.encode(passage.sourceMap, text: passage.text),
      unitCount: analyzed.stream.units.count)
  }

  /// Takes in a passage that is prepared elsewhere.
  mutating func appendShingles(of passage: Passage) {
    shingles?.append(
      analyzer.units(of: passage.text).units, of: passage.text, headingPath: passage.headingPath,
      tokenizer: analyzer.tokenizer)
  }

  /// The terms of the column `heading`: the grams of the title and of each heading, one after the
  /// other, so that no gram crosses from one into the next. A heading that the text begins with
  /// (第三条) is found there.
  private mutating func headingTerms(title: String?, headingPath: [String], text: String) -> [UInt8]
  {
    var parts = [title].compactMap(\.self) + headingPath
    if let last = headingPath.last, text.utf8.starts(with: last.utf8) { parts.removeLast() }
    // By bytes: texts that are equal to String (각 in one character or in three) differ in terms.
    if let lastHeading,
      lastHeading.parts.elementsEqual(parts, by: { $0.utf8.elementsEqual($1.utf8) })
    {
      return lastHeading.terms
    }
    var terms: [UInt8] = []
    for part in parts {
      let stream = analyzer.units(of: part)
      AnalyzedText(stream: stream, wordStarts: WordStarts(unitCount: stream.units.count))
        .appendTerms(of: .grams, to: &terms)
    }
    lastHeading = (parts, terms)
    return terms
  }

  /// The terms of a stored passage, to be taken out of the index again.
  mutating func terms(text: String, wordStarts: [UInt8], title: String?, headingPath: [String])
    -> PreparedPassage
  {
    let stream = analyzer.units(of: text)
    let analyzed = AnalyzedText(stream: stream, wordStarts: WordStarts(bytes: wordStarts))
    var words: [UInt8] = []
    var grams: [UInt8] = []
    analyzed.appendTerms(of: .words, to: &words)
    analyzed.appendTerms(of: .grams, to: &grams)
    return PreparedPassage(
      words: words, grams: grams,
      heading: headingTerms(title: title, headingPath: headingPath, text: text),
      wordStarts: wordStarts,
      sourceMap: [], unitCount: stream.units.count)
  }
}

/// Folded forms of a description's fields, which filters are compared with.
struct DescriptionKeys {
  let title: String?
  let issuer: String?
  let speaker: String?
  let people: String?
  let number: String?

  init(_ description: DocumentDescription, analyzer: Analyzer) {
    title = description.title.map { MatchingKey.text($0, analyzer: analyzer) }
    issuer = description.issuer.map { MatchingKey.text($0, analyzer: analyzer) }
    speaker = description.speaker.map { MatchingKey.text($0, analyzer: analyzer) }
    let names = [description.speaker].compactMap(\.self) + description.byline
    people =
      names.isEmpty
      ? nil : names.map { MatchingKey.text($0, analyzer: analyzer) }.joined(separator: " ")
    number = description.number.flatMap { MatchingKey.number($0, analyzer: analyzer) }
  }
}
