import ArchiveModel
import Testing

@testable import ResultRendering

@Suite struct SearchResultCSVTests {
  @Test func looksAsItAlwaysDid() throws {
    try expectGolden(SearchResultCSV.render(Samples.response()), "search.csv")
  }

  @Test func beginsWithAMarkAndItsColumns() {
    let table = SearchResultCSV.render(SearchResponse(query: ""))
    #expect(Array(table.utf8.prefix(3)) == [0xEF, 0xBB, 0xBF])
    #expect(
      table.unicodeScalars.dropFirst().elementsEqual(
        (SearchResultCSV.columns.joined(separator: ",") + "\r\n").unicodeScalars))
  }

  @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＠x"])
  func noCellIsAFormula(_ start: String) {
    var hit = Samples.hit(text: start)
    hit.document.description.title = start
    let table = SearchResultCSV.render(SearchResponse(query: "", hits: [hit]))
    let cells = table.unicodeScalars.split(separator: ",").map { String($0) }
    #expect(cells.contains { $0.hasPrefix("'" + start) || $0.hasPrefix("\"'" + start) })
    #expect(!cells.contains { $0.hasPrefix(start) || $0.hasPrefix("\"" + start) })
  }

  @Test func quotesWhatNeedsIt() {
    var hit = Samples.hit(text: "甲,\"乙\"\r\n丙")
    hit.document.description.title = "\"\u{301}"
    let table = SearchResultCSV.render(SearchResponse(query: "", hits: [hit]))
    #expect(table.contains("\"甲,\"\"乙\"\"\r\n丙\""))
    #expect(Array(table.utf8).filter { $0 == UInt8(ascii: "\"") }.count.isMultiple(of: 2))
  }
}
