import ArchiveModel
import Testing

@Suite("Fields without a property of their own") struct FurtherFieldTests {
  @Test(
    "The day of a law keeps the word that the text has",
    arguments: [
      ("2018年10月26日 修正", "2018-10-26 修正"), ("2018-10-26 修订", "2018-10-26 修订"),
      ("二〇一八年十月", "2018-10"), ("2018-10-26", "2018-10-26"),
    ])
  func lawDay(_ text: String, _ kept: String) {
    var description = DocumentDescription()
    #expect(description.state(.amended, [text]) == nil)
    #expect(description.values(of: .amended) == [kept])
    #expect(
      description.lawDates(of: .amended).map(\.date.description) == [
        String(kept.prefix { $0 != " " })
      ])
  }

  @Test(arguments: ["修正", "2018-13-01", "2018-10-26 when", "2018-10-26 由第十三届全国人大常委会修正"])
  func isNoDay(_ text: String) {
    var description = DocumentDescription()
    #expect(description.state(.adopted, [text])?.code == .notADate)
    #expect(description == DocumentDescription())
  }

  @Test("Several days of amendment are all kept, in order") func days() {
    var description = DocumentDescription()
    #expect(description.state(.amended, ["2009-08-27 修正", "2018-10-26 修正"]) == nil)
    #expect(
      description.lawDates(of: .amended).map(\.date.description) == ["2009-08-27", "2018-10-26"])
  }

  @Test(
    "How long it is kept, in catalogues' words",
    arguments: [
      ("Y", "永久"), ("d30", "30年"), ("定期30年", "30年"), ("10", "10年"), ("长期", "长期"), ("永久", "永久"),
    ])
  func retention(_ text: String, _ kept: String) {
    var description = DocumentDescription()
    #expect(description.state(.retention, [text]) == nil)
    #expect(description.values(of: .retention) == [kept])
  }

  @Test(arguments: ["0", "-1", "三", "12页"]) func isNoCount(_ text: String) {
    var description = DocumentDescription()
    #expect(description.state(.pageCount, [text])?.code == .notACount)
  }

  @Test(
    "What people call them",
    arguments: [
      ("档号", DocumentDescription.Field.archivalCode), ("全宗号", .fonds), ("保管期限", .retention),
      ("机构（问题）", .section), ("件号", .item), ("施行日期", .inEffect), ("生效日期", .inEffect),
      ("in_effect", .inEffect), ("索引号", .indexNumber), ("版次", .edition),
    ])
  func names(_ name: String, _ field: DocumentDescription.Field) {
    #expect(DocumentDescription.Field(name: name) == field)
  }
}
