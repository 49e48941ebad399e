import ArchiveModel
import Foundation
import GRDB
import Testing
import TextAnalysis

@testable import ArchiveIndex

/// The posting lists that are read here, against FTS5 itself and against the texts.
@Suite struct PostingTests {
  private static let parameters = BM25Parameters(k1: 1, b: 0)
  private static let units = ["安", "全", "生", "产", "年", "2020", "gdp", "。", "，"]

  private static func text(_ count: Int, _ random: inout SeededRandom) -> String {
    (0..<count).map { _ in units.randomElement(using: &random) ?? "" }.joined()
  }

  /// An index of several segments, with passages that are gone: made by several runs.
  private static func makeArchive(seed: UInt64) throws -> TemporaryArchive {
    var random = SeededRandom(seed)
    let archive = try TemporaryArchive()
    func write(_ file: Int) throws {
      let lines = (0..<Int.random(in: 1...40, using: &random)).map { number in
        let title = text(Int.random(in: 0...6, using: &random), &random)
        let body = text(Int.random(in: 1...60, using: &random), &random)
        return #"{"id": "\#(number)", "title": "\#(title)", "text": "\#(body)安。"}"#
      }
      try archive.write(lines.joined(separator: "\n"), to: "\(file).jsonl")
    }
    for file in 0..<12 { try write(file) }
    try archive.index()
    for round in 0..<3 {
      for file in [round, round + 3, 12 + round] { try write(file) }
      try archive.remove("\(round + 6).jsonl")
      try archive.index(rereadsEverything: true)
    }
    return archive
  }

  private static func terms(_ session: IndexSession) throws -> [String] {
    try String.fetchAll(
      session.db, sql: "SELECT DISTINCT term FROM term_counts ORDER BY term")
  }

  private static func expression(
    _ terms: [String], depth: Int, _ random: inout SeededRandom
  ) -> MatchExpression {
    func parts() -> [MatchExpression] {
      (0..<Int.random(in: 1...3, using: &random)).map { _ in
        expression(terms, depth: depth - 1, &random)
      }
    }
    switch depth == 0 ? 0 : Int.random(in: 0..<5, using: &random) {
    case 1: return .all(parts())
    case 2: return .any(parts())
    case 3:
      return .without(
        expression(terms, depth: depth - 1, &random), expression(terms, depth: depth - 1, &random))
    default:
      let columns: [[MatchExpression.Column]] = [
        [.grams], [.grams, .heading], [.words, .grams, .heading], [.words], [.heading],
      ]
      let isPrefix = Bool.random(using: &random)
      var phrase = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        terms.randomElement(using: &random) ?? ""
      }
      if isPrefix { phrase[phrase.count - 1] = String(phrase[phrase.count - 1].prefix(1)) }
      return .phrase(
        phrase, columns: columns.randomElement(using: &random) ?? [], lastIsPrefix: isPrefix)
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func findsWhatFTS5Finds(_ seed: UInt64) throws {
    let archive = try Self.makeArchive(seed: seed)
    var random = SeededRandom(seed + 100)
    var foundCount = 0
    try IndexReader(folder: archive.indexFolder).read { session in
      let terms = try Self.terms(session)
      for _ in 0..<400 {
        let expression = Self.expression(terms, depth: 2, &random)
        let expected = try Int.fetchAll(
          session.db, sql: "SELECT rowid FROM passage_terms WHERE passage_terms MATCH ?",
          arguments: [expression.fts5Syntax])
        let found = try session.find(
          expression, weights: [], parameters: Self.parameters, allowed: nil,
          limits: .init(capacity: .max))
        #expect(found.candidates.map(\.passage).sorted() == expected, "\(expression)")
        #expect(found.total == expected.count)
        foundCount += expected.count
        var allowed = DocumentSet()
        for document in session.documentsByDate(nil) where Bool.random(using: &random) {
          allowed.insert(document.document)
        }
        let some = try session.find(
          expression, weights: [], parameters: Self.parameters, allowed: allowed,
          limits: .init(capacity: .max))
        #expect(
          some.candidates.map(\.passage).sorted()
            == expected.filter { allowed.contains(session.document(ofPassage: $0)) })
      }
    }
    #expect(foundCount > 1000)
  }

  /// How often a phrase stands is told by its score: 2 f / (f + 1).
  @Test func frequenciesAreThoseOfTheTexts() throws {
    let archive = try Self.makeArchive(seed: 7)
    let analyzer = try Analyzer()
    try IndexReader(folder: archive.indexFolder).read { session in
      for (grams, isPrefix, looked) in [
        (["安"], true, "安"), (["安全"], false, "安全"), (["安全", "全生"], false, "安全生"),
        (["2020", "年"], true, "2020年"), (["gdp"], false, "gdp"),
      ] {
        let found = try session.find(
          .phrase(grams, columns: [.grams], lastIsPrefix: isPrefix),
          weights: [.init(words: 0, grams: 1, heading: 0)], parameters: Self.parameters,
          allowed: nil, limits: .init(capacity: .max))
        let codes = analyzer.units(of: looked).units.map(\.code)
        #expect(found.total > 10, "\(looked)")
        for candidate in found.candidates {
          let units = analyzer.units(
            of: try session.passage(number: candidate.passage).passage.text
          ).units.map(\.code)
          let frequency = units.indices.count { units[$0...].starts(with: codes) }
          let expected = 2 * Double(frequency) / Double(frequency + 1)
          #expect(abs(candidate.score - expected) < 1e-9, "\(looked) \(candidate)")
        }
      }
    }
  }

  @Test func documentFrequenciesAreFTS5sOwn() throws {
    let archive = try Self.makeArchive(seed: 9)
    try IndexReader(folder: archive.indexFolder).read { session in
      // What FTS5 counts, by term and column.
      var expected: [String: IndexSession.TermFrequency] = [:]
      for row in try Row.fetchAll(session.db, sql: "SELECT term, col, doc FROM term_counts") {
        let (term, column, count): (String, String, Int) = (row[0], row[1], row[2])
        switch column {
        case "words": expected[term, default: .init()].words = count
        case "grams": expected[term, default: .init()].grams = count
        default: expected[term, default: .init()].heading = count
        }
      }
      #expect(expected.count > 30)
      for (term, frequency) in expected {
        #expect(try session.frequency(ofTerm: term) == frequency, "\(term)")
      }
      #expect(try session.frequency(ofTerm: "无") == .init())
      #expect(try session.frequency(ofTerm: "") == .init())
    }
  }

  /// Lists that go over many pages, and a passage whose positions alone do.
  @Test func listsGoOnOverPages() throws {
    let long = String(repeating: "安全生产", count: 3000)
    let lines =
      (0..<4000).map { #"{"id": "\#($0)", "text": "安全第\#($0)。"}"# }
      + [#"{"id": "long", "text": "\#(long)。"}"#]
      + (4000..<6000).map { #"{"id": "\#($0)", "text": "生产安全\#($0)。"}"# }
    let archive = try TemporaryArchive(["a.jsonl": lines.joined(separator: "\n")])
    try archive.index()
    try IndexReader(folder: archive.indexFolder).read { session in
      for expression: MatchExpression in [
        .phrase(["安全"], columns: [.grams]), .phrase(["安"], columns: [.grams], lastIsPrefix: true),
        .phrase(["生产", "产安", "安全"], columns: [.grams]),
        .phrase(["生"], columns: [.grams], lastIsPrefix: true),
        .all([.phrase(["安全"], columns: [.grams]), .phrase(["3999"], columns: [.grams])]),
      ] {
        let expected = try Int.fetchAll(
          session.db, sql: "SELECT rowid FROM passage_terms WHERE passage_terms MATCH ?",
          arguments: [expression.fts5Syntax])
        let found = try session.find(
          expression, weights: [], parameters: Self.parameters, allowed: nil,
          limits: .init(capacity: .max))
        #expect(!expected.isEmpty && found.candidates.map(\.passage) == expected)
      }
    }
  }

  /// Damaged pages give an error or an answer, never a crash.
  @Test func damagedPagesAreSaid() throws {
    let archive = try Self.makeArchive(seed: 13)
    var random = SeededRandom(21)
    let queue = try DatabaseQueue(path: archive.indexFile)
    let pages = try queue.read {
      try Row.fetchAll($0, sql: "SELECT id, block FROM passage_terms_data WHERE id >= 10").map {
        (id: $0[0] as Int64, block: [UInt8]($0[1] as Data? ?? Data()))
      }
    }
    var errors = 0
    for round in 0..<300 {
      guard let page = round < 20 ? pages.first : pages.randomElement(using: &random) else {
        return
      }
      var block = page.block
      if round % 4 == 0 {
        block.removeLast(Int.random(in: 0...block.count, using: &random))
      } else {
        for _ in 0..<3 where !block.isEmpty {
          let place = Int.random(in: 0..<block.count, using: &random)
          // A byte, or the largest integer there is.
          let bytes: [UInt8] =
            round % 4 == 1
            ? [0xBF] + Array(repeating: 0xFF, count: 8) : [.random(in: 0...255, using: &random)]
          let end = min(block.count, place + bytes.count)
          block.replaceSubrange(place..<end, with: bytes.prefix(end - place))
        }
      }
      func write(_ block: [UInt8]) throws {
        try queue.write {
          try $0.execute(
            sql: "UPDATE passage_terms_data SET block = ? WHERE id = ?",
            arguments: [Data(block), page.id])
        }
      }
      try write(block)
      do {
        try IndexReader(folder: archive.indexFolder).read { session in
          for term in ["安", "生产", "2020"] {
            _ = try session.frequency(ofTerm: term)
            for expression: MatchExpression in [
              .phrase([term], columns: [.grams], lastIsPrefix: true),
              .phrase([term, "年"], columns: [.grams, .heading], lastIsPrefix: true),
            ] {
              _ = try session.find(
                expression, weights: [.init(words: 1, grams: 1, heading: 1)],
                parameters: Self.parameters, allowed: nil, limits: .init(capacity: 10))
            }
          }
        }
      } catch let error as ArchiveIndexError {
        #expect(error.code == .damaged)
        errors += 1
      }
      try write(page.block)
    }
    #expect(errors > 20)
  }

  @Test func integersAreRead() {
    func integers(_ bytes: [UInt8]) -> [Int?] {
      bytes.withUnsafeBytes { bytes in
        var cursor = VarintCursor(bytes, 0..<bytes.count)
        var values: [Int?] = []
        while cursor.offset < cursor.end { values.append(cursor.next()) }
        return values
      }
    }
    #expect(integers([0, 1, 0x7F]) == [0, 1, 127])
    #expect(integers([0x81, 0x00, 0xFF, 0x7F]) == [128, 16383])
    #expect(integers([0x81]) == [nil])
    #expect(integers(Array(repeating: 0xFF, count: 9)) == [nil])
    #expect(integers([0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x05]) == [5])
  }
}
