import ArchiveModel
import Foundation
import Testing

@testable import Retrieval

/// The archive's own synonyms: what they find, and that it is said.
@Suite("Synonyms") struct SynonymTests {
  private static let records = [
    ["id": "旧", "text": "全县疫情防控会议召开，各乡镇汇报了整改情况。"],
    ["id": "新", "text": "各单位要做好防疫工作，落实责任。"],
    ["id": "物", "text": "县医院补充防疫物资，整改到位。"],
    ["id": "英", "text": "The county reported on epidemic control in villages."],
    ["id": "别", "text": "预防，疾病是医疗部门的职责。"],
  ]

  private static func archive(_ yaml: String?) throws -> SampleArchive {
    let archive = try SampleArchive(records: records)
    if let yaml { try write(yaml, archive) }
    return archive
  }

  private static func write(_ yaml: String, _ archive: SampleArchive) throws {
    try Data(yaml.utf8).write(to: URL(filePath: archive.folder + "/synonyms.yaml"))
  }

  private static let list = "- [疫情防控, 防疫, epidemic control]\n- [整改, 整治]\n- [落實責任, 压实责任]\n"

  private func added(_ response: SearchResponse) -> [String] {
    response.notices.flatMap { notice in
      if case .alsoSearched(let words) = notice { words } else { [String]() }
    }
  }

  @Test(
    "A member finds the others, and the answer says so",
    arguments: [
      ("疫情防控", ["旧", "新", "物", "英"], ["防疫", "epidemic control"]),
      ("防疫", ["新", "物", "旧", "英"], ["疫情防控", "epidemic control"]),
      // In traditional script, and apart.
      ("壓實責任", ["新"], ["落實責任"]),
      ("疫情 防控", ["旧", "新", "物", "英"], ["防疫", "epidemic control"]),
      ("epidemic control", ["英", "旧", "新", "物"], ["疫情防控", "防疫"]),
      ("防疫 整改", ["物", "旧"], ["疫情防控", "epidemic control", "整治"]),
      // Inside what is typed together, from word to word.
      ("疫情防控会议", ["旧"], ["防疫会议", "epidemic control会议"]),
      // Where it stands nowhere together: what stands somewhere.
      ("疫情防控物资", ["物"], ["防疫物资"]),
      ("epidemic villages", ["英"], []),
      ("疫情防控 OR 防疫", ["旧", "新", "物", "英"], ["epidemic control"]),
      ("疫情防控 -防疫", ["旧", "英"], ["epidemic control"]),
    ])
  func finds(query: String, found: [String], words: [String]) throws {
    let archive = try Self.archive(Self.list)
    let response = try archive.search(query)
    #expect(Set(added(response)) == Set(words))
    let full = response.hits.filter { $0.missing.isEmpty }.compactMap(\.document.externalID)
    #expect(Set(full) == Set(found))
  }

  @Test(
    "What is no member, exact, excluded or a part of another word is not widened",
    arguments: ["\"疫情防控\"", "“防疫”", "职责 -防疫", "预防", "责任", "的", "", "类型:通知"])
  func leavesAlone(query: String) throws {
    let archive = try Self.archive(Self.list)
    var (with, without) = (try archive.search(query), try Self.archive(nil).search(query))
    #expect(added(with).isEmpty)
    (with.tookMilliseconds, without.tookMilliseconds) = (0, 0)
    #expect(with.hits.map(\.document.externalID) == without.hits.map(\.document.externalID))
    #expect(with.notices == without.notices && with.total == without.total)
  }

  @Test("A hit says what was found in the place of what was typed") func saysWhatWasFound() throws {
    let archive = try Self.archive(Self.list)
    for hit in try archive.search("疫情防控").hits {
      switch hit.document.externalID {
      case "旧": #expect(hit.otherSpellings.isEmpty)
      case "英":
        #expect(
          hit.otherSpellings == [OtherSpelling(typed: "疫情防控", found: "epidemic control")])
      default: #expect(hit.otherSpellings == [OtherSpelling(typed: "疫情防控", found: "防疫")])
      }
      #expect(!hit.highlightByteRanges.isEmpty && hit.missing.isEmpty)
    }
  }

  @Test(
    "With synonyms at least as much is found as without",
    arguments: ["疫情防控", "防疫", "整改情况", "县医院整改"])
  func findsNoLess(query: String) throws {
    let (with, without) = (try Self.archive(Self.list), try Self.archive(nil))
    #expect(Set(try with.found(query)).isSuperset(of: try without.found(query)))
  }

  @Test("The same words rank the same as alternatives that are typed")
  func ranksAsTyped() throws {
    let widened = try Self.archive("- [疫情防控, 防疫]\n").found("疫情防控")
    #expect(try widened == Self.archive(nil).found("疫情防控 OR 防疫"))
  }

  @Test("The list is read again when it changes, and is gone when the file is")
  func isReadAgain() throws {
    let archive = try Self.archive("- [防疫, 整改]\n")
    #expect(try added(archive.search("防疫")) == ["整改"])
    try Self.write("- [防疫, 责任]\n", archive)
    #expect(try added(archive.search("防疫")) == ["责任"])
    try FileManager.default.removeItem(atPath: archive.folder + "/synonyms.yaml")
    #expect(try archive.search("防疫").notices.isEmpty)
    try Self.write(" # 空\n", archive)
    #expect(try archive.search("防疫").notices.isEmpty)
  }

  @Test(
    "A file that is wrong is told, and the answer is as without it",
    arguments: [
      "- [防疫, 整改\n", "防疫: 整改\n", "- 防疫\n", "- [防疫]\n", "- [防疫, [整改]]\n",
      "- [防疫, '。']\n",
      "- &a [防疫, 整改]\n- *a\n", "- [防疫, {a: b}]\n",
      "- [" + (0...20).map { "词\($0)" }.joined(separator: ", ") + "]\n",
      "- [防疫, 整改]\n" + String(repeating: "#", count: 1 << 20),
    ])
  func wrongFile(yaml: String) throws {
    let response = try Self.archive(yaml).search("防疫")
    #expect(response.notices.contains { if case .synonymsUnusable = $0 { true } else { false } })
    #expect(Set(response.hits.map(\.document.externalID)) == ["新", "物"])
  }

  @Test("A member that stands nowhere finds the others") func standsNowhere() throws {
    let archive = try Self.archive("- [春季植树, 防疫]\n")
    for query in ["春季植树", "春季 植树"] {
      let response = try archive.search(query)
      #expect(added(response) == ["防疫"])
      #expect(response.hits.prefix(2).allSatisfy { $0.missing.isEmpty })
      #expect(Set(response.hits.prefix(2).map(\.document.externalID)) == ["新", "物"])
    }
  }

  @Test("What the system refuses is told") func refused() throws {
    let archive = try Self.archive(nil)
    try FileManager.default.createDirectory(
      atPath: archive.folder + "/synonyms.yaml", withIntermediateDirectories: true)
    let response = try archive.search("防疫")
    #expect(response.notices.map(\.code) == ["synonyms_unusable"] && response.hits.count == 2)
  }

  @Test("A query takes only so many additions, and names each") func isBounded() throws {
    let yaml = (0..<30).map { number in
      "- [" + (0..<8).map { "词\(number)甲\($0)" }.joined(separator: ", ") + "]"
    }.joined(separator: "\n")
    let query = (0..<30).map { "词\($0)甲0" }.joined(separator: " ")
    let archive = try SampleArchive(records: [["id": "甲", "text": query]])
    try Self.write(yaml, archive)
    #expect(try added(archive.search(query)).count == QueryTerms.mostAdded)
  }
}
