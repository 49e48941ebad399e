import ArchiveIndex
import ArchiveModel
public import Corpus
public import Retrieval

/// An archive: a folder of documents with the index made of them.
///
/// Everything that is done with an archive is done through this type: documents come in
/// (``add(_:_:replacing:by:report:progress:)``), are described, searched, quoted, verified and backed up. It may be
/// asked from several threads at once; one process at a time changes it, and others are told who.
///
/// What is written gets the rights that the archive gives (``mendAccess(_:)``). They are set as the process's
/// mask by every method that writes, so one process changes one archive at a time.
///
/// Methods that answer are described in `ArchiveReading`.
public final class Archive: Sendable {
  /// The archive's folder, as it was named.
  public let path: String
  /// The original files.
  let corpus: CorpusFolder
  /// The folder of the index, where the writer's lock lies, too.
  let indexFolder: String
  /// What answers.
  let live: LiveArchive

  /// The archive of a folder, whatever may be there; each method tells what is missing.
  ///
  /// - Parameters:
  ///   - folder: the folder with `corpus/` and `index/` in it.
  ///   - weights: how results are ranked.
  ///   - withholdsClassified: whether documents that bear a level of secrecy (密级) are kept back.
  public init(
    folder: String, weights: RankingWeights = RankingWeights(), withholdsClassified: Bool = false
  ) {
    path = folder
    func inside(_ name: String) -> String { folder == "." ? name : "\(folder)/\(name)" }
    corpus = CorpusFolder(path: inside("corpus"))
    indexFolder = inside("index")
    live = LiveArchive(
      reader: IndexReader(folder: indexFolder, withholdsClassified: withholdsClassified),
      corpus: corpus, weights: weights)
  }

  /// The archive of a folder that is one.
  ///
  /// - Parameter folder: the folder with `corpus/` and `index/` in it.
  /// - Throws: `CorpusError` where there is no `corpus/`, or it cannot be read.
  public convenience init(at folder: String) throws {
    self.init(folder: folder)
    try corpus.requireFolder()
  }

  /// The names of what is passed over when files are taken in.
  public var passedOverNames: PassedOverNames { PassedOverNames(of: corpus) }

  /// The language that text in pictures is recognised in as a rule; `nil` where that is not done.
  public var scanLanguage: String? { corpus.settings?.scanLanguage }

  /// Makes sure that what the archive keeps of itself in `archive.json`, where there is such a file, can be used.
  ///
  /// - Throws: ``ArchiveError`` `settingsUnusable`.
  public func requireSettings() throws {
    guard let problem = corpus.settings?.problem else { return }
    throw ArchiveError(.settingsUnusable(problem), path)
  }

  /// Makes sure that there is a corpus that can be listed.
  public func requireCorpus() throws { try corpus.requireFolder() }

  /// The path of the register's file.
  public var registerPath: String { corpus.fullPath(Register.fileName) }

  /// Gives what this process writes from now on the rights that the archive gives.
  public func adoptAccess() { ArchiveAccess(ofArchive: path).adopt() }

  var indexer: Indexer { Indexer(corpus: corpus, folder: indexFolder) }
  var verifier: ArchiveVerifier { ArchiveVerifier(corpus: corpus, folder: indexFolder) }
}
