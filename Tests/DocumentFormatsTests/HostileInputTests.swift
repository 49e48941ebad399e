import ArchiveModel
import DocumentFormats
import ExtractionSupport
import Testing

/// Inputs made to be slow: each is scaled so that quadratic work would take minutes.
@Suite struct HostileInputTests {
  @Test(arguments: ["txt", "md", "html"])
  func aLongLineWithoutPunctuation(ending: String) throws {
    let text = String(repeating: "安全生产", count: 100_000)
    let extraction = try extract(text, path: "a.\(ending)")
    #expect(extraction.passages.count >= 800)
    #expect(extraction.texts.joined() == text)
    #expect(extraction.texts.allSatisfy { $0.unicodeScalars.count <= 500 })
  }

  @Test(arguments: ["txt", "md", "html"])
  func manyShortLines(ending: String) throws {
    let text = String(repeating: "安\n", count: 50_000)
    let extraction = try extract(text, path: "a.\(ending)")
    #expect(extraction.text.filter { $0 == "安" }.count == 50_000)
  }

  @Test(arguments: ["*", "**a", "[", "[a](", "<", "`", "_a", "\\", "![", "<!--", "|", "#", "> "])
  func repeatedMarks(mark: String) throws {
    _ = try extract("正文。" + String(repeating: mark, count: 50_000), path: "a.md")
    _ = try extract(String(repeating: mark + "\n", count: 20_000), path: "a.md")
  }

  @Test(arguments: ["第一条 甲\n", "（一）甲\n", "一、甲，\n", "# 甲\n", "甲，\n\n", "“甲\n\n", "　　甲\n", "— 1 —\n"])
  func repeatedLines(line: String) throws {
    _ = try extract(String(repeating: line, count: 20_000), path: "a.txt")
    _ = try extract(String(repeating: line, count: 20_000), path: "a.md")
  }

  @Test func randomTextKeepsTheContract() throws {
    var generator = SeededGenerator(state: 7)
    let parts = [
      "安全", "，", "。", "\n", "\n\n", "“", "”", "《", "》", "一、", "（二）", "第三条 ", "# ", "- ", "|", "**",
      "[", "](", ")",
      "`", "　　", " ", "\u{0}", "\u{FEFF}", "\u{2028}", "\r\n", "\r", "<p>", "</p>", "&amp;",
      "&#x5B89;", "<br>",
      "<table><td>", "2020年10月26日", "记者 张三", "— 2 —", "\u{0C}", "A b", "1.", "：", "；", "🀄",
      "e\u{301}", "---\n",
    ]
    for _ in 0..<300 {
      var text = ""
      for _ in 0..<Int.random(in: 1...80, using: &generator) {
        text += parts.randomElement(using: &generator) ?? ""
      }
      for ending in ["txt", "md", "html"] {
        do { _ = try extract(text, path: "a.\(ending)") } catch let error as ExtractionError {
          #expect(error.code == .notText)
        }
      }
    }
  }

  @Test func randomBytesNeverCrash() {
    var generator = SeededGenerator(state: 11)
    for ending in ["txt", "md", "html", "jsonl", "csv"] {
      for _ in 0..<100 {
        let count = Int.random(in: 0...300, using: &generator)
        let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
        _ = try? extract(bytes: bytes, path: "a.\(ending)")
      }
    }
  }
}
