import ArchiveModel
import ExtractionSupport
import Statements
import Testing

/// Names are found by their place in the sentence: no list of surnames excludes one.
@Suite("Who speaks, by the place of the name") struct SpeakerPlaceTests {
  @Test(
    "After an office any characters are a name",
    arguments: [
      ("县疾控中心主任禤家宝强调，医院要备药。", "禤家宝, 县疾控中心主任: 医院要备药"),
      ("政法委书记郗恩泽则提出，巡逻要加密。", "郗恩泽, 政法委书记: 巡逻要加密"),
      ("县长达瓦·次仁强调，春耕要抓紧。", "达瓦·次仁, 县长: 春耕要抓紧"),
      ("副县长方向强调，路要修好。", "方向, 副县长: 路要修好"),
      ("县委政委裘安出席会议。裘安指出，火源要管严。", "裘安, 县委政委: 火源要管严"),
      ("第二巡察组组长屈长庚要求，材料要报齐。", "屈长庚, 第二巡察组组长: 材料要报齐"),
      ("本报讯 县委书记逯峰要求，人要到岗。", "逯峰, 县委书记: 人要到岗"),
      ("同行的县住建局局长田甜表示，账要算清。", "田甜, 县住建局局长: 账要算清"),
      ("县委书记逯峰、县委副书记张庆安出席。张庆安强调，人要到岗。", "张庆安, 县委副书记: 人要到岗"),
      ("方向指出，路要修好。\n副县长方向到场。", "方向, 副县长: 路要修好"),
      ("代县长危月到园区调研。危月要求，人要到岗。\n散会后，危月又去看了工地。", "危月, 代县长: 人要到岗"),
      ("随后蒋青禾代表县财政局党支部发言，账要算清。", "蒋青禾: 账要算清"),
    ])
  func names(_ text: String, _ expected: String) {
    #expect(statements(text).speeches.first == expected)
  }

  @Test(
    "An adverb and a verb are nobody",
    arguments: [
      "各镇应当周密部署，确保安全。", "总书记重要指示，大家反复学。", "县长再次强调，时间不等人。", "书记亲自部署，人人上阵。", "县长热线介绍，来电不少。",
      "容不得半点马虎，火险很高。",
    ])
  func nobody(_ text: String) {
    let names = statements(text).statements.flatMap(\.speeches).compactMap(\.speaker.name)
    #expect(names.isEmpty, "\(names)")
  }

  @Test("他 is who the text tells of, not who was only there")
  func pronoun() {
    #expect(
      statements("县委书记王建信到乡里调研。县水利局局长李长河参加。王建信沿着大堤察看。他要求，水利部门要加密巡查。").lines == [
        "王建信 要求 → 水利部门 | 水利部门要加密巡查"
      ])
    #expect(
      statements("县委书记王建信到乡里调研。县水利局局长李长河陪同。他要求，各镇要加密巡查。").lines == [
        "王建信 要求 → 各镇 | 各镇要加密巡查"
      ])
  }

  @Test("Quoted words belong to who is named beside them")
  func quotations() {
    #expect(
      statements("“不能换了就不管，”县长仝小满对所长边远说，“每周必须试机一次。”边远当场表示，将抓紧落实。").lines == [
        "仝小满 说 → 边远 | 不能换了就不管", "仝小满 说 → 边远 | 每周必须试机一次",
      ])
    #expect(
      statements("县长仝小满提高了声音：“沙子明天必须清完。”").lines == ["仝小满 | 沙子明天必须清完"])
  }

  @Test("Narration after a closed quotation is nobody's speech")
  func narration() {
    let found = statements("县长仝小满说：“人要到岗。”当天，各镇必须值守的通知已发出。据了解，水位必须控制在汛限以下。")
    #expect(found.requirements.map { $0.speaker?.name }.first == "仝小满")
    #expect(found.requirements.dropFirst().allSatisfy { $0.speaker == nil })
  }

  @Test("Questions and answers")
  func interview() {
    let found = statements(
      "问：物业要做什么？\n答：物业必须公示账目。\n下一步，各小区要通气。\n新华网记者：业主呢？\n答：业主不得私搭。", kind: .news,
      title: "访县住建局局长禤立群")
    #expect(found.items == ["物业必须公示账目", "下一步，各小区要通气", "业主不得私搭"])
    #expect(found.requirements.allSatisfy { $0.speaker?.name == "禤立群" })
    #expect(found.requirements.allSatisfy { $0.speaker?.office == "县住建局局长" })
  }

  @Test(
    "The speaker in a speech's head",
    arguments: [
      "在全县防汛会上的讲话\n端木信\n（2025年7月20日）\n同志们：\n各镇要抓紧抢收。",
      "端木信同志在全县防汛会上的讲话\n（2025年7月20日）\n同志们：\n各镇要抓紧抢收。",
      "在全县防汛会上的讲话\n县委副书记、县长端木信\n2025年7月20日\n\n同志们：\n各镇要抓紧抢收。",
      "县长端木信在全县防汛会上的讲话\n（2025年7月20日）\n同志们：\n各镇要抓紧抢收。",
    ])
  func heads(_ text: String) throws {
    #expect(try extract(text).description.speaker == "端木信")
    #expect(
      try extract(text.replacing("端木信", with: "亓望舒")).description.speaker == "亓望舒")
  }

  @Test("Whoever is called or handed something before quoted words is meant by them")
  func summoned() {
    #expect(
      statements("副县长谌月华来到渡口。谌月华把站长艾青叫到跟前：“今天就把船检修好，不能再拖。”").lines == [
        "谌月华 → 艾青 | 今天就把船检修好", "谌月华 → 艾青 | 不能再拖",
      ])
    #expect(
      statements("站长艾青低着头。副县长谌月华说：“天黑之前把灯修好。”").lines == ["谌月华 说 | 天黑之前把灯修好"])
  }

  @Test("A quotation goes on after a question in it, in a notice, too")
  func quotation() {
    #expect(
      statements(
        "县长端木清批示：“窗口天天关着，群众找谁？请各站自查，不要找借口。”", kind: .circular, issuer: "某办"
      ).lines == ["端木清 批示 → 各站 | 请各站自查", "端木清 批示 → 各站 | 不要找借口"])
  }

  @Test("Each line of what a meeting announced begins with its voice")
  func announced() {
    #expect(
      statements(
        "会议议定：\n一、用地由县国土局核对。谌月华强调，要抓紧核对。\n二、请县档案馆查找原件。", kind: .minutes, issuer: "某县政府"
      ).lines == [
        "会议 议定 → 县国土局 | 用地由县国土局核对", "谌月华 强调 | 要抓紧核对", "会议 议定 → 县档案馆 | 请县档案馆查找原件",
      ])
  }

  @Test("What a meeting agrees to, and what a document says in news")
  func meetings() {
    #expect(
      statements("会议同意欠款由县财政局垫付。", kind: .minutes, issuer: "某县政府").lines == [
        "会议 同意 → 县财政局 | 欠款由县财政局垫付"
      ])
    #expect(
      statements("按照新印发的《渡口管理办法》，船员必须持证上岗。记者看到，船上的人不多。").lines == [
        "《渡口管理办法》 规定 → 船员 | 船员必须持证上岗"
      ])
  }

  @Test("Who wrote it, and who is not known, does not require what is quoted")
  func strangers() {
    #expect(
      statements("本报讯（记者 佘欣）“闸门不能漏水。”议事会上的一句话引起共鸣。").requirements
        .allSatisfy { $0.speaker == nil })
    #expect(
      statements("副县长谌月华说，船要修好。习文说，希望渡口每周公布一次账目。").items == ["船要修好"])
  }
}
