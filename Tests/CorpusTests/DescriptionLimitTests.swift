import ArchiveModel
import Testing

@testable import Corpus

/// What a short text of YAML can do to a program, and what a description may not hold.
@Suite("The limits of a description") struct DescriptionLimitTests {
  private func refusal(_ yaml: String) -> CorpusError? {
    do { _ = try DescriptionFile(yaml: yaml, path: "a.meta.yaml") } catch {
      return error as? CorpusError
    }
    return nil
  }

  /// Each level names the one before it ten times.
  private static let bomb =
    "a: &a [规, 定]\n"
    + zip("bcdefghijk", "abcdefghij").map { name, other in
      let values = Array(repeating: "*\(other)", count: 10).joined(separator: ",")
      return "\(name): &\(name) [\(values)]\n"
    }.joined() + "标题: *k\n"

  @Test(
    "Anchors and aliases are refused wherever they lie, with their line",
    arguments: [
      (bomb, 1), ("标题: 甲\n文种: &a 通知\n", 2), ("标题: *a\n", 1), ("x:\n  - 1\n  - &b\n    k: v\n", 3),
      ("a: {b: &x 1}\n", 1), ("*a : 1\n", 1), ("? &a b\n: c\n", 1), ("x: !!str &a t\n", 1),
      ("%TAG ! tag:e,1:\n---\nx: &a [1]\n", 3), ("x: [1, *a]\n", 1), ("a: &1 b\n标题: *1\n", 1),
      ("a: 1\n<<: *a\n", 2), ("&a {标题: 甲}\n", 1),
    ])
  func references(_ yaml: String, line: Int) throws {
    let problem = try #require(refusal(yaml))
    #expect(problem.code == .descriptionInvalid)
    guard case .line(line, let reason) = problem.detail else {
      Issue.record("\(problem)")
      return
    }
    let parts = if case .both(_, let second) = reason { second } else { reason }
    #expect(parts == .yamlReferences)
  }

  @Test(
    "The characters may stand in values",
    arguments: [
      ("标题: R&D a*b\n", "R&D a*b"), ("标题: \"*甲* & &乙\"\n", "*甲* & &乙"), ("标题: '&a'\n", "&a"),
      ("标题: |-\n  *甲*\n  &乙\n", "*甲*\n&乙"), ("# &a *b\n标题: 甲 # *c\n", "甲"),
      ("别的: [R&D, 'a*']\n标题: 甲&乙\n", "甲&乙"),
    ])
  func values(_ yaml: String, title: String) throws {
    #expect(try DescriptionFile.description(yaml: yaml, path: "a").title == title)
  }

  @Test("Size, depth and number are bounded") func bounds() {
    let cases: [(String, Fact)] = [
      ("a: " + String(repeating: "字", count: 400_000), .moreThan(1, .mebibytes)),
      ("a: [" + String(repeating: "a,", count: 200_000) + "a]", .moreThan(100_000, .values)),
      (
        "a: " + String(repeating: "[", count: 500) + String(repeating: "]", count: 500),
        .moreThan(16, .levels)
      ),
      (
        (0..<300).map { String(repeating: " ", count: $0) + "k:\n" }.joined(),
        .moreThan(16, .levels)
      ),
      (
        String(repeating: "? ", count: 900) + "[" + String(repeating: "a,", count: 9000) + "]",
        .yamlNestedKeys
      ),
      (
        String(repeating: "{? ", count: 900) + "a" + String(repeating: "}", count: 900),
        .yamlNestedKeys
      ),
      (String(repeating: "k: v\n", count: 20_000), .statedTwice("k")),
      (
        "a: [&a, *a]\n" + String(repeating: "b: *a\n", count: 1000),
        .both(.statedTwice("b"), .yamlReferences)
      ),
    ]
    let clock = ContinuousClock.now
    for (yaml, reason) in cases {
      let detail = refusal(yaml)?.detail
      let found = if case .line(_, let found) = detail { found } else { detail }
      #expect(found == reason, "\(String(describing: detail))")
    }
    #expect(ContinuousClock.now - clock < .seconds(30))
  }

  @Test("A document comes in without a description that is refused, but with its 密级")
  func documentComesIn() throws {
    let archive = try WrittenArchive()
    try archive.folder.write("会议强调，要做好值守。", to: "in/a.txt")
    try archive.folder.write(Self.bomb + "密级: 机密★10年\n", to: "in/a.txt.meta.yaml")
    let outcomes = try AccessionTests.take(archive, [archive.folder.path + "/in"])
    let refused = try #require(outcomes.first?.refusedDescription)
    #expect(refused.path.hasSuffix("in/a.txt.meta.yaml"))
    #expect(refused.detail == .line(1, .yamlReferences))
    let taken = try #require(outcomes.first?.takenIn)
    #expect(taken.accession != nil && taken.description.secrecyLevel == .secret)
    let written = try #require(archive.contents(taken.path + CorpusFolder.descriptionSuffix))
    #expect(!written.contains("&a"))
  }

  @Test("A refused description beside a document still says its 密级") func secrecyIsKept() throws {
    let folder = try TemporaryFolder()
    try folder.write("# 题\n\n会议强调，要做好值守。\n", to: "a.md")
    let gb18030: [UInt8] = [0xC3, 0xDC, 0xBC, 0xB6, 0x3A, 0x20, 0xBE, 0xF8, 0xC3, 0xDC]
    let cases: [([UInt8], SecrecyLevel?)] = [
      (Array("标题: [\n密级: 秘密\n".utf8), .confidential), (gb18030, .topSecret),
      (Array("标题: [\n".utf8), nil), (Array("标题: [\n密级: Top Secret\n".utf8), .topSecret),
      (Array("标题: [\n密级: 机 密\n".utf8), .secret),
      ("标题: [\n密级: 秘密\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, .confidential),
      ("标题: [\n密级: 機密\n".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }, .secret),
    ]
    for (bytes, level) in cases {
      try folder.write(bytes, to: "a.md.meta.yaml")
      let reader = CorpusReader(folder: CorpusFolder(path: folder.path))
      let file = try #require(try reader.folder.scan().files.first)
      var found: SecrecyLevel?
      let reading = try reader.extract(try reader.content(ofFile: "a.md"), of: file) {
        found = $0.description.secrecyLevel
      }
      #expect(found == level)
      #expect(reading.descriptionProblems.count == 1)
    }
  }

  @Test(
    "Levels are read in both scripts, marked and spaced",
    arguments: [
      ("绝密", SecrecyLevel.topSecret), ("機密", .secret), ("机 密★10年", .secret), ("祕密", .confidential),
      ("Top Secret", .topSecret), ("内部", nil), ("公开", nil), ("", nil),
    ])
  func levels(_ value: String, level: SecrecyLevel?) { #expect(SecrecyLevel(in: value) == level) }
}
