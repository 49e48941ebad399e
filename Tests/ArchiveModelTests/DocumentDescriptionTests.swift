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
    #expect(names.count == 48)
    // 党政机关公文处理工作条例, 第八条.
    let kinds = "决议 决定 命令 公报 公告 通告 意见 通知 通报 报告 请示 批复 议案 函 纪要".split(separator: " ")
    #expect(kinds.allSatisfy { DocumentKind(rawValue: String($0)) != nil })
  }

  @Test(arguments: ["", " 通知", "通知书", "notices", "kind"])
  func isNoKind(_ name: String) { #expect(DocumentKind(name: name) == nil) }
}

@Suite struct DocumentDescriptionTests {
  private typealias Field = DocumentDescription.Field

  /// A value that each field takes.
  private static func value(_ field: DocumentDescription.Field) -> [String] {
    switch field {
    case .kind: ["通知"]
    case let field where field.form == .date: ["2020年10月26日"]
    case .pageCount: ["12"]
    case .byline: ["甲", "乙"]
    case .issuer, .addressee: ["甲局", "乙局"]
    default: ["\(field.rawValue) value"]
    }
  }

  private static func text(_ description: DocumentDescription, _ field: Field) -> String? {
    switch field {
    case .title: description.title
    case .kind: description.kind?.rawValue
    case .issuer: description.issuer
    case .number: description.number
    case .date: description.date?.description
    case .byline: description.byline.isEmpty ? nil : description.byline.joined(separator: "、")
    case .addressee: description.addressee
    case .signer: description.signer
    case .speaker: description.speaker
    case .source: description.source
    case .secrecy: description.secrecy
    default: description.further[field]?.joined(separator: "、")
    }
  }

  @Test(arguments: DocumentDescription.Field.allCases)
  func statingSetsThatFieldAlone(_ field: DocumentDescription.Field) {
    var description = DocumentDescription()
    #expect(description.state(field, Self.value(field)) == nil)
    #expect(description.stated == [field])
    let expected = field.form == .date ? "2020-10-26" : Self.value(field).joined(separator: "、")
    #expect(Self.text(description, field) == expected)
    for other in Field.allCases where other != field {
      #expect(Self.text(description, other) == nil)
    }
  }

  @Test(arguments: DocumentDescription.Field.allCases)
  func aStatedFieldOverridesThatFieldAlone(_ field: DocumentDescription.Field) {
    var read = DocumentDescription()
    for each in Field.allCases {
      #expect(
        read.state(
          each,
          each == .kind
            ? ["报告"] : each.form == .date ? ["1999"] : each.form == .count ? ["1"] : ["old"]) == nil
      )
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
    #expect(description.state(.kind, ["通知书"]) == FieldProblem(.unknownKind, value: "通知书"))
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
