import ArchiveModel
import Statements
import Testing

/// Where items begin and end, and what is none, beside the marker words.
@Suite("The forms of items") struct ItemFormTests {
  private func items(_ text: String, kind: DocumentKind = .notice) -> [String] {
    statements(text, kind: kind, issuer: "某县人民政府", date: "2025-03-03").items
  }

  @Test(
    "Duties said with a noun, in articles",
    arguments: [
      ("任何单位都有保护设施的义务。", ["任何单位都有保护设施的义务"]), ("审计人员负有保密义务。", ["审计人员负有保密义务"]),
      ("公民有劳动的权利和义务。", []), ("当事人没有答复的义务。", []), ("合同有关义务由双方约定。", []),
      ("国家限制或者禁止出口的技术，由商务部门公布。", []), ("说明书明示不得改装的，保修期从其约定。", []),
      ("纳税人年应征增值税销售额未超过标准。", []),
    ])
  func duties(_ text: String, _ expected: [String]) {
    #expect(items(text, kind: .law) == expected)
  }

  @Test(
    "What stands before belongs to another sentence",
    arguments: [
      ("国家实行统一登记，登记机构应当发放证书。", ["登记机构应当发放证书"]),
      ("实行轮休的企业，应当报告。", ["实行轮休的企业，应当报告"]),
      ("个人将资料转移的，处理者应当提供途径。", ["个人将资料转移的，处理者应当提供途径"]),
    ])
  func articles(_ text: String, _ expected: [String]) {
    #expect(items(text, kind: .law) == expected)
  }

  @Test(
    "Subjects, sayings of one's own and what is only added",
    arguments: [
      ("鉴定为危险房屋的住宅，不得出租。", ["鉴定为危险房屋的住宅，不得出租"]),
      ("平台设在县医院，医师应当在十分钟内应答。", ["医师应当在十分钟内应答"]),
      ("资金可以统筹使用，但要专账核算。", ["但要专账核算"]),
      ("总之，各村要看好闸门。", ["各村要看好闸门"]),
      ("每所学校要配一名医生，配不齐的，可以几校共用。", ["每所学校要配一名医生"]),
      ("总结请于3月10日前报送，联系人：王平。", ["总结请于3月10日前报送"]),
      ("管水的人不能怕湿鞋，这是本分。", ["管水的人不能怕湿鞋"]),
      ("应修未修的管线共三处。", []), ("护学岗应到4人，实到2人。", []), ("我也要问一问。", []),
      ("户均不超过3000元。", []), ("营养餐每生每天4元。", []), ("1998年以前建成的小区有12个。", []),
      ("现在请县教育局局长介绍情况。", []),
    ])
  func directions(_ text: String, _ expected: [String]) { #expect(items(text) == expected) }

  @Test("Who speaks gives somebody a task by a day, and says so of others")
  func tasksInSpeech() {
    let found = statements(
      "县住建局局长叶知夏说：“维保单位每十五天保养一次。专班将每周通报。全县每天有三百人就诊。”叶知夏说：“我们要求供水公司三日内修复。”")
    #expect(
      found.lines == [
        "叶知夏 说 → 维保单位 | 维保单位每十五天保养一次", "叶知夏 说 → 供水公司 | 供水公司三日内修复",
      ])
  }

  @Test("Who is called by name is asked")
  func called() {
    let found = statements(
      "副县长顾北川说：“老魏，堤上每隔半小时查一遍。王局长，您要把泵车调来。”")
    #expect(
      found.lines == ["顾北川 说 → 老魏 | 堤上每隔半小时查一遍", "顾北川 说 → 王局长 | 您要把泵车调来"])
  }

  @Test("The object of a wish, and those named after it")
  func wishes() {
    #expect(
      statements("县住建局局长叶知夏希望业主多配合，物业公司把钥匙管好。").lines == [
        "叶知夏 希望 → 业主/物业公司 | 业主多配合，物业公司把钥匙管好"
      ])
    #expect(statements("市民王女士反映，楼道灯坏了，希望社区尽快解决。").items == [])
  }

  @Test(
    "Deadlines before an event, and how often",
    arguments: [
      ("业主应当在开工前三十日提交报告。", "开工前三十日"), ("单位应当在有效期届满前30日申请延续。", "有效期届满前30日"),
      ("单位应当于期满30个工作日前提出。", "期满30个工作日前"), ("施工单位须在动工前报备。", "动工前"),
      ("补助由县财政局按月发放。", "按月"), ("镇卫生院一年一报，不得漏报。", "一年一报"),
      ("使用警械前，应当警告。", ""), ("主汛期前的各项工作要落实。", ""),
    ])
  func deadlines(_ text: String, _ expected: String) {
    let found = statements(text, kind: .notice, issuer: "某局", date: "2025-03-03")
    let first = found.requirements.first?.deadline.map {
      found.passages[0].text(in: $0.byteRange)
    }
    #expect(first ?? "" == expected)
  }
}
