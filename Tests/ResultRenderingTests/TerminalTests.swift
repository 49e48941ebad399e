import ArchiveModel
import Testing

@testable import ResultRendering

@Suite struct TerminalTests {
  private let plain = TerminalStyle(colours: false, width: 60)

  @Test func looksAsItAlwaysDid() throws {
    try expectGolden(
      SearchResultText.render(Samples.response(), style: plain, language: .chinese), "search.zh.txt"
    )
    try expectGolden(
      SearchResultText.render(Samples.response(), style: plain, language: .english), "search.en.txt"
    )
    try expectGolden(
      SearchResultText.render(
        Samples.response(), style: TerminalStyle(colours: true, width: 60), language: .chinese),
      "search.colours.txt")
    try expectGolden(
      DocumentText.render(
        Samples.view(Samples.document()), focus: "p0", style: plain, language: .chinese),
      "document.txt")
  }

  @Test func saysWhenNothingWasFound() {
    let text = SearchResultText.render(
      SearchResponse(query: "x"), style: plain, language: .english)
    #expect(text.contains("Nothing was found."))
  }

  @Test(arguments: [true, false])
  func noDocumentCommandsTheTerminal(_ colours: Bool) {
    let style = TerminalStyle(colours: colours, width: 80)
    let texts = [
      SearchResultText.render(Samples.hostileResponse(), style: style, language: .chinese),
      DocumentText.render(
        Samples.view(Samples.hostileDocument(), text: Samples.hostile), style: style,
        language: .english),
    ]
    for text in texts {
      // Our own looks are the only escapes: ESC [ digits ; m.
      var rest = text.unicodeScalars[...]
      while let escape = rest.firstIndex(of: "\u{1B}") {
        let end = rest[escape...].firstIndex(of: "m") ?? rest.endIndex
        let code = String(rest[escape..<end].dropFirst())
        #expect(colours)
        #expect(["[1;31", "[1", "[2", "[33", "[0"].contains(code))
        rest = rest[end...].dropFirst()
      }
      #expect(
        !text.unicodeScalars.contains {
          ($0.value < 0x20 && $0 != "\n" && $0 != "\u{1B}") || (0x7F...0x9F).contains($0.value)
            || (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value)
        })
    }
  }

  @Test(arguments: [20, 33, 60, 120])
  func noLineIsTooWide(_ width: Int) {
    let style = TerminalStyle(colours: false, width: width)
    let text = SearchResultText.render(Samples.response(), style: style, language: .chinese)
    for line in text.split(separator: "\n") where !line.contains("  words") {
      #expect(TerminalWidth.columns(of: String(line)) <= max(width, 60))
    }
    let lines = TerminalParagraph(Samples.text).lines(style)
    #expect(lines.allSatisfy { TerminalWidth.columns(of: $0) <= width })
    #expect(lines.joined() == Samples.text)
    #expect(lines.allSatisfy { !"，。；）".contains($0.first ?? " ") })
  }

  @Test func countsColumns() {
    #expect(TerminalWidth.columns(of: "整改ab") == 6)
    #expect(TerminalWidth.columns(of: "e\u{301}\u{200B}") == 1)
    #expect(TerminalWidth.columns(of: "𠮷，（） ｱ😀") == 12)
  }

  @Test func wordsStayWholeWhereTheyFit() {
    let style = TerminalStyle(colours: false, width: 20)
    #expect(
      TerminalParagraph("the requirements of 2019 stand").lines(style)
        == ["the requirements of", "2019 stand"])
    let long = String(repeating: "x", count: 50)
    #expect(TerminalParagraph(long).lines(style).map(\.count) == [20, 20, 10])
  }
}
