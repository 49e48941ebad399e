import ArchiveIndex
import Foundation

/// A query's terms with what each is worth in this archive.
struct WeightedTerms {
  struct Term {
    var sequence: UnitSequence
    var frequency: IndexSession.TermFrequency
    /// What full saturation among the words and among the grams is worth; 0 where the query does not
    /// have the term in that view.
    var words = 0.0
    var grams = 0.0
  }

  /// The scoring terms, each text once; words and grams of the same text together.
  private(set) var terms: [Term] = []
  /// The idf of each wanted sequence: that of its rarest gram.
  private(set) var wantedWeights: [UnitSequence: Double] = [:]

  init(_ query: QueryTerms, weights: RankingWeights, session: IndexSession) throws {
    let count = Double(session.passageCount)
    func idf(_ frequency: Int) -> Double {
      // Robertson & Zaragoza 2009, eq. 3.3, with 1 added inside so that it is never negative.
      log(1 + (count - Double(frequency) + 0.5) / (Double(frequency) + 0.5))
    }
    var known: [String: IndexSession.TermFrequency] = [:]
    func frequency(_ term: String) throws -> IndexSession.TermFrequency {
      if let frequency = known[term] { return frequency }
      let frequency = try session.frequency(ofTerm: term)
      known[term] = frequency
      return frequency
    }
    var places: [String: Int] = [:]
    for word in query.words {
      let frequency = try frequency(word.text)
      guard frequency.words > 0 || word.codes.count <= 2 else { continue }
      places[word.text] = terms.count
      terms.append(
        Term(sequence: word, frequency: frequency, words: weights.words * idf(frequency.words)))
    }
    for gram in query.grams {
      let frequency = try frequency(gram.text)
      let weight = weights.grams * idf(frequency.grams)
      if let place = places[gram.text] {
        terms[place].grams = weight
      } else {
        terms.append(Term(sequence: gram, frequency: frequency, grams: weight))
      }
    }
    let sequences =
      query.wanted + query.neighbours.flatMap(\.self) + [query.whole].compactMap(\.self)
    for sequence in sequences where wantedWeights[sequence] == nil {
      var weight = 0.0
      for gram in sequence.lastIsPrefix ? sequence.grams.dropLast() : sequence.grams[...] {
        weight = max(weight, idf(try frequency(gram).grams))
      }
      wantedWeights[sequence] = weight
    }
  }

  /// The terms that find candidates: the rarest, as long as all that they stand in, counted once for
  /// each, is no more than `postings`; at least one.
  func finders(postings: Int) -> [Term] {
    let present = terms.filter { $0.frequency.largest > 0 }
      .sorted { $0.frequency.largest < $1.frequency.largest }
    var sum = 0
    let count = present.prefix { term in
      sum += term.frequency.largest
      return sum <= postings
    }.count
    return Array(present.prefix(max(1, count)))
  }
}
