import ArchiveIndex
import ArchiveModel
import Corpus
import TextAnalysis

/// Makes of a place what people and programs are shown.
struct MatchBuilder {
  /// How much of the text before and after the words a selector gives, in characters.
  private static let selectorLength = 32

  let checker: QuoteChecker

  private var reader: StretchReader { checker.reader }

  func match(_ candidate: QuoteChecker.Candidate) throws -> QuoteMatch {
    let spans = candidate.spans
    let first = spans[0].start.passage
    let row = try checker.session.passage(number: first)
    let document = try checker.session.document(number: candidate.document)
    let folded = QuoteFolding.allCases.filter(candidate.folded.contains)
    let place = spans[0].place
    if place == .title {
      let title = document.description.title ?? ""
      return QuoteMatch(
        verdict: candidate.verdict, similarity: candidate.similarity, folded: folded,
        diff: spans[0].comparison.diff, matchedText: text(spans[0].comparison.byteRange, of: title),
        doubtful: candidate.doubtful, document: document, contentPrefix: contentPrefix(row),
        place: .title,
        passage: row.passage, passageID: Identifiers.passage(row),
        passageIDs: [Identifiers.passage(row)], context: title,
        contextByteRanges: [spans[0].comparison.byteRange], sourceRanges: [],
        isDirectSpeech: false, prefix: "", suffix: "")
    }
    let last = spans[spans.count - 1].end.passage
    let wide = try reader.stretch(max(0, first - 1)..<(last + 2), within: candidate.document)
    let ranges = spans.map { $0.byteRange(in: wide) }
    let context = contextRange(of: ranges, in: wide)
    let numbers = (first...last).filter { number in
      wide.pieces.contains { piece in
        piece.passage == number && ranges.contains { $0.overlaps(piece.byteRange) }
      }
    }
    let rows = try numbers.map { try checker.session.passage(number: $0) }
    let speaker = try speaker(of: ranges, in: wide, rows, document)
    let whole = (ranges.first?.lowerBound ?? 0)..<(ranges.last?.upperBound ?? 0)
    var match = QuoteMatch(
      verdict: candidate.verdict, similarity: candidate.similarity, folded: folded,
      diff: diff(of: candidate),
      matchedText: ranges.map { text($0, of: wide.text) }.joined(separator: "……"),
      omissions: candidate.omissions, gaps: candidate.gaps, doubtful: candidate.doubtful,
      document: document, contentPrefix: contentPrefix(row),
      place: place, passage: row.passage, passageID: Identifiers.passage(row),
      passageIDs: rows.map(Identifiers.passage), context: text(context, of: wide.text),
      contextByteRanges: ranges.map {
        ($0.lowerBound - context.lowerBound)..<($0.upperBound - context.lowerBound)
      },
      sourceRanges: try ranges.flatMap { try sourceRanges($0, wide, document) },
      pages: pages(of: rows),
      isDirectSpeech: ranges.allSatisfy { DirectSpeech.contains(words($0, wide), in: wide.text) },
      speaker: speaker.flatMap(QuotedSpeaker.name), attribution: speaker,
      prefix: scalars(before: whole.lowerBound, of: wide.text),
      suffix: scalars(after: whole.upperBound, of: wide.text))
    match.recognitionConfidence = recognitionConfidence(of: rows)
    return match
  }

  /// Whose words they are: the speaker of the passage's words, or of the whole document.
  private func speaker(
    of ranges: [Range<Int>], in stretch: Stretch, _ rows: [IndexSession.PassageRow],
    _ document: DocumentSummary
  ) throws -> Speaker? {
    guard let first = ranges.first else { return nil }
    let words = words(first, stretch)
    let piece = stretch.pieces[stretch.pieceIndex(atByte: words.lowerBound)]
    if piece.headingDepth == nil, let row = rows.first(where: { $0.number == piece.passage }) {
      let start = piece.byteRange.lowerBound
      let inPassage = words.clamped(to: piece.byteRange)
      let found = QuotedSpeaker.speaker(
        of: (inPassage.lowerBound - start)..<(inPassage.upperBound - start),
        in: try checker.session.statements(of: row).speeches)
      if let found { return found }
    }
    return document.description.speaker.map { Speaker(name: $0, kind: .person) }
  }

  private func contentPrefix(_ row: IndexSession.PassageRow) -> String {
    QuoteLink.contentPrefix(ofPassageID: Identifiers.passage(row)) ?? ""
  }

  /// The parts' differences, an ellipsis between them.
  private func diff(of candidate: QuoteChecker.Candidate) -> [DiffPiece] {
    var diff = DiffBuilder()
    for (index, span) in candidate.spans.enumerated() {
      if index > 0 { diff.append(.equal, "……") }
      for piece in span.comparison.diff { diff.append(piece) }
    }
    return diff.pieces
  }

  /// The range without punctuation at its ends.
  private func words(_ range: Range<Int>, _ stretch: Stretch) -> Range<Int> {
    let inside = stretch.signs.lazy.filter {
      Int($0.byteStart) >= range.lowerBound && Int($0.byteEnd) <= range.upperBound
    }
    guard let first = inside.first else { return range }
    let end = stretch.signs.last { Int($0.byteEnd) <= range.upperBound }
    return Int(first.byteStart)..<max(Int(first.byteEnd), Int(end?.byteEnd ?? first.byteEnd))
  }

  /// The pieces that the words stand in; with a heading, what stands under it.
  private func contextRange(of ranges: [Range<Int>], in stretch: Stretch) -> Range<Int> {
    guard let start = ranges.first?.lowerBound, let end = ranges.last?.upperBound else {
      return 0..<0
    }
    let first = stretch.pieces[stretch.pieceIndex(atByte: start)]
    var last = stretch.pieceIndex(atByte: max(start, end - 1))
    while stretch.pieces[last].headingDepth != nil, last + 1 < stretch.pieces.count { last += 1 }
    return first.byteRange.lowerBound..<stretch.pieces[last].byteRange.upperBound
  }

  /// The least of the confidences that passages were recognised with.
  private func recognitionConfidence(of rows: [IndexSession.PassageRow]) -> Int? {
    rows.compactMap(\.passage.recognitionConfidence).min()
  }

  private func pages(of rows: [IndexSession.PassageRow]) -> ClosedRange<Int>? {
    let pages = rows.compactMap(\.passage.pages)
    guard let first = pages.map(\.lowerBound).min(), let last = pages.map(\.upperBound).max() else {
      return nil
    }
    return first...last
  }

  // MARK: In the original

  /// Where a range of a stretch stands in the original.
  private func sourceRanges(_ range: Range<Int>, _ stretch: Stretch, _ document: DocumentSummary)
    throws -> [Range<Int>]
  {
    var sources: [Range<Int>] = []
    for piece in stretch.pieces where piece.byteRange.overlaps(range) {
      let part = piece.byteRange.clamped(to: range)
      let start = piece.byteRange.lowerBound
      let local = (part.lowerBound - start)..<(part.upperBound - start)
      if piece.headingDepth == nil {
        let passage = try checker.session.passage(number: piece.passage).passage
        sources += passage.sourceMap.sourceScalarRanges(ofTextBytes: local, in: passage.text)
      } else if let place = try headingPlace(
        text(piece.byteRange, of: stretch.text), local, piece.passage, document)
      {
        sources.append(place)
      }
    }
    return sources
  }

  /// Where a heading, of which passages keep only the words, stands in the original: between the
  /// passage before it and the one under it.
  private func headingPlace(
    _ heading: String, _ byteRange: Range<Int>, _ passage: Int, _ document: DocumentSummary
  ) throws -> Range<Int>? {
    guard document.externalID == nil, let original = checker.original(document) else { return nil }
    let all = try reader.passages(ofDocument: reader.document(of: passage))
    let upper = try checker.session.passage(number: passage).passage.sourceMap.envelope?.lowerBound
    var lower = 0
    if passage > all.lowerBound {
      lower =
        try checker.session.passage(number: passage - 1).passage.sourceMap.runs.last.map {
          $0.sourceScalarOffset + $0.scalarCount
        } ?? 0
    }
    guard let upper, lower < upper else { return nil }
    let between = String(
      String.UnicodeScalarView(original.unicodeScalars.dropFirst(lower).prefix(upper - lower)))
    let signs = checker.analyzer.compared(heading).signs
    let wanted = signs.filter {
      Int($0.byteStart) >= byteRange.lowerBound && Int($0.byteEnd) <= byteRange.upperBound
    }
    guard let skipped = signs.firstIndex(where: { Int($0.byteStart) >= byteRange.lowerBound }),
      !wanted.isEmpty
    else { return nil }
    let compared = checker.analyzer.compared(between)
    guard let place = SignMatcher(signs).matches(in: compared.signs).first else { return nil }
    let first = compared.signs[place.lowerBound + skipped]
    let last = compared.signs[place.lowerBound + skipped + wanted.count - 1]
    let bytes = Array(between.utf8)
    func scalars(_ end: Int) -> Int { bytes[..<end].reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) } }
    return (lower + scalars(Int(first.byteStart)))..<(lower + scalars(Int(last.byteEnd)))
  }

  // MARK: Texts

  private func text(_ range: Range<Int>, of text: String) -> String {
    String(decoding: Array(text.utf8)[range.clamped(to: 0..<text.utf8.count)], as: UTF8.self)
  }

  private func scalars(before end: Int, of text: String) -> String {
    let before = self.text(0..<end, of: text).unicodeScalars.suffix(Self.selectorLength)
    return String(String.UnicodeScalarView(before))
  }

  private func scalars(after start: Int, of text: String) -> String {
    let after = self.text(start..<max(start, text.utf8.count), of: text).unicodeScalars
    return String(String.UnicodeScalarView(after.prefix(Self.selectorLength)))
  }
}
