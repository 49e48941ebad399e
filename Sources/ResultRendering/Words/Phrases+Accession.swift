package import ArchiveModel

/// What became of files that were to be taken in.
extension Phrases {
  var takenIn: String { say("收入", "taken in") }
  var registered: String { say("登记", "registered") }
  var changeRegistered: String { say("改动已登记", "change registered") }
  func comesFrom(_ given: String) -> String { say("来自 \(given)", "from \(given)") }
  func holdsDocuments(_ count: Int, named records: [String]) -> String {
    let more = count > records.count
    return say("含 \(count) 份文档", "\(count) documents")
      + (records.isEmpty
        ? ""
        : colon + records.joined(separator: say("、", ", ")) + (more ? say("等", ", …") : ""))
  }
  func textNotRead(_ reason: Fact) -> String {
    say("文字读不出：", "text not read: ") + text(of: reason)
  }
  func thereAlready(_ path: String) -> String {
    say("已有：\(path)（已登记，没有改动）", "there already: \(path) (registered, unchanged)")
  }
  func sameAsKept(_ given: String, _ path: String) -> String {
    say("已有：\(given) 与 \(path) 内容相同", "there already: \(given) is the same as \(path)")
  }
  func fileRefused(_ outcome: AccessionOutcome) -> String {
    say("未收：", "refused: ") + "\(outcome.given): \(refusal(of: outcome) ?? "")"
  }
  /// Why a file was refused; `nil` for one that was not.
  package func refusal(of outcome: AccessionOutcome) -> String? {
    guard case .refused(let reason, let detail) = outcome.state else { return nil }
    return text(of: reason) + (detail.map { text(of: $0) }.map { say("（\($0)）", " (\($0))") } ?? "")
  }
  func descriptionRefused(_ refused: AccessionOutcome.RefusedDescription) -> String {
    let (path, detail) = (refused.path, text(of: refused.detail))
    return say(
      "著录文件未收：\(path)：\(detail)；改正后用 \(command("edit")) 著录，或放到收入的文件旁边再运行 \(command("index"))",
      "description refused: \(path): \(detail); mend it and use `\(command("edit"))`, or put it beside the file in corpus/ and run `\(command("index"))`"
    )
  }
  func moreRefusals(_ count: Int) -> String { say("另有 \(count) 条", "and \(count) more") }

  func accessionCounts(of outcomes: [AccessionOutcome], isDryRun: Bool) -> String {
    var (added, registered, known, refused, passed) = (0, 0, 0, 0, 0)
    for outcome in outcomes {
      switch outcome.state {
      case .added: added += 1
      case .registered, .accepted: registered += 1
      case .alreadyThere: known += 1
      case .refused: refused += 1
      case .passedOver: passed += 1
      }
    }
    return say(
      "\(isDryRun ? "将" : "")收入 \(added)，登记 \(registered)，库里已有 \(known)，未收 \(refused)，略过 \(passed)",
      "\(added) \(isDryRun ? "would be taken in" : "taken in"), \(registered) registered, \(known) there already, \(refused) refused, \(passed) passed over"
    )
  }

  func text(of reason: AccessionOutcome.Reason) -> String {
    switch reason {
    case .missing: say("没有这个文件", "no such file")
    case .unreadable: say("读不到", "cannot be read")
    case .changing: say("正在被写入，请稍后再试", "is being written; try again later")
    case .tooLarge: say("文件太大", "too large")
    case .descriptionInvalid: say("著录有误", "the description is not valid")
    case .describesNothing:
      say("是著录文件，旁边没有它所著录的文件", "a description without the file that it describes")
    case .notAFile: say("不是普通文件", "not a regular file")
    case .sameAsEarlier: say("与要取代的那一版内容相同", "the same as the version to be replaced")
    }
  }
}
