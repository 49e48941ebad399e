import ArchiveIndex
import ArchiveModel
import Corpus
import Foundation
import Testing

/// An index brought up to date is the index made anew.
@Suite struct IncrementalIndexingTests {
  private static let words = [
    "安全", "生产", "责任制", "巡察", "整改", "乡镇", "党委", "政府", "要求", "强调", "防汛", "GDP", "2020", "𠮷", "각",
  ]

  private static func text(_ random: inout SeededRandom) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      for _ in 0..<Int.random(in: 1...40, using: &random) {
        text += words.randomElement(using: &random) ?? ""
      }
      text += ["。\n\n", "，", "\n\n# 标题\n\n", "：\n"].randomElement(using: &random) ?? ""
    }
    return text
  }

  private static func content(of name: String, _ random: inout SeededRandom) -> String {
    guard name.hasSuffix("jsonl") else { return text(&random) }
    return (0..<Int.random(in: 0...5, using: &random)).map { number in
      let text = text(&random).replacing("\n", with: "\\n")
      return #"{"id": "\#(number)", "title": "关于\#(number % 2)", "text": "\#(text)"}"#
    }.joined(separator: "\n") + (Bool.random(using: &random) ? "\n{bad" : "\n")
  }

  @Test(arguments: 0..<4)
  func anyEditsGiveWhatACleanRunGives(seed: Int) throws {
    var random = SeededRandom(UInt64(seed))
    let archive = try TemporaryArchive()
    let names = [
      "a.txt", "b.md", "c.jsonl", "甲/d.txt", "甲/乙/e.jsonl", "f.md", "e\u{301}.txt", "\u{E9}.txt",
    ]
    for step in 0..<6 {
      for _ in 0..<Int.random(in: 1...5, using: &random) {
        let name = names.randomElement(using: &random) ?? "a.txt"
        let other = names.randomElement(using: &random) ?? "b.md"
        switch Int.random(in: 0...7, using: &random) {
        case 0, 1, 2: try archive.write(Self.content(of: name, &random), to: name)
        case 3: try? archive.remove(name)
        case 4:
          try? archive.remove(other)
          try? FileManager.default.moveItem(
            atPath: archive.corpus.fullPath(name), toPath: archive.corpus.fullPath(other))
        case 5:
          try archive.write(
            "title: 题\(Int.random(in: 0...9, using: &random))\n", to: name + ".meta.yaml")
        case 6: try? archive.remove(name + ".meta.yaml")
        default: try archive.age()
        }
      }
      try archive.index(
        rereadsEverything: Int.random(in: 0...4, using: &random) == 0,
        jobs: Int.random(in: 1...3, using: &random))
      let dump = try archive.dump()
      #expect(dump.complaints == [], "step \(step)")
      #expect(dump.differences(from: try archive.cleanDump()) == [], "step \(step)")
    }
  }

  @Test func unchangedFilesAreNotRead() throws {
    let archive = try TemporaryArchive(["a.txt": "安全生产。", "b.md": "# 题\n\n文。"])
    try archive.write("title: 别的题", to: "b.md.meta.yaml")
    try archive.age()
    let first = try archive.index()
    #expect(first.filesAdded == 2 && first.bytesRead > 0 && first.documentCount == 2)
    let second = try archive.index()
    #expect(second.filesUnchanged == 2 && second.bytesRead == 0 && second.changedFileCount == 0)
    let full = try archive.index(rereadsEverything: true)
    #expect(
      full.filesUnchanged == 2 && full.bytesRead == first.bytesRead && full.changedFileCount == 0)
    // The same size and time of writing, but other words: the file's entry has changed.
    try archive.write("防汛抗旱。", to: "a.txt")
    try archive.age()
    #expect(try archive.index().filesChanged == 1)
    try archive.write("title: 又一题", to: "b.md.meta.yaml")
    try archive.age()
    #expect(try archive.index().filesChanged == 1)
    #expect(try archive.dump().documents.contains { $0.contains("又一题") })
  }

  /// A file written a moment before it was read may change without its fingerprint changing.
  @Test func freshFilesAreReadAgain() throws {
    let archive = try TemporaryArchive(["a.txt": "文。", "b.txt": "文。"])
    try archive.age()
    try archive.write("title: 题", to: "b.txt.meta.yaml")
    try archive.index()
    let second = try archive.index()
    #expect(second.filesUnchanged == 2 && second.bytesRead == 6)
  }

  @Test func whatIsGoneLeavesNoTerm() throws {
    let archive = try TemporaryArchive(["a.txt": "魑魅魍魉，zyzzyva。", "b.txt": "安全生产。"])
    try archive.index()
    let reader = IndexReader(folder: archive.indexFolder)
    func frequencies() throws -> [Int] {
      try reader.read { session in
        try ["魑魅", "zyzzyva", "安全"].map { try session.frequency(ofTerm: $0).grams }
      }
    }
    #expect(try frequencies() == [1, 1, 1])
    try archive.write("魑魅。", to: "a.txt")
    try archive.index()
    #expect(try frequencies() == [1, 0, 1])
    try archive.remove("a.txt")
    let summary = try archive.index()
    #expect(summary.filesRemoved == 1 && summary.documentCount == 1)
    #expect(try frequencies() == [0, 0, 1])
    #expect(try archive.dump().terms.allSatisfy { !$0.contains("魑") && !$0.contains("zyzzyva") })
  }

  /// Regression: texts that are equal to String but made of other characters have other terms.
  @Test func titlesThatLookAlikeAreTakenOutWhole() throws {
    let archive = try TemporaryArchive([
      "a.jsonl": #"{"id": "1", "title": "각", "text": "文一。"}"#,
      "b.jsonl": "{\"id\": \"2\", \"title\": \"\u{1100}\u{1161}\u{11A8}\", \"text\": \"文二。\"}",
    ])
    // One worker, so that one title comes after the other.
    try archive.index(jobs: 1)
    #expect(try archive.dump().differences(from: archive.cleanDump()) == [])
    try archive.remove("b.jsonl")
    try archive.index()
    #expect(try archive.dump().differences(from: archive.cleanDump()) == [])
    try archive.remove("a.jsonl")
    try archive.index()
    #expect(try archive.dump().terms == [])
  }

  /// Regression: file names that are equal to String but not to the file system.
  @Test func namesThatLookAlikeAreTwoFiles() throws {
    let archive = try TemporaryArchive()
    try archive.write("安全生产。", to: "\u{E9}.txt")
    try archive.write("防汛抗旱。", to: "e\u{301}.txt")
    #expect(try archive.index().filesAdded == 2)
    try archive.age()
    #expect(try archive.index().filesUnchanged == 2)
    #expect(try archive.index().bytesRead == 0)
    try archive.write("巡察整改。", to: "e\u{301}.txt")
    let summary = try archive.index()
    #expect(summary.filesChanged == 1 && summary.documentCount == 2)
    #expect(try archive.dump().differences(from: archive.cleanDump()) == [])
    try archive.remove("\u{E9}.txt")
    #expect(try archive.index().filesRemoved == 1)
    #expect(try archive.dump().differences(from: archive.cleanDump()) == [])
  }

  @Test func frequenciesOfCommonTermsStayExact() throws {
    func records(_ range: Range<Int>, _ word: String) -> String {
      range.map { #"{"id": "\#($0)", "title": "通知", "text": "\#(word)生产责任\#($0 % 7)。"}"# }
        .joined(separator: "\n")
    }
    let archive = try TemporaryArchive(["a.jsonl": records(0..<200, "安全")])
    try archive.index()
    #expect(try archive.dump().complaints == [])
    let reader = IndexReader(folder: archive.indexFolder)
    func frequency(_ term: String) throws -> Int {
      try reader.read { try $0.frequency(ofTerm: term).grams }
    }
    #expect(try frequency("安全") == 200)
    try archive.write(records(200..<230, "防汛"), to: "b.jsonl")
    try archive.index()
    #expect(try frequency("生产") == 230)
    try archive.write(records(0..<150, "安全"), to: "a.jsonl")
    try archive.index()
    #expect(try frequency("安全") == 150)
    try archive.write(records(230..<600, "防汛"), to: "c.jsonl")
    try archive.index()
    #expect(try frequency("防汛") == 400)
    try archive.remove("a.jsonl")
    try archive.index()
    #expect(try frequency("安全") == 0)
    #expect(try archive.dump().complaints == [])
  }

  @Test func aContainerOfFiveThousandRecords() throws {
    let lines = (0..<5000).map { #"{"id": "r\#($0)", "text": "第\#($0)号决定。"}"# }
    let archive = try TemporaryArchive(["a.jsonl": lines.joined(separator: "\n")])
    #expect(try archive.index().passageCount == 5000)
    try archive.write(lines.dropFirst().joined(separator: "\n"), to: "a.jsonl")
    let summary = try archive.index()
    #expect(summary.passageCount == 4999 && summary.filesChanged == 1)
    try IndexReader(folder: archive.indexFolder).read { session in
      #expect(session.passageCount == 4999)
      // Numbers are not given twice: the second run's begin in the block that the first one ended in.
      let found = try session.find(
        .phrase(["4999"], columns: [.grams]), weights: [], parameters: BM25Parameters(k1: 1, b: 0),
        allowed: nil, limits: .init(capacity: 9))
      let passage = try #require(found.candidates.first?.passage)
      #expect(passage == 9999)
      #expect(try session.passage(number: passage).passage.text == "第4999号决定。")
    }
  }
}
