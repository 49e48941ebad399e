import ArchiveModel
import Testing

@Suite("Of whom, and by when") struct RequirementRequestTests {
  @Test(
    "Main recipients are parted, not inside of brackets",
    arguments: [
      ("各乡镇人民政府，县直各单位：", ["各乡镇人民政府", "县直各单位"]),
      ("各乡镇人民政府、岫城街道办事处；县防汛抗旱指挥部各成员单位", ["各乡镇人民政府", "岫城街道办事处", "县防汛抗旱指挥部各成员单位"]),
      ("各单位（含学校、医院），各村", ["各单位（含学校、医院）", "各村"]),
      ("各单位, 各村;", ["各单位", "各村"]), ("，：", []), ("", []),
    ])
  func recipients(_ stated: String, _ names: [String]) {
    var description = DocumentDescription()
    description.addressee = stated
    #expect(description.addressees == names)
  }

  @Test(arguments: [
    ("每月", true), ("每周五下班前", true), ("逐月", true), ("按季度", true), ("按规定", false),
    ("15个工作日内", false), ("4月底前", false), ("", false),
  ])
  func frequencies(_ words: String, _ isRecurring: Bool) {
    #expect(Requirement.Deadline.saysHowOften(words) == isRecurring)
  }

  @Test func countsByKind() {
    var counts = DeadlineCounts()
    for (place, kind) in DeadlineKind.allCases.enumerated() { counts[kind] = place + 1 }
    #expect(DeadlineKind.allCases.map { counts[$0] } == [1, 2, 3, 4])
  }
}
