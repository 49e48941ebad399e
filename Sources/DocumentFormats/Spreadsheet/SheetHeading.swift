import TextStructure

/// The heading of a table in a sheet: which rows it is, and what it calls the columns.
struct SheetHeading {
  /// The rows of the heading, as indices into the sheet's rows.
  let rows: Range<Int>
  /// The columns' names, by the columns' numbers.
  private(set) var names: [Int32: String] = [:]

  /// A heading stands within so many rows from the first.
  private static let reach = 60
  /// How many rows below a heading are looked at.
  private static let foresight = 20
  /// The longest name of a column, in scalars.
  private static let longestName = 40
  /// The most rows of a heading, one above the other.
  private static let mostRows = 4

  /// Finds the first row that names the columns of those below it.
  init?(_ rows: [SheetRows.Row]) {
    guard let first = Self.first(in: rows) else { return nil }
    var end = first + 1
    while end < rows.count - 1, end - first < Self.mostRows,
      Self.isContinued(rows[end - 1], by: rows[end])
    {
      end += 1
    }
    self.rows = first..<end
    for row in rows[first..<end] {
      for value in row.values where !value.continues {
        for column in value.first...value.last {
          names[column] = names[column].map { "\($0)/\(Self.name(value))" } ?? Self.name(value)
        }
      }
    }
  }

  /// Whether a row repeats the heading, as sheets laid out for printing do.
  func isRepeated(_ row: SheetRows.Row) -> Bool {
    row.values.allSatisfy { names[$0.first] == Self.name($0) }
  }

  /// A cell's text as a name: on one line, without the colon at its end.
  private static func name(_ value: SheetRows.Value) -> String {
    var name = String.UnicodeScalarView()
    for part in value.text.unicodeScalars.split(whereSeparator: { $0.isTrimmed }) {
      // Between Chinese characters a line end is only for the width of the column.
      if let last = name.last, let first = part.first, !(last.isHan && first.isHan) {
        name.append(" ")
      }
      name.append(contentsOf: part)
    }
    while let last = name.last, last == "：" || last == ":" { name.removeLast() }
    return String(name)
  }

  // MARK: Rules

  /// The first row that is a heading; below the first rows of a form only one that is nothing but labels.
  private static func first(in rows: [SheetRows.Row]) -> Int? {
    var isInForm = false
    for index in rows.indices.prefix(reach) where isNameRow(rows, index) {
      let values = rows[index].values
      if values.allSatisfy(isLabel) || values.first.map(isNumbering) == true { return index }
      if isInForm { continue }
      isInForm = isForm(values, below: rows[(index + 1)...].prefix(foresight))
      if !isInForm { return index }
    }
    return nil
  }

  /// `序号`: no form begins so.
  private static func isNumbering(_ value: SheetRows.Value) -> Bool {
    ["序号", "编号"].contains(name(value))
  }

  /// A heading is a row of short, distinct texts over most of the columns that the rows below it use.
  private static func isNameRow(_ rows: [SheetRows.Row], _ index: Int) -> Bool {
    let values = rows[index].values
    guard values.count >= 2, isNames(values) else { return false }
    let below = rows[(index + 1)...].prefix(foresight)
    guard below.contains(where: { $0.values.count >= 2 }) else { return false }
    let width = below.reduce(0) { max($0, $1.values.count) }
    let covered = values.reduce(0) { $0 + Int($1.last - $1.first) + 1 }
    return covered * 5 >= width * 3
  }

  private static func isNames(_ values: [SheetRows.Value]) -> Bool {
    var seen: Set<String> = []
    var hasText = false
    for value in values {
      let name = name(value)
      if value.isText { hasText = true } else if !isYear(name) { return false }
      guard !name.isEmpty, name.unicodeScalars.count <= longestName,
        !name.contains(where: { "：:。；;！？".contains($0) }), seen.insert(name).inserted
      else { return false }
    }
    return hasText
  }

  /// Years name columns as numbers.
  private static func isYear(_ name: String) -> Bool {
    Int(name).map { (1900...2100).contains($0) } ?? false
  }

  /// A form has its labels beside their values, not above them: most of its rows begin with labels, and the
  /// first row has texts that are none.
  private static func isForm(_ values: [SheetRows.Value], below: ArraySlice<SheetRows.Row>) -> Bool
  {
    guard let first = values.first, isLabel(first) else { return false }
    let rows = below.filter { $0.values.count >= 2 }.prefix(5)
    let labelled = rows.count { row in
      row.values.first.map { $0.isText && !$0.continues && isLabel($0) } ?? false
    }
    return labelled * 2 >= rows.count
  }

  private static func isLabel(_ value: SheetRows.Value) -> Bool {
    let name = name(value)
    let plain = name.prefix { $0 != "（" && $0 != "(" }
    return labelEndings.contains { plain.hasSuffix($0) }
  }

  /// How names of columns, and labels of forms, end.
  private static let labelEndings = [
    "序号", "编号", "名称", "单位", "时间", "日期", "情况", "措施", "问题", "内容", "备注", "数", "额", "人", "类别", "类型",
    "电话", "地址", "时限", "期限", "进展", "部门", "领导", "项目", "面积", "数量", "年份", "结果", "标准", "依据", "要求", "目标",
    "任务", "性别", "年龄", "姓名", "职务", "职称", "民族", "学历", "籍贯", "方式", "状态", "等级", "级别", "来源", "地点", "规模",
    "计划", "进度", "投资", "资金", "比例", "率", "值", "事项", "文号", "标题", "年月", "号码", "指标", "意见", "说明", "职责",
    "简介", "概况",
  ]

  /// Whether the row below a heading divides its merged names: short texts under these, nothing elsewhere.
  private static func isContinued(_ row: SheetRows.Row, by next: SheetRows.Row) -> Bool {
    let own = next.values.filter { !$0.continues }
    guard !own.isEmpty, own.allSatisfy({ $0.isText || isYear(name($0)) }) else { return false }
    return own.allSatisfy { value in
      let above = row.values.first { $0.first <= value.first && value.last <= $0.last }
      guard let above, above.last > above.first, !above.continues else { return false }
      let name = name(value)
      return !name.isEmpty && name.unicodeScalars.count <= longestName && !name.contains("。")
    }
  }
}
