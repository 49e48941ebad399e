import Foundation
import Testing

@Suite("Documents that are alike, from the terminal") struct DiffTests {
  private static let rules = [
    "第一条 为了管好岫水河的采砂，制定本办法。采砂须经县水利局许可，没有许可的一律不得采砂。",
    "第二条 禁采期为每年4月1日至7月31日，禁采期内一切采砂船须停泊在指定地点，由乡镇派人看守。",
    "第三条 违反本办法的，由县水利局责令停止，没收所得，并处一万元以上三万元以下的罚款。",
    "第四条 本办法自印发之日起施行，此前的规定与本办法不一致的，以本办法为准。",
  ]

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func archive() throws -> TestArchive {
    let archive = try TestArchive()
    try archive.write(Self.rules.joined(separator: "\n\n"), to: "采砂办法.txt")
    try archive.write(
      Self.rules.joined(separator: "\n\n").replacing("三万元", with: "五万元"), to: "采砂办法（修订）.txt")
    try archive.write(
      Self.rules.joined(separator: "\n").replacing("，", with: ","), to: "采砂办法 副本.md")
    try archive.index()
    return archive
  }

  private func id(_ path: String, in archive: TestArchive) throws -> String {
    let outcome = try archive.run("search", "--format", "json", "采砂", "--path", path)
    let results = try #require(try object(outcome.output)["results"] as? [[String: Any]])
    let document = results.compactMap { $0["document"] as? [String: Any] }
      .first { $0["path"] as? String == path }
    return try #require(document?["id"] as? String)
  }

  @Test("show, search and diff tell of them") func contract() throws {
    let archive = try archive()
    let first = try id("采砂办法.txt", in: archive)
    let copy = try id("采砂办法 副本.md", in: archive)
    let amended = try id("采砂办法（修订）.txt", in: archive)

    let shown = try object(try archive.run("show", "--format", "json", first).output)
    let links = try #require(shown["also_in"] as? [[String: Any]])
    #expect(links.map { $0["id"] as? String } == [copy, amended])
    #expect(links.map { $0["relation"] as? String } == ["same", "near"])
    #expect(links[0]["resemblance"] as? Double == 1)
    for key in ["path", "title", "date", "containment"] { #expect(links[0].keys.contains(key)) }
    #expect(shown["also_in_total"] as? Int == 2)

    let results = try #require(
      try object(try archive.run("search", "--format", "json", "禁采期").output)["results"]
        as? [[String: Any]])
    #expect(results.count >= 3)
    #expect(results.allSatisfy { ($0["also_in"] as? [[String: Any]])?.count == 2 })
    #expect(try archive.run("search", "禁采期").output.contains("Also in: "))
    #expect(
      try archive.run("show", first, environment: ["LC_ALL": "zh_CN.UTF-8"]).output
        .contains("文字相同"))

    let same = try archive.run("diff", first, copy)
    #expect(same.exitCode == 0 && same.output.contains("the same text"))
    let different = try archive.run("diff", first, amended)
    #expect(different.exitCode == 1)
    #expect(different.output.replacing("\n", with: "").contains("[-三-]{+五+}万元"))
    let json = try object(try archive.run("diff", first, amended, "--format", "json").output)
    #expect(json["same"] as? Bool == false)
    #expect((json["from"] as? [String: Any])?["id"] as? String == first)
    let passages = try #require(json["passages"] as? [[String: Any]])
    #expect(passages.contains { $0["op"] as? String == "change" })
    for passage in passages {
      #expect(Set(passage.keys).isSuperset(of: ["op", "from_id", "to_id", "similarity", "diff"]))
      for key in ["from_id", "to_id"] {
        guard let id = passage[key] as? String else { continue }
        #expect(try archive.run("show", "--format", "json", id).exitCode == 0)
      }
    }
  }

  @Test("What cannot be compared is said") func refusals() throws {
    let archive = try archive()
    let first = try id("采砂办法.txt", in: archive)
    let missing = try archive.run("diff", first, "nosuchid")
    #expect(missing.exitCode == 3 && missing.messages.contains("nosuchid") && missing.output == "")
    #expect(try archive.run("diff", first).exitCode == 2)
    #expect(try archive.run("diff", first, first, "--format", "csv").exitCode == 2)
    #expect(try archive.run("diff", first, first).exitCode == 0)
    let empty = try TestArchive()
    #expect(try empty.run("diff", "a", "b").exitCode == 3)
  }
}
