import ArchiveIndex
import ArchiveModel
import TextAnalysis

/// Judges candidates by all terms, from their texts: the best first, and no more of them than may
/// still come to one of the first places.
struct CandidateJudge {
  /// How many are judged before it is asked whether the next may come so far.
  private static let portion = 20

  private var scorer: PassageScorer
  private var passages: JudgedPassages
  /// Those judged, in no order.
  private(set) var judged: [Candidate] = []
  /// The most that judging has added to what the finding terms told of a candidate.
  private var largestGain = -Double.infinity

  init(_ searcher: Searcher, _ weighted: WeightedTerms, _ terms: QueryTerms) throws {
    scorer = PassageScorer(
      terms, weighted, weights: searcher.weights, meanLength: searcher.session.meanLength)
    passages = try JudgedPassages(
      session: searcher.session, tokenizer: searcher.analyzer.tokenizer)
  }

  /// Judges candidates until none of the next would come to one of the first places if it gained as
  /// much as the one that has gained most.
  ///
  /// - Parameters:
  ///   - candidates: best first.
  ///   - placesWanted: how many places are to be certain.
  mutating func judge(_ candidates: ArraySlice<Candidate>, placesWanted: Int) throws {
    var rest = candidates
    while let next = rest.first {
      if judged.count >= placesWanted, judged.count > 0 {
        let least = judged.map(\.score).sorted(by: >)[placesWanted - 1]
        if next.score + largestGain < least { return }
      }
      // In the order in which they lie.
      for candidate in rest.prefix(Self.portion).sorted(by: { $0.passage < $1.passage }) {
        try passages.read(candidate.passage)
        var noExplanation: [TermContribution]?
        let score = scorer.score(
          passages.analyzed, headings: passages.headings, explanation: &noExplanation)
        largestGain = max(largestGain, score - candidate.score)
        judged.append(Candidate(passage: candidate.passage, score: score))
      }
      rest = rest.dropFirst(Self.portion)
    }
  }
}
