internal import ArchiveModel
import TextStructure

/// Whom a task list names beside or below a task, and by when: `牵头单位：县水利局；完成时限：5月底前`,
/// `（县教育局牵头，各乡镇配合）`.
struct TaskLabel {
  let text: RuleText
  /// The document's date, for months and days without a year.
  var documentDate: PartialDate?

  /// What labels say.
  struct Content {
    var names: [Range<Int>] = []
    var deadline: DeadlineScanner.Found?
  }

  static let parties = WordSet(
    """
    牵头单位 责任单位 配合单位 主办单位 承办单位 协办单位 实施单位 落实单位 牵头部门 责任部门 配合部门 主责单位 参与单位 完成单位 责任领导 责任人 主要责任单位 协助单位
    责任主体 实施主体 主责部门 牵头和责任单位 牵头责任单位 责任分工 牵头领导 包联领导 负责单位
    """)
  static let times = WordSet(
    "完成时限 完成时间 完成期限 时限要求 时间要求 时间节点 办结时限 整改时限 办理时限 整改期限 时限 期限 时间安排 进度要求 时间进度 完成日期")

  /// What a line says that begins with such a label.
  func label(_ line: Range<Int>) -> Content? {
    var start = line.lowerBound
    if text.scalars[start] == "(" { start += 1 }
    guard labelEnd(start, line.upperBound) != nil else { return nil }
    return content(start..<line.upperBound)
  }

  /// What labels in brackets in a line say, and where the brackets begin.
  func bracketed(in line: Range<Int>) -> (start: Int, content: Content)? {
    for index in line where text.scalars[index] == "(" || isSentenceEnd(index, line) {
      if labelEnd(index + 1, line.upperBound) != nil {
        let content = content((index + 1)..<line.upperBound)
        if !content.names.isEmpty || content.deadline != nil { return (index, content) }
      } else if text.scalars[index] == "(", let names = shared(index + 1, line.upperBound) {
        return (index, Content(names: names))
      }
    }
    return nil
  }

  /// `…报县政府审定。责任单位：县文广局`.
  private func isSentenceEnd(_ index: Int, _ line: Range<Int>) -> Bool {
    index > line.lowerBound && "。; \t\u{3000}".unicodeScalars.contains(text.scalars[index])
  }

  /// Where the colon of a label stands that begins at a place.
  private func labelEnd(_ start: Int, _ end: Int) -> Int? {
    let length = max(
      Self.parties.length(in: text.scalars, at: start, end: end),
      Self.times.length(in: text.scalars, at: start, end: end))
    guard length > 0, start + length < end, text.scalars[start + length] == ":" else { return nil }
    return start + length
  }

  private func content(_ range: Range<Int>) -> Content {
    var content = Content()
    var isTime = false
    var isParty = true
    var start = range.lowerBound
    for index in range.lowerBound...range.upperBound {
      let scalar = index < range.upperBound ? text.scalars[index] : ";"
      guard "、,;:。) \t\u{3000}".unicodeScalars.contains(scalar) || index == range.upperBound else {
        continue
      }
      let part = text.trimmed(start..<index)
      start = index + 1
      if scalar == ":" {
        isTime =
          Self.times.length(in: text.scalars, at: part.lowerBound, end: part.upperBound)
          == part.count
        isParty =
          Self.parties.length(in: text.scalars, at: part.lowerBound, end: part.upperBound)
          == part.count
      } else if isTime {
        content.deadline = content.deadline ?? deadline(part)
      } else if isParty, (2...24).contains(part.count) {
        content.names.append(part)
      }
      if scalar == ")" { break }
    }
    return content
  }

  /// The deadline that a cell or a label states: `5月底前`, `每季度`, and `10月`, where 前 is meant.
  func deadline(_ range: Range<Int>) -> DeadlineScanner.Found? {
    guard !range.isEmpty else { return nil }
    let scanner = DeadlineScanner(text: text, documentDate: documentDate)
    if let found = scanner.deadline(in: range) { return found }
    guard range.count <= 14,
      text.scalars[range].contains(where: { "年月日季周旬".unicodeScalars.contains($0) }),
      text.scalars[range].contains(where: {
        scanner.isNumeral($0) || "全底末".unicodeScalars.contains($0)
      })
    else { return nil }
    return DeadlineScanner.Found(range: range, date: nil)
  }

  /// `县教育局牵头，各乡镇配合)`, `县住建局、县财政局按职责分工负责)`.
  private func shared(_ start: Int, _ limit: Int) -> [Range<Int>]? {
    guard let close = (start..<min(limit, start + 120)).first(where: { text.scalars[$0] == ")" })
    else { return nil }
    var names: [Range<Int>] = []
    var isShared = false
    var place = start
    for index in start...close
    where index == close || ",;、".unicodeScalars.contains(text.scalars[index]) {
      var part = text.trimmed(place..<index)
      place = index + 1
      if let word = Self.sharing.first(in: text.scalars, part) {
        isShared = true
        part = part.lowerBound..<word.lowerBound
        if part.isEmpty { continue }
      }
      if part.count > 1, text.scalars[part.upperBound - 1] == "等" {
        part = part.lowerBound..<(part.upperBound - 1)
      }
      guard (2...24).contains(part.count),
        PartyWords.ends.lengthOfWord(
          in: text.scalars, endingAt: part.upperBound, start: part.lowerBound) > 0
      else { return nil }
      names.append(part)
    }
    return isShared && !names.isEmpty ? names : nil
  }

  private static let sharing = WordSet(
    "按职责分工负责 按职责分别负责 按职责负责 按分工负责 分别负责 共同负责 等负责 负责 牵头 配合 按职责 参与 落实 承担 等按职责 等部门")
}

extension PassageReader {
  /// A numbered line of a task list.
  struct Task {
    var clauses: [Clause]
    /// The first of its requirements.
    var first: Int
    /// Whether a label has named somebody, and for which requirements.
    var assigned: [Int]?
  }

  /// Names those who are to do the tasks of the line read last, and by when, where it does not say so
  /// itself.
  mutating func assign(_ task: Task, _ content: TaskLabel.Content) {
    var task = task
    if statements.requirements.count == task.first {
      addTask(task, isOwned: !content.names.isEmpty)
    }
    let all = task.first..<max(task.first, statements.requirements.count)
    let indices =
      task.assigned ?? all.filter { statements.requirements[$0].addresseeByteRanges.isEmpty }
    for index in indices {
      statements.requirements[index].addresseeByteRanges += content.names.map {
        text.byteRange($0)
      }
    }
    if let deadline = content.deadline {
      for index in all where statements.requirements[index].deadline == nil {
        statements.requirements[index].deadline = Requirement.Deadline(
          byteRange: text.byteRange(deadline.range), date: deadline.date)
      }
    }
    if !content.names.isEmpty { task.assigned = indices }
    self.task = task
  }

  /// The labels in brackets at a line's end.
  mutating func assignInLine(_ line: Range<Int>) {
    guard let task, !state.isLaw,
      let (_, content) = TaskLabel(text: text, documentDate: state.date).bracketed(in: line)
    else { return }
    assign(task, content)
  }

  /// `新增学位600个`: with those who are to do it, how much is enough, and so is a verb at the
  /// beginning.
  private mutating func addTask(_ task: Task, isOwned: Bool) {
    guard state.givesDirections, !state.isLaw, let first = task.clauses.first else { return }
    var end = first.range.upperBound
    for clause in task.clauses {
      if text.scalars[clause.range.lowerBound] == "(" || isLabel(clause.range) { break }
      end = clause.range.upperBound
    }
    let range = withoutLabels(first.range.lowerBound..<end)
    guard
      !FigureScanner(text: text).figures(in: range).isEmpty
        || DeadlineScanner(text: text, documentDate: nil).deadline(in: range) != nil
        || isOwned && range.count >= 8 && (state.isTaskList || isOrder(range))
    else { return }
    add(range, state.defaultVoice, modal: nil, isQuoted: false)
  }

  private func isLabel(_ range: Range<Int>) -> Bool {
    [TaskLabel.parties, TaskLabel.times].contains {
      $0.length(in: text.scalars, at: range.lowerBound, end: range.upperBound) == range.count
    }
  }

  /// Without `（县教育局负责）` at the end.
  private func withoutLabels(_ range: Range<Int>) -> Range<Int> {
    guard let (start, _) = TaskLabel(text: text).bracketed(in: range), start > range.lowerBound
    else { return range }
    return range.lowerBound..<start
  }

  /// Whether a task begins with a verb, or with what it is done to.
  func isOrder(_ range: Range<Int>) -> Bool {
    let (start, end, scalars) = (range.lowerBound, range.upperBound, text.scalars)
    return RequirementWords.ordering.length(in: scalars, at: start, end: end) > 0
      || PartyWords.actions.length(in: scalars, at: start, end: end) > 1
      || PartyWords.verbs.length(in: scalars, at: start, end: end) > 1
      || PartyWords.predicates.length(in: scalars, at: start, end: end) > 1
      || "对将把".unicodeScalars.contains(scalars[start])
  }
}
