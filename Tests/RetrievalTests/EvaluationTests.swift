import ArchiveModel
import Foundation
import Testing

@testable import Retrieval

@Suite("Judged queries and measures") struct EvaluationTests {
  /// Writes texts to files of a folder that goes away with it.
  private final class Files {
    let folder = NSTemporaryDirectory() + "chadang-judged-" + UUID().uuidString

    init() throws {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func write(_ text: String, _ name: String) throws -> String {
      let path = folder + "/" + name
      try Data(text.utf8).write(to: URL(filePath: path))
      return path
    }
  }

  @Test("Queries and judgements in both of TREC's forms") func reading() throws {
    let files = try Files()
    let queries = try files.write("q1\t甲 乙\r\n\nq2\t丙\t多出的列\n", "q.tsv")
    let tabs = try files.write("q1\td1\t2\nq1\td2\t0\n", "tabs.tsv")
    let four = try files.write("q1 0 d1 2\nq1 0 d2 0\n", "four.txt")
    let fourTabs = try files.write("q1\t0\td1\t2\nq1\tQ0\td2\t0\n", "fourTabs.txt")
    for qrels in [tabs, four, fourTabs] {
      let collection = try JudgedQueries(queriesPath: queries, qrelsPath: qrels)
      #expect(collection.queries.map(\.id) == ["q1", "q2"])
      #expect(collection.queries.map(\.text) == ["甲 乙", "丙"])
      #expect(collection.judgements == ["q1": ["d1": 2, "d2": 0]])
    }
    #expect(try JudgedQueries(queriesPath: queries, qrelsPath: nil).judgements.isEmpty)
  }

  @Test(
    "A line that is not of the form is named",
    arguments: [("q1\t甲\nq2\n", 2), ("q1\t甲\n\n\n\t乙\n", 4), ("只有一列", 1)])
  func badQueries(text: String, line: Int) throws {
    let files = try Files()
    let path = try files.write(text, "q.tsv")
    let error = #expect(throws: RetrievalError.self) {
      try JudgedQueries(queriesPath: path, qrelsPath: nil)
    }
    #expect(error?.line == line && error?.path == path && error?.code == .queriesInvalid)
    #expect(error?.description.hasPrefix("\(path):\(line): ") == true)
  }

  @Test(
    "A judgement that is not of the form is named",
    arguments: [("q1\td1\n", 1), ("q1\td1\t1\nq1\td2\t高\n", 2), ("q1 d1\n", 1)])
  func badJudgements(text: String, line: Int) throws {
    let files = try Files()
    let queries = try files.write("q1\t甲\n", "q.tsv")
    let path = try files.write(text, "qrels.tsv")
    let error = #expect(throws: RetrievalError.self) {
      try JudgedQueries(queriesPath: queries, qrelsPath: path)
    }
    #expect(error?.line == line && error?.path == path)
  }

  @Test("Files that cannot be read, or are not UTF-8") func unreadable() throws {
    let files = try Files()
    let missing = #expect(throws: RetrievalError.self) {
      try JudgedQueries(queriesPath: files.folder + "/none.tsv", qrelsPath: nil)
    }
    #expect(missing?.line == nil)
    let path = files.folder + "/gbk.tsv"
    try Data([0x71, 0x31, 0x09, 0xBC, 0xD7, 0x0A]).write(to: URL(filePath: path))
    #expect(throws: RetrievalError.self) { try JudgedQueries(queriesPath: path, qrelsPath: nil) }
  }

  @Test("Measures against values computed by hand") func measures() throws {
    // Each record has the wanted word as often as its place from the end, in texts of one length.
    let places = (1...12).map { number in
      [
        "id": "d\(number)",
        "text": String(repeating: "供水", count: 13 - number)
          + String(repeating: "燃气", count: number),
      ]
    }
    let archive = try SampleArchive(records: places)
    #expect(try archive.found("供水") == (1...12).map { "d\($0)" })
    let files = try Files()
    let collection = try JudgedQueries(
      queriesPath: files.write("a\t供水\nb\t供水\nc\t供水\nd\t供水\ne\t供水\n", "q.tsv"),
      qrelsPath: files.write(
        """
        a\td1\t1
        b\td2\t3
        b\td4\t1
        b\td1\t0
        c\td11\t1
        d\tnone\t1
        e\td1\t0

        """, "qrels.tsv"))
    var rankings: [String: [String]] = [:]
    let result = try Evaluation(archive: archive.live).run(collection) { query, ranking in
      rankings[query.id] = ranking.map(\.id)
      #expect(zip(ranking, ranking.dropFirst()).allSatisfy { $0.score >= $1.score })
    }
    #expect(rankings["a"] == (1...12).map { "d\($0)" })
    #expect(result.queryCount == 5)
    // e has no relevant document and is not counted.
    #expect(result.judgedQueryCount == 4)
    #expect(abs(result.reciprocalRank - (1 + 1.0 / 2 + 0 + 0) / 4) < 1e-12)
    let gainB = (7 / log2(3.0) + 1 / log2(5.0)) / (7 / log2(2.0) + 1 / log2(3.0))
    #expect(abs(result.gain - (1 + gainB) / 4) < 1e-12)
    #expect(abs(result.recallAt10 - 2.0 / 4) < 1e-12)
    #expect(abs(result.recallAt100 - 3.0 / 4) < 1e-12)
    #expect(result.latencies.count == 5 && result.latencies == result.latencies.sorted())
    #expect(result.latency(percentile: 0.5) == result.latencies[2])
    #expect(result.latency(percentile: 1) == result.latencies[4])
    #expect(EvaluationResult().latency(percentile: 0.5) == 0)
  }
}
