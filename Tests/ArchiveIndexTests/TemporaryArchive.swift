import ArchiveIndex
import ArchiveModel
import Corpus
import Foundation
import Glibc

/// An archive in a folder that is removed when the test is done with it.
final class TemporaryArchive: Sendable {
  let path: String
  var corpus: CorpusFolder { CorpusFolder(path: path + "/corpus") }
  var indexFolder: String { path + "/index" }
  var indexFile: String { indexFolder + "/archive.sqlite" }
  var indexer: Indexer { Indexer(corpus: corpus, folder: indexFolder) }

  init(_ files: [String: String] = [:]) throws {
    let url = FileManager.default.temporaryDirectory.appending(
      path: "chadang-index-\(UUID().uuidString)")
    path = url.path(percentEncoded: false)
    try FileManager.default.createDirectory(
      atPath: path + "/corpus", withIntermediateDirectories: true)
    for (name, text) in files { try write(text, to: name) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file of the corpus.
  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  func write(_ bytes: [UInt8], to name: String) throws {
    let url = URL(filePath: corpus.fullPath(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: corpus.fullPath(name))
  }

  /// Makes every file of the corpus look written long ago, so that its fingerprint is trusted.
  func age() throws {
    let names = try FileManager.default.subpathsOfDirectory(atPath: corpus.path)
    for (index, name) in names.enumerated() {
      var times = Array(repeating: timeval(tv_sec: 1_000_000 + index, tv_usec: 0), count: 2)
      utimes(corpus.fullPath(name), &times)
    }
  }

  /// Brings the index up to date.
  @discardableResult
  func index(rereadsEverything: Bool = false, jobs: Int = 2) throws -> IndexingSummary {
    try indexer.run(IndexingOptions(rereadsEverything: rereadsEverything, jobs: jobs))
  }

  /// What an index made of the corpus from nothing holds.
  func cleanDump() throws -> IndexDump {
    let folder = path + "/clean-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try Indexer(corpus: corpus, folder: folder).run()
    return try IndexDump(folder: folder)
  }

  /// What the index holds.
  func dump() throws -> IndexDump { try IndexDump(folder: indexFolder) }
}

/// The same random numbers every time (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension IndexingSummary {
  /// How many files the run changed in the index.
  var changedFileCount: Int { filesAdded + filesChanged + filesRemoved }
}
