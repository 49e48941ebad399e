import Testing

@testable import TextAnalysis

@Suite("Words that decide traditional forms") struct ScriptWordTests {
  @Test("The tables of words are read")
  func table() {
    let table = ScriptWordTable.shared
    func forms(_ word: String, _ index: Int) -> (String, Bool)? {
      table.forms(at: index, in: word.unicodeScalars.map(\.value)).map { forms, isCertain in
        (forms.sorted().compactMap(Unicode.Scalar.init).map(String.init).joined(), isCertain)
      }
    }
    #expect(forms("干部", 0)?.0 == "干幹")
    #expect(forms("皇后", 1)?.0 == "后")
    #expect(forms("显着", 1)?.0 == "著")
    #expect(forms("范先生", 0)?.0 == "范")
    #expect(forms("鿃干", 1) == nil)
    #expect(table.certain[0x4E07] == 0x842C)
  }
}
