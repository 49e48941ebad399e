import ArchiveIndex
import ArchiveModel
import Corpus
import Foundation
import TextAnalysis

@testable import Retrieval

/// An archive made for a test in a temporary folder, which goes away with the object.
final class SampleArchive: Sendable {
  let folder: String
  let live: LiveArchive

  /// An archive of files, by their paths below `corpus/`.
  init(_ files: [String: String]) throws {
    folder = NSTemporaryDirectory() + "chadang-retrieval-" + UUID().uuidString
    let corpus = CorpusFolder(path: folder + "/corpus")
    live = LiveArchive(reader: IndexReader(folder: folder + "/index"), corpus: corpus)
    try FileManager.default.createDirectory(
      atPath: folder + "/corpus", withIntermediateDirectories: true)
    for (path, text) in files { try write(text, to: path) }
    try index()
  }

  /// An archive of the records of one container, `记录.jsonl`.
  convenience init(records: [[String: String]]) throws {
    try self.init(["记录.jsonl": Self.container(records)])
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func write(_ text: String, to path: String) throws {
    let file = folder + "/corpus/" + path
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: file))
  }

  func index() throws {
    _ = try Indexer(corpus: CorpusFolder(path: folder + "/corpus"), folder: folder + "/index")
      .run(IndexingOptions(jobs: 1)) { _ in }
  }

  static func container(_ records: [[String: String]]) throws -> String {
    try records.map {
      String(
        decoding: try JSONSerialization.data(withJSONObject: $0, options: .sortedKeys),
        as: UTF8.self) + "\n"
    }.joined()
  }

  func search(_ request: SearchRequest) throws -> SearchResponse {
    try live.withSearcher { try $0.search(request) }
  }

  func search(_ query: String, limit: Int = 50) throws -> SearchResponse {
    try search(SearchRequest(query: query, limit: limit))
  }

  /// The external ids of a query's results, in order, each once.
  func found(_ query: String) throws -> [String] {
    var seen: Set<String> = []
    return try search(query).hits.compactMap { $0.document.externalID ?? $0.document.path }
      .filter { seen.insert($0).inserted }
  }

  /// Every passage with its document, as reading the documents one by one gives them.
  func everyPassage() async throws -> [(document: DocumentSummary, passage: Passage)] {
    try await everySpokenPassage().map { ($0.document, $0.passage) }
  }

  /// Every passage with its id and its document.
  func identifiedPassages() async throws -> [(
    id: String, document: DocumentSummary, passage: Passage
  )] {
    var filter = DocumentFilter()
    filter.pathPrefixes = [""]
    let listed = try search(
      SearchRequest(query: "", filter: filter, limit: SearchRequest.largestLimit))
    var passages: [(id: String, document: DocumentSummary, passage: Passage)] = []
    for hit in listed.hits {
      guard let view = try await live.document(id: hit.document.id, passages: .all) else {
        continue
      }
      passages += view.passages.map { ($0.id, view.document, $0.passage) }
    }
    return passages
  }

  /// Every passage with its document, and who speaks in it.
  func everySpokenPassage() async throws -> [(
    document: DocumentSummary, passage: Passage, speakers: Set<String>
  )] {
    var filter = DocumentFilter()
    filter.pathPrefixes = [""]
    let listed = try search(
      SearchRequest(query: "", filter: filter, limit: SearchRequest.largestLimit))
    var passages: [(document: DocumentSummary, passage: Passage, speakers: Set<String>)] = []
    for hit in listed.hits {
      guard let view = try await live.document(id: hit.document.id, passages: .all) else {
        continue
      }
      for item in view.passages {
        var speakers = Set(
          item.statements.speeches.filter { $0.speaker.kind == .person }.compactMap(\.speaker.name))
        if let speaker = view.document.description.speaker { speakers.insert(speaker) }
        passages.append((view.document, item.passage, speakers))
      }
    }
    return passages
  }
}

/// A source of numbers that are the same in every run (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Queries of which no one is meant: what people paste, and what attackers try.
enum HostileQueries {
  static let listed: [String] = [
    "", " ", "\u{3000}", "\n\t", "，。；：？！", "……", "——", "\"", "\"\"", "“", "”", "「", "」", "“”",
    "“「」”",
    "-", "--", "－", "- -", "-\"", "-|", "|", "||", "OR", "OR OR", "甲 OR", "OR 甲", "甲 OR OR 乙", ":",
    "：",
    "类型:", "类型：", "-类型:", "类型:\"", "类型:通知|讲话", "日期:..", "日期:…", "日期:99999", "日期:2020..2019",
    "文号:", "文号:〔〕号", "路径:/../..", "*", "整*", "^整改", "NEAR(", "NEAR(整改 方案, 5)", "整改 AND", "NOT",
    "NOT 整改",
    "words : 整改", "{words grams} : \"整改\"", "grams:整改", "'; DROP TABLE documents; --",
    "1 UNION SELECT * FROM settings", "%", "_", "\\", "\\\"", "(", ")", "((((", "整改)", "😀", "👨‍👩‍👧‍👦 整改",
    "🇨🇳",
    "\u{0}", "整\u{0}改", "\"整\u{0}改\"", "\u{FFFD}", "\u{FEFF}整改", "整\u{200B}改", "e\u{301}",
    "\u{301}", "𠮷野家",
    "\u{10FFFF}", "\u{E000}", "ｓｅｌｅｃｔ　＊", "<script>alert(1)</script>", "a:b:c", "http://x.y/?q=整改",
    "+整改", "~整改",
    "整改 -整改", "-整改", "\"整改\" -\"整改\"", "的", "什么 是 的", "\u{202E}整改",
  ]

  /// `count` strings put together of fragments with a meaning to some parser.
  static func random(count: Int, seed: UInt64) -> [String] {
    let fragments = [
      "整改", "巡察", "方案", "的", "县", "2021", "年", "〔2021〕12号", "GDP", "ａｂ", " ", "　", "\n", "\"", "“",
      "”",
      "「", "」", "『", "』", "＂", "〝", "〞", "-", "－", "−", "|", "｜", "OR", " OR ", ":", "：", "类型:",
      "日期：", "since:",
      "文号:", "单位：", "-类型:", "通知", "2019..2021", "..", "…", "*", "^", "(", ")", "NEAR(", "AND",
      "NOT", "\u{0}",
      "😀", "\u{301}", "\u{200D}", "𠮷", "'", "--", ";", "%", "\\", "{", "}", "+", ",", "。", "⻓",
      "繁體", "\u{FE0F}",
    ]
    var numbers = SeededNumbers(seed: seed)
    return (0..<count).map { _ in
      (0..<Int.random(in: 1...12, using: &numbers)).map { _ in
        fragments.randomElement(using: &numbers) ?? ""
      }.joined()
    }
  }
}
