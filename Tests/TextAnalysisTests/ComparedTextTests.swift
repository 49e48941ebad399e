import Testing

@testable import TextAnalysis

@Suite("Signs that quotations are compared by") struct ComparedTextTests {
  private func compared(_ text: String) throws -> ComparedText { try Analyzer().compared(text) }

  /// The signs as text, what parts digits between them where it is not nothing.
  private func written(_ text: String) throws -> String {
    let marks: [ComparedText.Sign.Joint: String] = [
      .none: "", .space: "_", .point: ".", .comma: ",", .slash: "/", .colon: ":", .range: "-",
      .other: ";", .composed: "^",
    ]
    return try compared(text).signs.map { sign in
      (marks[sign.joint] ?? "") + (Unicode.Scalar(sign.code).map(String.init) ?? "")
    }.joined()
  }

  @Test(
    "Numbers keep what makes them another number",
    arguments: [
      ("增长5.4%", "增长5.4%"), ("增长54％", "增长54%"), ("5,4", "5,4"), ("1,000元", "1000元"),
      ("1,00元", "1,00元"), ("1 , 0 0 0元", "1_0_0_0元"), ("2 0 2 1", "2_0_2_1"), ("3、5", "3;5"),
      ("3月-5月", "3月-\u{2212}5月"), ("3月 — 5月", "3月-\u{2212}5月"), ("5%~8%", "5%-\u{2212}8%"),
      ("3个月——5个月", "3个月-\u{2212}5个月"), ("——2021年", "2021年"), ("- 5月", "5月"),
      ("2019—2020", "2019-2020"), ("增长-5%", "增长\u{2212}5%"), ("7：30", "7:30"),
      ("10²", "10^2"), ("3½", "3^1/2"), ("5…4", "5;4"), ("１２", "12"), ("COVID-19", "covid-19"),
      ("2 — 3家", "2-3家"), ("2019 -5%", "2019-5%"), ("¥5", "¥5"), ("p < 0.05", "p<0.05"),
      ("> 引文", "引文"), ("＋5℃", "+5°c"), ("a=b", "a=b"),
      ("25℃", "25°c"),
    ])
  func numbers(text: String, expected: String) throws {
    #expect(try written(text) == expected)
  }

  @Test("A circle typed for 〇 is one, another is a sign of its own")
  func circles() throws {
    #expect(try written("二○二○年") == "二〇二〇年")
    #expect(try written("七\n○年代") == "七〇年代")
    #expect(try written("○防汛") == "○防汛")
  }

  @Test("Punctuation, white space and what cannot be seen are no signs")
  func passedOver() throws {
    #expect(try written("“整改，\u{200B}不能\n　　在——纸上！”") == "整改不能在纸上")
    #expect(try written("，。！…… \u{FEFF}").isEmpty)
  }

  @Test("What was not readable, and an archive's own characters, are signs")
  func unreadable() throws {
    #expect(try compared("甲\u{FFFD}乙\u{E000}").signs.count == 4)
  }

  @Test("Letters and digits in a row are one run")
  func runs() throws {
    let signs = try compared("共46个A4纸").signs
    #expect(signs.map(\.continuesRun) == [false, false, true, false, false, true, false])
  }

  @Test("Places are those of the text")
  func places() throws {
    let text = "甲，㎡é乙"
    for sign in try compared(text).signs {
      #expect(sign.byteRange.upperBound <= text.utf8.count && !sign.byteRange.isEmpty)
      let bytes = Array(text.utf8)[sign.byteRange]
      #expect(String(validating: bytes, as: UTF8.self) != nil)
    }
  }
}

@Suite("Characters of two scripts") struct ScriptFormsTests {
  private func relation(_ first: Unicode.Scalar, _ second: Unicode.Scalar) throws
    -> ScriptForms.Relation
  {
    try Analyzer().difference(first, second).relation
  }

  @Test("A traditional character is its simplified form's")
  func same() throws {
    #expect(try relation("國", "国") == .same && relation("后", "後") == .doubtful)
    #expect(try relation("裏", "裡") == .same)
  }

  @Test("Two traditional characters of one simplified form are two")
  func different() throws {
    #expect(try relation("髮", "發") == .different && relation("復", "複") == .different)
  }

  @Test("What simplified texts use themselves is the same in traditional texts only")
  func both() throws {
    #expect(try relation("著", "着") == .sameIfTraditional(first: true))
    #expect(try relation("干", "乾") == .sameIfTraditional(first: false))
  }

  @Test("In what characters differ")
  func kinds() throws {
    let analyzer = try Analyzer()
    #expect(analyzer.difference("Ａ", "A").kinds == [.width])
    #expect(analyzer.difference("ａ", "A").kinds == [.width, .letterCase])
    #expect(analyzer.difference("⻓", "长").kinds == [.radicals])
    #expect(analyzer.difference("⽇", "日").kinds == [.radicals])
    #expect(analyzer.difference("國", "国").kinds == [.script])
    #expect(analyzer.difference("①", "1").kinds == [.composed])
    #expect(analyzer.difference("国", "国").kinds.isEmpty)
  }
}
