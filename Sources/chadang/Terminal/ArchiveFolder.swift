import ArchiveIndex
import ArgumentParser
import Corpus
import Foundation
import Retrieval

/// The option that names the archive, in the commands; it may also stand before the command.
struct ArchiveOption: ParsableArguments {
  @ParentCommand var program: Chadang

  @Option(
    name: .long,
    help: ArgumentHelp(
      say("档案文件夹", "The archive's folder."), valueName: say("文件夹", "dir"),
      visibility: .hidden))
  var archive: String?

  var folder: ArchiveFolder {
    let named = archive ?? program.archive
    let environment = ProcessInfo.processInfo.environment["CHADANG_ARCHIVE"]
    return ArchiveFolder(path: named ?? environment.flatMap { $0.isEmpty ? nil : $0 } ?? ".")
  }
}

/// An archive's folder and what is in it.
struct ArchiveFolder {
  var path: String

  private func inside(_ name: String) -> String { path == "." ? name : "\(path)/\(name)" }

  var corpus: CorpusFolder { CorpusFolder(path: inside("corpus")) }
  var indexFolder: String { inside("index") }
  var indexer: Indexer { Indexer(corpus: corpus, folder: indexFolder) }
  var live: LiveArchive { live(weights: RankingWeights()) }

  func live(weights: RankingWeights) -> LiveArchive {
    LiveArchive(reader: IndexReader(folder: indexFolder), corpus: corpus, weights: weights)
  }
}

extension ArchiveFolder {
  /// Changes the corpus under the writer's lock, and brings the index up to date with what changed.
  ///
  /// - Parameters:
  ///   - purpose: what is done, for those who find the lock taken.
  ///   - change: changes the corpus, and says at which paths; all of the corpus is looked at where an
  ///     earlier change was cut off.
  /// - Returns: what the index says; `nil` where nothing changed.
  func change(_ purpose: String, _ change: (CorpusWriter) throws -> [String]) throws
    -> IndexingSummary?
  {
    try corpus.requireFolder()
    let lock = try WriterLock(folder: indexFolder, purpose: purpose)
    defer { withExtendedLifetime(lock) {} }
    let isBehind = try indexer.noteChange(holding: lock)
    let recovers = CorpusWriter.isUnfinished(corpus)
    let paths = try change(CorpusWriter(folder: corpus, holding: lock))
    let isPartial = !isBehind && !recovers && FileManager.default.fileExists(atPath: indexFile)
    let line = ProgressLine()
    defer { line.close() }
    return try indexer.run(IndexingOptions(paths: isPartial ? paths : nil), holding: lock) {
      line.show($0)
    }
  }

  private var indexFile: String { "\(indexFolder)/archive.sqlite" }
}
