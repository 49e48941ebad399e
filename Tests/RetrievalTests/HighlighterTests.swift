import ArchiveIndex
import ArchiveModel
import Testing
import TextAnalysis

@testable import Retrieval

@Suite("What is marked and shown") struct HighlighterTests {
  private let analyzer: Analyzer

  init() throws { analyzer = try Analyzer() }

  private func highlighter(_ query: String) throws -> Highlighter {
    Highlighter(try QueryTerms(ParsedQuery(query), analyzer: analyzer))
  }

  private func slice(_ text: String, _ range: Range<Int>) -> String {
    String(decoding: Array(text.utf8)[range], as: UTF8.self)
  }

  private func marked(_ query: String, in text: String) throws -> [String] {
    try highlighter(query).highlights(in: analyzer.units(of: text).units).map { slice(text, $0) }
  }

  @Test("The text is marked as it stands, not as it is folded")
  func original() throws {
    #expect(try marked("整改", in: "巡察整改，整 改") == ["整改", "整 改"])
    #expect(try marked("生态", in: "淨化政治生態") == ["生態"])
    #expect(try marked("生態", in: "净化政治生态") == ["生态"])
    #expect(try marked("gdp", in: "全年ＧＤＰ增长") == ["ＧＤＰ"])
    #expect(try marked("“政治生态”", in: "净化政治生\n态的") == ["政治生\n态"])
  }

  @Test("Neighbours are joined")
  func joined() throws {
    #expect(try marked("政治 生态", in: "净化政治生态") == ["政治生态"])
  }

  @Test("Where no wanted word stands, what is left of it is marked")
  func grams() throws {
    #expect(try marked("“高质量推进政治监督”", in: "高质量发展，强化监督") == ["高质量", "监督"])
    #expect(try marked("“甲乙”", in: "丙丁").isEmpty)
  }

  @Test("A surrogate pair, a combining mark and a composed letter are marked whole")
  func scalars() throws {
    #expect(try marked("𠮷野", in: "在𠮷野家") == ["𠮷野"])
    #expect(try marked("café", in: "一杯cafe\u{301}。") == ["cafe\u{301}"])
  }

  @Test("Marks ascend, lie inside the text on scalar boundaries, and fold to what is wanted")
  func properties() throws {
    var numbers = SeededNumbers(seed: 5)
    let pieces = [
      "整改", "方案", "巡察", "整", "改", "方", "\n", "，", "　", "GDP", "gdp", "2021", "年", "生態", "生态", "⻓",
      "长",
      "😀", "𠮷", "\u{301}", "\u{200B}", "。", "的", "é", "Ａ", "a",
    ]
    let queries = ["整改 方案", "“整改方案”", "长 生态", "GDP 2021年", "𠮷 a", "改", "的", "“年整”", "é"]
    for query in queries {
      let terms = try QueryTerms(ParsedQuery(query), analyzer: analyzer)
      let highlighter = Highlighter(terms)
      let wantedCodes = (terms.wanted + terms.grams).map(\.codes)
      for _ in 0..<120 {
        let text = (0..<Int.random(in: 0...60, using: &numbers)).map { _ in
          pieces.randomElement(using: &numbers) ?? ""
        }.joined()
        let units = analyzer.units(of: text).units
        let ranges = highlighter.highlights(in: units)
        let bytes = Array(text.utf8)
        var last = 0
        for range in ranges {
          #expect(range.lowerBound >= last && !range.isEmpty && range.upperBound <= bytes.count)
          last = range.upperBound
          #expect(String(validating: bytes[range], as: UTF8.self) != nil)
          let codes = units.filter { range.contains(Int($0.byteStart)) }.map(\.code)
          #expect(Self.isCovered(codes, by: wantedCodes), "\(slice(text, range)) for \(query)")
        }
        checkSnippet(highlighter, text, units, ranges)
      }
    }
  }

  /// Whether every unit belongs to a wanted sequence.
  private static func isCovered(_ codes: [UInt32], by wanted: [[UInt32]]) -> Bool {
    var covered = Array(repeating: false, count: codes.count)
    for sequence in wanted where sequence.count <= codes.count {
      for start in 0...(codes.count - sequence.count)
      where Array(codes[start..<(start + sequence.count)]) == sequence {
        for index in start..<(start + sequence.count) { covered[index] = true }
      }
    }
    return covered.allSatisfy(\.self)
  }

  private func checkSnippet(
    _ highlighter: Highlighter, _ text: String, _ units: [TextUnit], _ marks: [Range<Int>]
  ) {
    let snippet = highlighter.snippet(in: units, of: text, highlights: marks)
    let bytes = Array(text.utf8)
    #expect(snippet.lowerBound >= 0 && snippet.upperBound <= bytes.count)
    #expect(String(validating: bytes[snippet], as: UTF8.self) != nil)
    #expect(marks.isEmpty || marks.contains { snippet.overlaps($0) })
    #expect(bytes.isEmpty || units.isEmpty || !snippet.isEmpty)
  }

  @Test("A short passage is shown whole")
  func shortSnippet() throws {
    let text = "全县上下要抓好巡察整改。"
    let units = analyzer.units(of: text).units
    let highlighter = try highlighter("整改")
    #expect(highlighter.snippet(in: units, of: text, highlights: []) == 0..<text.utf8.count)
  }

  @Test("Of a long passage the part with the most marks is shown, from a sentence's beginning")
  func bestPart() throws {
    let filler = String(repeating: "各乡镇各部门按照要求抓好落实。", count: 30)
    let wanted = "要把整改方案报送整改办公室，整改不到位的不得销号。"
    let text = "整改。" + filler + wanted + filler
    let units = analyzer.units(of: text).units
    let highlighter = try highlighter("整改")
    let snippet = highlighter.snippet(
      in: units, of: text, highlights: highlighter.highlights(in: units))
    #expect(slice(text, snippet).contains(wanted.dropLast()))
    #expect(slice(text, snippet).unicodeScalars.count < 2 * Highlighter.snippetLength)
    let before = slice(text, 0..<snippet.lowerBound)
    #expect(before.last == "。" || before.last == "，")
  }

  @Test("A passage of a million characters", .timeLimit(.minutes(30)))
  func longPassage() throws {
    let text = String(repeating: "整改方案", count: 250_000)
    let units = analyzer.units(of: text).units
    let highlighter = try highlighter("整改")
    let marks = highlighter.highlights(in: units)
    #expect(marks.count == 250_000)
    let snippet = highlighter.snippet(in: units, of: text, highlights: marks)
    #expect(slice(text, snippet).unicodeScalars.count <= Highlighter.snippetLength)
  }
}
