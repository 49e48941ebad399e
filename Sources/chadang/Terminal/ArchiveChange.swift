import ArchiveIndex
import Corpus
import Foundation

/// A change of an archive while nobody else writes: of the corpus, then of the index.
struct ArchiveChange {
  private let folder: ArchiveFolder
  private let lock: WriterLock
  /// Whether the index may be behind with more than what this change is about.
  private let isBehind: Bool
  /// Writes the corpus.
  let writer: CorpusWriter

  /// Takes the archive's lock, and finishes what was cut off before.
  ///
  /// - Parameter purpose: the command's name, for those who find the lock taken.
  init(_ folder: ArchiveFolder, purpose: String) throws {
    self.folder = folder
    try folder.corpus.requireFolder()
    lock = try WriterLock(folder: folder.indexFolder, purpose: purpose)
    let recovers = CorpusWriter.isUnfinished(folder.corpus)
    isBehind = try folder.indexer.noteChange(holding: lock) || recovers
    writer = try CorpusWriter(folder: folder.corpus, holding: lock)
  }

  /// Brings the index up to date with what changed at some paths; with all of the corpus where an
  /// earlier change was cut off.
  func updateIndex(_ paths: [String]) throws -> IndexingSummary {
    let line = ProgressLine()
    defer { line.close() }
    let options = IndexingOptions(paths: isBehind ? nil : Array(Set(paths)).sorted())
    return try folder.indexer.run(options, holding: lock) { line.show($0) }
  }
}
