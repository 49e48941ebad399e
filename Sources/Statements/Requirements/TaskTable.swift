internal import ArchiveModel
import TextStructure

/// A table of tasks: a heading of columns (`序号 任务 完成时限 责任单位`), one cell a line, and rows.
struct TaskTable {
  /// What a column holds.
  enum Column {
    case serial, task, party, time, other
  }

  var columns: [Column]
  /// The number of the row that comes next, where rows are numbered.
  var next: Int?

  private static let tasks = WordSet(
    """
    任务 工作任务 重点任务 任务内容 主要任务 工作内容 具体任务 整改任务 整改措施 整改内容 工作措施 事项 工作事项 重点工作 目标任务 任务名称 工作要求 具体措施 措施 主要措施
    工作举措 具体举措 内容 具体内容 任务事项 工作项目 主要工作 重点工作任务 主要内容 项目内容 分解任务 具体要求 整改要求
    """)
  private static let others = WordSet(
    "备注 类别 存在问题 问题 目标 指标 工作目标 整改目标 联系人 地点 数量 金额 投资 领域 分类 项目 项目名称 来源 阶段 联系电话 单位 乡镇 验收单位 督办单位 成果 成果形式"
  )

  /// The table whose heading begins at a line, and how many lines the heading has.
  static func heading(_ lines: ArraySlice<Range<Int>>, in text: RuleText) -> (
    table: TaskTable, count: Int
  )? {
    var columns: [Column] = []
    for line in lines.prefix(10) {
      guard let column = column(line, in: text) else { break }
      columns.append(column)
    }
    guard columns.count >= 3, columns.filter({ $0 == .task }).count == 1,
      columns.contains(.party) || columns.contains(.time)
    else { return nil }
    return (TaskTable(columns: columns, next: columns[0] == .serial ? 1 : nil), columns.count)
  }

  private static func column(_ line: Range<Int>, in text: RuleText) -> Column? {
    guard (2...8).contains(line.count) else { return nil }
    let scalars = text.scalars
    func isWhole(_ set: WordSet) -> Bool {
      set.length(in: scalars, at: line.lowerBound, end: line.upperBound) == line.count
    }
    if isWhole(TaskLabel.parties) { return .party }
    if isWhole(TaskLabel.times)
      || text.starts(with: ["时", "间"], at: line.lowerBound, end: line.upperBound)
    {
      return .time
    }
    if isWhole(tasks) { return .task }
    if text.starts(with: ["序", "号"], at: line.lowerBound, end: line.upperBound)
      || text.starts(with: ["编", "号"], at: line.lowerBound, end: line.upperBound)
    {
      return .serial
    }
    return isWhole(others) ? .other : nil
  }

  /// The cells of the row that begins at a line.
  func row(_ lines: ArraySlice<Range<Int>>, in text: RuleText) -> ArraySlice<Range<Int>>? {
    let row = lines.prefix(columns.count)
    guard row.count == columns.count, let first = row.first else { return nil }
    if next != nil {
      guard isNumber(first, text) else { return nil }
      // A row whose cells are fewer, since empty ones are not kept, ends before its time.
      return row.dropFirst().contains { isNumber($0, text) } ? nil : row
    }
    return row
  }

  private func isNumber(_ line: Range<Int>, _ text: RuleText) -> Bool {
    line.count <= 3 && text.scalars[line].allSatisfy(\.isDigit)
  }
}

extension PassageReader {
  /// Reads the row of a table that begins at a line.
  ///
  /// - Returns: how many lines it has; 0 where no row begins there.
  mutating func readRow(_ lines: ArraySlice<Range<Int>>) -> Int {
    guard let table = state.table, let row = table.row(lines, in: text),
      let task = zip(table.columns, row).first(where: { $0.0 == .task })?.1
    else { return 0 }
    state.isAnnounced = false
    state.isList = false
    state.voice = state.defaultVoice
    let first = statements.requirements.count
    let clauses = ClauseScanner(text: text).clauses(in: task)
    readSegments(attribute(clauses), line: task)
    if statements.requirements.count == first, task.count >= 4 {
      add(task, state.defaultVoice, modal: nil, isQuoted: false)
    }
    var content = TaskLabel.Content()
    let label = TaskLabel(text: text, documentDate: state.date)
    for (column, cell) in zip(table.columns, row) {
      switch column {
      case .party: content.names += label.names(cell)
      case .time: content.deadline = content.deadline ?? label.deadline(cell)
      case .serial, .task, .other: break
      }
    }
    assign(Task(clauses: clauses, first: first), content)
    self.task = nil
    return row.count
  }
}

extension TaskLabel {
  /// The names in a cell: `市生态环境局葛川分局、石坎乡`, `牵头：县水利局`.
  func names(_ cell: Range<Int>) -> [Range<Int>] {
    var names: [Range<Int>] = []
    var start = cell.lowerBound
    for index in cell.lowerBound...cell.upperBound
    where index == cell.upperBound
      || "、,;:/。 \t\u{3000}".unicodeScalars.contains(text.scalars[index])
    {
      let part = text.trimmed(start..<index)
      start = index + 1
      if index < cell.upperBound, text.scalars[index] == ":" { continue }
      if (2...24).contains(part.count) { names.append(part) }
    }
    return names
  }
}
