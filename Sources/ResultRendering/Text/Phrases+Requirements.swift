internal import ArchiveModel

/// The phrases of the list of requirements.
extension Phrases {
  private func say(_ chinese: String, _ english: String) -> String {
    language == .chinese ? chinese : english
  }

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
      "没有一项要求同时含全部词语，列出了只含部分词语的。",
      "No requirement holds all the words; those that hold some of them are listed.")
  }
  func requirementNotices(of response: RequirementResponse) -> [String] {
    response.notices.map(notice) + (response.relaxed ? [requirementsRelaxed] : [])
  }
  func requirementRange(_ first: Int, _ last: Int) -> String {
    say("第 \(first)–\(last) 项", "\(first)–\(last)")
  }
  func otherPlaces(_ count: Int) -> String {
    say("另见 \(count) 处", count == 1 ? "1 more place" : "\(count) more places")
  }
  func notListed(_ count: Int) -> String {
    say("还有 \(count) 处没有列出", "\(count) more not listed")
  }

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
