import ArchiveIndex
import Corpus
import Foundation

extension ArchiveFolder {
  /// Changes the corpus while nobody else writes, and brings the index up to date with what changed.
  ///
  /// - Parameters:
  ///   - purpose: the command's name, for those who find the lock taken.
  ///   - change: changes the corpus, and says at which paths; all of the corpus is looked at where an
  ///     earlier change was cut off.
  func change(_ purpose: String, _ change: (CorpusWriter) throws -> [String]) throws
    -> IndexingSummary
  {
    try corpus.requireFolder()
    AllocatorPolicy.adopt()
    let lock = try WriterLock(folder: indexFolder, purpose: purpose)
    defer { withExtendedLifetime(lock) {} }
    let recovers = CorpusWriter.isUnfinished(corpus)
    let isBehind = try indexer.noteChange(holding: lock) || recovers
    var hasChanged = isBehind
    let paths: [String]
    do {
      let writer = try CorpusWriter(folder: corpus, holding: lock)
      defer { hasChanged = hasChanged || writer.hasChanged }
      paths = try change(writer)
    } catch {
      if !hasChanged { indexer.forgetChange(holding: lock) }
      throw error
    }
    let line = ProgressLine()
    defer { line.close() }
    let options = IndexingOptions(paths: isBehind ? nil : Array(Set(paths)).sorted())
    let summary = try indexer.run(options, holding: lock) { line.show($0) }
    line.close()
    if summary.hasRefusals {
      // What was asked for is stored; what the index lacks must not pass unseen.
      Terminal.message(
        say(
          "已存入档案，但有的文件读不到，索引里没有这次改动：",
          "stored in the archive, but some files cannot be read, and the index lacks the change:"))
      Terminal.message(IndexingReport.text(summary))
      Outcome.note(.badInput)
    }
    return summary
  }
}
