import ArchiveIndex
import ArgumentParser
import Corpus
import Foundation
import Retrieval

/// A command about an archive. ``Program`` adopts the archive's access before it runs one.
protocol ArchiveCommand: ParsableCommand {
  /// Which archive.
  var archive: ArchiveOption { get }
  /// Whether what it makes is of that archive, or taken out of it.
  var isOfArchive: Bool { get }
}

extension ArchiveCommand {
  var isOfArchive: Bool { true }
}

/// The option that names the archive, in the commands; it may also stand before the command.
struct ArchiveOption: ParsableArguments {
  @ParentCommand var program: Chadang

  @Option(
    name: .long,
    help: ArgumentHelp(
      say("档案文件夹", "The archive's folder."), valueName: say("文件夹", "dir"),
      visibility: .hidden))
  var archive: String?

  var folder: ArchiveFolder { named.map(ArchiveFolder.init(path:)) ?? ArchiveFolder.found() }

  /// Gives what the process makes from now on the rights that the archive gives: its mask is changed.
  func adoptAccess() { ArchiveAccess(ofArchive: folder.path).adopt() }

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
