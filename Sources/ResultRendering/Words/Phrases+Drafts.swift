internal import ArchiveModel

/// The texts of reports on drafts.
extension Phrases {
  func draftSummary(_ report: DraftReport) -> String {
    var counts = report.counts.filter { $0.count > 0 }.map {
      say("\(shortVerdict($0.verdict)) \($0.count)", "\($0.count) \(shortVerdict($0.verdict))")
    }
    let refused = report.items.count { $0.refusal != nil } + report.overdueCount
    if refused > 0 { counts.append(say("\(notChecked) \(refused)", "\(refused) \(notChecked)")) }
    let total = report.total
    let disagreeing = report.items.count { $0.speakerAgrees == false }
    if disagreeing > 0 {
      counts.append(
        say("讲话人不符 \(disagreeing)", "\(disagreeing) by another speaker"))
    }
    let count = say("引文 \(total) 处", "\(total) \(total == 1 ? "quotation" : "quotations")")
    return
      (report.name.isEmpty
      ? count : DisplayText.singleLine(report.name) + say("：", ": ") + count)
      + (counts.isEmpty ? "" : say("，", ": ") + counts.joined(separator: say("、", ", ")))
  }

  func notices(of report: DraftReport) -> [String] {
    var notices: [String] = []
    if report.overdueCount > 0 {
      let first = report.items.first(where: \.isOutOfTime)?.number ?? report.items.count + 1
      notices.append(
        say(
          "时间已到：第 \(first) 处起 \(report.overdueCount) 处引文未核对。请分段粘贴，或用命令行 quote --draft。",
          "Time ran out: \(report.overdueCount) quotations, from number \(first) on, were not checked. Paste the article in parts, or use quote --draft."
        ))
    }
    let unclosed = report.items.count(where: \.isUnclosed)
    if unclosed > 0 {
      notices.append(
        say(
          "\(unclosed) 处引文没有后引号，核对到该段末尾。",
          "\(unclosed) without a closing quotation mark, checked to the end of the paragraph."))
    }
    let unknown = report.items.filter(\.hasUnknownSpeaker).map { String($0.number) }
    if !unknown.isEmpty {
      notices.append(
        say(
          "原文没有写明是谁说的，文稿所写的讲话人无从核对：第 \(unknown.joined(separator: "、")) 处。",
          "The source names no speaker, so whom the draft names is not confirmed: \(unknown.joined(separator: ", "))."
        ))
    }
    if report.strayMarkCount > 0 {
      notices.append(
        say(
          "\(report.strayMarkCount) 个后引号前面没有前引号，未核对。",
          "\(report.strayMarkCount) closing quotation marks without an opening one; nothing was checked there."
        ))
    }
    return notices
  }

  var draftColumns: [String] {
    [
      say("序号", "no."), say("行", "line"), say("结论", "verdict"), say("引文", "quotation"),
      say("出处", "document"),
    ]
  }
  var speakerColumn: String { say("讲话人", "speaker") }
  /// Whether the speaker is the one that the draft names, in a cell.
  func shortSpeaker(of item: DraftReport.Item) -> String {
    guard item.statedSpeaker != nil, let verdict = item.verdict, verdict != .notFound else {
      return ""
    }
    switch item.speakerAgrees {
    case true?: return say("相符", "as stated")
    case false?:
      return say("不符：", "not so: ") + DisplayText.singleLine(item.speaker?.shownName ?? "")
    case nil: return say("原文未写", "not named")
    }
  }
  /// Whom the draft and the source name.
  func speaker(of item: DraftReport.Item) -> String? {
    guard let stated = item.statedSpeaker?.shownName, let verdict = item.verdict,
      verdict != .notFound
    else { return nil }
    let name = item.speaker?.shownName
    switch (item.speakerAgrees, name) {
    case (true?, _):
      return say("讲话人与原文相符：\(stated)", "The source names the same speaker: \(stated)")
    case (false?, let name?):
      return say(
        "讲话人不符：文稿写的是 \(stated)，原文是 \(name)",
        "Another speaker: the draft names \(stated), the source \(name)")
    case (_, let name?):
      return say(
        "文稿写的是 \(stated)，原文是 \(name)，未能断定是否同一人",
        "The draft names \(stated), the source \(name); not known to be the same")
    default:
      return say(
        "文稿写的是 \(stated)，原文没有写明是谁说的", "The draft names \(stated); the source names nobody")
    }
  }
  var outOfTime: String {
    say(
      "时间已到，未核对；长文稿请用命令行 quote --draft 核对。",
      "Time ran out before it was checked; use quote --draft for a long article.")
  }
  var notChecked: String { say("无法核对", "not checked") }
  var draftTitle: String { say("引文核对报告", "Quotations checked") }
  var unclosed: String { say("没有后引号", "no closing mark") }
  func lineNumber(_ line: Int) -> String { say("第 \(line) 行", "line \(line)") }
}

extension Speaker {
  /// The name, or else the office.
  var shownName: String? { name ?? office }
}
