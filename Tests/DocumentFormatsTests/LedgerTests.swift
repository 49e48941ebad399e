import ArchiveModel
import DocumentFormats
import ExtractionSupport
import Testing

@Suite("Tables without a column of texts") struct LedgerTests {
  private static let rows = [
    ["序号", "问题描述", "责任单位", "整改时限"],
    ["1", "渡口石阶缺损，未修补", "县水利局", "2021年6月底前"],
    ["2", "台账\n不规范", "", "2021/9/30"],
  ]

  private static func table(_ rows: [[String]] = rows, separator: String = ",") -> String {
    rows.map { row in
      row.map { "\"\($0)\"" }.joined(separator: separator) + "\r\n"
    }.joined()
  }

  /// Extracts a table, holding the contract.
  private func extract(_ bytes: [UInt8], path: String = "甲/整改台账.csv") throws -> Extraction {
    let extraction = try ExtractionSupport.extract(bytes: bytes, path: path)
    for document in extraction.documents where document.recordID == nil {
      expectContract(document, original: try decodedOriginal(bytes, path: path).text)
    }
    return extraction
  }

  private func extract(_ text: String, path: String = "甲/整改台账.csv") throws -> Extraction {
    try extract(Array(text.utf8), path: path)
  }

  @Test("A row is a passage with the names of its columns", arguments: [",", ";", "\t"])
  func rows(separator: String) throws {
    let extraction = try extract(Self.table(separator: separator))
    #expect(extraction.documents.count == 1)
    #expect(extraction.document?.recordID == nil)
    #expect(extraction.description.title == "整改台账")
    #expect(
      extraction.texts == [
        "序号：1；问题描述：渡口石阶缺损，未修补；责任单位：县水利局；整改时限：2021年6月底前",
        "序号：2；问题描述：台账\n不规范；整改时限：2021/9/30",
      ])
    #expect(extraction.report.problems.isEmpty)
  }

  @Test("NULs are left out of cells and told") func nulls() throws {
    let text = Self.table(separator: ",").replacing("县水利局", with: "县\0水利局\0")
    let extraction = try extract(text)
    #expect(extraction.texts.first?.contains("责任单位：县水利局；") == true)
    #expect(extraction.report.problems.map(\.code) == [.controlCharacters])
    #expect(extraction.report.problems.map(\.count) == [2])
  }

  @Test("The encoding is found as for texts") func encodings() throws {
    let samples = [
      (EncodedSamples.gb18030, EncodedSamples.simplified),
      (EncodedSamples.big5, EncodedSamples.traditional),
    ]
    for (bytes, text) in samples {
      let read = try extract(Array("no,item\n1,".utf8) + bytes + Array("\n".utf8))
      #expect(read.texts == ["no：1；item：\(text)"])
    }
    let expected = try extract(Self.table()).texts
    let wide = EncodedSamples.utf16(Self.table(), littleEndian: true, mark: true)
    #expect(try extract(wide).texts == expected)
    #expect(try extract([0xEF, 0xBB, 0xBF] + Array(Self.table().utf8)).texts == expected)
  }

  @Test("Above the heading a title may stand") func titles() throws {
    for title in ["云岫县巡察整改台账", "云岫县巡察整改台账,,,"] {
      let extraction = try extract(title + "\n" + Self.table())
      #expect(extraction.description.title == "云岫县巡察整改台账")
      #expect(extraction.texts.count == 3)
      #expect(extraction.texts.last?.hasPrefix("序号：2；") == true)
    }
    let tabs = "云岫县巡察整改台账\n" + Self.table(separator: "\t")
    #expect(try extract(tabs, path: "a.tsv").texts.count == 3)
  }

  @Test("In .tsv tabs separate, however many commas the heading has") func tabs() throws {
    let texts = try extract("题目,含逗号,与分号\t单位\n甲,乙\t丙局\n", path: "a.tsv").texts
    #expect(texts == ["题目,含逗号,与分号：甲,乙；单位：丙局"])
  }

  @Test("A table with a column of texts is many documents") func documents() throws {
    let extraction = try extract("编号,正文\n1,甲。\n2,乙。\n")
    #expect(extraction.documents.map(\.recordID) == ["1", "2"])
    #expect(try decodedOriginal(Array("编号,正文\n1,甲。\n".utf8), path: "a.csv").text == "编号,正文\n1,甲。\n")
  }

  @Test("What stands before a broken row is read") func broken() throws {
    let extraction = try extract("单位,时限\n甲局,6月\n乙局,\"没有结束\n")
    #expect(extraction.texts == ["单位：甲局；时限：6月"])
    #expect(extraction.report.problems.map(\.code) == [.badRecord])
    #expect(extraction.report.problems.first?.line == 3)
  }

  @Test("Rows may have more or fewer cells than the heading") func ragged() throws {
    let extraction = try extract("单位,时限\n甲局\n乙局,6月,另附\n,,\n丙局,7月\n")
    #expect(extraction.texts.contains("单位：乙局；时限：6月；另附"))
    #expect(extraction.texts.contains("单位：丙局；时限：7月"))
    #expect(extraction.texts.joined().contains("甲局"))
  }

  @Test("A table without text is empty") func empty() throws {
    for text in ["", "\n\n", ",,\n,,\n", "\u{FEFF}"] {
      let extraction = try extract(text)
      #expect(extraction.documents.isEmpty)
      #expect(extraction.report.problems.map(\.code) == [.empty])
    }
  }

  @Test("A large table is read in pieces") func large() throws {
    var text = "序号,问题,责任单位,整改时限\n"
    for number in 1...50_000 { text += "\(number),渡口石阶第\(number)级缺损,县水利局,2024年6月底前\n" }
    let bytes = Array(text.utf8)
    let extraction = try extract(bytes)
    #expect(extraction.documents.count == 1)
    #expect(extraction.passages.count == 50_000)
    #expect(
      extraction.texts.last == "序号：50000；问题：渡口石阶第50000级缺损；责任单位：县水利局；整改时限：2024年6月底前")
  }

  @Test("A level of secrecy in the table counts") func secrecy() throws {
    let extraction = try extract("密级：机密★10年\n名册\n序号,姓名\n1,苗晓禾\n")
    #expect(extraction.description.secrecyLevel == .secret)
  }

  @Test("A table in an archive is a document of its entry") func inArchive() throws {
    var builder = ArchiveBuilder()
    builder.add("台账/整改.csv", Array(Self.table().utf8))
    let extraction = try ExtractionSupport.extract(bytes: builder.bytes, path: "a.zip")
    #expect(extraction.documents.map(\.recordID) == ["台账/整改.csv"])
    let original = try decodedOriginal(builder.bytes, path: "a.zip", recordID: "台账/整改.csv")
    expectContract(try #require(extraction.document), original: original.text)
  }
}
