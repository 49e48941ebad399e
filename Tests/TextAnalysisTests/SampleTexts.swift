import Foundation
import Testing

/// The same random numbers every time (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// A text to be tried, shown by a name, for real ones the file's name.
struct SampleText: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var text: String
}

/// Texts that analysis is tried with.
enum SampleTexts {
  /// Texts with something in them that is easily got wrong.
  static let nasty: [String] = [
    "", " ", "\n", "。", "中", "a", "安全生产", "安全生\n产责任制，abc123 ＡＢＣ１２３",
    "⼀⽣⻅⻓⺠⻩⻔⻰⺀⻳", "\u{F900}\u{F90A}\u{FA0E}\u{2F800}\u{2FA1D}",
    "葛\u{E0100}城 ︎☎️ \u{FE00}字\u{FE0F}", "安\u{200B}全\u{200D}生\u{2060}产\u{FEFF}责任",
    "co\u{AD}op\u{AD} 生\u{AD}产", "cafe\u{301} A\u{30A}ngstro\u{308}m n\u{303}\u{323}",
    "か\u{3099}は\u{309A}ハ\u{3099}", "\u{301}", "\u{301}\u{302}中\u{301}文", " \u{301}a，\u{301}b",
    "e\u{302}\u{323} ê\u{323} \u{1EC7}", "㈠㈡㊀㋿㍿㏠℃½⅓ⅷ№㎡㎏ﬁﬃ…", "oﬃce ﬁ\u{301}x",
    String(repeating: "ﬃ", count: 50), String(repeating: "x", count: 63) + "ﬃyz",
    "👩‍👩‍👧‍👦👍🏽🇨🇳#️⃣ ok👌", "שלום עולם مرحبا ١٢٣ \u{202E}abc\u{202C}", "각 \u{1100}\u{1161}\u{11A8} 한국어",
    "ภาษาไทย กำ น้ำ ລາວ ភាសា မြန်မာ", "\u{E000}\u{E78D}\u{F8FF}\u{F0000}\u{10FFFD}",
    "𠮷𠀀𪚥𫝀𰀀 𝐀𝟘 𐐀", "中\0文\0\0a\0b", "\u{FEFF}中\u{FEFF}文", "İIıi ß ẞ ſ Σςσ ŉ ǅ",
    "\u{FFFD}\u{FFFE}\u{FFFF}\u{1FFFE}", "〇零○一二三〡〢〤 ゝ々〆ヶ ー ｱｲｳ ﾊﾞ ㄅㄆ ꀀ",
    String(repeating: "a", count: 64) + "\u{301}\u{327}中", String(repeating: "é", count: 200),
    String(repeating: "a", count: 64) + "b", "a" + String(repeating: "\u{327}", count: 300) + "z",
    "中" + String(repeating: "\u{327}", count: 300) + "文", "don't can’t U.S.A. 3.14 1,000 a_b x-y",
    "苎苧薴 乾隆 干部 後來 皇后 發展 髮型", "\r\n\u{2028}中\u{2029}\u{85}文\u{0B}\u{0C}",
    "\u{1F1E6}\u{20DD}a\u{20DD}",
  ]

  /// A text of characters from everywhere.
  static func random(_ random: inout SeededRandom) -> String {
    let ranges: [ClosedRange<UInt32>] = [
      0...0x7F, 0x80...0x2FF, 0x300...0x36F, 0x370...0xFFF, 0x1000...0x11FF, 0x2000...0x2BFF,
      0x2E80...0x2FDF, 0x3000...0x33FF, 0x3400...0x9FFF, 0x4E00...0x9FFF, 0xA000...0xD7FF,
      0xE000...0xFFFF, 0xF900...0xFAFF, 0xFE00...0xFFFF, 0x1_0000...0x1_FFFF,
      0x2_0000...0x2_FA1F, 0x0...0x10_FFFF,
    ]
    var view = String.UnicodeScalarView()
    var range = ranges[0]
    for _ in 0..<Int.random(in: 0...60, using: &random) {
      if Int.random(in: 0...3, using: &random) == 0 {
        range = ranges.randomElement(using: &random) ?? range
      }
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) {
        view.append(scalar)
      }
    }
    return String(view)
  }

  /// Beginnings of real documents beside the project, where they are.
  static let realFiles: [SampleText] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let data = root.appending(path: "../shared/data").standardizedFileURL
    let files =
      ["newspaper/page-1.md"]
      + ["reports", "laws/宪法", "laws/刑法"].flatMap { folder in
        let names =
          (try? FileManager.default.contentsOfDirectory(
            atPath: data.appending(path: folder).path(percentEncoded: false))) ?? []
        return names.sorted().prefix(3).map { "\(folder)/\($0)" }
      }
    return files.compactMap { file in
      guard let text = try? String(contentsOf: data.appending(path: file), encoding: .utf8) else {
        return nil
      }
      return SampleText(
        testDescription: file,
        text: String(String.UnicodeScalarView(text.unicodeScalars.prefix(8000))))
    }
  }()

  /// Their texts alone.
  static var real: [String] { realFiles.map(\.text) }

  /// A nasty text, shown with what cannot be seen escaped.
  static let nastyTexts = nasty.map { text in
    let escaped = text.unicodeScalars.map { $0.escaped(asASCII: true) }.joined()
    return SampleText(testDescription: String(escaped.prefix(60)), text: text)
  }
}
