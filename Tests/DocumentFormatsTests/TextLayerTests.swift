import Testing
import TextStructure

@testable import DocumentFormats

@Suite("Whether a text layer is what is printed") struct TextLayerTests {
  private func isPlausible(_ text: String) -> Bool {
    var page = DrawnPage()
    page.line(text, x: 20, y: 40)
    return TextLayerCheck.isPlausible(page.page)
  }

  @Test(arguments: [
    "各乡镇要落实包保责任，主要负责同志每周至少带队检查一次，发现隐患当场交办。", "GB/T 33190-2016",
    "各鄉鎮要落實包保責任，主要負責同志每週至少帶隊檢查一次，發現隱患當場交辦。", "岑望舟　尉迟金　凌致远",
    "牺牲、狐狸、犹豫、狭隘、独特、状况", "\u{F0B7} 第一项内容", "",
  ])
  func texts(text: String) { #expect(isPlausible(text)) }

  @Test(arguments: [
    "犐犆犛 35.040", "狷犭狃犃犘犹狌狄犷狃犄状狂狆犜狞犋狱犪犵犸狇犌狄犷狗狽", "\u{E001}\u{E002}\u{E003}\u{E004}\u{E005}\u{E006}",
    "正文\u{01}\u{02}\u{03}\u{04}\u{05}\u{06}正文\u{11}\u{12}\u{13}",
    "\u{0378}\u{0379}\u{0380}\u{0381}\u{0382}\u{038B}文",
  ])
  func otherCharacters(text: String) { #expect(!isPlausible(text)) }

  @Test("What pdftotext writes is read though it is no XML")
  func popplersOutput() {
    let head = "<html>\n<title><word xMin=\"1\"></title>\n<doc>\n"
    let output =
      head + "  <page width=\"595.0\" height=\"842.0\">\n"
      + "    <word xMin=\"1.5\" yMin=\"-2.0\" xMax=\"21.5\" yMax=\"8.0\">甲&lt;&amp;\u{01}乙</word>\n"
      + "    <word xMin=\"1\" yMin=\"20\" xMax=\"21\" yMax=\"30\">一\n二</word>\n"
      + "    <word xMin=\"inf\" yMin=\"nan\" xMax=\"21\" yMax=\"30\">丙</word>\n"
      + "  </page>\n</doc>\n</body>\n</html>\n"
    for size in [1, 7, 4096] {
      var words = PopplerWords()
      var pages: [LayoutPage] = []
      let bytes = Array(output.utf8)
      for start in stride(from: 0, to: bytes.count, by: size) {
        #expect(
          words.read(Array(bytes[start..<min(start + size, bytes.count)])) { pages.append($0) })
      }
      #expect(words.isComplete && !words.isBroken)
      let texts = pages.flatMap { page in
        page.words.map { word in String(String.UnicodeScalarView(page.text(word))) }
      }
      #expect(texts == ["甲<&\u{01}乙", "一 二", "丙"])
      #expect(
        pages.first?.words.first?.box == LayoutBox(left: 1.5, top: -2, right: 21.5, bottom: 8))
    }
    for broken in ["<word a=\"1\">x</word>", "x", "<page width=\"1\" height=\"1\">"] {
      var words = PopplerWords()
      let text = head + "<page width=\"5\" height=\"5\">\n" + broken + "\n</page>\n</doc>\n"
      _ = words.read(Array(text.utf8)) { _ in }
      #expect(words.isBroken)
    }
  }

  @Test("tesseract's table gives words with their places and how sure they are")
  func tesseractsTable() throws {
    let table = """
      level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
      1\t1\t0\t0\t0\t0\t0\t0\t2480\t3508\t-1\t
      4\t1\t1\t1\t1\t0\t300\t400\t400\t50\t-1\t
      5\t1\t1\t1\t1\t1\t300\t420\t45\t8\t96.5\t一
      5\t1\t1\t1\t1\t2\t360\t402\t300\t48\t61\t、缴费标准
      """
    let recognized = try #require(
      TesseractTable.page(Array(table.utf8), number: 1, language: "chi_sim"))
    let page = LayoutPage(recognized)
    #expect(page.width == 2480 && page.words.map(\.confidence) == [96, 61])
    var document = LayoutDocument()
    document.add(page)
    #expect(String(String.UnicodeScalarView(document.text().scalars)) == "一、缴费标准\n\u{0C}")
  }
}
