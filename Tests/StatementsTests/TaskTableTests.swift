import ArchiveModel
import Statements
import Testing

@Suite("Tables and labels of tasks") struct TaskTableTests {
  private func found(_ text: String, title: String = "重点任务清单") -> FoundStatements {
    statements(text, kind: .other, date: "2025-02-01", title: title)
  }

  @Test("A row names the task, those who are to do it, and by when")
  func rows() {
    let found = found(
      """
      序号
      工作任务
      完成时限
      责任单位
      1
      改造老旧管网18公里
      10月底前
      县住建局、城关镇
      2
      闸门须每周试启一次
      长期
      县水利局
      3
      对停用的水井逐口封填
      每季度
      各乡镇
      """)
    #expect(
      found.lines == [
        "→ 县住建局/城关镇 | 改造老旧管网18公里", "→ 县水利局 | 闸门须每周试启一次", "→ 各乡镇 | 对停用的水井逐口封填",
      ])
    #expect(found.deadlines == ["10月底前=2025-10-31", "每周=", "每季度="])
  }

  @Test("Without numbers a row has as many cells as the heading")
  func unnumbered() {
    let found = found(
      """
      重点工作
      牵头单位
      时间安排
      建成2个托育点
      县卫健委
      9月
      修订防汛预案
      县应急局
      汛期前
      """)
    #expect(found.lines == ["→ 县卫健委 | 建成2个托育点", "→ 县应急局 | 修订防汛预案"])
    #expect(found.deadlines == ["9月=", "汛期前="])
  }

  @Test("Where a cell is empty, the rows that follow are read as lines")
  func missingCell() {
    let found = found(
      """
      序号
      任务
      责任单位
      1
      疏通沟渠
      2
      各站必须备足沙袋。
      县水利局
      """)
    #expect(found.lines == ["→ 各站 | 各站必须备足沙袋"])
  }

  @Test("A table in a report tells")
  func report() {
    let found = statements("任务\n责任单位\n完成时限\n建成2个托育点\n县卫健委\n9月底前", kind: .report)
    #expect(found.items == [])
  }

  @Test(
    "Labels below a task, in its line and in brackets",
    arguments: [
      (
        "1. 整修机耕路12公里。\n完成时限：6月底前；牵头单位：县农业农村局；配合单位：柳浦镇。",
        "→ 县农业农村局/柳浦镇 | 整修机耕路12公里", "6月底前=2025-06-30"
      ),
      (
        "1. 清点库存物资，逐件登记造册。责任单位：县粮食局、县供销社。",
        "→ 县粮食局/县供销社 | 清点库存物资，逐件登记造册", ""
      ),
      ("2. 新建避险点40处。（县应急局牵头，各乡镇配合）", "→ 县应急局/各乡镇 | 新建避险点40处", ""),
      ("3. 培训网格员600人。（县委政法委、县民政局按职责分工负责）", "→ 县委政法委/县民政局 | 培训网格员600人", ""),
    ])
  func labels(_ text: String, _ line: String, _ deadline: String) {
    let found = found(text)
    #expect(found.lines == [line])
    #expect(found.deadlines == (deadline.isEmpty ? [] : [deadline]))
  }

  @Test("A document that says again and again whose tasks are is a task list, whatever its title")
  func untitled() {
    let found = statements(
      "1. 摆放花卉2万盆。责任单位：县园林所。\n2. 悬挂灯笼300盏。责任单位：县城管局。\n3. 5月1日前修补路面。责任单位：县公路局。",
      kind: nil, title: "稻花节")
    #expect(found.items == ["摆放花卉2万盆", "悬挂灯笼300盏", "5月1日前修补路面"])
  }
}
