import ArchiveModel
import Testing
import TextAnalysis

@testable import Retrieval

@Suite("The parts of checking a quotation") struct QuotationPartsTests {
  private func codes(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  private func pairs(_ quoted: String, _ found: String) -> String {
    let found = codes(found)
    return Alignment(codes(quoted), in: found).pairs.map {
      Unicode.Scalar(found[$0.found]).map(String.init) ?? ""
    }.joined()
  }

  @Test func alignsWithTheNearestPart() {
    #expect(pairs("甲乙丙丁", "子丑甲乙丙丁寅") == "甲乙丙丁")
    #expect(pairs("甲乙戊丁", "子甲乙丙丁丑") == "甲乙丁")
    #expect(pairs("甲乙丁", "子甲乙丙丁丑") == "甲乙丁")
    #expect(pairs("甲乙丙丁", "子丑").isEmpty)
    #expect(pairs("", "子").isEmpty && pairs("子", "").isEmpty)
  }

  @Test("Large tables are cut at what stands once, and give as many pairs")
  func alignsLargeTexts() {
    var numbers = SeededNumbers(seed: 3)
    let text = (0..<3000).map { _ in UInt32.random(in: 0x4E00...0x4F00, using: &numbers) }
    var quoted = Array(text[400..<2600])
    for place in stride(from: 50, to: quoted.count, by: 100) { quoted[place] = 0x41 }
    quoted.remove(at: 777)
    quoted.insert(0x42, at: 1500)
    let alignment = Alignment(quoted, in: text)
    #expect(quoted.count * text.count > Alignment.largestTable)
    #expect(alignment.pairs.count >= 2200 - 22 - 1)
    for (left, right) in zip(alignment.pairs, alignment.pairs.dropFirst()) {
      #expect(left.quoted < right.quoted && left.found < right.found)
    }
    for pair in alignment.pairs { #expect(quoted[pair.quoted] == text[pair.found]) }
  }

  @Test(
    "Numbers parted otherwise are others",
    arguments: [
      ("5.4", "增5.4倍", true), ("54", "增5.4倍", false), ("5.4", "增54倍", false), ("5 4", "增54倍", true),
      ("54", "增5 4倍", false), ("3,5", "增3、5倍", true), ("3.5", "增3、5倍", false),
      ("12", "增112倍", false), ("12", "增12.5倍", false), ("12", "增12倍", true), ("12", "增12%", false),
      ("2021年", "1.2021年", true), ("21年", "1.21年", true), ("able to", "unable to", false),
      ("3月5日", "3月-5日", false), ("3月—5日", "3月-5日", true),
      ("5日", "3月-5日", true), ("5日", "降-5日", false),
    ])
  func numbers(quoted: String, text: String, stands: Bool) throws {
    let analyzer = try Analyzer()
    let matcher = SignMatcher(analyzer.compared(quoted).signs)
    #expect(matcher.matches(in: analyzer.compared(text).signs).isEmpty == !stands)
  }

  @Test(
    "Digits that stand alone are closed up, numbers are not",
    arguments: [
      ("2 0 2 1 年", "2021 年"), ("2   1   3", "213"), ("12 5", "12 5"), ("1 25", "1 25"),
      ("甲 乙", "甲 乙"),
      ("", ""), (" 5 ", " 5 "), ("５\n６", "５６"),
    ])
  func digits(text: String, closed: String) {
    #expect(text.withDigitsClosedUp == closed)
  }

  @Test("Every place of a run is found, overlapping ones too")
  func overlapping() throws {
    let analyzer = try Analyzer()
    let matcher = SignMatcher(analyzer.compared("一二一").signs)
    let found = matcher.matches(in: analyzer.compared("一二一，二一。三").signs)
    #expect(found == [0..<3, 2..<5])
  }

  @Test(
    "What lies between words",
    arguments: [
      ("，", "，", []), ("，", ",", [.punctuation]), ("", "，", [.punctuation]), (" ", "", [.spacing]),
      ("\n", "", [.lineBreaks]), ("。\n\n　　", "。\n", []), ("：“", "：", [.quotationMarks]),
      ("\u{200B}", "", [.invisible]), ("，\n", " ", [.punctuation, .lineBreaks]),
      ("　", " ", [.spacing]),
    ] as [(String, String, Set<QuoteFolding>)])
  func gaps(quoted: String, found: String, differences: Set<QuoteFolding>) {
    #expect(GapComparison.differences(quoted, found) == differences)
  }

  @Test(
    "Inside quotation marks or not",
    arguments: [
      ("他说：“我们要去。”好", "我们要去", true), ("他说：「我們『要』去」", "要", true), ("“甲”和乙", "和乙", false),
      ("他说\"我们要去\"好", "我们要去", true), ("“甲。\n乙。\n丙”", "乙", false), ("“甲。\n“乙丙”", "乙丙", true),
      ("没有引号", "引号", false), ("“甲”乙“丙”", "甲”乙“丙", false),
    ])
  func directSpeech(text: String, words: String, isInside: Bool) throws {
    let bytes = Array(text.utf8), wanted = Array(words.utf8)
    let start = try #require(
      (0...(bytes.count - wanted.count)).first { bytes[$0...].starts(with: wanted) })
    #expect(DirectSpeech.contains(start..<(start + wanted.count), in: text) == isInside)
  }

  @Test(
    "A quotation is cut at the reporter's ellipses and freed of the marks around it",
    arguments: [
      ("“甲乙……丙丁”", ["甲乙", "丙丁"]), ("甲乙...丙丁。。。戊己", ["甲乙", "丙丁", "戊己"]), ("……甲乙", ["甲乙"]),
      ("“甲乙”和“丙丁”", ["“甲乙”和“丙丁”"]), ("3.5甲", ["3.5甲"]), ("「甲乙『丙』」", ["甲乙『丙』"]),
    ])
  func parts(text: String, parts: [String]) throws {
    #expect(try Quotation(text, analyzer: Analyzer()).parts.map(\.text) == parts)
  }
}
