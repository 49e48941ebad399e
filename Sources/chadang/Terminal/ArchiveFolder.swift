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
    let folder = named.map(ArchiveFolder.init(path:)) ?? ArchiveFolder.found()
    // What is written from here on gets the rights that the archive gives.
    ArchiveAccess(ofArchive: folder.path).adopt()
    return folder
  }

  /// The path that the person gave, by option or by the environment.
  var named: String? {
    if let named = archive ?? program.archive { return named }
    let environment = ProcessInfo.processInfo.environment["CHADANG_ARCHIVE"]
    return environment.flatMap { $0.isEmpty ? nil : $0 }
  }
}

/// An archive's folder and what is in it.
struct ArchiveFolder {
  var path: String

  private func inside(_ name: String) -> String { path == "." ? name : "\(path)/\(name)" }

  var corpus: CorpusFolder { CorpusFolder(path: inside("corpus")) }
  var indexFolder: String { inside("index") }
  var indexer: Indexer { Indexer(corpus: corpus, folder: indexFolder) }
  var verifier: ArchiveVerifier { ArchiveVerifier(corpus: corpus, folder: indexFolder) }
  var live: LiveArchive { live(weights: RankingWeights()) }

  func live(weights: RankingWeights, withholdsClassified: Bool = false) -> LiveArchive {
    LiveArchive(
      reader: IndexReader(folder: indexFolder, withholdsClassified: withholdsClassified),
      corpus: corpus, weights: weights)
  }
}
