import ArchiveModel
import DocumentFormats
import ExtractionSupport
import Testing

@Suite struct ContainerTests {
  @Test func jsonLines() throws {
    let text = """
      {"id": "c1", "text": "第一篇。", "title": "关于某事的通知", "date": "2020年10月26日", "kind": "notice", "byline": ["甲某", "乙某"], "x": [1, {"y": null}]}
      {"id": 7, "text": "第二篇\\n两行。"}
      not json
      {"text": "没有编号。"}

      {"id": "c1", "text": "重号 \\ud800 孤立 \\ud83d\\ude00。"}
      {"id": "c9", "title": "没有正文"}
      {"id": "c10", "text": "坏日期。", "date": "昨天"}
      """
    let extraction = try extract(text, path: "a.jsonl")
    #expect(extraction.documents.map(\.recordID) == ["c1", "7", "4", "c1-2", "c10"])
    let first = try #require(extraction.document)
    #expect(first.description.title == "关于某事的通知")
    #expect(first.description.kind == .notice)
    #expect(first.description.date == PartialDate(year: 2020, month: 10, day: 26))
    #expect(first.description.byline == ["甲某", "乙某"])
    #expect(first.description.stated == [.title, .kind, .date, .byline])
    #expect(extraction.documents[1].description.title == nil)
    #expect(extraction.documents[1].passages.map(\.text) == ["第二篇\n两行。"])
    #expect(extraction.documents[3].passages.map(\.text) == ["重号 \u{FFFD} 孤立 😀。"])
    let problems = extraction.report.problems
    #expect(
      problems.map(\.code) == [
        .badRecord, .missingID, .loneSurrogate, .duplicateID, .badRecord, .badValue,
      ])
    #expect(problems.map(\.line) == [3, 4, 6, 6, 7, 8])
    #expect(extraction.report.documentCount == 5)
  }

  @Test func aRecordIsOnePassageUnlessLong() throws {
    let short = String(repeating: "百科条目的一句话。", count: 70)
    let long = String(repeating: "百科条目的一句话。", count: 120)
    let lines = "{\"id\":\"a\",\"text\":\"\(short)\"}\n{\"id\":\"b\",\"text\":\"\(long)\"}\n"
    let documents = try extract(lines, path: "a.jsonl").documents
    #expect(documents[0].passages.count == 1)
    #expect(documents[1].passages.count == 3)
    for (document, text) in zip(documents, [short, long]) {
      expectContract(document, original: text)
    }
  }

  @Test(arguments: [
    "{", "[]", "\"a\"", "{\"text\": \"a\"", "{\"text\": \"a\"}}", "{\"text\" \"a\"}",
    "{\"text\": \"a\\x\"}",
    "{\"text\": 'a'}", "{\"text\": tru}", "{\"a\": [}, \"text\": \"b\"}", "{\"text\": \"\\u12\"}",
    "{\"text\": \"a",
    String(repeating: "[", count: 100_000), "{\"a\":" + String(repeating: "[", count: 100_000),
  ])
  func badLines(line: String) throws {
    let extraction = try extract(line + "\n{\"id\":\"ok\",\"text\":\"好。\"}", path: "a.jsonl")
    #expect(extraction.documents.map(\.recordID) == ["ok"])
    #expect(extraction.report.problems.map(\.code) == [.badRecord])
    #expect(extraction.report.problems.first?.line == 1)
  }

  @Test func manyRecordsOfOneID() throws {
    let rows = String(repeating: "甲,乙\n", count: 20_000)
    let documents = try extract("id,text\n" + rows, path: "a.csv").documents
    #expect(documents.first?.recordID == "甲" && documents.last?.recordID == "甲-20000")
    let taken = try extract("id,text\na,x\na-2,x\na,x\na,x\na-3,x\n", path: "a.csv").documents
    #expect(taken.map(\.recordID) == ["a", "a-2", "a-3", "a-4", "a-3-2"])
  }

  @Test func tablesOfAMillionColumnsAreRefused() {
    let row = String(repeating: "a,", count: 1_000_000) + "text\n"
    for table in [row + "x\n", "text\n" + row] {
      #expect {
        _ = try extract(table, path: "a.csv")
      } throws: {
        ($0 as? ExtractionError)?.code == .tooLarge
      }
    }
  }

  @Test func emitEndsTheExtraction() throws {
    struct Stop: Error {}
    let bytes = Array("{\"id\":\"a\",\"text\":\"甲。\"}\n{\"id\":\"b\",\"text\":\"乙。\"}".utf8)
    var count = 0
    #expect(throws: Stop.self) {
      _ = try Extractor().extract(bytes, path: "a.jsonl") { _ in
        count += 1
        throw Stop()
      }
    }
    #expect(count == 1)
  }

  @Test func csv() throws {
    let text =
      "编号,标题,文种,成文日期,正文\r\n1,\"关于\"\"甲\"\"的通知\",通知,2020-10-26,\"第一行，\r\n第二行。\"\r\n2,乙,,,正文乙。\r\n"
    let documents = try extract(text, path: "a.csv").documents
    #expect(documents.map(\.recordID) == ["1", "2"])
    #expect(documents[0].description.title == "关于\"甲\"的通知")
    #expect(documents[0].description.kind == .notice)
    #expect(documents[1].description.stated == [.title])
    #expect(documents[1].passages.map(\.text) == ["正文乙。"])
  }

  @Test(arguments: [",", ";", "\t"])
  func delimiters(delimiter: String) throws {
    let text = ["id", "text"].joined(separator: delimiter) + "\n" + "a" + delimiter + "甲。"
    #expect(try extract(text, path: "a.csv").documents.first?.passages.map(\.text) == ["甲。"])
  }

  @Test func theTextColumnCanBeNamed() throws {
    let options = ExtractionOptions(textColumn: "摘要")
    let extraction = try extract("id,摘要,正文\n1,要点。,全文。", path: "a.csv", options: options)
    #expect(extraction.document?.passages.map(\.text) == ["要点。"])
  }

  @Test("Several days of amendment stand in one cell, as export writes them") func csvDaysOfALaw()
    throws
  {
    let text = "id,text,amended,档号\n1,全文。,2015-07-30 修正、2020年3月26日修订,Z1-WS·2020-Y-0001\n"
    let extraction = try extract(text, path: "a.csv")
    let description = try #require(extraction.documents.first?.description)
    #expect(description.amended.map(\.description) == ["2015-07-30 修正", "2020-03-26 修订"])
    #expect(description.values(of: .archivalCode) == ["Z1-WS·2020-Y-0001"])
    #expect(extraction.report.problems.isEmpty)
  }

  @Test func csvErrorsNameTheRow() {
    func code(_ text: String, named column: String? = nil) -> (ExtractionError.Code, Int?)? {
      let options = ExtractionOptions(textColumn: column)
      do { _ = try extract(text, path: "a.csv", options: options) } catch let error
        as ExtractionError
      {
        return (error.code, error.line)
      } catch {}
      return nil
    }
    #expect(code("id,text\n1,2", named: "正文")?.0 == .noTextColumn)
    #expect(code("id,text\n1,\"没有结束")?.0 == .badQuoting)
    #expect(code("id,text\n1,甲\n2,\"乙\"丙")?.1 == 3)
  }
}
