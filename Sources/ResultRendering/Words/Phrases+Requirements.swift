internal import ArchiveModel

/// The phrases of the list of requirements.
extension Phrases {
  var requirements: String { say("要求清单", "Requirements") }
  var passages: String { say("查段落", "Passages") }
  var sections: String { say("栏目", "Sections") }
  var requirementsLabel: String { say("查什么要求", "Search the requirements") }
  var requirementsPlaceholder: String {
    say("词语；不填则按日期列出…", "Words; empty lists all by date…")
  }
  var whoRequires: String { say("谁要求的", "Required by") }
  var ofWhom: String { say("要求谁", "Required of") }
  var deadline: String { say("期限", "Deadline") }
  var figures: String { say("数字", "Figures") }
  var places: String { say("出现处", "Places") }
  var asCSV: String { say("下载表格（CSV）", "Download as CSV") }
  var ownWords: String { say("原话", "own words") }
  func foundRequirements(_ total: Int, isExact: Bool) -> String {
    let items = total == 1 ? "requirement" : "requirements"
    return isExact
      ? say("找到 \(total) 项要求", "\(total) \(items)")
      : say("至少找到 \(total) 项要求", "at least \(total) \(items)")
  }
  var requirementsRelaxed: String {
    say(
      "没有一项要求含有连着写的全部词语，列出了只含部分词语，或词语拆开的。",
      "No requirement holds all the words as they were typed together; those that hold some of them, or hold them apart, are listed."
    )
  }
  func requirementNotices(of response: RequirementResponse) -> [String] {
    response.notices.map(notice) + (response.relaxed ? [requirementsRelaxed] : [])
  }
  func requirementRange(_ first: Int, _ last: Int, of total: Int, isExact: Bool) -> String {
    isExact
      ? say("第 \(first)–\(last) 项，共 \(total) 项", "\(first)–\(last) of \(total)")
      : say("第 \(first)–\(last) 项，至少共 \(total) 项", "\(first)–\(last) of at least \(total)")
  }
  /// What a terminal says where it shows a part of the list.
  func shownRequirements(_ first: Int, _ last: Int, of total: Int, isExact: Bool, next: Int?)
    -> String
  {
    let range = requirementRange(first, last, of: total, isExact: isExact)
    guard let next else { return range }
    return range
      + say("；其余用 --offset \(next) 或 --limit 列出", "; more with --offset \(next) or --limit")
  }
  func otherPlaces(_ count: Int) -> String {
    say("另见 \(count) 处", count == 1 ? "1 more place" : "\(count) more places")
  }
  func notListed(_ count: Int) -> String {
    say("还有 \(count) 处没有列出", "\(count) more not listed")
  }

  // What filters leave out
  func withoutAddressee(_ count: Int) -> String {
    say(
      "另有 \(count) 项没有写明要求谁",
      count == 1
        ? "1 more names nobody of whom it is required"
        : "\(count) more name nobody of whom they are required"
    )
  }
  func withoutSpeaker(_ count: Int) -> String {
    say(
      "另有 \(count) 项没有写明谁要求的",
      count == 1
        ? "1 more does not say who requires it" : "\(count) more do not say who requires them")
  }
  func withoutDate(_ count: Int) -> String {
    say(
      "另有 \(count) 项所在文件没有日期",
      count == 1
        ? "1 more is in a document without a date" : "\(count) more are in documents without a date"
    )
  }
  func otherDeadlines(_ kind: DeadlineKind, _ count: Int) -> String {
    switch kind {
    case .dated:
      say("另有 \(count) 项期限是日期", count == 1 ? "1 more has a date" : "\(count) more have a date")
    case .recurring:
      say(
        "另有 \(count) 项是定期的（每月……）",
        count == 1 ? "1 more is due again and again" : "\(count) more are due again and again")
    case .open:
      say(
        "另有 \(count) 项的期限推不出日期（15个工作日内……）",
        count == 1
          ? "1 more has a deadline that is no date"
          : "\(count) more have deadlines that are no dates")
    case .absent:
      say(
        "另有 \(count) 项没有写期限",
        count == 1 ? "1 more has no deadline" : "\(count) more have no deadline")
    }
  }
  var listThem: String { say("列出", "list them") }
  func listThem(by option: String) -> String { say("用 \(option) 列出", "list them by \(option)") }
  /// The heading of a part of a list ordered by when things are due.
  func deadlineSection(_ kind: DeadlineKind) -> String {
    switch kind {
    case .dated: say("有日期的期限", "Due on a day")
    case .recurring: say("定期", "Due again and again")
    case .open: say("期限推不出日期", "Deadlines that are no dates")
    case .absent: say("没有写期限", "Without a deadline")
    }
  }
  func deadlineKind(_ kind: DeadlineKind) -> String {
    switch kind {
    case .dated: say("有日期", "a date")
    case .recurring: say("定期", "again and again")
    case .open: say("推不出日期", "no date follows")
    case .absent: say("没有写", "none")
    }
  }
  var due: String { say("到期", "Due") }
  var dueSince: String { say("到期起", "Due since") }
  var dueUntil: String { say("到期止", "Due until") }
  var noneStated: String { say("没有写明", "none stated") }
  var noDate: String { say("没有日期", "without a date") }
  func order(_ order: RequirementRequest.Order) -> String {
    switch order {
    case .relevance: say("按相关", "Relevance")
    case .date: say("按日期，新的在前", "Newest first")
    case .dateAscending: say("按日期，旧的在前", "Oldest first")
    case .due: say("按到期先后", "Due first")
    }
  }
  var firstPage: String { say("首页", "First") }
  var lastPage: String { say("末页", "Last") }
  /// A name that a filter asks for: `=` is the whole of it, `-` none.
  func party(_ value: String) -> String { value == RequirementRequest.none ? noneStated : value }

  /// Who requires, with the office and the verb: `季崇远（县委书记） 强调`.
  func whoRequires(_ requirement: Requirement) -> String? {
    guard let speaker = requirement.speaker else { return nil }
    var text: String
    switch (speaker.name, speaker.office) {
    case (let name?, let office?) where !name.hasSuffix(office):
      text = say("\(name)（\(office)）", "\(name) (\(office))")
    case (let name?, _): text = name
    case (nil, let office?): text = office
    case (nil, nil): return nil
    }
    if let verb = requirement.verb { text += " \(verb)" }
    return text
  }
}

extension Phrases {
  func text(of omission: RequirementOmission) -> String {
    switch omission.what {
    case .addressee: withoutAddressee(omission.count)
    case .speaker: withoutSpeaker(omission.count)
    case .date: withoutDate(omission.count)
    case .deadline(let kind): otherDeadlines(kind, omission.count)
    }
  }
}
