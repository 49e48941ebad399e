import ArchiveModel
import Foundation
import Testing

@testable import Corpus

@Suite("Taking documents in") struct AccessionTests {
  static let notice = """
    云岫县人民政府办公室关于做好汛期值守的通知

    各乡镇人民政府：
        汛期必须落实二十四小时值守，6月10日前报送值班表。
    　　　　　　　　云岫县人民政府办公室
    　　　　　　　　2021年5月20日
    """

  static func take(
    _ archive: WrittenArchive, _ paths: [String],
    change: (inout AccessionRequest) -> Void = { _ in }
  ) throws -> [AccessionOutcome] {
    var request = AccessionRequest()
    change(&request)
    var accession = try Accession(
      writer: archive.writer(), request: request, attribution: Attribution(by: "白露"))
    return try accession.take(paths)
  }

  @Test("A document comes in described, registered and in the manifest") func oneDocument() throws {
    let archive = try WrittenArchive()
    try archive.folder.write(Self.notice, to: "in/值守.txt")
    let outcomes = try Self.take(archive, [archive.folder.path + "/in/值守.txt"]) {
      $0.source = "县政府办移交"
      _ = $0.description.state(.number, ["云政办发〔2021〕9号"])
    }
    let taken = try #require(outcomes.first?.takenIn)
    #expect(taken.path == "通知/2021/值守.txt" && taken.accession?.hasSuffix("-000001") == true)
    #expect(archive.contents(taken.path) == Self.notice)
    let description = try DescriptionFile(
      yaml: try #require(archive.contents(taken.path + ".meta.yaml")), path: "x")
    #expect(description.whole.description.number == "云政办发〔2021〕9号")
    #expect(description.whole.description.stated == [.number])
    let entry = try #require(archive.register.entries.first)
    #expect(entry.by == "白露" && entry.source == "县政府办移交" && entry.originalName == "值守.txt")
    #expect(entry.sha256 == ContentDigest(of: Self.notice).hexadecimal)
    #expect(archive.manifest.entries.map(\.path) == [taken.path, taken.path + ".meta.yaml"])
  }

  @Test("The same bytes come in once") func duplicates() throws {
    let archive = try WrittenArchive()
    try archive.folder.write(Self.notice, to: "in/a.txt")
    try archive.folder.write(Self.notice, to: "in/b.txt")
    try archive.folder.write("没有登记的文件，直接放进来的。", to: "corpus/手放.txt")
    try archive.folder.write("没有登记的文件，直接放进来的。", to: "in/c.txt")
    let outcomes = try Self.take(archive, [archive.folder.path + "/in"])
    #expect(
      outcomes.map(\.state).dropFirst() == [
        .alreadyThere(path: "通知/2021/a.txt"), .alreadyThere(path: "手放.txt"),
      ])
    #expect(archive.register.entries.count == 1)
    let again = try Self.take(archive, [archive.folder.path + "/in/a.txt"])
    #expect(again.map(\.state) == [.alreadyThere(path: "通知/2021/a.txt")])
  }

  @Test("Names that collide are told apart, and nothing is overwritten") func collisions() throws {
    let archive = try WrittenArchive()
    for number in 1...3 {
      try archive.folder.write("第\(number)份内容不同的文件。", to: "in/\(number)/同名.txt")
    }
    try archive.folder.write("早就在这里", to: "corpus/库/同名.txt")
    let files = (1...3).map { "\(archive.folder.path)/in/\($0)/同名.txt" }
    let outcomes = try Self.take(archive, files) { $0.folder = "库" }
    #expect(outcomes.compactMap(\.takenIn?.path) == ["库/同名-2.txt", "库/同名-3.txt", "库/同名-4.txt"])
    #expect(archive.contents("库/同名.txt") == "早就在这里")
  }

  @Test("The order of folders is kept below the folder named; of several the names too")
  func trees() throws {
    let archive = try WrittenArchive()
    let `in` = archive.folder.path + "/in"
    for (index, path) in ["甲省/法规/一.txt", "甲省/二.txt", "乙省/法规/一.txt"].enumerated() {
      try archive.folder.write("第\(index)份。", to: "in/" + path)
    }
    func paths(_ given: [String]) throws -> [String] {
      try Self.take(archive, given) {
        $0.folder = "地方"
        $0.isDryRun = true
      }.compactMap(\.takenIn?.path).sorted()
    }
    let whole = ["地方/乙省/法规/一.txt", "地方/甲省/二.txt", "地方/甲省/法规/一.txt"]
    #expect(try paths([`in`]) == whole)
    #expect(try paths([`in` + "/甲省", `in` + "/乙省/"]) == whole)
    #expect(try paths([`in` + "/甲省/二.txt"]) == ["地方/二.txt"])
  }

  @Test("What the corpus would pass over does not come in, however it is named") func junk() throws
  {
    let archive = try WrittenArchive()
    for name in ["甲.tmp", "~$乙.docx", "丙.txt"] {
      try archive.folder.write("内容\(name)", to: "in/" + name)
    }
    let `in` = archive.folder.path + "/in/"
    let outcomes = try Self.take(archive, [`in` + "甲.tmp", `in` + "~$乙.docx"])
    #expect(outcomes.map(\.state) == [.passedOver, .passedOver])
    let into = try Self.take(archive, [`in` + "丙.txt"]) { $0.folder = "草稿.part" }
    #expect(into.map(\.state) == [.passedOver])
    #expect(archive.register.entries.isEmpty && archive.manifest.count == 0)
  }

  @Test("Every file given ends in exactly one outcome; one refused keeps none of the others out")
  func mixed() throws {
    let archive = try WrittenArchive()
    try archive.folder.write(Self.notice, to: "in/好.txt")
    try archive.folder.write("", to: "in/空.txt")
    try archive.folder.write([0xFF, 0xD8, 0xFF, 0, 0, 1, 2], to: "in/图.txt")
    try archive.folder.write("x", to: "in/程序.exe")
    try archive.folder.write([0x50, 0x4B, 3, 4, 0xE5], to: "in/坏.docx")
    try archive.folder.write("标题: [", to: "in/坏说明.md.meta.yaml")
    try archive.folder.write("# 文", to: "in/坏说明.md")
    try archive.folder.write("x", to: "in/~$好.docx")
    let path = archive.folder.path
    let outcomes = try Self.take(archive, [path + "/in", path + "/没有"])
    var reasons: [String: AccessionOutcome.Reason] = [:]
    for case .refused(let reason, _) in outcomes.map(\.state) { reasons[reason.rawValue] = reason }
    #expect(
      Set(reasons.values)
        == [.missing])
    let states = outcomes.compactMap(\.takenIn).map {
      "\($0.path) \($0.contentState?.rawValue ?? "")"
    }
    #expect(
      Set(states) == [
        "通知/2021/好.txt text", "其他/坏说明.md text", "其他/空.txt no_text", "其他/图.txt damaged",
        "其他/程序.exe not_read", "其他/坏.docx damaged",
      ])
    #expect(Set(outcomes.map(\.given)).count == 8 && outcomes.count == 8)
    #expect(outcomes.compactMap(\.refusedDescription?.path) == [path + "/in/坏说明.md.meta.yaml"])
    #expect(try archive.corpus.scan().files.count == 6)
  }

  @Test("A name that is not UTF-8 is read as GB18030; a long one is cut") func names() throws {
    let archive = try WrittenArchive()
    try archive.folder.write("x", to: "in/x.txt")
    archive.folder.touch(Array("in/".utf8) + [0xB2, 0xE2, 0xCA, 0xD4] + Array(".txt".utf8))
    let long = String(repeating: "长", count: 83) + ".txt"
    try archive.folder.write("很长的名字", to: "in/" + long)
    let outcomes = try Self.take(archive, [archive.folder.path + "/in"]) { $0.folder = "库" }
    let paths = outcomes.compactMap(\.takenIn?.path)
    #expect(paths.contains { $0.hasPrefix("库/长长") && $0.utf8.count < 255 && $0.hasSuffix(".txt") })
    #expect(
      outcomes.contains {
        $0.given.hasSuffix("测试.txt") && $0.takenIn?.path == "库/测试.txt"
      })
  }

  @Test("A file in the corpus is registered where it is, and a changed one again") func inPlace()
    throws
  {
    let archive = try WrittenArchive()
    try archive.folder.write(Self.notice, to: "corpus/放/值守.txt")
    try archive.folder.write("标题: 值守通知\n", to: "corpus/放/值守.txt.meta.yaml")
    let path = archive.corpus.path
    let first = try Self.take(archive, [path])
    guard case .registered(let taken) = first.first?.state else {
      Issue.record("\(first)")
      return
    }
    #expect(taken.path == "放/值守.txt" && taken.description.title == "值守通知")
    #expect(archive.manifest.count == 2 && first.count == 1)
    #expect(try Self.take(archive, [path]).first?.state == .alreadyThere(path: "放/值守.txt"))
    try archive.folder.write(Self.notice + "附件", to: "corpus/放/值守.txt")
    guard case .accepted = try Self.take(archive, [path]).first?.state else {
      Issue.record("a change was not accepted")
      return
    }
    #expect(archive.register.entries.map(\.action) == [.register, .accept])
    #expect(archive.manifest["放/值守.txt"]?.hexadecimal == archive.register.entries.last?.sha256)
  }

  @Test("A later version inherits what a person stated; the earlier one gives way") func versions()
    throws
  {
    let archive = try WrittenArchive()
    try archive.folder.write(Self.notice, to: "in/a.txt")
    try archive.folder.write(Self.notice + "\n（修订）", to: "in/b.txt")
    let path = archive.folder.path + "/in/"
    let old = try #require(
      try Self.take(archive, [path + "a.txt"]) { _ = $0.description.state(.signer, ["祝清越"]) }
        .first?.takenIn)
    let new = try #require(
      try Self.take(archive, [path + "b.txt"]) {
        $0.earlierVersion = .init(path: old.path, record: nil)
      }.first?.takenIn)
    func said(_ path: String) throws -> DescriptionFile.Statement {
      try DescriptionFile(yaml: archive.contents(path + ".meta.yaml") ?? "", path: path).whole
    }
    #expect(try said(new.path).description.signer == "祝清越")
    #expect(try said(new.path).standing.replaces == old.path)
    #expect(try said(old.path).standing.replacedBy == new.path)
    #expect(archive.register.entries.map(\.action) == [.add, .add, .replace])
    #expect(archive.contents(old.path) == Self.notice)
    let same = try Self.take(archive, [path + "b.txt"]) {
      $0.earlierVersion = .init(path: new.path, record: nil)
    }
    #expect(same.first?.state == .refused(reason: .sameAsEarlier, detail: nil))
  }

  @Test("A dry run changes nothing") func dryRun() throws {
    let archive = try WrittenArchive()
    try archive.folder.write(Self.notice, to: "in/a.txt")
    let before = try archive.everything()
    let outcomes = try Self.take(archive, [archive.folder.path + "/in"]) { $0.isDryRun = true }
    #expect(outcomes.first?.takenIn?.path == "通知/2021/a.txt")
    #expect(outcomes.first?.takenIn?.accession == nil)
    #expect(try archive.everything() == before)
  }
}
