import ArchiveModel
import Statements
import Testing

@Suite("Forms of orders") struct OrderFormTests {
  private func items(_ text: String, _ kind: DocumentKind = .notice) -> [String] {
    statements(text, kind: kind, issuer: kind == .news ? nil : "某县人民政府", date: "2025-03-03").items
  }

  @Test(
    "What people say, think or ask is no order",
    arguments: [
      "大家都说必须重修水塔。", "他总觉得桥面一响就必须停车。", "哪有不要本钱的买卖。", "那几年是不准种瓜的。", "眼看就要开闸了。", "天气再冷也不要钱。",
      "商户代表樊大勇也应邀到场。", "院长把钥匙要过去。", "路总要有人修。",
    ])
  func hearsay(_ text: String) { #expect(items(text, .news) == []) }

  @Test(
    "Whoever does one thing is to do the other",
    arguments: [
      ("谁审批谁负责，谁签字谁担责。", ["谁审批谁负责，谁签字谁担责"]), ("当了组长就要守夜。", ["当了组长就要守夜"]),
      ("要点名通报，要紧盯闸口。", ["要点名通报", "要紧盯闸口"]),
      ("这件事由县水利局负责，预案由县气象局起草。", ["这件事由县水利局负责", "预案由县气象局起草"]),
      ("夜里别开闸，别图快。", ["夜里别开闸", "别图快"]),
    ])
  func orders(_ text: String, _ expected: [String]) { #expect(items(text, .speech) == expected) }

  @Test(
    "An item ends where what was done is told",
    arguments: [
      ("沙袋应当在五天内备齐，我们看了6个站，有的站一袋没有。", ["沙袋应当在五天内备齐"]),
      ("第一件，账要公开。第二件，门要常开。", ["账要公开", "门要常开"]),
      ("各站要逐户登记，对独居老人上门查看，凡能代办的，不得让人跑腿。", ["各站要逐户登记，对独居老人上门查看", "凡能代办的，不得让人跑腿"]),
      ("巡查员每两天报一次水位，不能虚报。", ["巡查员每两天报一次水位", "不能虚报"]),
      ("无证渔船一律不得出港，已经出港的，由县渔政站劝回。", ["无证渔船一律不得出港", "已经出港的，由县渔政站劝回"]),
      ("请各站于6月3日前上报（联系人：佟兰，电话：123）。", ["请各站于6月3日前上报"]),
      ("不管多晚，站长必须回电。", ["不管多晚，站长必须回电"]),
    ])
  func bounds(_ text: String, _ expected: [String]) { #expect(items(text) == expected) }

  @Test(
    "In articles",
    arguments: [
      (
        "第一条 承运人约定了期限，托运人逾期交货，请求赔偿的，承运人应当予以支持。\n第二条 站点应当登记。",
        ["承运人约定了期限，托运人逾期交货，请求赔偿的，承运人应当予以支持", "站点应当登记"]
      ),
      (
        "第一条 船员应当提交：\n（一）申请书；\n（二）体检表。\n第二条 站点应当登记。",
        ["申请书", "体检表", "站点应当登记"]
      ),
      (
        "第一条 登记站对下列申请，分别情形，予以办理：\n（一）材料不齐的，告知补齐；\n（二）不归本站的，告知向有关机关申请。\n第二条 站点应当登记。",
        ["材料不齐的，告知补齐", "不归本站的，告知向有关机关申请", "站点应当登记"]
      ),
      ("第一条 船员应当根据航行目的，选择航道。\n第二条 站点应当登记。", ["船员应当根据航行目的，选择航道", "站点应当登记"]),
      (
        "第一条 船东应当向海事站（以下简称海事站）报告。\n第二条 站点应当在发出通知书的同时，告知家属。",
        ["船东应当向海事站（以下简称海事站）报告", "站点应当在发出通知书的同时，告知家属"]
      ),
      ("第一条 渔民不得在所承包的水面炸鱼。\n第二条 站点应当登记。", ["渔民不得在所承包的水面炸鱼", "站点应当登记"]),
      (
        "第一条 渔政站和有关部门对属于职责范围的投诉，应当处理。\n第二条 站点应当登记。",
        ["渔政站和有关部门对属于职责范围的投诉，应当处理", "站点应当登记"]
      ),
    ])
  func articles(_ text: String, _ expected: [String]) { #expect(items(text, .law) == expected) }

  @Test("In a programme resolute aims bind, in its review they are told")
  func programme() {
    func items(_ heading: String) -> [String] {
      statements(
        "完善预案，坚决守住防汛底线。", kind: .report, speaker: "危月", headings: [heading]
      ).items
    }
    #expect(items("2026年工作安排") == ["坚决守住防汛底线"])
    #expect(items("2025年工作回顾") == [])
  }
}
