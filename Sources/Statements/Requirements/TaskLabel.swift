internal import ArchiveModel
import TextStructure

/// Whom a task list names beside or below a task: `牵头单位：县水利局；责任单位：各镇`.
struct TaskLabel {
  let text: RuleText

  private static let labels = WordSet(
    """
    牵头单位 责任单位 配合单位 主办单位 承办单位 协办单位 实施单位 落实单位 牵头部门 责任部门 配合部门 主责单位 参与单位 完成单位 责任领导 责任人 主要责任单位 协助单位
    """)

  /// The names in a line that begins with such a label.
  func names(of line: Range<Int>) -> [Range<Int>]? {
    var start = line.lowerBound
    if text.scalars[start] == "(" { start += 1 }
    let length = Self.labels.length(in: text.scalars, at: start, end: line.upperBound)
    guard length > 0, start + length < line.upperBound, text.scalars[start + length] == ":" else {
      return nil
    }
    return names(in: start..<line.upperBound)
  }

  /// The place of a label in brackets in a line, and the names in it.
  func bracketed(in line: Range<Int>) -> (start: Int, names: [Range<Int>])? {
    for index in line
    where text.scalars[index] == "("
      && Self.labels.length(in: text.scalars, at: index + 1, end: line.upperBound) > 0
    {
      guard let names = names(of: index..<line.upperBound), !names.isEmpty else { continue }
      return (index, names)
    }
    return nil
  }

  private func names(in range: Range<Int>) -> [Range<Int>] {
    var names: [Range<Int>] = []
    var start = range.lowerBound
    for index in range.lowerBound...range.upperBound {
      let scalar = index < range.upperBound ? text.scalars[index] : ";"
      guard "、,;:。) \t\u{3000}".unicodeScalars.contains(scalar) || index == range.upperBound else {
        continue
      }
      let name = text.trimmed(start..<index)
      if scalar != ":", name.count >= 2, name.count <= 24 { names.append(name) }
      start = index + 1
      if scalar == ")" { break }
    }
    return names
  }
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

  /// Names those who are to do the tasks of the line read last, where it does not say so itself.
  mutating func assign(_ task: Task, to names: [Range<Int>]) {
    var task = task
    if statements.requirements.count == task.first { addTask(task) }
    let indices =
      task.assigned
      ?? (task.first..<max(task.first, statements.requirements.count)).filter {
        statements.requirements[$0].addresseeByteRanges.isEmpty
      }
    for index in indices {
      statements.requirements[index].addresseeByteRanges += names.map { text.byteRange($0) }
    }
    task.assigned = indices
    self.task = task
  }

  /// The labels in brackets at a line's end.
  mutating func assignInLine(_ line: Range<Int>) {
    guard let task, let (_, names) = TaskLabel(text: text).bracketed(in: line) else { return }
    assign(task, to: names)
  }

  /// `新增学位600个`: with those who are to do it, how much is enough.
  private mutating func addTask(_ task: Task) {
    guard state.givesDirections, !state.isLaw, let first = task.clauses.first else { return }
    var end = first.range.upperBound
    for clause in task.clauses {
      if text.scalars[clause.range.lowerBound] == "(" { break }
      end = clause.range.upperBound
    }
    let range = first.range.lowerBound..<end
    guard
      !FigureScanner(text: text).figures(in: range).isEmpty
        || DeadlineScanner(text: text, documentDate: nil).deadline(in: range) != nil
    else { return }
    add(range, state.defaultVoice, modal: nil, isQuoted: false)
  }
}
