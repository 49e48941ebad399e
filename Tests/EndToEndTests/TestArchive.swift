import Foundation
import Testing

/// An archive in a temporary folder, which goes away with the object.
final class TestArchive: Sendable {
  let folder: String
  var corpus: String { folder + "/corpus" }
  var indexFile: String { folder + "/index/archive.sqlite" }

  /// An empty archive, or one with a copy of a folder as its corpus.
  init(copying source: String? = nil) throws {
    folder = NSTemporaryDirectory() + "chadang-archive-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: folder + "/index", withIntermediateDirectories: true)
    if let source {
      try FileManager.default.copyItem(atPath: source, toPath: corpus)
    } else {
      try FileManager.default.createDirectory(
        atPath: corpus, withIntermediateDirectories: true)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func write(_ bytes: some Sequence<UInt8>, to path: String) throws {
    let file = corpus + "/" + path
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: file))
  }

  func write(_ text: String, to path: String) throws { try write(text.utf8, to: path) }

  /// Runs a command on this archive.
  func run(
    _ arguments: String..., environment: [String: String] = [:], input: String = "/dev/null"
  ) throws -> Program.Outcome {
    try Program.run(
      ["--archive", folder] + arguments, environment: environment, input: input)
  }

  /// Runs `index` and expects it to succeed.
  @discardableResult
  func index(sourceLocation: SourceLocation = #_sourceLocation) throws -> Program.Outcome {
    let outcome = try run("index")
    #expect(outcome.exitCode == 0, "\(outcome.messages)", sourceLocation: sourceLocation)
    return outcome
  }

  /// The answer to a search in JSON.
  func search(_ query: String, _ options: String...) throws -> Answer {
    let outcome = try Program.run(
      ["--archive", folder, "search", "--format", "json"] + options + ["--", query])
    #expect(outcome.exitCode == 0 || outcome.exitCode == 1, "\(query): \(outcome.messages)")
    return try JSONDecoder.snakeCase.decode(Answer.self, from: Data(outcome.output.utf8))
  }

  func show(_ id: String) throws -> Shown {
    let outcome = try run("show", "--format", "json", id)
    #expect(outcome.exitCode == 0, "\(id): \(outcome.messages)")
    return try JSONDecoder.snakeCase.decode(Shown.self, from: Data(outcome.output.utf8))
  }

  func stats() throws -> [String: String] {
    let outcome = try run("stats", "--format", "json")
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    return try (object as? [String: Any] ?? [:]).mapValues { value in
      guard JSONSerialization.isValidJSONObject(value) else { return "\(value)" }
      // Dictionaries print themselves in any order.
      let text = try JSONSerialization.data(withJSONObject: value, options: .sortedKeys)
      return String(decoding: text, as: UTF8.self)
    }
  }
}

/// Folders beside the tests.
enum Folders {
  static let root = URL(filePath: #filePath).appending(path: "../../..").standardized.path
  static let corpus = root + "/corpus"
  static let newspaper = root + "/../shared/data/newspaper/page-1.md"
  static var hasNewspaper: Bool { FileManager.default.fileExists(atPath: newspaper) }
}

/// What tests read of a search result in JSON.
struct Answer: Decodable {
  struct Source: Decodable, Equatable {
    var start: Int
    var end: Int
    var segments: [[Int]]?

    var ranges: [Range<Int>] {
      segments?.map { $0[0]..<$0[1] } ?? [start..<end]
    }
  }

  struct Document: Decodable, Equatable {
    var id: String
    var externalId: String?
    var path: String
    var title: String?
  }

  struct Result: Decodable {
    var rank: Int
    var score: Double
    var passageId: String
    var document: Document
    var headingPath: [String]
    var text: String
    var snippet: String
    var highlights: [[Int]]
    var source: Source?
    var repaired: Bool
  }

  struct Notice: Decodable {
    var code: String
    var message: String
  }

  var total: Int
  var totalIsExact: Bool
  var relaxed: Bool
  var results: [Result]
  var notices: [Notice]
}

/// What tests read of a document in JSON.
struct Shown: Decodable {
  struct Passage: Decodable {
    var passageId: String
    var ordinal: Int
    var text: String
    var repaired: Bool
    var source: Answer.Source?
  }

  var document: Answer.Document
  var format: String
  var encoding: String?
  var passageCount: Int
  var passages: [Passage]
}

extension JSONDecoder {
  static var snakeCase: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return decoder
  }
}
