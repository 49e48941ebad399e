import Foundation
import Testing

@Suite("Lists, gaps and tables") struct ListingTests {
  private func archive() throws -> TestArchive {
    let archive = try TestArchive()
    for number in 1...3 {
      try archive.write(
        "# 关于第\(number)次防汛演练的通知\n\n　　演练在汛前进行，各单位要按时参加。\n\n云岫县水利局\n\n202\(number)年4月1日\n",
        to: "通知/\(number).md")
    }
    try archive.write("　　这是一段没有题头的笔记，说的是巡河路上的见闻。\n", to: "杂/笔记.txt")
    try archive.write([0x50, 0x4B, 0x03, 0x04], to: "杂/坏.docx")
    try archive.index()
    return archive
  }

  private func lines(_ outcome: Program.Outcome) -> [String] {
    outcome.output.replacingOccurrences(of: "\u{FEFF}", with: "").split(whereSeparator: \.isNewline)
      .map(String.init)
  }

  @Test("A catalogue is printed, and comes back from a spreadsheet with what was changed alone")
  func catalogue() throws {
    let archive = try archive()
    _ = try archive.run("import", "--metadata", try table(in: archive))
    #expect(try archive.run("renumber", "--path", "通知/", "--dry-run").exitCode == 0)
    #expect(try archive.run("renumber", "--path", "通知/").exitCode == 0)
    let text = try archive.run("list", "--path", "通知/", "--layout", "catalogue").output
    #expect(text.contains("Z1-WS·2021-Y-0001") && text.contains("20210401"))
    let page = try archive.run(
      "list", "--path", "通知/", "--layout", "catalogue", "--format", "html"
    ).output
    #expect(page.hasPrefix("<!doctype html>") && page.contains("关于第2次防汛演练的通知"))
    #expect(page.components(separatedBy: "<section>").count == 4)
    let file = archive.folder + "/目录.xlsx"
    let line = "\"$0\" --archive \"$1\" list --layout catalogue --format xlsx > \"$1/目录.xlsx\""
    let written = try Program.run(
      command: ["/bin/sh", "-c", line, Program.path, archive.folder], environment: [:])
    #expect(written.exitCode == 0)
    #expect(try Data(contentsOf: URL(filePath: file)).starts(with: Data("PK".utf8)))
    #expect(try archive.run("import", "--metadata", file).output.contains("0 rows carried out"))
    #expect(try archive.run("list", "--layout", "catalogue", "--format", "json").exitCode == 2)
    #expect(
      try archive.run("list", "--layout", "catalogue", "--columns", "title").exitCode == 2)
  }

  private func table(in archive: TestArchive) throws -> String {
    let path = archive.folder + "/表.csv"
    let rows = (1...3).map { "通知/\($0).md,Z1,永久\n" }.joined()
    try Data("路径,全宗号,保管期限\n\(rows)".utf8).write(to: URL(filePath: path))
    return path
  }

  @Test("Without a date is a filter and a facet") func undated() throws {
    let archive = try archive()
    let listed = lines(
      try archive.run("list", "--since", "-", "--columns", "path", "--format", "csv"))
    #expect(Set(listed.dropFirst()) == ["杂/坏.docx", "杂/笔记.txt"])
    #expect(try archive.run("search", "巡河", "--since", "-").exitCode == 0)
    #expect(try archive.run("search", "演练", "--since", "-").exitCode == 1)
    let facets = try archive.run("search", "见闻 OR 演练", "--facets", "--format", "json").output
    #expect(facets.contains("\"undated\":1"))
  }

  @Test("Equal values are confirmed only where that is asked for") func confirming() throws {
    let archive = try archive()
    let path = archive.folder + "/表.csv"
    try Data("路径,标题,成文日期\n通知/1.md,关于第1次防汛演练的通知,2021/4/2\n".utf8)
      .write(to: URL(filePath: path))
    func stated() throws -> [String] {
      let json = try archive.run("list", "--path", "通知/1", "--format", "json").output
      let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
      let results = try #require(object?["results"] as? [[String: Any]])
      return results.first?["stated"] as? [String] ?? []
    }
    _ = try archive.run("import", "--metadata", path)
    #expect(try stated() == ["date"])
    _ = try archive.run("import", "--metadata", path, "--confirm")
    #expect(try stated() == ["date", "title"])
    let id = try lines(
      archive.run("list", "--path", "通知/1", "--columns", "id", "--format", "csv"))[1]
    #expect(try archive.run("edit", id, "--confirm", "发文机关").output.contains("confirmed issuer"))
    #expect(try stated() == ["date", "issuer", "title"])
    #expect(try archive.run("edit", id, "--confirm", "没有").exitCode == 2)
  }

  @Test("Filters, order, columns, pages") func list() throws {
    let archive = try archive()
    func paths(_ options: String...) throws -> [String] {
      let outcome = try Program.run(
        ["--archive", archive.folder, "list", "--format", "csv", "--columns", "path"] + options)
      return Array(lines(outcome).dropFirst())
    }
    #expect(try paths() == ["杂/坏.docx", "杂/笔记.txt", "通知/1.md", "通知/2.md", "通知/3.md"])
    #expect(try paths("--kind", "通知", "--sort", "date") == ["通知/3.md", "通知/2.md", "通知/1.md"])
    #expect(try paths("--issuer", "水利", "--since", "2022", "--until", "2022-12") == ["通知/2.md"])
    #expect(try paths("--path", "通知/", "--limit", "1", "--offset", "1") == ["通知/2.md"])
    #expect(try paths("--speaker", "没有的人") == [])
    #expect(try archive.run("list", "--speaker", "没有的人").exitCode == 1)
    #expect(try archive.run("list", "--columns", "没有").exitCode == 2)
    let text = lines(try archive.run("list", "--columns", "接收号,标题,状态"))
    #expect(text.last == "5 documents" && text.count == 7 && text[2].contains("current"))
    let json = try archive.run("list", "--format", "json", "--limit", "2").output
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(object["total"] as? Int == 5)
    let results = try #require(object["results"] as? [[String: Any]])
    #expect(results.map { $0["content_state"] as? String } == ["damaged", "text"])
    let first = try #require(results.last)
    #expect(first["path"] as? String == "杂/笔记.txt" && first["state"] as? String == "current")
    #expect(try paths("--content-state", "damaged,not_read") == ["杂/坏.docx"])
    #expect(try archive.run("list", "--content-state", "好").exitCode == 2)
    #expect((first["sha256"] as? String)?.count == 64 && first["issuer"] is NSNull)
  }

  @Test("Accession numbers come from the register, and order the list") func accessions() throws {
    let archive = try archive()
    for path in ["通知/3.md", "通知/1.md"] {
      #expect(try archive.run("add", archive.corpus + "/" + path).exitCode == 0)
    }
    let outcome = try archive.run(
      "list", "--sort", "accession", "--format", "csv", "--columns", "accession,path")
    let year = Calendar(identifier: .gregorian).component(.year, from: Date())
    #expect(
      lines(outcome).dropFirst().prefix(2) == ["\(year)-000001,通知/3.md", "\(year)-000002,通知/1.md"])
    #expect(try archive.stats()["accessions"] == "2")
  }

  @Test("Gaps are counted and grouped, with files that were not read; filled in, they are none")
  func gaps() throws {
    let archive = try archive()
    let text = try archive.run("gaps")
    #expect(text.exitCode == 0)
    #expect(
      lines(text)[0]
        == "2 documents to describe: lacking date 2, kind 2, issuer 2; 1 file not read")
    #expect(text.output.contains("Lacking date, kind, issuer\n"))
    #expect(text.output.contains("杂/笔记.txt") && text.output.contains("杂/坏.docx"))
    #expect(lines(try archive.run("gaps", "--missing", "文号", "--format", "jsonl")).count == 5)
    let table = try archive.run("gaps", "--format", "csv")
    let note = try #require(lines(table).first { $0.contains("笔记") })
    let id = note.prefix { $0 != "," }
    let bad = try #require(lines(table).filter { $0.contains("坏.docx") }.first)
    #expect(lines(table).count == 3 && bad.contains("date kind issuer text"))
    let badID = bad.prefix { $0 != "," }
    let filled = table.output.replacingOccurrences(
      of: note, with: "\(id),杂/笔记.txt,,,巡河见闻,其他,云岫县水利局,,2023,"
    ).replacingOccurrences(
      of: bad, with: "\(badID),杂/坏.docx,,,巡河旧档,其他,云岫县水利局,,2022,")
    let file = archive.folder + "/待补.csv"
    try filled.write(toFile: file, atomically: true, encoding: .utf8)
    let imported = try archive.run("import", "--metadata", file)
    #expect(imported.exitCode == 0, "\(imported.output)\(imported.messages)")
    #expect(imported.output.contains("columns passed over: record, missing, reason"))
    #expect(lines(try archive.run("gaps"))[0] == "0 documents to describe; 1 file not read")
    #expect(try archive.run("gaps", "--path", "通知/").exitCode == 1)
    #expect(try archive.search("标题:巡河见闻").total == 1)
    // Found by what was said of it, though nothing of its text is known.
    for query in ["\"巡河旧档\"", "云岫县水利局 旧档", "坏.docx"] {
      #expect(try archive.search(query).results.first?.document.path == "杂/坏.docx", "\(query)")
    }
    #expect(try archive.run("quote", "云岫县水利局巡河旧档").output.contains("坏.docx") == false)
  }

  @Test("A table in GB18030 with quoted line breaks; problems by row, the rest is done")
  func tables() throws {
    let archive = try archive()
    let file = archive.folder + "/著录表.csv"
    let text = """
      序号,文件名,题名,责任者,文号,日期,文种\r
      1,1.md,"关于防汛演练
      的通知",云岫县水利局,云水发〔2021〕1号,20210401,通知\r
      2,2.md,,,,二〇二二年四月二日,\r
      3,没有.md,甲,,,,\r
      4,3.md,,,,2023年13月,notices\r

      """
    try Data(text.utf8).write(to: URL(filePath: file + ".utf8"))
    let converter = Process()
    converter.executableURL = URL(filePath: "/usr/bin/iconv")
    converter.arguments = ["-f", "UTF-8", "-t", "GB18030", "-o", file, file + ".utf8"]
    try converter.run()
    converter.waitUntilExit()
    #expect(converter.terminationStatus == 0)
    let before = try archive.run("history")
    let preview = try archive.run("import", "--metadata", file, "--dry-run")
    #expect(preview.exitCode == 3, "\(preview.messages)")
    #expect(
      preview.output.contains("2 rows would change something, 0 change nothing, 2 with problems"))
    #expect(try archive.run("history").output == before.output)
    let done = try archive.run("import", "--metadata", file, "--by", "白露", "--format", "json")
    #expect(done.exitCode == 3)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(done.output.utf8)) as? [String: Any])
    let rows = try #require(object["rows"] as? [[String: Any]])
    #expect(rows.map { $0["row"] as? Int } == [2, 3, 4, 5])
    #expect(rows.map { $0["done"] as? Bool } == [true, true, false, false])
    let codes = rows.map {
      ($0["problems"] as? [[String: Any]] ?? []).map { $0["code"] as? String }
    }
    #expect(codes == [[], [], ["no_such_document"], ["not_a_date", "unknown_kind"]])
    #expect(object["ignored_columns"] as? [String] == ["序号"])
    #expect(try archive.search("文号:云水发〔2021〕1号").results.first?.document.path == "通知/1.md")
    #expect(try archive.search("日期:2022-04-02").results.first?.document.path == "通知/2.md")
    // Found by its number now, in other brackets; nothing new.
    try Data("文号,题名\n云水发(2021)第1号,\"关于防汛演练\n的通知\"\n".utf8).write(to: URL(filePath: file))
    let again = try archive.run("import", "--metadata", file)
    #expect(again.exitCode == 0 && again.output.contains("1 change nothing"), "\(again.output)")
    try Data([0x50, 0x4B, 0x03, 0x04, 0, 0, 0, 0]).write(to: URL(filePath: file))
    let sheet = try archive.run("import", "--metadata", file)
    #expect(sheet.exitCode == 3 && sheet.messages.contains("the formats are xlsx, ods and CSV"))
  }
}
