import Testing
import TextAnalysis

@Suite("Forms that depend on what stands beside a character") struct ContextualFormTests {
  private func terms(_ text: String, undecided: UndecidedForm = .asWritten) throws -> String {
    let stream = try Analyzer().units(of: text, undecided: undecided)
    var bytes: [UInt8] = []
    for unit in stream.units { stream.appendFolded(unit, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(
    "What a word is, is not changed by simplifying it",
    arguments: [
      ("著名古建築", "著名古建筑"), ("著作权归档案馆", "著作权归档案馆"), ("顯著成績", "显著成绩"), ("乾隆年間", "乾隆年间"),
      ("瞭望塔", "瞭望塔"), ("俱乐部", "俱乐部"), ("俱樂部", "俱乐部"), ("摔跤", "摔跤"), ("大阪", "大阪"), ("哪吒", "哪吒"),
      ("杯盤狼藉", "杯盘狼藉"), ("颠覆", "颠覆"), ("覆蓋率", "覆盖率"),
    ])
  func stays(text: String, folded: String) throws {
    #expect(try terms(text) == folded)
  }

  @Test(
    "Traditional texts mean the simplified form",
    arguments: [
      ("他隨著隊伍走進會場", "他随着队伍走进会场"), ("餅乾廠", "饼干厂"), ("乾燥設備", "干燥设备"), ("瞭解情況", "了解情况"),
      ("象徵意義", "象征意义"), ("徵收土地", "征收土地"), ("合夥經營", "合伙经营"), ("藉口推諉", "借口推诿"),
      ("答覆意見", "答复意见"), ("傢俱廠", "家具厂"), ("為什麽", "为什么"),
    ])
  func changes(text: String, folded: String) throws {
    #expect(try terms(text) == folded)
  }

  @Test("A form that nothing decides stays, and the text says that it is open")
  func undecided() throws {
    let analyzer = try Analyzer()
    #expect(try terms("张三著") == "张三著")
    #expect(try terms("张三著", undecided: .simplified) == "张三着")
    #expect(analyzer.units(of: "张三著").hasUndecidedForms)
    #expect(!analyzer.units(of: "著名").hasUndecidedForms)
    #expect(!analyzer.units(of: "隨著隊伍").hasUndecidedForms)
  }

  @Test(
    "The zeros of Chinese years are one",
    arguments: [
      "二〇二〇年", "二○二○年", "二零二零年", "二O二O年", "二Ｏ二Ｏ年", "二О二О年", "二◯二◯年",
    ])
  func zeros(text: String) throws {
    #expect(try terms(text) == "二〇二〇年")
    let units = try Analyzer().units(of: text).units
    #expect(units.count == 5 && units.allSatisfy(\.isIdeograph))
    #expect(zip(units, units.dropFirst()).allSatisfy { $0.byteEnd == $1.byteStart })
  }

  @Test(
    "What is no zero of a number stays",
    arguments: [
      ("一零售店", "一零售店"), ("一百零五", "一百零五"), ("零售", "零售"), ("OK", "ok"), ("二OK", "二ok"),
      ("二〇〇八", "二〇〇八"),
      ("二OO八年", "二〇〇八年"),
    ])
  func otherZeros(text: String, folded: String) throws {
    #expect(try terms(text) == folded)
  }

  @Test(
    "A per cent sign belongs to the figure before it",
    arguments: [
      ("增长5%。", "增长5％"), ("增长5.4％左右", "增长54％左右"), ("5‰", "5‰"), ("% 5", "5"), ("a%b", "ab"),
      ("百分之%", "百分之"),
    ])
  func percent(text: String, folded: String) throws {
    #expect(try terms(text) == folded)
  }

  @Test("Latin letters are found without their marks", arguments: ["café", "cafe\u{301}", "CAFÉ"])
  func latin(text: String) throws {
    #expect(try terms(text) == "cafe")
  }
}
