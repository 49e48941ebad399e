import ArchiveModel
import Testing

@Suite struct DocumentKindTests {
  @Test func bothNamesMeanTheKind() {
    for kind in DocumentKind.allCases {
      #expect(DocumentKind(name: kind.rawValue) == kind)
      #expect(DocumentKind(name: kind.englishName) == kind)
      #expect(DocumentKind(name: kind.englishName.uppercased()) == kind)
      #expect(DocumentKind(name: Substring(kind.rawValue)) == kind)
    }
  }

  @Test func namesAreDistinct() {
    let names = DocumentKind.allCases.flatMap { [$0.rawValue, $0.englishName] }
    #expect(Set(names).count == names.count)
    #expect(DocumentKind.allCases.prefix(15).map(\.englishName).last == "minutes")
    // 党政机关公文处理工作条例, 第八条.
    let kinds = "决议 决定 命令 公报 公告 通告 意见 通知 通报 报告 请示 批复 议案 函 纪要".split(separator: " ")
    #expect(
      Array(DocumentKind.allCases.prefix(15)) == kinds.map { DocumentKind(rawValue: String($0)) })
  }

  @Test(arguments: ["", " 通知", "通知 书", "notices", "kind", "12", "通知。", "一二三四五六七八九十一二三"])
  func isNoKind(_ name: String) { #expect(DocumentKind(name: name) == nil) }

  /// An open list: what is no kind of ours keeps its name.
  @Test(arguments: ["司法解释", "规定", "细则", "规则", "预案", "令", "公约", "标准", "通知书", "意向书"])
  func anyOtherNameIsAKindToo(_ name: String) {
    #expect(DocumentKind(name: name)?.rawValue == name)
  }

  @Test(arguments: [("通知", true), ("意向书", true), ("通知单", true), ("茶农", false), ("照片", false)])
  func aWordThatMayBeAKind(_ name: String, isNamedLikeOne: Bool) {
    #expect(DocumentKind(name: name)?.isNamedLikeAKind == isNamedLikeOne)
  }

  @Test(arguments: [("通報", "通报"), ("講話", "讲话"), ("辦法", "办法"), ("條例", "条例")])
  func traditionalNamesMeanTheSameKind(_ name: String, kind: String) {
    #expect(DocumentKind(name: name)?.rawValue == kind)
  }

  @Test(arguments: [
    ("规定", DocumentKind.measures), ("致辞", .speech), ("修正案", .law), ("通知", .notice), ("意向书", .other),
  ])
  func everyKindIsReadAsOneOfTheClosedList(_ name: String, general: DocumentKind) {
    #expect(DocumentKind(rawValue: name).general == general)
  }
}

@Suite struct DocumentDescriptionTests {
  private typealias Field = DocumentDescription.Field

  /// A value that each field takes.
  private static func value(_ field: DocumentDescription.Field) -> [String] {
    switch field {
    case .kind: ["通知"]
    case .date, .released: ["2020年10月26日"]
    case .pageCount: ["12"]
    case .adopted, .published, .inEffect, .repealed: ["2020-10-26 通过"]
    case .amended: ["2018-03-02 修正", "2020-10-26 修订"]
    case .byline: ["甲", "乙"]
    case .issuer, .addressee: ["甲局", "乙局"]
    default: ["\(field.rawValue) value"]
    }
  }

  private static func text(_ description: DocumentDescription, _ field: Field) -> String? {
    let values = description.values(of: field)
    return values.isEmpty ? nil : values.joined(separator: "、")
  }

  @Test(arguments: DocumentDescription.Field.allCases)
  func statingSetsThatFieldAlone(_ field: DocumentDescription.Field) {
    var description = DocumentDescription()
    #expect(description.state(field, Self.value(field)) == nil)
    #expect(description.stated == [field])
    let isDay = field == .date || field == .released
    let expected = isDay ? "2020-10-26" : Self.value(field).joined(separator: "、")
    #expect(Self.text(description, field) == expected)
    for other in Field.allCases where other != field {
      #expect(Self.text(description, other) == nil)
    }
  }

  @Test(arguments: DocumentDescription.Field.allCases)
  func aStatedFieldOverridesThatFieldAlone(_ field: DocumentDescription.Field) {
    var read = DocumentDescription()
    for each in Field.allCases {
      let old = Field.lawDates.contains(each) || each == .date || each == .released ? "1999" : "old"
      let value = each == .kind ? "报告" : each == .pageCount ? "1" : old
      #expect(read.state(each, [value]) == nil)
    }
    read.stated = [.title]
    var person = DocumentDescription()
    _ = person.state(field, Self.value(field))
    let merged = read.overridden(by: person)
    for each in Field.allCases {
      #expect(Self.text(merged, each) == Self.text(each == field ? person : read, each))
    }
    #expect(merged.stated == [.title, field])
  }

  @Test func whatIsNotStatedDoesNotOverride() {
    var read = DocumentDescription()
    read.title = "题"
    var other = DocumentDescription()
    other.title = "别的"
    #expect(read.overridden(by: other) == read)
    #expect(read.overridden(by: nil) == read)
    other.title = nil
    other.stated = [.title]
    #expect(read.overridden(by: other).title == nil)
  }

  @Test func wrongValuesAreNamedAndNotTaken() {
    var description = DocumentDescription()
    _ = description.state(.kind, ["通知"])
    #expect(description.state(.kind, ["notices"]) == FieldProblem(.unknownKind, value: "notices"))
    #expect(description.state(.adopted, ["去年"]) == FieldProblem(.notADate, value: "去年"))
    #expect(description.kind == .notice)
    #expect(
      description.state(.date, ["2020年2月30日"]) == FieldProblem(.notADate, value: "2020年2月30日"))
    #expect(description.date == nil)
    #expect(description.state(.title, []) == nil)
    #expect(description.stated == [.kind])
  }

  @Test(arguments: [
    ("标题", DocumentDescription.Field.title), ("题名", .title), ("TITLE", .title), ("文种", .kind),
    ("类型", .kind), ("单位", .issuer), ("发文机关", .issuer), ("文号", .number), ("发文字号", .number),
    ("日期", .date), ("成文日期", .date), ("记者", .byline), ("Author", .byline), ("主送机关", .addressee),
    ("签发人", .signer), ("讲话人", .speaker), ("来源", .source), ("密级", .secrecy),
    ("通过日期", .adopted), ("公布日期", .published), ("施行日期", .inEffect), ("修订日期", .amended),
    ("废止日期", .repealed), ("有效性", .validity), ("索引号", .indexNumber), ("发布日期", .released),
    ("in_effect", .inEffect),
  ])
  func namesMeanFields(_ name: String, field: DocumentDescription.Field) {
    #expect(Field(name: name) == field)
  }

  @Test func keysNameTheirFields() {
    for field in Field.allCases { #expect(Field(name: field.rawValue) == field) }
    #expect(Field(name: "") == nil)
    #expect(Field(name: "标题 ") == nil)
  }
}

@Suite struct LawDateTests {
  @Test(
    arguments: [
      ("2020-09-24 通过", "2020-09-24", "通过"), ("2020年9月24日通过", "2020-09-24", "通过"),
      ("2020-09-24", "2020-09-24", nil), ("二〇二〇年九月二十四日 修订", "2020-09-24", "修订"),
      ("1999 修正", "1999", "修正"),
    ] as [(String, String, String?)])
  func aDayAndItsWord(_ text: String, date: String, word: String?) throws {
    let day = try #require(LawDate(text))
    #expect(day.date.description == date && day.word == word)
    #expect(LawDate(day.description) == day)
  }

  @Test(arguments: ["", "通过", "2020-13-01 通过", "2020年", "2020-09-24 passed on that day"])
  func isNoDayOfALaw(_ text: String) {
    #expect(LawDate(text)?.word == nil && (LawDate(text) == nil || text == "2020年"))
  }

  @Test func severalIssuersAreAList() {
    var description = DocumentDescription()
    _ = description.state(.issuer, ["甲局", "乙局"])
    #expect(description.issuers == ["甲局", "乙局"] && description.issuer == "甲局、乙局")
    #expect(DocumentDescription().issuers.isEmpty)
  }
}
