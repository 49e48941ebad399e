import ArchiveModel
import Statements
import Testing

@Suite("Of whom something is required") struct AddresseeTests {
  private func whom(_ text: String, kind: DocumentKind = .notice) -> [String] {
    let found = statements(text, kind: kind, issuer: "某县人民政府", date: "2025-03-03")
    return found.requirements.map { item in
      item.addresseeByteRanges.map { found.passages[0].text(in: $0) }.joined(separator: "/")
    }
  }

  @Test(
    "Characters that elsewhere begin a predicate are part of a name",
    arguments: [
      ("应急管理局要值守。", "应急管理局"), ("自然资源局要执法到位。", "自然资源局"), ("餐饮经营者必须持证。", "餐饮经营者"),
      ("向阳镇要先走一步。", "向阳镇"), ("从化区要先走一步。", "从化区"), ("县级以上人民政府应当安排经费。", "县级以上人民政府"),
      ("县对外联络办要接待好客商。", "县对外联络办"), ("工作组要住到村里。", "工作组"), ("在校学生不得下河。", "在校学生"),
      ("经济合作社要记账。", "经济合作社"), ("老师要进村。", "老师"), ("各接种点要查验证件。", "各接种点"),
      ("各项工作要落实到人。", ""), ("工程建设要严格把关。", ""), ("社会要和谐。", ""), ("方案要公开。", ""),
    ])
  func names(_ text: String, _ expected: String) { #expect(whom(text) == [expected]) }

  @Test(
    "A name ends where its predicate begins",
    arguments: [
      ("镇人民政府在辖区内发现隐患的，应当立即报告。", "镇人民政府"), ("各镇对辖区企业要逐户登记。", "各镇"),
      ("县水利局5月底前必须完成清淤。", "县水利局"), ("值守人员每天必须签到。", "值守人员"),
      ("年底前各站要全部整改。", "各站"), ("清淤由县水利局负责，不得推诿。", "县水利局/县水利局"),
      ("设障者逾期不清除的，应当承担费用。", "设障者"), ("被申请人委托他人领取的，应当出具委托书。", "被申请人"),
      ("承租人承租公房的，应当按时缴费。", "承租人"), ("从事养殖的单位应当登记。", "从事养殖的单位"),
      ("对拖延不办的单位要严肃问责。", ""), ("收费应当公示。", ""),
    ])
  func predicates(_ text: String, _ expected: String) {
    #expect(whom(text).joined(separator: "/") == expected)
  }

  @Test(
    "Lists come apart where each part is a name",
    arguments: [
      ("乡镇人民政府和街道办事处应当配备人员。", "乡镇人民政府/街道办事处"),
      ("乡（镇）人民政府以及街道办事处应当检查。", "乡（镇）人民政府/街道办事处"),
      ("市人民政府及各部门应当执行。", "市人民政府/各部门"), ("县发展改革、财政部门要安排资金。", "县发展改革、财政部门"),
      ("省、自治区、直辖市人民政府应当制定办法。", "省、自治区、直辖市人民政府"), ("任何单位和个人不得侵占。", "任何单位和个人"),
      ("县公安局、县交通局、沿河各镇要联合巡查。", "县公安局/县交通局/沿河各镇"),
      ("各站（劝导站、水管站）要有人值守。", "各站"),
    ])
  func lists(_ text: String, _ expected: String) { #expect(whom(text) == [expected]) }

  @Test("A subject holds for the items of its sentence, and for what a colon announces")
  func carried() {
    #expect(whom("各村要巡堤查险，不得离岗，严禁饮酒。") == ["各村", "各村", "各村"])
    #expect(whom("各村要：一是备足沙袋；二是看好闸门；三是不得瞒报。") == ["各村", "各村", "各村"])
    #expect(whom("各村要备足沙袋。必须看好闸门。") == ["各村", ""])
    #expect(whom("我们必须守住堤防。", kind: .speech) == ["我们"])
  }

  @Test("Persons, by their office or because the document names them")
  func persons() {
    let found = statements(
      "县委书记单于静要求张大海三天内拿出方案。单于静责成县水利局局长李长河牵头制定办法。单于静请镇党委书记边小溪一周内报告。")
    #expect(
      found.lines == [
        "单于静 要求 → 张大海 | 张大海三天内拿出方案", "单于静 责成 → 李长河 | 县水利局局长李长河牵头制定办法",
        "单于静 请 → 边小溪 | 请镇党委书记边小溪一周内报告",
      ])
  }

  @Test("Whoever is spoken to is asked, and 他 is not the speaker")
  func spokenTo() {
    #expect(
      statements("县委书记单于静转头对县住建局局长苟长青说：“这笔钱，一周内必须结清。”").lines == [
        "单于静 说 → 苟长青 | 这笔钱，一周内必须结清"
      ])
    #expect(
      statements("县长仝小满连线县水利局局长李长河，要求他三天内拿出方案。").lines == [
        "仝小满 要求 → 李长河 | 他三天内拿出方案"
      ])
    #expect(
      statements("县长仝小满叮嘱县水利局局长李长河，堤坝必须有人盯，不能离人。").lines == [
        "仝小满 叮嘱 → 李长河 | 堤坝必须有人盯", "仝小满 叮嘱 → 李长河 | 不能离人",
      ])
  }

  @Test("A task list names whom a task is for beside or below it")
  func taskLists() {
    let found = statements(
      """
      1. 盘活厂房3万平方米，每季度通报一次。
      牵头单位：县工业园区管委会
      责任单位：县税务局、县自然资源局
      2. 新增学位600个。（牵头单位：县教育局；责任单位：各镇）
      3. 县水利局5月底前完成清淤。
      责任单位：县水利局
      """, kind: .other, title: "2025年重点任务分解表")
    #expect(
      found.lines == [
        "→ 县工业园区管委会/县税务局/县自然资源局 | 盘活厂房3万平方米，每季度通报一次", "→ 县教育局/各镇 | 新增学位600个",
        "→ 县水利局 | 县水利局5月底前完成清淤",
      ])
  }

  @Test(
    "Those who lead several bodies, and those who act together",
    arguments: [
      ("各站、船厂主要负责人要到场。", "各站、船厂主要负责人"), ("县水利局会同县气象局要核对雨量。", "县水利局/县气象局"),
      ("县级库长每季度、镇级库长每月要巡库。", "县级库长/镇级库长"), ("任何渔民不得以风大为由弃船。", "任何渔民"),
      ("全县各渡口要停航。", "全县各渡口"), ("各媒体客观报道，要守时。", "各媒体"),
      ("各站春汛期间要有人守夜。", "各站"), ("各村开会情况请于月底前报来。", "各村"),
      ("请县粮食局的危月同志留一下。", "危月"), ("由滕砥石副县长牵头。", "滕砥石"),
      ("养鱼户一条也不得外卖。", "养鱼户"), ("有权审批的部门、机构应当公开。", "有权审批的部门、机构"),
    ])
  func together(_ text: String, _ expected: String) { #expect(whom(text) == [expected]) }

  @Test("Those whom numbered demands turn to, and the rest of them")
  func turnedTo() {
    #expect(
      whom("对各渔村，我提两点要求：一是建一本名册；二是守一条船规。", kind: .speech) == ["各渔村", "各渔村"])
    #expect(whom("请各渔村于月底前报名；没有渔船的，也要说明。") == ["各渔村", "各渔村"])
  }
}
