import ArchiveModel
import Statements
import Testing

@Suite("What is required, and what is only told") struct RequiredOrToldTests {
  @Test(
    "Reports, faults, wishes, sayings and questions require nothing",
    arguments: [
      "过去一年大事要事集中交织。", "五年来办成了一批事关长远的要事。", "检查发现，两家企业应当建账，却没有建账。", "按规定应当每月报送，两个镇没有报送。",
      "来访群众要求镇里必须修路。", "村民刘大爷说，路必须修好。", "俗话说，打铁必须自身硬。", "县委去年曾要求各村必须通水。",
      "县委要求3月底前开工的14个项目，已开工12个。",
      "县财政局局长乜建国说，缺口800万元，希望分两年安排。", "“要”字出现了七十六次。", "县人社局已责令其限期支付。", "县住建局要求其6月10日前整改，逾期未改。",
      "还有很多事情要做。", "装一个要三百块钱。", "这种想法要不得。",
      "火险很高，容不得半点侥幸。",
      "加装电梯要注意什么？",
    ])
  func told(_ text: String) { #expect(statements(text).items == []) }

  @Test(
    "Short sentences with a subject are no headings",
    arguments: [
      ("一、县直有关部门要加强指导服务。各镇要按时上报。", ["县直有关部门要加强指导服务", "各镇要按时上报"]),
      ("二、责任人要换实。各镇要按时上报。", ["各镇要按时上报"]),
      ("（一）压实责任。各镇要按时上报。", ["各镇要按时上报"]),
      ("3. 县水利局5月底前完成河道清淤", ["县水利局5月底前完成河道清淤"]),
      ("五、值班电话由县应急局负责公布。", ["值班电话由县应急局负责公布"]),
    ])
  func headings(_ text: String, _ items: [String]) {
    #expect(statements(text, kind: .notice, issuer: "某县人民政府").items == items)
  }

  @Test("A task list without a number or an addressee gives directions")
  func taskList() {
    let found = statements(
      "各牵头单位要在1月20日前制定方案。县政府督查室要每月通报一次进度。", kind: .other, title: "重点工作任务分解表")
    #expect(found.items == ["各牵头单位要在1月20日前制定方案", "县政府督查室要每月通报一次进度"])
  }

  @Test("What a meeting agrees on is required where it says of whom")
  func agreed() {
    #expect(
      statements("会议议定，由县财政局负责安排经费。会议原则同意搬迁方案。", kind: .minutes).lines == [
        "会议 议定 → 县财政局 | 由县财政局负责安排经费"
      ])
  }

  @Test("An item ends where a marker begins another, a list where a higher number begins")
  func bounds() {
    let found = statements(
      """
      （一）生产。禁止下列行为：
      1.拼装车辆；
      2.篡改车速。
      （二）停放。物业要每天巡查；县水利局5月底前完成清淤，不得推诿。
      """, kind: .scheme, issuer: "某局")
    #expect(found.items == ["拼装车辆", "篡改车速", "物业要每天巡查", "县水利局5月底前完成清淤", "不得推诿"])
  }

  @Test("Under a heading that tells of what was, a frequency is no task")
  func problems() {
    let found = statements(
      "白茅镇每周调度、每月通报。", kind: .circular, issuer: "某办", headings: ["二、存在的主要问题"])
    #expect(found.items == [])
  }
}
