import ArchiveModel
import Testing

@testable import ResultRendering

@Suite("Differences of documents") struct DocumentDifferenceTests {
  private func difference(_ text: String = "值班表") -> DocumentDifference {
    var other = Samples.document()
    other.id = "d2"
    other.description.date = PartialDate(year: 2021)
    return DocumentDifference(
      from: Samples.document(), to: other, isSame: false,
      passages: [
        .init(.equal, fromID: "a0", toID: "b0", similarity: 1),
        .init(.equal, fromID: "a1", toID: "b1", similarity: 1),
        .init(
          .change, fromID: "a2", toID: "b2", similarity: 0.9125,
          diff: [
            DiffPiece(.equal, "每周报送"), DiffPiece(.delete, "台账"), DiffPiece(.insert, text),
            DiffPiece(.equal, "一次。"),
          ], headingPath: ["一、报送", "（一）\(text)"]),
        .init(.delete, fromID: "a3", diff: [DiffPiece(.delete, "本通知自印发之日起施行。")]),
        .init(.insert, toID: "b3", diff: [DiffPiece(.insert, "附件\n\(text)")]),
        .init(.move, fromID: "a5", toID: "b4", similarity: 1),
        .init(
          .move, fromID: "a6", toID: "b5", similarity: 0.75,
          diff: [DiffPiece(.equal, "另行"), DiffPiece(.insert, "文"), DiffPiece(.equal, "通知")]),
        .init(.equal, fromID: "a7", toID: "b6", similarity: 1),
      ])
  }

  @Test("Looks as it always did") func goldens() throws {
    let plain = TerminalStyle(colours: false, width: 60)
    try expectGolden(
      DocumentDifferenceText.render(difference(), style: plain, language: .chinese), "diff.zh.txt")
    try expectGolden(
      DocumentDifferenceText.render(difference(), style: plain, language: .english), "diff.en.txt")
    try expectGolden(DocumentDifferenceJSON.render(difference()), "diff.json")
    var same = difference()
    (same.isSame, same.passages) = (true, Array(same.passages.prefix(2)))
    try expectGolden(
      DocumentDifferenceText.render(same, style: plain, language: .english), "diff-same.en.txt")
  }

  @Test("No document commands the terminal") func hostile() {
    let text = DocumentDifferenceText.render(
      difference(Samples.hostile), style: TerminalStyle(colours: false, width: 80),
      language: .chinese)
    #expect(
      !text.unicodeScalars.contains {
        ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value)
          || (0x202A...0x202E).contains($0.value)
      })
  }
}
