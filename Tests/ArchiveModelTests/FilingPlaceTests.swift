import ArchiveModel
import Testing

@Suite("Where documents are filed, and their reference codes") struct FilingPlaceTests {
  private func place(_ values: (DocumentDescription.Field, String)...) -> FilingPlace {
    FilingPlace(description(values))
  }

  private func description(_ values: [(DocumentDescription.Field, String)]) -> DocumentDescription {
    var description = DocumentDescription()
    for (field, value) in values { _ = description.state(field, [value]) }
    return description
  }

  @Test("A code is of fonds, category, year, period, section and item number")
  func code() {
    let whole = place((.fonds, "Z109"), (.year, "2011"), (.retention, "Y"), (.section, "BGS"))
    #expect(ArchivalCode(whole, category: "WS", item: 1)?.description == "Z109-WS·2011-Y-BGS-0001")
    let bare = place((.fonds, "0001"), (.date, "2021-03-05"), (.retention, "定期30年"))
    #expect(
      ArchivalCode(bare, category: "WS", item: 12345)?.description == "0001-WS·2021-D30-12345")
    #expect(ArchivalCode(place((.fonds, "1"), (.year, "2011")), category: "WS", item: 1) == nil)
    #expect(ArchivalCode(place((.retention, "Y"), (.year, "2011")), category: "WS", item: 1) == nil)
    // A period without a code in the standard.
    let old = place((.fonds, "1"), (.year, "2001"), (.retention, "长期"))
    #expect(ArchivalCode(old, category: "WS", item: 1) == nil)
  }

  @Test(
    "A code is read as it is written",
    arguments: ["Z109-WS·2011-Y-BGS-0001", "0001-WS·2021-D30-12345", "Z1-KJ·1999-D10-办公室-0007"])
  func reading(_ text: String) { #expect(ArchivalCode(text)?.description == text) }

  @Test(arguments: [
    "", "X-1", "Z109-WS·2011-Y", "Z109-WS·11-Y-BGS-0001", "Z109-WS·2011-Z-BGS-0001",
    "Z109-WS-2011-Y-BGS-0001", "Z109-WS·2011-Y-BGS-一", "--·--", "2021年通知汇编",
  ])
  func isNoCode(_ text: String) { #expect(ArchivalCode(text) == nil) }

  @Test("A code that is stated says what its parts say, where nothing else does") func parts() {
    var description = description([(.archivalCode, "Z109-WS·2011-D30-BGS-0042"), (.year, "2012")])
    description.completeFromArchivalCode()
    #expect(description.further[.fonds] == ["Z109"] && description.further[.retention] == ["30年"])
    #expect(description.further[.section] == ["BGS"] && description.further[.item] == ["0042"])
    #expect(description.further[.year] == ["2012"])
    #expect(description.stated.contains(.item))
  }

  @Test("Catalogues have the longer period first, then the item number, what has none last")
  func order() {
    func summary(_ id: String, _ values: (DocumentDescription.Field, String)...) -> DocumentSummary
    {
      DocumentSummary(id: id, path: id, description: description(values))
    }
    let documents = [
      summary("e", (.year, "2021"), (.retention, "D10"), (.item, "1")),
      summary("d", (.year, "2021"), (.retention, "Y"), (.date, "2021-01-01")),
      summary("c", (.year, "2021"), (.retention, "Y"), (.item, "10")),
      summary("b", (.year, "2021"), (.retention, "Y"), (.item, "9")),
      summary("a", (.year, "2020"), (.retention, "D30"), (.item, "3")),
    ]
    let sorted = documents.sorted { FilingOrder($0) < FilingOrder($1) }
    #expect(sorted.map(\.id) == ["a", "b", "c", "d", "e"])
  }
}
