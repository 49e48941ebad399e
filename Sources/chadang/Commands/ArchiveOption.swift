import Archive
import ArgumentParser
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

  /// The archive that was named, or that the current folder is or lies in.
  ///
  /// - Parameters:
  ///   - weights: how results are ranked.
  ///   - withholdsClassified: whether documents that bear a level of secrecy are kept back.
  func open(weights: RankingWeights = RankingWeights(), withholdsClassified: Bool = false)
    -> Archive
  {
    let archive = Archive(
      folder: named ?? ArchivePlace.found(), weights: weights,
      withholdsClassified: withholdsClassified)
    archive.adoptAccess()
    return archive
  }

  /// The path that the person gave, by option or by the environment.
  var named: String? {
    if let named = archive ?? program.archive { return named }
    let environment = ProcessInfo.processInfo.environment["CHADANG_ARCHIVE"]
    return environment.flatMap { $0.isEmpty ? nil : $0 }
  }
}
