import Foundation
import Testing

@Suite("Describing at the terminal") struct DescriptionTests {
  private static let notice = """
    # 云岫县水利局关于切实做好防汛工作的通知

    云水发〔2021〕7号

    各乡镇人民政府：

    　　各乡镇要在汛前完成水库和堤防的全面检查，发现险情要立即处置，并向县防汛抗旱指挥部报告。

    云岫县水利局

    2021年4月12日

    """
  private static let path = "通知/2021/防汛.md"

  private func archive() throws -> TestArchive {
    let archive = try TestArchive()
    try archive.write(Self.notice, to: Self.path)
    try archive.write(
      #"{"id":"甲-1","title":"山塘巡查简讯","text":"山塘每日巡查两次，巡查情况当日登记在册。"}"# + "\n"
        + #"{"id":"甲-2","title":"编织袋储备简讯","text":"县级储备编织袋二十万条，分存三处仓库。"}"# + "\n",
      to: "汇编/简讯.jsonl")
    try archive.index()
    return archive
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func id(_ archive: TestArchive, _ query: String) throws -> String {
    try #require(try archive.search(query).results.first).document.id
  }

  private func shown(_ archive: TestArchive, _ id: String) throws -> [String: Any] {
    let outcome = try archive.run("show", "--format", "json", id)
    return try #require(try object(outcome.output)["document"] as? [String: Any])
  }

  private func register(_ archive: TestArchive) throws -> [[String: Any]] {
    let text = try String(contentsOfFile: archive.corpus + "/register.jsonl", encoding: .utf8)
    return try text.split(separator: "\n").map { try object(String($0)) }
  }

  // MARK: edit

  @Test("What a person states survives a new index, a changed file, and a later version")
  func survives() throws {
    let archive = try archive()
    let id = try id(archive, "水库和堤防")
    let edited = try archive.run(
      "edit", id, "--set", "标题=关于做好2021年防汛工作的通知", "日期=2021年4月15日", "--set", "密级=内部", "--by", "白露")
    #expect(edited.exitCode == 0, "\(edited.messages)")
    #expect(edited.output.contains("date: 2021-04-12 (read in the text) → 2021-04-15"))
    func check(_ id: String, _ what: String) throws {
      let document = try shown(archive, id)
      #expect(document["title"] as? String == "关于做好2021年防汛工作的通知", "\(what)")
      #expect(document["date"] as? String == "2021-04-15", "\(what)")
      #expect(document["issuer"] as? String == "云岫县水利局", "\(what)")
    }
    try check(id, "at once")
    #expect(try archive.search("日期:2021-04-15 防汛", "--limit", "1").total > 0)
    try FileManager.default.removeItem(atPath: archive.folder + "/index")
    try archive.index()
    try check(id, "index deleted")
    try archive.write(
      Self.notice.replacingOccurrences(of: "4月12日", with: "4月13日"), to: Self.path)
    try archive.index()
    try check(id, "file changed")

    let later = archive.folder + "/新版.md"
    try Self.notice.replacingOccurrences(of: "立即处置", with: "一小时内处置").write(
      toFile: later, atomically: true, encoding: .utf8)
    let added = try archive.run("add", later, "--replaces", id)
    #expect(added.exitCode == 0, "\(added.messages)")
    let new = try self.id(archive, "一小时内处置")
    #expect(new != id)
    try check(new, "later version")
    // The versions are linked both ways, and only the later one is found.
    let earlier = try #require(try shown(archive, id)["standing"] as? [String: Any])
    #expect(earlier["state"] as? String == "replaced")
    #expect((earlier["replaced_by"] as? [String: Any])?["id"] as? String == new)
    let current = try #require(try shown(archive, new)["standing"] as? [String: Any])
    #expect(current["state"] as? String == "current")
    #expect((current["replaces"] as? [String: Any])?["id"] as? String == id)
    #expect(try archive.search("立即处置").results.allSatisfy { $0.document.id != id })
    let history = try archive.run("history", new).output
    #expect(history.contains("白露  described  \(Self.path)") && history.contains("replaced"))
    #expect(try archive.run("history", id).output == history)
    let refused = try archive.run("restore", id)
    #expect(refused.exitCode == 3 && refused.messages.contains("gave way to"))
  }

  @Test("A record of a container is described alone") func records() throws {
    let archive = try archive()
    let id = try id(archive, "山塘每日巡查")
    #expect(try archive.run("edit", id, "--set", "kind=notice").exitCode == 0)
    let yaml = try String(
      contentsOfFile: archive.corpus + "/汇编/简讯.jsonl.meta.yaml", encoding: .utf8)
    #expect(yaml.contains("记录:") && yaml.contains("甲-1") && !yaml.contains("甲-2"))
    #expect(try shown(archive, id)["kind"] as? String == "通知")
    let entry = try #require(try register(archive).last)
    #expect(entry["record"] as? String == "甲-1" && entry["document"] as? String == id)
    #expect(try archive.run("history", id).output.contains("汇编/简讯.jsonl#甲-1"))
  }

  @Test("Bad values are refused, odd numbers taken with a warning") func validation() throws {
    let archive = try archive()
    let id = try id(archive, "水库和堤防")
    for (assignment, word) in [
      ("日期=2021-02-30", "not a date"), ("文种=notises", "no such kind"), ("标提=x", "write KEY=VALUE"),
      ("标题=", "--unset"), ("标题", "write KEY=VALUE"),
    ] {
      let outcome = try archive.run("edit", id, "--set", assignment)
      #expect(outcome.exitCode == 2 && outcome.messages.contains(word), "\(outcome.messages)")
    }
    let odd = try archive.run("edit", id, "文号=第七件")
    #expect(odd.exitCode == 0 && odd.messages.contains("does not look like a document number"))
    #expect(try archive.run("edit", id, "文号=第七件").output.contains("nothing changed"))
    #expect(try archive.run("edit", "aaaaaaaaaaaa", "标题=x").exitCode == 1)
    #expect(try register(archive).count == 1)
    let dry = try archive.run("edit", id, "标题=新", "--dry-run", "--format", "json")
    #expect(try object(dry.output)["dry_run"] as? Bool == true)
    #expect(try register(archive).count == 1)
    let back = try archive.run("edit", Self.path, "--unset", "文号")
    #expect(back.exitCode == 0)
    #expect(try shown(archive, id)["number"] as? String == "云水发〔2021〕7号")
  }

  @Test("The editor: unchanged, changed, mistaken, given up") func editor() throws {
    let archive = try archive()
    let id = try id(archive, "水库和堤防")
    let temporary = archive.folder + "/tmp"
    try FileManager.default.createDirectory(
      atPath: temporary, withIntermediateDirectories: true)
    func edit(_ editor: String) throws -> Program.Outcome {
      try archive.run("edit", id, environment: ["EDITOR": editor, "TMPDIR": temporary])
    }
    func left() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: temporary)
        .filter { $0.hasSuffix(".yaml") }
    }
    #expect(try edit("true").output.contains("nothing changed"))
    let changed = try edit(
      #"sed -i "s/^# signer:/signer: 蔺河清/;s/^# title: \(.*\)  #.*/title: \1/""#)
    #expect(changed.exitCode == 0, "\(changed.messages)")
    #expect(changed.output.contains("signer: (none) → 蔺河清"))
    // The title as the text has it is confirmed.
    #expect(changed.output.contains("confirmed title: 云岫县水利局关于切实做好防汛工作的通知"))
    #expect(try left().isEmpty)
    let before = try register(archive).count
    let mistaken = try edit(#"sed -i "s/^# kind:.*/kind: notises/""#)
    #expect(mistaken.exitCode == 3 && mistaken.messages.contains(":7: kind: no such kind: notises"))
    let kept = try #require(try left().first)
    #expect(mistaken.messages.contains(kept))
    let text = try String(contentsOfFile: temporary + "/" + kept, encoding: .utf8)
    #expect(text.contains("kind: notises\n"))
    #expect(try edit("false").exitCode == 3)
    #expect(try register(archive).count == before)
    #expect(try archive.run("edit", id).exitCode == 2)
  }

  // MARK: withdraw, restore

  @Test("A withdrawn document is nowhere found, and shown to who names it; restoring puts it back")
  func withdrawing() throws {
    let archive = try archive()
    let id = try id(archive, "水库和堤防")
    let sentence = "各乡镇要在汛前完成水库和堤防的全面检查"
    func answers() throws -> [Int32] {
      try [
        ["search", "水库和堤防"], ["quote", sentence], ["requirements", "堤防"],
        ["list", "--kind", "通知"], ["search", "文号:云水发〔2021〕7号"],
      ].map { try Program.run(["--archive", archive.folder] + $0).exitCode }
    }
    let before = try answers()
    #expect(before == [0, 0, 0, 0, 0])
    #expect(try archive.run("withdraw", id).exitCode == 2)
    #expect(try archive.run("withdraw", id, "--why", "含个人信息", "--by", "白露").exitCode == 0)
    #expect(try answers() == [1, 1, 1, 1, 1])
    let banner = try archive.run("show", id).output
    #expect(banner.contains("Withdrawn, not found by searches: 含个人信息") && banner.contains(sentence))
    let standing = try #require(try shown(archive, id)["standing"] as? [String: Any])
    #expect(standing["state"] as? String == "withdrawn" && standing["why"] as? String == "含个人信息")
    #expect(try archive.run("list", "--withdrawn", "--columns", "id,state").output.contains(id))
    #expect(FileManager.default.fileExists(atPath: archive.corpus + "/" + Self.path))
    let again = try archive.run("withdraw", id, "--why", "x")
    #expect(again.exitCode == 3 && again.messages.contains("含个人信息"))
    // It stays withdrawn when the index is made anew.
    try FileManager.default.removeItem(atPath: archive.folder + "/index")
    try archive.index()
    #expect(try answers() == [1, 1, 1, 1, 1])
    #expect(try archive.run("restore", id).exitCode == 0)
    #expect(try answers() == before)
    let twice = try archive.run("restore", id)
    #expect(twice.exitCode == 3 && twice.messages.contains("not withdrawn"))
    let actions = try register(archive).map { $0["action"] as? String }
    #expect(actions == ["withdraw", "restore"])
  }

  // MARK: The register

  @Test("A damaged register is told with its line") func damagedRegister() throws {
    let archive = try archive()
    let id = try id(archive, "水库和堤防")
    #expect(try archive.run("edit", id, "标题=一").exitCode == 0)
    #expect(try archive.run("edit", id, "标题=二", "--by", "柏青禾").exitCode == 0)
    let file = archive.corpus + "/register.jsonl"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let json = try object(try archive.run("history", "--format", "json").output)
    #expect((json["entries"] as? [Any])?.count == 2 && (json["damaged"] as? [Any])?.isEmpty == true)
    #expect(try archive.run("history", "--limit", "1").output.contains("柏青禾"))
    #expect(try archive.run("history", "--since", "2999").exitCode == 1)
    try text.replacingOccurrences(of: "\"一\"", with: "\"壹\"").write(
      toFile: file, atomically: true, encoding: .utf8)
    let damaged = try archive.run("history")
    #expect(damaged.exitCode == 3 && damaged.messages.contains("register.jsonl:2:"))
    #expect(damaged.output.contains("柏青禾"))
  }

  @Test("Who cannot write is told why, and nothing is half done") func refusals() throws {
    let archive = try archive()
    let id = try id(archive, "水库和堤防")
    let blocker = archive.corpus + "/.incoming"
    try Data().write(to: URL(filePath: blocker))
    let refused = try archive.run("edit", id, "标题=x")
    #expect(
      refused.exitCode == 3 && refused.messages.contains("cannot write"), "\(refused.messages)")
    try FileManager.default.removeItem(atPath: blocker)
    #expect(try archive.run("history").exitCode == 1)

    let script = archive.folder + "/hold"
    try "#!/bin/sh\nexec 9<>\(archive.folder)/index/writer.lock\nflock -n 9 && sleep 60\n".write(
      toFile: script, atomically: true, encoding: .utf8)
    let holder = Process()
    holder.executableURL = URL(filePath: "/bin/sh")
    holder.arguments = [script]
    try holder.run()
    defer { holder.terminate() }
    var locked = try archive.run("withdraw", id, "--why", "x", "--by", "白露")
    for _ in 0..<50 where locked.exitCode == 0 {
      _ = try archive.run("restore", id)
      locked = try archive.run("withdraw", id, "--why", "x", "--by", "白露")
    }
    #expect(locked.exitCode == 3 && locked.messages.contains("another process is writing"))
  }
}
