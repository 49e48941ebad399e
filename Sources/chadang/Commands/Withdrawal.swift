import Archive
import ArchiveModel
import Corpus

/// Taking a document out of search, and putting it back.
enum Withdrawal {
  /// Takes a document out of search.
  static func withdraw(
    _ name: String, why: String, archive: Archive, attribution: Attribution
  ) throws {
    let result = try archive.tellingIncomplete {
      try IndexingNotes.change {
        try archive.withdraw(name, why: why, by: attribution, progress: $0)
      }
    }
    IndexingNotes.tell(result.indexing)
    let document = result.document
    Terminal.reportLine(
      OneLine.text(
        say(
          "已撤下：\(document.name)；原件保留，可用 \(Advice.command("restore \(document.id)")) 恢复",
          "withdrawn: \(document.name); it is kept, `\(Advice.command("restore \(document.id)"))` puts it back"
        ))
    )
  }

  /// Puts a withdrawn document back.
  static func restore(_ name: String, archive: Archive, attribution: Attribution) throws {
    let result = try archive.tellingIncomplete {
      try IndexingNotes.change { try archive.restore(name, by: attribution, progress: $0) }
    }
    IndexingNotes.tell(result.indexing)
    let document = result.document
    var text = say("已恢复：\(document.name)", "put back: \(document.name)")
    switch result.outcome {
    case .doneButReplaced(let later):
      text += say(
        "；它已被 \(later) 取代，检索时只找到新版", "; it gave way to \(later), which is what searches find")
    case .containerWithdrawn(let why):
      text += say(
        "；但整个文件 \(document.path) 已撤下（\(why)），仍检索不到",
        "; its file \(document.path) is withdrawn as a whole (\(why)), so it is still not found")
    default: break
    }
    Terminal.reportLine(OneLine.text(text))
  }
}
