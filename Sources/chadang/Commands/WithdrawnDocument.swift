import ArchiveModel
import Corpus

/// Taking a document out of search, and putting it back.
enum Withdrawal {
  /// Takes a document out of search.
  static func withdraw(
    _ name: String, why: String, folder: ArchiveFolder, attribution: Attribution
  ) throws {
    let document = try folder.described(name)
    var outcome = StandingOutcome.done
    _ = try folder.describe("withdraw", by: attribution) { drafts in
      outcome = try drafts.withdraw(document, why: why)
    }
    if case .alreadyWithdrawn(let why) = outcome {
      throw UserError(
        text: say("已经撤下：\(document.name)（\(why)）", "withdrawn already: \(document.name) (\(why))"))
    }
    Terminal.reportLine(
      IndexingReport.oneLine(
        say(
          "已撤下：\(document.name)；原件保留，可用 \(Advice.command("restore \(document.id)")) 恢复",
          "withdrawn: \(document.name); it is kept, `\(Advice.command("restore \(document.id)"))` puts it back"
        ))
    )
  }

  /// Puts a withdrawn document back.
  static func restore(_ name: String, folder: ArchiveFolder, attribution: Attribution) throws {
    let document = try folder.described(name)
    var outcome = StandingOutcome.done
    let entries = try folder.describe("restore", by: attribution) { drafts in
      outcome = try drafts.restore(document)
    }
    guard !entries.isEmpty else { throw refusal(outcome, document) }
    var text = say("已恢复：\(document.name)", "put back: \(document.name)")
    switch outcome {
    case .doneButReplaced(let later):
      text += say(
        "；它已被 \(later) 取代，检索时只找到新版", "; it gave way to \(later), which is what searches find")
    case .containerWithdrawn(let why):
      text += say(
        "；但整个文件 \(document.path) 已撤下（\(why)），仍检索不到",
        "; its file \(document.path) is withdrawn as a whole (\(why)), so it is still not found")
    default: break
    }
    Terminal.reportLine(IndexingReport.oneLine(text))
  }

  private static func refusal(_ outcome: StandingOutcome, _ document: DescribedDocument)
    -> UserError
  {
    let text =
      switch outcome {
      case .replaced(let later):
        say(
          "\(document.name) 没有撤下，而是已被 \(later) 取代；旧版保留可查，不能恢复为现行版",
          "\(document.name) was not withdrawn: it gave way to \(later), and stays kept as the earlier version"
        )
      case .containerWithdrawn(let why):
        say(
          "撤下的是整个文件 \(document.path)（\(why)）；请恢复它：chadang restore \(Identifiers.document(path: document.path, recordID: nil))",
          "its file \(document.path) is withdrawn as a whole (\(why)); put that back: chadang restore \(Identifiers.document(path: document.path, recordID: nil))"
        )
      default: say("没有撤下，无须恢复：\(document.name)", "not withdrawn: \(document.name)")
      }
    return UserError(text: IndexingReport.oneLine(text))
  }
}
