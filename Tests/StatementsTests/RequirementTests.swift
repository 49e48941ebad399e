import ArchiveModel
import Statements
import Testing

@Suite("What is required") struct RequirementTests {
  @Test("Items of a sentence, one by one") func items() {
    let found = statements(
      "卓一帆要求，一是要提高站位，统一思想；二是要立行立改；三是正确对待，切实整改。")
    #expect(
      found.lines == [
        "卓一帆 要求 | 要提高站位，统一思想", "卓一帆 要求 | 要立行立改", "卓一帆 要求 | 正确对待，切实整改",
      ])
  }

  @Test(
    "A modal word begins an item; what ties two together does not",
    arguments: [
      ("各乡镇要巡堤查险，不得离岗，严禁饮酒，确保安全。", ["各乡镇要巡堤查险", "不得离岗", "严禁饮酒", "确保安全"]),
      ("各乡镇既要修堤，又要清淤。", ["各乡镇既要修堤，又要清淤"]),
      ("账不能写在纸上，要写在墙上。", ["账不能写在纸上，要写在墙上"]),
      ("对重大隐患不能立即整改的，必须停产。", ["对重大隐患不能立即整改的，必须停产"]),
      ("今年雨水不少，堤防是老的，必须加固。", ["必须加固"]),
      ("会后请各单位报名。", ["会后请各单位报名"]),
      ("重要的是主要领导需要参加。", []),
      ("只要努力，就有收获。", []),
      ("申请人邀请专家。", []),
      ("确保了供水。", []),
      ("应急和应用都好，反应快。", []),
      ("年度数据应于月底上报。", ["年度数据应于月底上报"]),
      ("名单须公示七日。", ["名单须公示七日"]),
    ])
  func modalWords(_ text: String, _ items: [String]) {
    #expect(statements(text, kind: .notice, issuer: "某县人民政府").items == items, "\(text)")
  }

  @Test("Deadlines alone are requirements in directions, not in reports")
  func deadlinesAlone() {
    let text = "6月底前完成应急水源工程。"
    #expect(statements(text, kind: .notice, issuer: "某局", date: "2020-03-01").items.count == 1)
    #expect(statements(text, kind: .report, issuer: "某局").items == [])
    #expect(statements("6月底前已完成工程。", kind: .notice, issuer: "某局").items == [])
    for (text, count) in [
      ("2022年各镇种树不少于90亩。", 0), ("2025年各镇种树不少于90亩。", 1), ("2025年兑现率不低于90%。", 0),
    ] {
      let found = statements(text, kind: .notice, issuer: "某局", date: "2025-04-09")
      #expect(found.items.count == count, "\(text)")
    }
  }

  @Test("A year in a text of before 1900 is none that is past")
  func yearInTextOfBefore1900() {
    let found = statements(
      "2022年各镇种树不少于90亩。", kind: .notice, issuer: "某局", date: "1012-04-09")
    #expect(found.items == ["2022年各镇种树不少于90亩"])
  }

  @Test(
    "Of whom, where it is stated",
    arguments: [
      ("各乡镇、各部门要自查。", "各乡镇/各部门"), ("任何单位和个人不得侵占。", "任何单位和个人"),
      ("要加强巡查。", ""), ("请贵局核实有关情况。", "贵局"), ("3月15日前各乡镇要报台账。", "各乡镇"),
    ])
  func addressees(_ text: String, _ whom: String) {
    let found = statements(text, kind: .notice, issuer: "某县人民政府")
    let stated = found.requirements.flatMap(\.addresseeByteRanges).map {
      found.passages[0].text(in: $0)
    }
    #expect(stated.joined(separator: "/") == whom)
  }

  @Test func whomADirectiveVerbNames() {
    #expect(
      statements("卓一帆希望磐石镇党委自觉接受监督，实事求是反映情况。").lines == [
        "卓一帆 希望 → 磐石镇党委 | 磐石镇党委自觉接受监督，实事求是反映情况"
      ])
    #expect(
      statements("卓一帆对龙泉街道党工委提出整改要求，明确当天必须改完。").lines.last?.hasSuffix(
        "当天必须改完") == true)
  }

  @Test(
    "Deadlines with the date they mean",
    arguments: [
      ("各单位应于2019年6月30日前完成。", "2019-05-01", ["2019年6月30日前=2019-06-30"]),
      ("9月底前必须完成。", "2022-07-25", ["9月底前=2022-09-30"]),
      ("年底前必须完成。", "2022-07-25", ["年底前=2022-12-31"]),
      ("明年3月底前必须完成。", "2022-07-25", ["明年3月底前=2023-03-31"]),
      ("1月31日前必须验收。", "2019-12-02", ["1月31日前=2020-01-31"]),
      ("4月30日前必须验收。", "2019-06-02", ["4月30日前="]),
      ("4月30日前必须验收。", "", ["4月30日前="]),
      ("必须在15个工作日内上报。", "2020-01-01", ["15个工作日内="]),
      ("三日内必须缴库。", "2020-01-01", ["三日内="]),
      ("问题当天必须整改。", "2020-01-01", ["当天="]),
      ("必须每月25日前报送。", "2020-01-01", ["每月25日前="]),
      ("必须每周巡查一次。", "2020-01-01", ["每周="]),
      ("二〇二〇年十月底前必须完成。", "2020-01-01", ["二〇二〇年十月底前=2020-10-31"]),
      ("三年内不得重复开挖。", "2020-01-01", []),
      ("20日2时前后必须值守。", "2020-01-01", []),
    ])
  func deadlines(_ text: String, _ date: String, _ expected: [String]) {
    let found = statements(
      text, kind: .notice, issuer: "某局", date: date.isEmpty ? nil : date)
    #expect(found.deadlines == expected)
  }

  @Test func figures() {
    let found = statements(
      "2020年参加人数必须达到200人，参保率不得低于97.5%，奖励500元至2,000元。", kind: .notice, issuer: "某局")
    #expect(found.figures == ["200人", "97.5%", "500元", "2,000元"])
  }

  @Test func articlesOfALaw() {
    let found = statements(
      """
      第七条 护理人员应当登记，不得转让证书。知道或者应当知道的，依法处理。应当享受的年休假天数照算。
      第八条 在河道内，禁止下列行为：
      （一）弃置矿渣；
      （二）电鱼、毒鱼，不听劝阻。
      第九条 有下列情形之一的，不得上岗：
      （一）未经培训的；
      （二）考核不合格的。
      第十条 用人单位可以自行决定。
      """, kind: .regulation, issuer: "某市人大常委会")
    #expect(
      found.lines == [
        "某市人大常委会 → 护理人员 | 护理人员应当登记", "某市人大常委会 → 护理人员 | 不得转让证书", "某市人大常委会 | 弃置矿渣",
        "某市人大常委会 | 电鱼、毒鱼，不听劝阻", "某市人大常委会 | 有下列情形之一的，不得上岗",
      ])
  }

  @Test func announcedLists() {
    let found = statements(
      "全会决定：\n一、建立台账制度。整改方案必须公开。\n二、满意度低的，不得销号。\n全会强调，要常抓不懈。不得反弹。", kind: .resolution,
      issuer: "某县委")
    #expect(
      found.lines == [
        "全会 决定 | 整改方案必须公开", "全会 决定 | 满意度低的，不得销号", "全会 强调 | 要常抓不懈", "全会 强调 | 不得反弹",
      ])
  }

  @Test func headingsAreNoItems() {
    let found = statements(
      "关于要抓紧防汛的通知\n一、责任人要换实。各村要有名单。", kind: .notice, issuer: "某局")
    #expect(found.items == ["各村要有名单"])
  }

  @Test(
    "Ranges lie in the text, in order, whatever it is",
    arguments: [
      "", "，。；：", "要", "“”“““", "（（（（要改", "一是二是三是", "要求", "要求：", "卓一帆要求：“要改。", "》》要改，不得《",
      "强调强调强调要要要", "一、", "第一条", "（一）", "：：：要求：：", "要\u{0}改不得\u{FFFD}", "必须", "不得不得不得",
      "卓一帆说：“甲说：‘必须’。", "😀要改，🇨🇳必须\u{301}改。",
    ])
  func hostile(_ text: String) {
    for kind in [DocumentKind.news, .notice, .law, .speech, nil] as [DocumentKind?] {
      for text in [text, text + "\n" + text, String(repeating: text, count: 40)] {
        let found = statements(text, kind: kind, issuer: "某局", speaker: "卓一帆", date: "2020-01-01")
        expectInside(found)
      }
    }
  }

  private func expectInside(_ found: FoundStatements) {
    let count = found.passages[0].text.utf8.count
    for item in found.requirements {
      let ranges =
        [item.byteRange] + item.addresseeByteRanges + item.figureByteRanges
        + [item.deadline?.byteRange].compactMap(\.self)
      for range in ranges {
        #expect(!range.isEmpty && range.lowerBound >= 0 && range.upperBound <= count)
        let text = found.passages[0].text(in: range)
        #expect(text.utf8.count == range.count)
      }
    }
    for speech in found.statements.flatMap(\.speeches) {
      #expect(speech.byteRange.lowerBound >= 0 && speech.byteRange.upperBound <= count)
    }
  }

  @Test("Time grows with the text, not faster") func linear() {
    let clock = ContinuousClock()
    for piece in [
      "要改不得改必须改，", "要求强调指出说", "“（《", "王李张刘陈书记局长", "2020年1月1日前三日内每月", "各乡镇、各部门和", "一是二是",
    ] {
      let short = String(repeating: piece, count: 300)
      let long = String(repeating: piece, count: 2_400)
      let shortTime = clock.measure { _ = statements(short, kind: .notice, issuer: "某局") }
      let longTime = clock.measure { _ = statements(long, kind: .notice, issuer: "某局") }
      // Eight times the text; quadratic rules would need 64 times the time.
      #expect(longTime < shortTime * 28 + .milliseconds(400), "\(piece)")
    }
  }
}
