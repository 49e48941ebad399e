import ArchiveModel
import Testing

@Suite struct QuoteLinkTests {
  private let link = QuoteLink(
    documentID: "abcdefghijkl", contentPrefix: "x2y3z4", ranges: [10..<20, 40..<45])

  @Test func addressesAreReadBack() {
    #expect(link.address == "/documents/abcdefghijkl?content=x2y3z4&range=10-20,40-45")
    #expect(QuoteLink(link.address) == link)
    #expect(QuoteLink("https://archive.example:8080" + link.address) == link)
    #expect(QuoteLink("abcdefghijkl?range=10-20,40-45&content=x2y3z4") == link)
  }

  @Test(arguments: [
    "", "abcdefghijkl", "?content=x&range=1-2", "a?content=&range=1-2", "a?content=x",
    "a?content=x&range=2-1", "a?content=x&range=1-1", "a?content=x&range=-1-2",
    "a?content=x&range=1", "a?content=x&range=1-2,", "a?content=x&range=+1-2",
    "a?content=x&range=99999999999999999999-99999999999999999999999",
  ])
  func whatIsNoneIsRefused(_ text: String) {
    #expect(QuoteLink(text) == nil)
  }

  @Test func passageIDsNameTheContent() {
    #expect(QuoteLink.contentPrefix(ofPassageID: "abc-def-12") == "def")
    #expect(QuoteLink.contentPrefix(ofPassageID: "abc") == nil)
  }

  @Test func mapsFindTheTextOfSources() {
    let text = "甲乙丙丁戊"
    let map = SourceMap(runs: [
      SourceMap.Run(textByteOffset: 0, sourceScalarOffset: 100, scalarCount: 2),
      SourceMap.Run(textByteOffset: 6, sourceScalarOffset: 50, scalarCount: 3),
    ])
    #expect(map.textByteRanges(ofSourceScalars: [101..<102], in: text) == [3..<6])
    #expect(map.textByteRanges(ofSourceScalars: [101..<110, 50..<51], in: text) == [3..<9])
    #expect(map.textByteRanges(ofSourceScalars: [51..<53], in: text) == [9..<15])
    #expect(map.textByteRanges(ofSourceScalars: [0..<10], in: text).isEmpty)
  }
}
