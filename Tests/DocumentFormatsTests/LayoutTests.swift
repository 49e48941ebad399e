import Testing
import TextStructure

@testable import DocumentFormats

@Suite("Pages by where their words are") struct LayoutTests {
  private func sentence(_ number: Int, _ count: Int = 70) -> String {
    DrawnWords.sentence(number, count)
  }

  @Test(
    "Page numbers in six styles, and heads, are out before lines are joined",
    arguments: ["第%页", "—%—", "- % -", "%", "%/4", "第 % 页 共 4 页"])
  func runningMatter(style: String) {
    let texts = (1...7).map { sentence($0, 90) }
    var pages: [DrawnPage] = []
    var rest = texts.map { "　　" + $0 }.map { Array($0) }
    for number in 1...4 {
      var page = DrawnPage()
      page.line("云岫县情", x: 270, y: 30, size: 9)
      var y: Float = 70
      for _ in 0..<5 {
        guard !rest.isEmpty else { break }
        let line = rest[0].prefix(20)
        page.line(String(line), x: 100, y: y)
        rest[0].removeFirst(line.count)
        if rest[0].isEmpty { rest.removeFirst() }
        y += 16
      }
      let foot = style.replacing("%", with: "\(number)", maxReplacements: 1)
      // Odd pages have theirs on the right.
      page.line(foot, x: number % 2 == 1 ? 300 : 100, y: 780, size: 9)
      pages.append(page)
    }
    let text = DrawnText(pages)
    #expect(text.clutter.count == 8)
    let whole = texts.joined()
    for block in text.blocks { #expect(whole.contains(block), "\(block)") }
    #expect(text.blocks.contains(texts[1]))
  }

  @Test("A number in the text is no page number")
  func numbersInTheText() {
    var page = DrawnPage()
    page.paragraph(sentence(1), x: 80, y: 700, characters: 30)
    page.line("2024", x: 80, y: 760)
    page.line("元", x: 160, y: 760)
    #expect(DrawnText([page]).clutter.isEmpty)
  }

  @Test(
    "Columns are read one after the other, under a title that stands over them", arguments: [2, 4])
  func columns(count: Int) {
    var page = DrawnPage(width: 1190)
    page.line("综合报道", x: count == 2 ? 290 : 560, y: 40, size: 18)
    let texts = (0..<count).map { sentence($0 + 1, 150) }
    for (column, text) in texts.enumerated() {
      page.paragraph(text, x: 60 + Float(column) * 270, y: 90, characters: 25)
    }
    #expect(DrawnText([page]).blocks == ["综合报道"] + texts)
  }

  @Test("A paragraph goes on in the next column and on the next page")
  func paragraphsOverEnds() {
    let text = sentence(1, 200)
    let parts = [text.prefix(98), text.dropFirst(98).prefix(50), text.dropFirst(148)]
    var first = DrawnPage(width: 700)
    first.paragraph(String(parts[0]), x: 60, y: 90, characters: 25)
    first.paragraph(String(parts[1]), x: 360, y: 90, characters: 25, indent: 0)
    first.paragraph(sentence(2, 98), x: 360, y: 122, characters: 25)
    var second = DrawnPage(width: 700)
    second.paragraph(sentence(3, 120), x: 60, y: 90, characters: 25)
    second.paragraph(sentence(4, 120), x: 360, y: 90, characters: 25)
    let blocks = DrawnText([first, second]).blocks
    #expect(blocks.first == String(parts[0] + parts[1]))
    #expect(blocks.count == 4)
  }

  @Test("Rows of a table are lines, long cells whole; headings that repeat are left out")
  func tables() {
    func table(_ numbers: ClosedRange<Int>) -> DrawnPage {
      var page = DrawnPage()
      for (x, name) in zip([60, 110, 330, 450] as [Float], ["序号", "整改任务", "责任单位", "完成时限"]) {
        page.line(name, x: x, y: 60)
      }
      for number in numbers {
        let y = 60 + Float(number - numbers.lowerBound + 1) * 50
        page.line("\(number)", x: 60, y: y)
        page.paragraph(sentence(number, 36), x: 110, y: y, characters: 20, indent: 0)
        page.line("县水务局", x: 330, y: y)
        page.line("6月\(number)日前", x: 450, y: y)
      }
      return page
    }
    let text = DrawnText([table(1...5), table(6...9)])
    let rows = (1...9).map { "\($0)\t\(sentence($0, 36))\t县水务局\t6月\($0)日前" }
    #expect(text.blocks == ["序号\t整改任务\t责任单位\t完成时限"] + rows)
    #expect(text.clutter == ["序号\t整改任务\t责任单位\t完成时限"])
  }

  @Test("Lines from top to bottom are read from right to left")
  func verticalText() {
    let text = sentence(1, 64)
    var page = DrawnPage()
    var rest = Array(text)
    for line in 0..<4 where !rest.isEmpty {
      let count = min(rest.count, line == 0 ? 18 : 20)
      page.vertical(
        String(rest.prefix(count)), x: 500 - Float(line) * 20, y: line == 0 ? 124 : 100)
      rest.removeFirst(count)
    }
    page.line("3", x: 290, y: 800)
    let drawn = DrawnText([page])
    #expect(drawn.blocks == [text])
    #expect(drawn.clutter == ["3"])
  }

  @Test("A note stands behind the paragraph of its mark, which is whole")
  func notes() {
    let text = sentence(1, 100)
    var page = DrawnPage()
    page.line(String(text.prefix(20)), x: 80, y: 60)
    page.word("1", x: 280, y: 58, size: 6)
    page.line(String(text.dropFirst(20).prefix(10)), x: 284, y: 60)
    page.paragraph(String(text.dropFirst(30)), x: 60, y: 76, characters: 32, indent: 0)
    page.paragraph(sentence(2, 100), x: 60, y: 130, characters: 32)
    page.line("1 见县防汛抗旱指挥部会议纪要。", x: 60, y: 700, size: 8)
    let blocks = DrawnText([page]).blocks
    #expect(blocks == [text, "1 见县防汛抗旱指挥部会议纪要。", sentence(2, 100)])
  }

  @Test("A caption does not part the paragraph that it interrupts")
  func captions() {
    let text = sentence(1, 198)
    var page = DrawnPage()
    page.paragraph(String(text.prefix(98)), x: 60, y: 60, characters: 25)
    page.line("图为岫水河畔", x: 160, y: 200, size: 8)
    page.paragraph(String(text.dropFirst(98)), x: 60, y: 230, characters: 25, indent: 0)
    page.paragraph(sentence(2, 98), x: 60, y: 300, characters: 25)
    page.paragraph(sentence(3, 98), x: 60, y: 364, characters: 25)
    let blocks = DrawnText([page]).blocks
    #expect(blocks == [text, "图为岫水河畔", sentence(2, 98), sentence(3, 98)])
  }

  @Test("Articles of a newspaper's page are told apart by their headlines")
  func newspaper() {
    var page = DrawnPage(width: 900, height: 1200)
    func article(_ number: Int, _ head: String, x: Float, y: Float, columns: Int) {
      let width = Float(columns) * 200 - 20
      page.line(head, x: x + (width - Float(head.count) * 22) / 2, y: y, size: 22)
      for column in 0..<columns {
        page.paragraph(
          sentence(number * 10 + column, 200), x: x + Float(column) * 200, y: y + 50,
          characters: 18)
      }
    }
    article(1, "春耕全面铺开", x: 40, y: 60, columns: 4)
    article(2, "河畔再添新绿", x: 40, y: 420, columns: 2)
    article(3, "办事少跑一趟", x: 440, y: 420, columns: 2)
    let text = DrawnText([page])
    #expect(text.headings == ["春耕全面铺开", "河畔再添新绿", "办事少跑一趟"])
    let numbers = [[10, 11, 12, 13], [20, 21], [30, 31]]
    let wanted = zip(text.headings, numbers).flatMap { head, numbers in
      [head] + numbers.map { sentence($0, 200) }
    }
    #expect(text.blocks == wanted)
  }

  @Test("Every word is in the text, and in a block", arguments: 1...40)
  func nothingIsLost(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var pages: [DrawnPage] = []
    var written: [String] = []
    for _ in 0..<3 {
      var page = DrawnPage()
      for _ in 0..<(20 + next(200)) {
        let word = "词\(written.count)尾" + String(repeating: "字", count: next(12))
        let (x, y) = (Float(next(60)) * 10, Float(next(80)) * 10)
        if next(8) == 0 {
          // No two characters alike, so that none is another one's shadow.
          for place in 0..<8 {
            let scalar = Unicode.Scalar(UInt32(0x4E00 + written.count * 8 + place)) ?? "字"
            page.word(String(Character(scalar)), x: x, y: y + Float(place) * 12, size: 12)
          }
        } else {
          page.word(word, x: x, y: y, size: [8, 10, 10, 10, 16][next(5)])
        }
        written.append(word)
      }
      pages.append(page)
    }
    let text = DrawnText(pages).text
    func counts(_ scalars: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar: Int] {
      scalars.reduce(into: [:]) { if !$1.isTrimmed { $0[$1, default: 0] += 1 } }
    }
    let given = counts(pages.flatMap(\.page.scalars))
    #expect(counts(text.scalars) == given)
    let flow = Flow(original: text.scalars)
    #expect(counts(text.blocks.flatMap { flow.text(of: $0) }) == given)
  }

  @Test("A word drawn twice to look bold is one")
  func doubles() {
    var page = DrawnPage()
    page.line("安全生产责任制", x: 80, y: 60)
    page.line("安全生产责任制", x: 80.4, y: 60)
    #expect(DrawnText([page]).blocks == ["安全生产责任制"])
  }
}
