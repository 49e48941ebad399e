import Testing

@testable import TextStructure

@Suite("The original of a format that is no text") struct OriginalWriterTests {
  @Test("has no more lines than fit in memory, and says so") func lines() {
    var draft = ParagraphDraft()
    draft.scalars = Array(repeatElement(["a", "\n"], count: OriginalWriter.mostLines - 1).joined())
    var writer = OriginalWriter()
    writer.write(draft)
    #expect(!writer.isTooLong)
    draft.scalars = Array("a\nb".unicodeScalars)
    writer.write(draft)
    #expect(writer.isTooLong && writer.blocks.count <= OriginalWriter.mostLines)
  }
}
