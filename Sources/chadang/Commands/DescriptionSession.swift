import ArchiveIndex
import ArchiveModel
import Corpus
import Foundation
import Retrieval

extension ArchiveFolder {
  /// Changes descriptions under the writer's lock, and brings the index up to date for their files.
  ///
  /// - Parameters:
  ///   - purpose: what is done, for those who find the lock taken.
  ///   - change: makes the changes.
  /// - Returns: the register's entries.
  func describe(
    _ purpose: String, by attribution: Attribution,
    _ change: (inout DescriptionDrafts) throws -> Void
  ) throws -> [RegisterEntry] {
    var entries: [RegisterEntry] = []
    try changeDescriptions(purpose) { writer in
      var drafts = DescriptionDrafts(folder: corpus, attribution: attribution)
      try change(&drafts)
      entries = try drafts.commit(to: writer)
      return entries.map(\.path)
    }
    return entries
  }

  /// The same for what is committed by itself, in one transaction or several.
  ///
  /// - Parameter change: makes the changes, and says of which files.
  func changeDescriptions(_ purpose: String, _ change: (CorpusWriter) throws -> [String]) throws {
    var isWritten = false
    do {
      _ = try self.change(purpose) { writer in
        let paths = Array(Set(try change(writer))).sorted()
        isWritten = !paths.isEmpty
        return paths
      }
    } catch {
      if isWritten {
        Terminal.message(
          say(
            "改动已经写下并登记，但索引没有更新；请运行 \(Advice.command("index"))",
            "the change is written and registered, but the index is not up to date; run `\(Advice.command("index"))`"
          ))
      }
      throw error
    }
  }

  /// The document that a person names by its id or its path.
  ///
  /// - Throws: ``UserError`` where there is none.
  func described(_ name: String) throws -> DescribedDocument {
    if let found = try live.described(name) { return found }
    // A name typed on a system that takes characters apart (é in two).
    let composed = name.precomposedStringWithCanonicalMapping
    if !composed.utf8.elementsEqual(name.utf8), let found = try live.described(composed) {
      return found
    }
    tellIncomplete()
    throw UserError(
      text: say("没有编号（或路径）为 \(name) 的文档", "no document with the id (or path) \(name)"),
      outcome: .nothingFound)
  }
}
