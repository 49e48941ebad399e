import ArchiveModel
import Testing
import TextAnalysis

@Suite("Kinds of files that are no text") struct FileKindTests {
  @Test("have a word for each that is found") func every() {
    #expect(BinaryKind.allCases.map(\.rawValue) == FileKind.allCases.map(\.rawValue))
  }
}
