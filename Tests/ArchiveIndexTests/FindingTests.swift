import ArchiveModel
import Corpus
import GRDB
import Glibc
import Testing
import TextAnalysis

@testable import ArchiveIndex

/// What is found and how it scores.
@Suite struct FindingTests {
  private static let parameters = BM25Parameters(k1: 1.2, b: 0.75)

  /// Records of whole two-character words, so that words are to units as one to two throughout.
  private static func makeArchive() throws -> TemporaryArchive {
    var random = SeededRandom(11)
    let lines = (0..<60).map { number in
      let words = (0..<Int.random(in: 3...40, using: &random)).map { _ in
        ["安全", "生产", "生产", "教育", "医疗", "医疗", "医疗"].randomElement(using: &random) ?? ""
      }
      return #"{"id": "\#(number)", "text": "\#(words.joined(separator: "，"))。"}"#
    }
    let archive = try TemporaryArchive(["a.jsonl": lines.joined(separator: "\n")])
    try archive.index()
    return archive
  }

  private func any(_ terms: [String], _ columns: [MatchExpression.Column]) -> MatchExpression {
    .any(terms.map { .phrase([$0], columns: columns) })
  }

  @Test func scoresAreBM25() throws {
    let archive = try Self.makeArchive()
    let analyzer = try Analyzer()
    try IndexReader(folder: archive.indexFolder).read { session in
      let weights = [
        PhraseWeights(words: 2, grams: 0.5, heading: 7),
        PhraseWeights(words: 0, grams: 3, heading: 0),
      ]
      let found = try session.find(
        any(["安全", "教育"], [.words, .grams, .heading]), weights: weights,
        parameters: Self.parameters, allowed: nil, limits: .init(capacity: 100))
      let texts = try (1...60).map { try session.passage(number: $0).passage.text }
      let lengths = texts.map { Double(analyzer.units(of: $0).units.count) }
      let mean = lengths.reduce(0, +) / 60
      #expect(abs(session.meanLength - mean) < 1e-9)
      var expected: [Int: Double] = [:]
      for (index, text) in texts.enumerated() {
        let analyzed = try analyzer.analyze(text)
        var score = 0.0
        var matches = false
        for (term, weight) in zip(["安全", "教育"], weights) {
          for (view, part) in [(AnalyzedText.View.words, weight.words), (.grams, weight.grams)] {
            let frequency = Double(analyzed.tokens(of: view).count { $0.term == term })
            guard frequency > 0 else { continue }
            matches = true
            score +=
              part * frequency * 2.2 / (frequency + 1.2 * (0.25 + 0.75 * lengths[index] / mean))
          }
        }
        if matches { expected[index + 1] = score }
      }
      #expect(found.total == expected.count && found.candidates.count == expected.count)
      for candidate in found.candidates {
        #expect(abs(candidate.score - (expected[candidate.passage] ?? -1)) < 1e-9)
      }
      let order = expected.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
      var candidates = found.candidates
      session.sort(&candidates, first: 10)
      #expect(
        zip(order.prefix(10), candidates).allSatisfy { abs($0.value - $1.score) < 1e-9 })
    }
  }

  /// A title counts as so many occurrences in the text (BM25F), in both views.
  @Test func aTitleCountsAsOccurrences() throws {
    let archive = try TemporaryArchive([
      "a.jsonl": """
      {"id": "1", "title": "安全", "text": "甲乙丙丁。"}
      {"id": "2", "title": "安全", "text": "安全丙丁。"}
      {"id": "3", "text": "戊己庚辛。"}
      """
    ])
    try archive.index()
    try IndexReader(folder: archive.indexFolder).read { session in
      let found = try session.find(
        any(["安全"], [.words, .grams, .heading]),
        weights: [.init(words: 2, grams: 3, heading: 1.5)], parameters: Self.parameters,
        allowed: nil, limits: .init(capacity: 10))
      var candidates = found.candidates
      session.sort(&candidates, first: 10)
      let scores = candidates.map(\.score)
      #expect(scores.count == 2)
      for (score, frequency) in zip(scores, [2.5, 1.5]) {
        #expect(abs(score - 5 * frequency * 2.2 / (frequency + 1.2)) < 1e-9)
      }
    }
  }

  /// Against FTS5's own `bm25()`, which takes all columns for a passage's length: here the same in
  /// proportion.
  @Test func theOrderIsFTS5sOwn() throws {
    let archive = try Self.makeArchive()
    let queue = try DatabaseQueue(path: archive.indexFile)
    let own = try queue.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT rowid, -bm25(passage_terms, 0, 1, 0) FROM passage_terms
          WHERE passage_terms MATCH '{words} : "安全" OR {words} : "教育"'
          """
      ).map { Candidate(passage: $0[0], score: $0[1]) }
    }
    try IndexReader(folder: archive.indexFolder).read { session in
      let weights = try ["安全", "教育"].map { term in
        let frequency = Double(try session.frequency(ofTerm: term).words)
        let idf = max(1e-6, log((60 - frequency + 0.5) / (frequency + 0.5)))
        return PhraseWeights(words: idf, grams: 0, heading: 0)
      }
      let found = try session.find(
        any(["安全", "教育"], [.words]), weights: weights, parameters: Self.parameters,
        allowed: nil, limits: .init(capacity: 100))
      #expect(own.count == found.candidates.count && own.count > 20)
      let scores = Dictionary(uniqueKeysWithValues: own.map { ($0.passage, $0.score) })
      for candidate in found.candidates {
        #expect(abs(candidate.score - (scores[candidate.passage] ?? -1)) < 1e-9)
      }
    }
  }

  @Test func theBestAreKeptAndAllAreCounted() throws {
    let archive = try Self.makeArchive()
    try IndexReader(folder: archive.indexFolder).read { session in
      func find(_ capacity: Int, allowed: DocumentSet? = nil) throws -> IndexSession.Found {
        try session.find(
          any(["安全", "医疗"], [.grams]),
          weights: [
            .init(words: 0, grams: 1, heading: 0), .init(words: 0, grams: 1.5, heading: 0),
          ],
          parameters: Self.parameters, allowed: allowed, countsDocuments: true,
          limits: .init(capacity: capacity))
      }
      func inOrder(_ found: IndexSession.Found) -> [Candidate] {
        var candidates = found.candidates
        session.sort(&candidates, first: candidates.count)
        return candidates
      }
      let all = try find(1000)
      for capacity in [0, 1, 2, 7, 59] {
        let best = try find(capacity)
        #expect(best.total == all.total)
        #expect(inOrder(best) == Array(inOrder(all).prefix(capacity)))
      }
      var counted = 0
      all.documentCounts?.forEach { document, count in
        #expect(all.documentCounts?[document] == count)
        counted += count
      }
      #expect(counted == all.total)
      var allowed = DocumentSet()
      for document in stride(from: 1, through: 60, by: 3) { allowed.insert(document) }
      let some = try find(1000, allowed: allowed)
      #expect(
        inOrder(some)
          == inOrder(all).filter { allowed.contains(session.document(ofPassage: $0.passage)) })
      #expect(some.total == some.candidates.count)
      #expect(try find(9, allowed: DocumentSet()).total == 0)
    }
  }

  @Test func expressionsMeanWhatTheySay() throws {
    let archive = try TemporaryArchive([
      "a.jsonl": """
      {"id": "1", "text": "安全，生产。"}
      {"id": "2", "text": "生产安全。"}
      {"id": "3", "title": "安全生产", "text": "防汛GDP5。"}
      """
    ])
    try archive.index()
    func gram(_ terms: String..., prefix: Bool = false) -> MatchExpression {
      .phrase(terms, columns: [.grams], lastIsPrefix: prefix)
    }
    let reader = IndexReader(folder: archive.indexFolder)
    func records(_ expression: MatchExpression) throws -> [String] {
      try reader.read { session in
        let found = try session.find(
          expression, weights: [], parameters: Self.parameters, allowed: nil,
          limits: .init(capacity: 10))
        return try found.candidates.map {
          try session.document(number: session.document(ofPassage: $0.passage)).externalID ?? ""
        }.sorted()
      }
    }
    #expect(try records(gram("安全", "全生", "生产")) == ["1"])
    #expect(try records(gram("安", prefix: true)) == ["1", "2"])
    #expect(try records(gram("安全", "全", prefix: true)) == ["1", "2"])
    #expect(try records(.phrase(["安全", "全生"], columns: [.grams, .heading])) == ["1", "3"])
    #expect(try records(.all([gram("安全"), gram("生产")])) == ["1", "2"])
    #expect(try records(.any([gram("防汛"), gram("全生")])) == ["1", "3"])
    #expect(try records(.without(gram("安全"), gram("全生"))) == ["2"])
    #expect(
      try records(.all([.any([gram("防汛"), gram("安全")]), .without(gram("生产"), gram("产安"))])) == [
        "1"
      ])
    #expect(try records(.phrase(["gdp5"], columns: [.words])) == ["3"])
    #expect(try records(.phrase(["安全"], columns: [.words, .heading])) == ["1", "2", "3"])
  }

  /// Nothing in a term is syntax.
  @Test(arguments: [
    "\"", "\"\"", "\" OR \"安全", "\"\u{301} OR grams : 安全 OR \"", "\"\u{200D}) OR (\"", "*", "^安全",
    "NEAR(", "a\" *",
    "} : ", "-", "安全\"*", "'", "; DROP TABLE passages", "\\\"",
  ])
  func aTermIsNeverSyntax(_ term: String) throws {
    let archive = try TemporaryArchive(["a.txt": "防汛抗旱。"])
    try archive.index()
    try IndexReader(folder: archive.indexFolder).read { session in
      for isPrefix in [false, true] {
        let expression = MatchExpression.any([
          .phrase([term], columns: [.grams, .words], lastIsPrefix: isPrefix),
          .phrase(["防汛", term], columns: [.grams]),
        ])
        let found = try session.find(
          expression, weights: [], parameters: Self.parameters, allowed: nil,
          limits: .init(capacity: 10))
        #expect(found.deadlineReached == false)
      }
    }
  }

  @Test func phrasesAreNumberedInOrder() {
    let one = MatchExpression.phrase(["a", "c"], columns: [.words], lastIsPrefix: true)
    let two = MatchExpression.phrase(["b"], columns: [.heading])
    #expect(
      MatchExpression.without(two, .all([one, .any([two, one])])).phrases == [
        ["b"], ["a", "c"], ["b"], ["a", "c"],
      ])
  }

  @Test func aDeadlineEndsTheWalk() throws {
    let lines = (0..<3000).map { #"{"id": "\#($0)", "text": "安全\#($0)。"}"# }
    let archive = try TemporaryArchive(["a.jsonl": lines.joined(separator: "\n")])
    try archive.index()
    let reader = IndexReader(folder: archive.indexFolder)
    func find(_ deadline: ContinuousClock.Instant?) throws -> IndexSession.Found {
      try reader.read { session in
        try session.find(
          any(["安全"], [.grams]), weights: [], parameters: Self.parameters, allowed: nil,
          limits: .init(capacity: 5, deadline: deadline))
      }
    }
    let late = try find(ContinuousClock.now - .seconds(1))
    #expect(late.deadlineReached && late.total < 3000 && !late.candidates.isEmpty)
    let whole = try find(nil)
    #expect(!whole.deadlineReached && whole.total == 3000)
  }
}
