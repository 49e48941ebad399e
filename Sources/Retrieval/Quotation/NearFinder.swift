import ArchiveIndex
import ArchiveModel
import Foundation
import TextAnalysis

/// Finds the places of the archive that a part of a quotation is nearest to, where it stands nowhere
/// as quoted.
struct NearFinder {
  /// A place, and how the part stands to it.
  struct Near {
    var stretch: Stretch
    var comparison: PartComparison
  }

  /// The least part of the best region's score that another one is looked at for.
  private static let leastShare = 0.35

  let reader: StretchReader
  let part: Quotation.Part
  let deadline: ContinuousClock.Instant
  private var terms: QuotationTerms
  private(set) var deadlineReached = false

  /// - Parameter terms: the part's terms, where somebody has looked at them already.
  init(
    _ part: Quotation.Part, reader: StretchReader, deadline: ContinuousClock.Instant,
    terms: QuotationTerms? = nil
  ) {
    (self.part, self.reader, self.deadline) = (part, reader, deadline)
    self.terms =
      terms ?? QuotationTerms(part.text, session: reader.session, analyzer: reader.analyzer)
  }

  /// The nearest places, nearest first; each passage stands in one of them.
  mutating func run() throws -> [Near] {
    let windows = try windows()
    var regions = clusters(try candidates(windows, in: [.grams])).prefix(largestRegionCount)[...]
    let headings = try candidates(windows, in: [.heading]).prefix(largestRegionCount)
    var seen: Set<[String]> = []
    for candidate in headings {
      let text = try reader.text(of: candidate.passage)
      // What stands for a file whose text is not read says nothing in its words.
      guard !text.text.isEmpty else { continue }
      let path = text.headingPath
      guard !path.isEmpty, seen.insert(path).inserted else { continue }
      let first = try reader.firstPassage(
        underHeadingOf: candidate.passage, depth: path.count - 1)
      regions.append(first..<(first + 1))
    }
    var near: [Near] = []
    for region in regions {
      if ContinuousClock.now > deadline {
        deadlineReached = true
        break
      }
      let reach = part.signs.count + 20
      let stretch = try reader.stretch(around: region, before: reach, after: reach)
      near.append(Near(stretch: stretch, comparison: compare(with: stretch)))
    }
    near.sort { $0.comparison.similarity > $1.comparison.similarity }
    return Self.distinct(near)
  }

  /// Compares the part with the place of a stretch that it is nearest to.
  func compare(with stretch: Stretch) -> PartComparison {
    let alignment = Alignment(part.signs.map(\.code), in: stretch.signs.map(\.code))
    return PartComparer(
      part, text: stretch.text, compared: stretch.compared, analyzer: reader.analyzer
    ).compare(pairs: alignment.pairs)
  }

  private var largestRegionCount: Int {
    switch part.signs.count {
    case ...120: 12
    case ...600: 6
    default: 4
    }
  }

  /// Without places that another one covers.
  private static func distinct(_ near: [Near]) -> [Near] {
    var kept: [Near] = []
    var starts: Set<[Int]> = []
    for place in near {
      let bytes = place.comparison.byteRange
      guard !bytes.isEmpty else { continue }
      let piece = place.stretch.pieces[place.stretch.pieceIndex(atByte: bytes.lowerBound)]
      let start = [
        piece.passage, piece.headingDepth ?? -1, bytes.lowerBound - piece.byteRange.lowerBound,
      ]
      if starts.insert(start).inserted { kept.append(place) }
    }
    return kept
  }

  // MARK: Candidates

  /// The windows of the part that find.
  private mutating func windows() throws -> [QuotationTerms.Window] {
    var windows = try terms.windows(min(12, max(1, terms.count / 6)), looked: 6)
    if terms.count <= 24 { windows += try terms.windows(max(1, terms.count / 3)) }
    return windows
  }

  private mutating func candidates(
    _ windows: [QuotationTerms.Window], in columns: [MatchExpression.Column]
  ) throws -> [Candidate] {
    let found = try find(windows, terms, columns)
    // Where every window holds a change: single grams, the rarest.
    return found.isEmpty ? try find(try terms.rarestGrams(8), terms, columns) : found
  }

  private mutating func find(
    _ windows: [QuotationTerms.Window], _ terms: QuotationTerms, _ columns: [MatchExpression.Column]
  ) throws -> [Candidate] {
    var phrases: [(MatchExpression, Double)] = []
    for window in Set(windows).sorted(by: { $0.units.lowerBound < $1.units.lowerBound }) {
      guard let phrase = terms.phrase(window.units, in: columns) else { continue }
      let share = Double(reader.session.passageCount + 1) / Double(window.frequency + 1)
      phrases.append((phrase, log(share) * Double(window.units.count)))
    }
    guard !phrases.isEmpty else { return [] }
    let found = try reader.session.find(
      phrases.count == 1 ? phrases[0].0 : .any(phrases.map(\.0)),
      weights: phrases.map { PhraseWeights(words: 0, grams: $0.1, heading: $0.1) },
      parameters: BM25Parameters(k1: 0, b: 0), allowed: nil,
      limits: IndexSession.Limits(capacity: 120, deadline: deadline))
    if found.deadlineReached { deadlineReached = true }
    return found.candidates
  }

  /// Candidates that stand near each other as one region, the best first.
  private func clusters(_ candidates: [Candidate]) -> [Range<Int>] {
    let reach = 1 + part.signs.count / 120
    var clusters: [(passages: Range<Int>, score: Double)] = []
    for candidate in candidates.sorted(by: { $0.passage < $1.passage }) {
      if let last = clusters.last, candidate.passage - last.passages.upperBound < reach,
        candidate.passage - last.passages.lowerBound <= 4 * reach,
        reader.document(of: candidate.passage) == reader.document(of: last.passages.lowerBound)
      {
        clusters[clusters.count - 1].passages = last.passages.lowerBound..<(candidate.passage + 1)
        clusters[clusters.count - 1].score += candidate.score
      } else {
        clusters.append((candidate.passage..<(candidate.passage + 1), candidate.score))
      }
    }
    // What holds far fewer of the windows than another is not nearer.
    let least = (clusters.map(\.score).max() ?? 0) * Self.leastShare
    return clusters.filter { $0.score >= least }.sorted {
      ($0.score, $1.passages.lowerBound) > ($1.score, $0.passages.lowerBound)
    }.map(\.passages)
  }
}
