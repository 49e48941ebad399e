import Testing

@testable import Retrieval

@Suite("Cutting a query into clauses") struct QueryLexerTests {
  /// The clauses, without the marks of exact words.
  private func clauses(_ query: String) -> [QueryLexer.Clause] {
    QueryLexer.clauses(of: query).map { clause in
      guard case .phrase(let text, _, let isExcluded) = clause else { return clause }
      return .phrase(text, typed: "", isExcluded: isExcluded)
    }
  }

  @Test(
    "Every pair of quotation marks that input methods type",
    arguments: [
      "\"甲 乙\"", "“甲 乙”", "「甲 乙」", "『甲 乙』", "＂甲 乙＂", "〝甲 乙〞", "”甲 乙“", "”甲 乙”", "“甲 乙\"", "\"甲 乙”",
      "＂甲 乙\"", "“甲 乙“",
    ])
  func pairs(query: String) {
    #expect(clauses(query) == [.phrase("甲 乙", typed: "", isExcluded: false)])
    #expect(clauses("-" + query) == [.phrase("甲 乙", typed: "", isExcluded: true)])
  }

  @Test(
    "A mark that is not closed is closed by the end",
    arguments: ["\"甲 乙", "“甲 乙", "「甲 乙", "『甲 乙", "＂甲 乙", "〝甲 乙"])
  func unbalanced(query: String) {
    #expect(clauses(query) == [.phrase("甲 乙", typed: "", isExcluded: false)])
  }

  @Test("Marks of another kind inside are part of the exact words")
  func nested() {
    #expect(clauses("「甲『乙』丙」") == [.phrase("甲『乙』丙", typed: "", isExcluded: false)])
    #expect(clauses("“他说「不行」吗”") == [.phrase("他说「不行」吗", typed: "", isExcluded: false)])
    #expect(
      clauses("\"甲\"\"乙\"") == [
        .phrase("甲", typed: "", isExcluded: false), .phrase("乙", typed: "", isExcluded: false),
      ])
    #expect(clauses("\"\"") == [.phrase("", typed: "", isExcluded: false)])
  }

  @Test("Exact words may follow a word without a space")
  func adjacent() {
    #expect(
      clauses("岑望舟“差不多”吗")
        == [
          .text("岑望舟", isExcluded: false), .phrase("差不多", typed: "", isExcluded: false),
          .text("吗", isExcluded: false),
        ])
  }

  @Test("Minus signs of every width exclude; inside a word and alone they do not")
  func minus() {
    for sign in ["-", "－", "−", "﹣"] {
      #expect(clauses("\(sign)甲") == [.text("甲", isExcluded: true)])
    }
    #expect(clauses("甲-乙") == [.text("甲-乙", isExcluded: false)])
    #expect(clauses("- 甲") == [.text("-", isExcluded: false), .text("甲", isExcluded: false)])
    #expect(clauses("-") == [.text("-", isExcluded: false)])
  }

  @Test("OR and bars", arguments: ["甲 OR 乙", "甲 ＯＲ 乙", "甲 | 乙", "甲|乙", "甲 ｜ 乙", "甲｜乙", "甲　|　乙"])
  func alternatives(query: String) {
    #expect(
      clauses(query) == [.text("甲", isExcluded: false), .or, .text("乙", isExcluded: false)])
  }

  @Test("or in small letters is a word")
  func smallOr() {
    #expect(clauses("a or b").contains(.or) == false)
  }

  @Test(
    "Fields in Chinese of both scripts and in English, with both colons",
    arguments: [
      ("类型", QueryField.kind), ("類型", .kind), ("文种", .kind), ("文種", .kind), ("kind", .kind),
      ("KIND", .kind), ("type", .kind), ("单位", .issuer), ("單位", .issuer), ("发文机关", .issuer),
      ("發文機關", .issuer), ("机关", .issuer), ("issuer", .issuer), ("讲话人", .speaker), ("講話人", .speaker),
      ("发言人", .speaker), ("speaker", .speaker), ("文号", .number), ("文號", .number), ("发文字号", .number),
      ("number", .number), ("标题", .title), ("標題", .title), ("题名", .title), ("title", .title),
      ("路径", .path), ("路徑", .path), ("path", .path), ("日期", .date), ("date", .date), ("自", .since),
      ("since", .since), ("至", .until), ("until", .until),
    ])
  func fields(name: String, field: QueryField) {
    for colon in [":", "："] {
      #expect(clauses("\(name)\(colon)值") == [.field(field, "值", isExcluded: false)])
      #expect(clauses("-\(name)\(colon)值") == [.field(field, "值", isExcluded: true)])
      #expect(clauses("\(name)\(colon)“值 二”") == [.field(field, "值 二", isExcluded: false)])
    }
  }

  @Test("A colon after no field's name belongs to the word")
  func notAField() {
    #expect(clauses("网址:值") == [.text("网址:值", isExcluded: false)])
    #expect(clauses("：值") == [.text("：值", isExcluded: false)])
    #expect(clauses("http://甲") == [.text("http://甲", isExcluded: false)])
  }

  @Test("A field with nothing after it has an empty value")
  func emptyValue() {
    #expect(
      clauses("类型: 通知")
        == [.field(.kind, "", isExcluded: false), .text("通知", isExcluded: false)])
  }

  @Test("Every text has clauses that end, and none of them holds what is not in the text")
  func anyText() {
    for query in HostileQueries.listed + HostileQueries.random(count: 3000, seed: 1) {
      let scalars = Set(query.unicodeScalars)
      for clause in clauses(query) {
        switch clause {
        case .text(let text, _), .phrase(let text, _, _), .field(_, let text, _):
          #expect(text.unicodeScalars.allSatisfy(scalars.contains), "\(query.debugDescription)")
        case .or: break
        }
      }
    }
  }
}
