import Archive
import ArgumentParser
import Foundation
import ResultRendering
import Retrieval

/// A command about an archive. ``CommandLineProgram`` adopts the archive's access before it runs one.
protocol ArchiveCommand: ParsableCommand {
  /// Which archive.
  var archive: ArchiveOption { get }
  /// Whether what it makes is of that archive, or taken out of it.
  var isOfArchive: Bool { get }
  /// Whether it is carried out where the archive's settings cannot be used.
  var toleratesBadSettings: Bool { get }
}

extension ArchiveCommand {
  var isOfArchive: Bool { true }
  var toleratesBadSettings: Bool { false }
}

/// The option that names the archive, in the commands; it may also stand before the command.
struct ArchiveOption: ParsableArguments {
  @ParentCommand var program: Chadang

  @Option(
    name: .long,
    help: ArgumentHelp(
      words.archiveFolder, valueName: words.valueOfDirectory,
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
    Archive(
      folder: named ?? ArchivePlace.found(), weights: weights,
      withholdsClassified: withholdsClassified)
  }

  /// Gives what the process makes from now on the rights that the archive gives: its mask is changed.
  func adoptAccess() { open().adoptAccess() }

  /// The path that the person gave, by option or by the environment.
  var named: String? {
    if let named = archive ?? program.archive { return named }
    let environment = ProcessInfo.processInfo.environment["CHADANG_ARCHIVE"]
    return environment.flatMap { $0.isEmpty ? nil : $0 }
  }
}
