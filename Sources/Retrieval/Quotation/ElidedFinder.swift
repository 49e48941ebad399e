import ArchiveIndex
import ArchiveModel
import TextAnalysis

/// Finds a quotation that leaves something out: its parts, in their order, in one document.
struct ElidedFinder {
  /// How many passages after a part the next one may begin.
  private static let reach = 60
  /// In how many places of the rarest part the others are looked for.
  private static let mostPivots = 12
  /// How much of an omission is kept, in characters.
  private static let longestOmission = 200

  let parts: [Quotation.Part]
  let checker: QuoteChecker
  let deadline: ContinuousClock.Instant
  private(set) var isComplete = true
  private(set) var deadlineReached = false

  private var reader: StretchReader { checker.reader }

  init(_ parts: [Quotation.Part], checker: QuoteChecker, deadline: ContinuousClock.Instant) {
    (self.parts, self.checker, self.deadline) = (parts, checker, deadline)
  }

  /// The places, or the nearest.
  mutating func run() throws -> [QuoteChecker.Candidate] {
    // The longest part is the one that stands in the fewest places.
    let order = parts.indices.sorted { parts[$0].signs.count > parts[$1].signs.count }
    var best: [QuoteChecker.Candidate] = []
    for pivot in order.prefix(2) where parts[pivot].signs.count >= 2 {
      var finder = ExactFinder(
        parts[pivot], reader: reader, deadline: deadline, capacity: QuoteChecker.leastCapacity)
      try finder.run()
      isComplete = isComplete && finder.isComplete
      var spans = try finder.places.filter { !$0.isTitle }.map {
        try checker.candidate(parts[pivot], at: $0)
      }.filter { $0.verdict.isConfirmed }
      if spans.isEmpty {
        var near = NearFinder(parts[pivot], reader: reader, deadline: deadline)
        spans = try near.run().prefix(3).map { checker.nearCandidate(parts[pivot], $0) }
          .filter { $0.verdict != .notFound }
      }
      if spans.count > Self.mostPivots { isComplete = false }
      for span in spans.prefix(Self.mostPivots) {
        if ContinuousClock.now > deadline {
          deadlineReached = true
          return best
        }
        if let candidate = try around(span, pivot) { best.append(candidate) }
      }
      if best.contains(where: { $0.verdict.isConfirmed }) { break }
    }
    return Self.distinct(best)
  }

  private static func distinct(_ candidates: [QuoteChecker.Candidate]) -> [QuoteChecker.Candidate] {
    var seen: Set<[MatchSpan.Point]> = []
    return candidates.filter { seen.insert($0.spans.map(\.start)).inserted }
  }

  /// The whole quotation where one part of it stands.
  private mutating func around(_ candidate: QuoteChecker.Candidate, _ pivot: Int) throws
    -> QuoteChecker.Candidate?
  {
    var spans: [MatchSpan?] = Array(repeating: nil, count: parts.count)
    spans[pivot] = candidate.spans[0]
    var later = candidate.spans[0]
    for index in parts.indices where index > pivot {
      guard let span = try next(index, after: later.end) else { return nil }
      spans[index] = span
      later = span
    }
    var earlier = candidate.spans[0]
    for index in parts.indices.reversed() where index < pivot {
      guard let span = try previous(index, before: earlier.start) else { return nil }
      spans[index] = span
      earlier = span
    }
    return try combined(spans.compactMap(\.self), document: candidate.document)
  }

  private func combined(_ spans: [MatchSpan], document: Int) throws -> QuoteChecker.Candidate {
    var folded: Set<QuoteFolding> = parts.count > 1 ? [.ellipsis] : [.punctuation]
    var (edits, length) = (0, 0)
    for span in spans {
      folded.formUnion(span.comparison.folded)
      edits += span.comparison.edits
      length += span.comparison.length
    }
    let similarity = max(0, 1 - Double(edits) / Double(max(1, length)))
    var verdict = folded.map(\.verdict).max() ?? .identical
    if edits > 0 {
      verdict = similarity < QuoteChecker.leastSimilarity ? .notFound : .changed
    }
    let gaps = try zip(spans, spans.dropFirst()).map { try gap($0, $1) }
    if gaps.contains(where: \.isWide) { verdict = max(verdict, .changed) }
    let passages = spans[0].start.passage..<(spans[spans.count - 1].end.passage + 1)
    let stretch = try reader.stretch(passages)
    let omissions = zip(spans, spans.dropFirst()).map { left, right in
      let start = left.byteRange(in: stretch).upperBound
      let end = right.byteRange(in: stretch).lowerBound
      let text = String(decoding: Array(stretch.text.utf8)[start..<max(start, end)], as: UTF8.self)
      return text.unicodeScalars.count <= Self.longestOmission
        ? text : String(text.unicodeScalars.prefix(Self.longestOmission)) + "…"
    }
    return QuoteChecker.Candidate(
      document: document, passage: spans[0].start.passage, verdict: verdict,
      similarity: similarity, folded: folded, spans: spans, omissions: omissions, gaps: gaps)
  }

  /// What lies between two parts.
  private func gap(_ left: MatchSpan, _ right: MatchSpan) throws -> QuoteGap {
    let (first, last) = (left.end.passage, right.start.passage)
    let stretch = try reader.stretch(left.start.passage..<(max(first, last, right.end.passage) + 1))
    let start = left.byteRange(in: stretch).upperBound
    let end = right.byteRange(in: stretch).lowerBound
    let between = Array(stretch.text.utf8)[start..<max(start, end)]
    let count = String(decoding: between, as: UTF8.self).unicodeScalars
      .count { !$0.properties.isWhitespace }
    return QuoteGap(
      characters: count, passages: max(0, last - first),
      crossesHeading: try reader.text(of: first).headingPath != reader.text(of: last).headingPath)
  }

  // MARK: The other parts

  /// The first place of a part after a point; the nearest where it stands nowhere there.
  private func next(_ index: Int, after point: MatchSpan.Point) throws -> MatchSpan? {
    let all = try reader.passages(ofDocument: reader.document(of: point.passage))
    let upper = min(all.upperBound, point.passage + Self.reach)
    for end in [min(upper, point.passage + 2), upper] {
      let stretch = try reader.stretch(point.passage..<end)
      let places = SignMatcher(parts[index].signs).matches(in: stretch.signs).map {
        span(index, stretch, $0)
      }
      if let first = places.first(where: { $0.start >= point && $0.comparison.edits == 0 }) {
        return first
      }
    }
    let near = try reader.stretch(point.passage..<min(upper, point.passage + 8))
    return nearest(index, near).flatMap { $0.start >= point ? $0 : nil }
  }

  /// The last place of a part before a point; the nearest where it stands nowhere there.
  private func previous(_ index: Int, before point: MatchSpan.Point) throws -> MatchSpan? {
    let all = try reader.passages(ofDocument: reader.document(of: point.passage))
    let lower = max(all.lowerBound, point.passage - Self.reach)
    for start in [max(lower, point.passage - 1), lower] {
      let stretch = try reader.stretch(start..<(point.passage + 1))
      let places = SignMatcher(parts[index].signs).matches(in: stretch.signs).map {
        span(index, stretch, $0)
      }
      if let last = places.last(where: { $0.end <= point && $0.comparison.edits == 0 }) {
        return last
      }
    }
    let near = try reader.stretch(max(lower, point.passage - 7)..<(point.passage + 1))
    return nearest(index, near).flatMap { $0.end <= point ? $0 : nil }
  }

  private func span(_ index: Int, _ stretch: Stretch, _ run: Range<Int>) -> MatchSpan {
    let comparison = PartComparer(
      parts[index], text: stretch.text, compared: stretch.compared, analyzer: checker.analyzer
    ).compare(run: run)
    return MatchSpan(stretch, comparison).with(comparison)
  }

  private func nearest(_ index: Int, _ stretch: Stretch) -> MatchSpan? {
    let comparison = NearFinder(parts[index], reader: reader, deadline: deadline)
      .compare(with: stretch)
    guard !comparison.byteRange.isEmpty, comparison.similarity >= QuoteChecker.leastNear else {
      return nil
    }
    return MatchSpan(stretch, comparison).with(comparison)
  }
}
