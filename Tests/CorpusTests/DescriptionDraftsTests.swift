import ArchiveModel
import Foundation
import Testing

@testable import Corpus

@Suite("Changes of descriptions") struct DescriptionDraftsTests {
  private let archive: WrittenArchive
  private let document = DescribedDocument(path: "通知/甲.md", record: nil)

  init() throws {
    archive = try WrittenArchive()
    try archive.folder.write("甲的内容\n", to: "corpus/通知/甲.md")
    try archive.folder.write("{\"id\":\"1\",\"text\":\"一\"}\n", to: "corpus/汇编.jsonl")
  }

  private func drafts() -> DescriptionDrafts {
    DescriptionDrafts(folder: archive.corpus, attribution: Attribution(by: "白露"))
  }

  private func edit(_ values: [DocumentDescription.Field: String]) -> DescriptionEdit {
    var edit = DescriptionEdit()
    for (field, value) in values { _ = edit.stated.state(field, [value]) }
    return edit
  }

  private func described(_ description: DocumentDescription) -> DescribedDocument {
    var document = document
    document.description = description
    return document
  }

  @Test(
    "A change is in the description, the manifest and the register, and tells what was read from what was stated"
  )
  func edits() throws {
    var extracted = DocumentDescription()
    extracted.title = "关于做好防讯工作的通知"
    extracted.kind = .notice
    var drafts = drafts()
    let changes = try drafts.edit(
      described(extracted), edit([.title: "关于做好防汛工作的通知", .issuer: "云岫县水利局"]))
    #expect(archive.contents("通知/甲.md.meta.yaml") == nil)
    let entries = try drafts.commit(to: archive.writer())
    #expect(
      changes == [
        .init(
          field: "title", from: "关于做好防讯工作的通知", to: "关于做好防汛工作的通知", fromExtracted: true),
        .init(field: "issuer", from: nil, to: "云岫县水利局"),
      ])
    #expect(entries.map(\.action) == [.edit] && entries.first?.changes == changes)
    #expect(archive.register.entries == entries && archive.register.badLines.isEmpty)
    let yaml = try #require(archive.contents("通知/甲.md.meta.yaml"))
    #expect(archive.manifest["通知/甲.md.meta.yaml"] == ContentDigest(of: Array(yaml.utf8)))
    let read = try DescriptionFile(yaml: yaml, path: "").whole.description
    #expect(read.title == "关于做好防汛工作的通知" && read.issuer == "云岫县水利局" && read.kind == nil)
  }

  @Test("The same value again is no change; that of the text may be confirmed")
  func confirmations() throws {
    var extracted = DocumentDescription()
    extracted.title = "标题"
    var drafts = drafts()
    #expect(
      try drafts.edit(described(extracted), edit([.title: "标题"]))
        == [.init(field: "title", from: "标题", to: "标题", fromExtracted: true)])
    #expect(try drafts.edit(described(extracted), edit([.title: "标题"])).isEmpty)
    try #expect(drafts.commit(to: archive.writer()).count == 1)
    var again = self.drafts()
    #expect(try again.edit(described(extracted), edit([.title: "标题"])).isEmpty)
    #expect(again.count == 0)
  }

  @Test("What was stated can be taken back; what nobody stated cannot") func takingBack() throws {
    var drafts = drafts()
    _ = try drafts.edit(document, edit([.title: "甲", .date: "2021年3月"]))
    _ = try drafts.commit(to: archive.writer())
    var back = DescriptionEdit()
    back.takenBack = [.date, .kind]
    #expect(try drafts.edit(document, back) == [.init(field: "date", from: "2021-03", to: nil)])
    _ = try drafts.commit(to: archive.writer())
    let yaml = try #require(archive.contents("通知/甲.md.meta.yaml"))
    #expect(yaml.contains("甲") && !yaml.contains("2021"))
  }

  @Test("Records of one container share a file and a transaction") func records() throws {
    var drafts = drafts()
    for record in ["1", "2"] {
      _ = try drafts.edit(
        DescribedDocument(path: "汇编.jsonl", record: record), edit([.title: "第\(record)件"]))
    }
    #expect(drafts.count == 2)
    let entries = try drafts.commit(to: archive.writer())
    #expect(entries.map(\.record) == ["1", "2"])
    #expect(entries[0].document == Identifiers.document(path: "汇编.jsonl", recordID: "1"))
    let file = try DescriptionFile(
      yaml: try #require(archive.contents("汇编.jsonl.meta.yaml")), path: "")
    #expect(file.records.mapValues { $0.description.title } == ["1": "第1件", "2": "第2件"])
    #expect(file.whole == .init())
    var back = DescriptionEdit()
    back.takenBack = [.title]
    _ = try drafts.edit(DescribedDocument(path: "汇编.jsonl", record: "2"), back)
    _ = try drafts.commit(to: archive.writer())
    let rest = try DescriptionFile(
      yaml: try #require(archive.contents("汇编.jsonl.meta.yaml")), path: "")
    #expect(Array(rest.records.keys) == ["1"])
  }

  @Test("What was changed by hand comes into the manifest, and the register says so") func byHand()
    throws
  {
    var drafts = drafts()
    _ = try drafts.edit(document, edit([.title: "甲"]))
    _ = try drafts.commit(to: archive.writer())
    try archive.folder.write("# 手工\n标题: 乙\n保管期限: 永久\n", to: "corpus/通知/甲.md.meta.yaml")
    let changes = try drafts.edit(document, edit([.kind: "通知"]))
    #expect(changes.map(\.field) == ["kind"])
    let returned = try drafts.commit(to: archive.writer())
    #expect(returned.map(\.action) == [.edit])
    let entries = archive.register.entries
    #expect(entries.map(\.action) == [.edit, .accept, .edit])
    #expect(entries[1].path == "通知/甲.md.meta.yaml")
    let yaml = try #require(archive.contents("通知/甲.md.meta.yaml"))
    #expect(yaml.hasPrefix("# 手工\n") && yaml.contains("保管期限") && yaml.contains("乙"))
  }

  @Test(
    "A value that YAML would take for something else stays the text it is",
    arguments: [
      "no", "2020", "#1", "a: b", "- x", "\"", "\\", "'", "第一行\n第二行", "\u{2028}x", "&a", "  两边  ",
      "~x",
    ])
  func values(text: String) throws {
    var drafts = drafts()
    _ = try drafts.edit(document, edit([.title: text]))
    _ = try drafts.commit(to: archive.writer())
    let yaml = try #require(archive.contents("通知/甲.md.meta.yaml"))
    #expect(try DescriptionFile(yaml: yaml, path: "").whole.description.title == text)
  }

  @Test("A value that cannot be written is refused, and nothing is done") func unwritable() throws {
    var drafts = drafts()
    _ = try drafts.edit(document, edit([.title: "~"]))
    #expect(throws: CorpusError.self) { try drafts.commit(to: archive.writer()) }
    #expect(archive.contents("通知/甲.md.meta.yaml") == nil && archive.register.entries.isEmpty)
  }

  @Test("A document that is gone, or badly described, is refused") func refusals() throws {
    var drafts = drafts()
    #expect(throws: CorpusError.self) {
      try drafts.edit(DescribedDocument(path: "没有.md", record: nil), edit([.title: "x"]))
    }
    try archive.folder.write("标题: [\n", to: "corpus/通知/甲.md.meta.yaml")
    #expect(throws: CorpusError.self) { try drafts.edit(document, edit([.title: "x"])) }
  }

  @Test("A document is withdrawn once, and put back once") func withdrawing() throws {
    var drafts = drafts()
    #expect(try drafts.restore(document) == .notWithdrawn)
    #expect(try drafts.withdraw(document, why: "含个人信息") == .done)
    #expect(try drafts.withdraw(document, why: "再次") == .alreadyWithdrawn(why: "含个人信息"))
    _ = try drafts.commit(to: archive.writer())
    let record = DescribedDocument(path: "通知/甲.md", record: "1")
    #expect(try drafts.withdraw(record, why: "x") == .alreadyWithdrawn(why: "含个人信息"))
    #expect(try drafts.restore(record) == .containerWithdrawn(why: "含个人信息"))
    #expect(try drafts.restore(document) == .done)
    _ = try drafts.commit(to: archive.writer())
    #expect(archive.register.entries.map(\.action) == [.withdraw, .restore])
    #expect(archive.register.entries.first?.why == "含个人信息")
    #expect(archive.contents("通知/甲.md.meta.yaml")?.contains("撤下") == false)
  }

  @Test("What gave way to a later version is not put back") func replaced() throws {
    try archive.folder.write("被取代: 通知/乙.md\n", to: "corpus/通知/甲.md.meta.yaml")
    var drafts = drafts()
    #expect(try drafts.restore(document) == .replaced(by: "通知/乙.md"))
    #expect(drafts.count == 0)
    #expect(try drafts.withdraw(document, why: "x") == .done)
    #expect(try drafts.restore(document) == .doneButReplaced(by: "通知/乙.md"))
  }
}

@Suite("A description in an editor") struct DescriptionFormTests {
  private let words = DescriptionForm.Words(
    heading: ["说明", ""], extracted: "提取", inFile: "原件", name: \.chineseName)

  private func form() -> DescriptionForm {
    var description = DocumentDescription()
    _ = description.state(.issuer, ["云岫县水利局"])
    _ = description.state(.byline, ["程一诺", "苗晓禾"])
    description.title = "带 \"引号\" 与 # 号"
    description.kind = .notice
    var stated = DocumentDescription()
    _ = stated.state(.byline, ["程一诺", "苗晓禾"])
    return DescriptionForm(
      DescribedDocument(path: "a.md", record: nil, description: description), stated: stated)
  }

  @Test("Every field has its line; unchanged it changes nothing") func unchanged() throws {
    let text = form().text(words)
    #expect(text.contains("# 标题: \"带 \\\"引号\\\" 与 # 号\"  # 提取\n"))
    #expect(text.contains("# 发文机关: \"云岫县水利局\"  # 原件\n"))
    #expect(text.contains("\n作者: [\"程一诺\", \"苗晓禾\"]\n") && text.contains("\n# 密级:\n"))
    #expect(try form().edit(from: text).isEmpty)
  }

  @Test("Taking the # away states a field, deleting the line takes it back") func changed() throws {
    let text = form().text(words).split(separator: "\n").filter { !$0.hasPrefix("作者") }
      .map { $0.hasPrefix("# 标题") ? $0.dropFirst(2) : $0 }.joined(separator: "\n")
    let edit = try form().edit(from: text + "\n成文日期: 2021年3月29日\n")
    #expect(edit.takenBack == [.byline] && edit.stated.stated == [.title, .date])
    #expect(edit.stated.title == "带 \"引号\" 与 # 号")
    #expect(edit.stated.date?.description == "2021-03-29")
  }

  @Test(
    "A mistake is told with its line",
    arguments: [
      (
        "# 一\n文种: notises\n", 2,
        DescriptionForm.Problem.Reason.value(
          field: "文种", FieldProblem(.unknownKind, value: "notises"))
      ),
      ("标提: x\n", 1, .unknownField("标提")),
      ("标题: x\n题名: y\n", 2, .repeated("题名")),
      (
        "标题: x\n日期: 2021-02-30\n", 2,
        .value(
          field: "日期", FieldProblem(.notADate, value: "2021-02-30"))
      ),
      ("撤下: 有误\n", 1, .unknownField("撤下")),
    ])
  func mistakes(text: String, line: Int, reason: DescriptionForm.Problem.Reason) throws {
    let problem = #expect(throws: DescriptionForm.Problem.self) { try form().edit(from: text) }
    #expect(problem == DescriptionForm.Problem(line: line, reason: reason))
  }

  @Test("What is no YAML is told", arguments: ["标题: [\n", "一段话\n", "标题: {a: b}\n"])
  func malformed(text: String) {
    let problem = #expect(throws: DescriptionForm.Problem.self) { try form().edit(from: text) }
    guard case .malformed(.line(1..., _)) = problem?.reason else {
      Issue.record("\(String(describing: problem))")
      return
    }
  }
}
