import ArchiveModel
import Statements
import Testing

/// Forms of names and of sentences by which it is known who is to do something.
@Suite("The forms of addressees") struct AddresseeFormTests {
  private func whom(_ text: String, kind: DocumentKind = .notice) -> [String] {
    let found = statements(text, kind: kind, issuer: "某县人民政府", date: "2025-03-03")
    return found.requirements.map { item in
      item.addresseeByteRanges.map { found.passages[0].text(in: $0) }.joined(separator: "/")
    }
  }

  @Test(
    "Names in articles",
    arguments: [
      ("药品上市许可持有人应当建立追溯制度。", "药品上市许可持有人"), ("所有人或者使用人应当加强管理。", "所有人/使用人"),
      ("被检查单位及其有关人员应当配合。", "被检查单位/其有关人员"), ("合作双方应当共同提交报告。", "合作双方"),
      ("旅客无票乘坐的，应当补交票款。", "旅客"), ("仲裁庭应当及时作出裁决。", "仲裁庭"),
      ("受灾地区人民政府应当安置居民。", "受灾地区人民政府"), ("有权处理的部门应当立即处理。", "有权处理的部门"),
      ("集中采购机构应当编制方案。", "集中采购机构"), ("违法行为发生地公安机关应当录入信息。", "违法行为发生地公安机关"),
      ("国家著作权主管部门应当公布名录。", "国家著作权主管部门"), ("村民委员会及其成员应当守法。", "村民委员会/其成员"),
      ("人民防空设施平时应当开放。", ""), ("使用警械前，应当口头警告。", ""),
      ("店长除值班外，还应当巡店。", "店长"), ("驾驶员应当每日检查车辆。", "驾驶员"),
      ("养犬人携犬外出应当束绳。", "养犬人"), ("国家鼓励企业救灾，安置点应当安全。", ""),
    ])
  func articles(_ text: String, _ expected: String) {
    #expect(whom(text, kind: .law).joined(separator: "+") == expected)
  }

  @Test(
    "What says which belongs to a name",
    arguments: [
      ("县级人民政府负责林业工作的部门应当普查。", "县级人民政府负责林业工作的部门"),
      ("国务院林业主管部门和县级人民政府负责林业工作的部门或者机构，应当普查。", "国务院林业主管部门/县级人民政府负责林业工作的部门或者机构"),
      ("被调查的单位或者个人不得销毁材料。", "被调查的单位或者个人"), ("运输垃圾的企业、个体户应当登记。", "运输垃圾的企业/个体户"),
      ("幼儿园、托儿所等机构应当晨检。", "幼儿园、托儿所等机构"),
      ("企业、家庭农场等统计调查对象应当填报。", "企业/家庭农场/统计调查对象"),
      ("公安机关对扰乱秩序的人员应当劝离。", "公安机关"), ("县水利局组织有经验的人员，必须连夜巡堤。", "县水利局"),
    ])
  func described(_ text: String, _ expected: String) {
    #expect(whom(text, kind: .law) == [expected])
  }

  @Test(
    "Words that look like names and are none",
    arguments: [
      ("请认真组织实施。", ""), ("来稿请寄本刊编辑部。", ""), ("请拨打值班电话。", ""), ("教育局管的是学校，不得推诿。", ""),
      ("主汛期离开本县须报备。", ""), ("一个人都不许掉队。", ""), ("信息系统要定期维护。", ""), ("教育系统要带头节约。", "教育系统"),
      ("还是人要负责。", ""),
    ])
  func notNames(_ text: String, _ expected: String) {
    #expect(whom(text).joined(separator: "+") == expected)
  }

  @Test(
    "Names in directions",
    arguments: [
      ("每个小区都要成立业委会。", "每个小区"), ("每个行政村至少配备2名保洁员。", "每个行政村"),
      ("沿河乡镇草袋各不少于2万条。", "沿河乡镇"), ("三个沿河镇各储备草袋不少于1万条。", "三个沿河镇"),
      ("乡镇（街道）须逐户登记。", "乡镇（街道）"), ("各县（市）教育局，各直属学校要严格执行。", "各县（市）教育局/各直属学校"),
      ("县财政要保障工资。", "县财政"), ("分管领导要每周调度。", "分管领导"), ("参会人员请提前入场。", "参会人员"),
      ("县财政局：负责筹集资金，月底前到位。", "县财政局"), ("《湖滨日报》和融媒体中心要开设专栏。", "《湖滨日报》/融媒体中心"),
      ("县交通局局长黎明负责协调，5日内拿出方案。", "黎明"),
      ("县里组建一支不少于50人的抢险队，每个村不少于10人。", "县里/每个村"),
    ])
  func directions(_ text: String, _ expected: String) { #expect(whom(text) == [expected]) }

  @Test(
    "Whoever is given a part of an item",
    arguments: [
      ("由县住建局牵头，县生态环境局配合，10月底前完成。", "县住建局/县生态环境局"),
      ("养殖户要撤出网箱，渔政大队负责清理残网。", "养殖户/渔政大队"), ("门卫必须登记访客并由访客签名。", "门卫"),
      ("养老补助由县财政局按月发放。", "县财政局"), ("对整改不力的，由派驻纪检监察组约谈负责人。", "派驻纪检监察组"),
      ("对拖延的干部，一律问责。", ""), ("值守不到位的干部一律取消评优资格。", ""),
    ])
  func parts(_ text: String, _ expected: String) { #expect(whom(text) == [expected]) }

  @Test("Penalties and chairs are given to nobody")
  func notGiven() {
    #expect(whom("会议由副县长主持。由公安机关处以罚款。") == [])
  }

  @Test("Each number begins with those for whom all are")
  func numbers() {
    #expect(whom("第一，思想要绷紧。社区书记要下沉网格。第二，措施要过硬。", kind: .speech) == ["社区书记", ""])
    #expect(whom("各村要：一是看好闸门；二是村医要备药；三是不得瞒报。") == ["各村", "村医", "各村"])
  }

  @Test("Who judges is not who is to act")
  func judging() {
    #expect(whom("县信访局要逐件回访，群众不认可的，一律重办。") == ["县信访局", "县信访局"])
    #expect(whom("村民建房需切坡的，须先报告。") == ["村民"])
  }
}
