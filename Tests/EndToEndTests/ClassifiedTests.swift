import Foundation
import Glibc
import Testing

/// Documents that bear a level of secrecy: an archive that holds some answers over HTTP as one that never
/// had them.
@Suite("Classified documents") struct ClassifiedTests {
  private static let marks = [
    "讲话/2019/在十三届县委第五轮巡察工作动员部署会上的讲话.md": "机密",
    "通知/2021/关于切实做好2021年防汛抗旱工作的通知.txt": "绝密★长期",
    "报纸/2025/云岫日报2025年6月11日第2版.txt": "祕密",
  ]
  private static let container = "汇编/密件.jsonl"
  private static let open = "{\"id\":\"1\",\"text\":\"防汛物资公开清单，编织袋若干。\"}\n"
  private static let secret = "{\"id\":\"2\",\"text\":\"防汛物资保密清单，编织袋若干。\",\"密级\":\"机密\"}\n"

  /// The archive with the documents, marked, and the same without them.
  private func archives() throws -> (with: TestArchive, without: TestArchive) {
    let with = try TestArchive(copying: Folders.corpus)
    let without = try TestArchive(copying: Folders.corpus)
    for (path, mark) in Self.marks {
      // A copy of it that is open: links to the others must not tell of them.
      let copy = try String(contentsOfFile: with.corpus + "/" + path, encoding: .utf8)
      for archive in [with, without] { try archive.write(copy + "\n附记。\n", to: "抄件/" + path) }
      try with.write("密级: \(mark)\n", to: path + ".meta.yaml")
      try FileManager.default.removeItem(atPath: without.corpus + "/" + path)
      try? FileManager.default.removeItem(atPath: without.corpus + "/" + path + ".meta.yaml")
    }
    try with.write(Self.open + Self.secret, to: Self.container)
    try without.write(Self.open, to: Self.container)
    try with.index()
    try without.index()
    return (with, without)
  }

  private static func encoded(_ text: String) -> String {
    text.utf8.map { "%" + String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  private static let questions: [String] = {
    let words = ["防汛", "整改", "宁可听骂声", "\"在纸上画钩\"", "讲话人:季崇远", "编织袋", "文号:云政办发", "类型:讲话"]
    let quotes = ["宁可听骂声，不愿听哭声", "不能在纸上画钩，要在群众心里画钩", "防汛物资保密清单，编织袋若干"]
    return [
      "/healthz", "/", "/requirements.csv", "/api/v1/requirements?limit=2000",
      "/api/v1/requirements?limit=2000&to=\(encoded("县教育局"))", "/requirements",
      "/api/v1/requirements?limit=2000&speaker=\(encoded("季崇远"))",
      "/api/v1/requirements?limit=2000&to=-&due=dated&sort=due",
    ]
      + words.map(encoded).flatMap {
        [
          "/api/v1/search?q=\($0)&limit=100", "/search?q=\($0)", "/api/v1/facets?q=\($0)",
          "/api/v1/search?q=\($0)&limit=100&sort=date", "/api/v1/requirements?q=\($0)",
        ]
      } + quotes.map(encoded).flatMap { ["/api/v1/quote?text=\($0)", "/quote?text=\($0)"] }
  }()

  /// An answer without what differs from run to run, and without what the number of documents with a
  /// word makes of scores.
  private static func facts(_ body: String) -> String {
    guard let object = try? JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any]
    else {
      // Short lines of a table are the sizes of its pieces.
      return body.replacing(/[0-9.]+ ms/, with: "").split(whereSeparator: \.isNewline)
        .filter { $0.count > 8 }.sorted().joined()
    }
    var facts = object
    facts["took_ms"] = nil
    facts["results"] = (object["results"] as? [[String: Any]])?.map { result in
      var result = result
      (result["score"], result["rank"]) = (nil, nil)
      return sorted(result)
    }.sorted()
    return sorted(facts)
  }

  private static func sorted(_ object: [String: Any]) -> String {
    let data = try? JSONSerialization.data(withJSONObject: object, options: .sortedKeys)
    return data.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  @Test("Nothing over HTTP tells of them", .timeLimit(.minutes(30))) func nothingTells() throws {
    let (with, without) = try archives()
    let expected = try serving(without) { client, _ in
      Self.questions.map { Self.facts(client.get($0).body) }
    }
    try serving(with) { client, running in
      let messages = running.messages
      #expect(messages.contains("4 documents that bear a level of secrecy are withheld"))
      for (question, expected) in zip(Self.questions, expected) {
        let isSame = Self.facts(client.get(question).body) == expected
        #expect(isSame, "\(question)")
      }
      let list = try with.run("list", "--format", "jsonl").output
      for line in list.split(separator: "\n") {
        let document = try JSONDecoder().decode(Listed.self, from: Data(line.utf8))
        let isSecret =
          Self.marks[document.path] != nil
          || document.path == Self.container && document.external_id == "2"
        let status = isSecret ? 404 : 200
        #expect(client.get("/documents/\(document.id)").status == status)
        #expect(client.get("/api/v1/documents/\(document.id)").status == status)
        // The file of a container holds the record that is withheld.
        let original = document.path == Self.container ? 404 : status
        #expect(client.get("/api/v1/documents/\(document.id)/original").status == original)
      }
    }
  }

  private struct Listed: Decodable {
    var id: String, path: String, external_id: String?
  }

  @Test("They are served where the server is told to, and marked at the terminal")
  func allowed() throws {
    let archive = try TestArchive()
    try archive.write("关于密件的通知\n\n各乡镇：密件内容，不得外传。\n", to: "a.txt")
    try archive.write("密级: 机密★10年\n", to: "a.txt.meta.yaml")
    try archive.index()
    try serving(archive, ["--allow-classified"]) { client, running in
      let messages = running.messages
      #expect(!messages.contains("withheld"))
      #expect(client.get("/api/v1/search?q=\(Self.encoded("密件"))").body.contains("不得外传"))
    }
    for arguments in [["search", "密件"], ["list"], ["quote", "密件内容，不得外传"], ["requirements"]] {
      let shown = try Program.run(["--archive", archive.folder] + arguments).output
      #expect(shown.contains("【机密】"), "\(arguments): \(shown)")
    }
    let id = try archive.search("密件").results[0].document.id
    #expect(try archive.run("show", id).output.hasPrefix("【机密】"))
  }

  @Test("What a refused description says of secrecy holds") func refusedDescription() throws {
    let archive = try TestArchive()
    try archive.write("关于密件的通知\n\n各乡镇：密件内容，不得外传。\n", to: "a.txt")
    try archive.write("标题: [\n密级: 秘密\n", to: "a.txt.meta.yaml")
    try archive.index()
    try serving(archive) { client, running in
      let messages = running.messages
      #expect(messages.contains("1 documents that bear"))
      #expect(client.get("/api/v1/search?q=\(Self.encoded("密件"))").body.contains("\"total\":0"))
    }
  }
}
