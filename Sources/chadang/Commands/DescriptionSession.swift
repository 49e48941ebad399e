import ArchiveIndex
import ArchiveModel
import Corpus
import Foundation
import Retrieval

/// Changes of descriptions by one command: the document found, the change written, the index brought
/// up to date for the files concerned, all while nobody else writes.
struct DescriptionSession {
  let folder: ArchiveFolder
  let attribution: Attribution
  private let lock: WriterLock
  let writer: CorpusWriter
  var drafts: DescriptionDrafts

  /// Takes the archive's lock.
  ///
  /// - Parameter purpose: the command's name.
  init(_ folder: ArchiveFolder, purpose: String, attribution: Attribution) throws {
    self.folder = folder
    self.attribution = attribution
    try folder.corpus.requireFolder()
    lock = try WriterLock(folder: folder.indexFolder, purpose: purpose)
    writer = try CorpusWriter(folder: folder.corpus, holding: lock)
    drafts = DescriptionDrafts(folder: folder.corpus, attribution: attribution)
  }

  /// Writes the changes, and brings the index up to date.
  ///
  /// - Returns: the register's entries.
  mutating func commit() throws -> [RegisterEntry] {
    let entries = try drafts.commit(to: writer)
    try updateIndex(entries.map(\.path))
    return entries
  }

  /// Brings the index up to date for some files.
  func updateIndex(_ paths: [String]) throws {
    guard !paths.isEmpty else { return }
    let line = ProgressLine()
    defer { line.close() }
    let options = IndexingOptions(paths: Array(Set(paths)).sorted())
    let summary: IndexingSummary
    do { summary = try folder.indexer.run(options, holding: lock) { line.show($0) } } catch {
      Terminal.message(
        say(
          "改动已经写下并登记，但索引没有更新；请运行 chadang index",
          "the change is written and registered, but the index is not up to date; run `chadang index`"
        ))
      throw error
    }
    line.close()
    if let reason = summary.rebuiltBecause {
      Terminal.message(
        say(
          "索引已损坏或版本不同（\(reason)），请运行 chadang index 重建",
          "the index was of no use (\(reason)); run `chadang index` to make it anew"))
    }
  }
}

extension ArchiveFolder {
  /// The document that a person names by its id or its path.
  ///
  /// - Throws: ``UserError`` where there is none.
  func described(_ name: String) throws -> DescribedDocument {
    if let found = try live.described(name) { return found }
    throw UserError(
      text: say("没有编号（或路径）为 \(name) 的文档", "no document with the id (or path) \(name)"),
      outcome: .nothingFound)
  }
}
