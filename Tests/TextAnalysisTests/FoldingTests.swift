import Dispatch
import Foundation
import Testing

@testable import TextAnalysis

@Suite struct FoldingTests {
  @Test(arguments: [
    ("ＡＢＣ１２３", "abc123"), ("國務院", "国务院"), ("乾隆", "干隆"), ("⼀⽣", "一生"), ("⻅⻓⺠⻩⻔⻰", "见长民黄门龙"),
    ("\u{F90A}\u{2F800}", "金丽"), ("葛\u{E0100}城", "葛城"), ("安\u{200B}全\u{FEFF}\u{AD}", "安全"),
    ("㈠", "(一)"), ("½", "1\u{2044}2"), ("℃", "°c"), ("ﬃ", "ffi"), ("ß", "ss"), ("ｱ", "ア"),
    ("㎡", "m2"),
    ("ΣςΑ", "σσα"), ("髮發", "发发"), ("後后", "后后"), ("麵麪", "面麪"), ("ⅷ", "viii"), ("，", ","),
    ("\0", "\0"),
  ])
  func folds(_ text: String, to folded: String) {
    #expect(Array(CharacterFolding().fold(text).unicodeScalars) == Array(folded.unicodeScalars))
  }

  /// Every character of the planes that hold text; also shows that no chain of forms is a circle.
  @Test func foldingTwiceIsFoldingOnce() {
    let folding = CharacterFolding()
    let ranges: [Range<UInt32>] = [
      0..<0xD800, 0xE000..<0x1_4000, 0x1_D000..<0x1_F300, 0x2_F800..<0x2_FA20, 0xE_0000..<0xE_0200,
      0x10_FF00..<0x11_0000,
    ]
    for range in ranges {
      for value in range {
        guard let scalar = Unicode.Scalar(value) else { continue }
        let once = folding.fold(String(scalar))
        let twice = folding.fold(once)
        if !once.unicodeScalars.elementsEqual(twice.unicodeScalars) {
          Issue.record("U+\(String(value, radix: 16)): \(once) then \(twice)")
        }
      }
    }
  }

  /// What the system's ICU makes of characters, by its program `uconv`; Foundation has an ICU of its own.
  private static func simplified(_ values: [UInt32]) throws -> [Unicode.Scalar: [Unicode.Scalar]] {
    let scalars = values.compactMap(Unicode.Scalar.init)
    let (input, output) = (Pipe(), Pipe())
    let process = Process()
    process.executableURL = URL(fileURLWithPath: uconv)
    process.arguments = ["-f", "UTF-8", "-t", "UTF-8", "-x", "Hant-Hans"]
    (process.standardInput, process.standardOutput) = (input, output)
    try process.run()
    let lines = Data(scalars.map { String($0) }.joined(separator: "\n").utf8)
    DispatchQueue.global().async {
      try? input.fileHandleForWriting.write(contentsOf: lines)
      try? input.fileHandleForWriting.close()
    }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return Dictionary(
      uniqueKeysWithValues: zip(
        scalars, text.split(separator: "\n").map { Array($0.unicodeScalars) }))
  }

  private static let uconv = "/usr/bin/uconv"
  private static let hasTransliterator = FileManager.default.isExecutableFile(atPath: uconv)

  @Test(.enabled(if: hasTransliterator)) func simplifiedFormsAreICUs() throws {
    let values = Array(UInt32(0x3400)...0x4DBF) + Array(UInt32(0x4E00)...0x9FFF)
    let simplified = try Self.simplified(values)
    #expect(simplified.count == values.count)
    let folding = CharacterFolding()
    // ICU exchanges 苎 and 苧; here all three are one.
    let mended: [Unicode.Scalar: Unicode.Scalar] = ["苎": "苎", "苧": "苎", "薴": "苎"]
    var changed = 0
    for value in values {
      guard let scalar = Unicode.Scalar(value) else { continue }
      var expected = mended[scalar].map { [$0] } ?? simplified[scalar] ?? [scalar]
      // Where ICU's answer is itself traditional, ours goes on to the end.
      for _ in 0..<4 where expected.count == 1 {
        expected = mended[expected[0]].map { [$0] } ?? simplified[expected[0]] ?? expected
      }
      let found = Array(folding.fold(String(scalar)).unicodeScalars)
      if found != expected { Issue.record("\(scalar): \(found), ICU \(expected)") }
      if found != [scalar] { changed += 1 }
    }
    // The table of ICU 72 has 2,895 entries; other versions have about as many.
    #expect((2500...3500).contains(changed))
  }

  @Test func radicalsAreUnified() {
    let folding = CharacterFolding()
    let radicals = Array(UInt32(0x2E80)...0x2FD5).compactMap(Unicode.Scalar.init)
    var unified = 0
    for radical in radicals where radical.properties.generalCategory == .otherSymbol {
      let folded = Array(folding.fold(String(radical)).unicodeScalars)
      #expect(folded.count == 1)
      if folded.allSatisfy(\.properties.isUnifiedIdeograph) { unified += 1 }
    }
    // 214 Kangxi radicals and all of the 115 others but ⺀ that Unicode gives no equivalent.
    #expect(unified >= 214 + 110)
    var first: Unicode.Scalar?
    for scalar in RadicalForms.pairs.unicodeScalars where scalar.value > 0x7F {
      if let radical = first {
        let folded = folding.fold(String(radical))
        #expect(folded.unicodeScalars.elementsEqual(folding.fold(String(scalar)).unicodeScalars))
        first = nil
      } else {
        first = scalar
      }
    }
    #expect(first == nil)
  }
}
