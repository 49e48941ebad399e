import Testing

@testable import ResultRendering

@Suite struct DisplayTextTests {
  /// Of all characters there are, those that command the display or cannot stand in XML are replaced, and no others.
  @Test func whatCommandsIsReplaced() {
    var replaced: Set<UInt32> = []
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "中\(scalar)文"
      if !DisplayText.neutralised(text).unicodeScalars.elementsEqual(text.unicodeScalars) {
        replaced.insert(value)
      }
    }
    let expected =
      Array(0...0x09) + Array(0x0B...0x1F) + Array(0x7F...0x9F)
      + [0x061C, 0x200E, 0x200F, 0x2028, 0x2029] + Array(0x202A...0x202E)
      + Array(0x2066...0x2069) + [0xFFFE, 0xFFFF]
    #expect(replaced == Set(expected.map { UInt32($0) }))
    #expect(DisplayText.neutralised("“安全”——甲…\n") == "“安全”——甲…\n")
    #expect(DisplayText.neutralised("") == "")
  }
}
