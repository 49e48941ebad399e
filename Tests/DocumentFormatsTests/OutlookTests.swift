import ArchiveModel
import ExtractionSupport
import Testing

@testable import DocumentFormats

/// Messages of Outlook put together byte by byte (MS-CFB, MS-OXMSG): properties that are texts, in one storage.
private enum OutlookFile {
  /// - Parameter texts: the texts by their property's number in hexadecimal.
  static func message(_ texts: [(property: String, text: String)]) -> [UInt8] {
    var streams = texts.map {
      (name: "__substg1.0_\($0.property)001F", content: utf16($0.text))
    }
    var properties = [UInt8](repeating: 0, count: 32)
    for (property, _) in texts {
      properties +=
        [0x1F, 0] + little(Int(property, radix: 16) ?? 0, 2) + little(6, 4) + little(0, 8)
    }
    streams.append(("__properties_version1.0", properties))
    return container(streams)
  }

  /// A container whose streams all lie in the stream of small sectors.
  private static func container(_ streams: [(name: String, content: [UInt8])]) -> [UInt8] {
    let (end, free, noEntry) = (0xFFFF_FFFE, 0xFFFF_FFFF, 0xFFFF_FFFF)
    var small: [UInt8] = []
    var smallTable: [UInt8] = []
    var directory: [UInt8] = []
    for (index, stream) in streams.enumerated() {
      let first = small.count / 64
      small += padded(stream.content, to: 64)
      for sector in first..<small.count / 64 {
        smallTable += little(sector + 1 == small.count / 64 ? end : sector + 1, 4)
      }
      directory += entry(
        stream.name, type: 2, right: index + 1 < streams.count ? index + 2 : noEntry,
        child: noEntry,
        start: first, size: stream.content.count)
    }
    let smallSectors = padded(small, to: 512)
    let directorySectors = (directory.count + 128 + 511) / 512
    // The table, the directory, the table of small sectors, the small sectors.
    let smallStart = 2 + directorySectors
    directory =
      entry("Root Entry", type: 5, right: noEntry, child: 1, start: smallStart, size: small.count)
      + directory
    var table = little(0xFFFF_FFFD, 4)
    for index in 0..<directorySectors {
      table += little(index + 1 == directorySectors ? end : index + 2, 4)
    }
    table += little(end, 4)
    let count = smallSectors.count / 512
    for index in 0..<count { table += little(index + 1 == count ? end : smallStart + index + 1, 4) }
    while table.count < 512 { table += little(free, 4) }
    while smallTable.count < 512 { smallTable += little(free, 4) }
    var header: [UInt8] = CompoundFile.signature + [UInt8](repeating: 0, count: 16)
    header += little(0x3E, 2) + little(3, 2) + little(0xFFFE, 2) + little(9, 2) + little(6, 2)
    header += little(0, 6) + little(0, 4) + little(1, 4) + little(1, 4) + little(0, 4)
    header += little(4096, 4) + little(1 + directorySectors, 4) + little(1, 4) + little(end, 4)
    header += little(0, 4) + little(0, 4)
    while header.count < 512 { header += little(free, 4) }
    return header + table + padded(directory, to: 512) + smallTable + smallSectors
  }

  private static func entry(
    _ name: String, type: UInt8, right: Int, child: Int, start: Int, size: Int
  ) -> [UInt8] {
    let units = utf16(name) + [0, 0]
    var bytes = units + [UInt8](repeating: 0, count: 64 - units.count)
    bytes += little(units.count, 2) + [type, 1] + little(0xFFFF_FFFF, 4) + little(right, 4)
    bytes += little(child, 4) + [UInt8](repeating: 0, count: 36)
    return bytes + little(start, 4) + little(size, 8)
  }

  private static func utf16(_ text: String) -> [UInt8] {
    text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  private static func padded(_ bytes: [UInt8], to size: Int) -> [UInt8] {
    bytes + [UInt8](repeating: 0, count: (size - bytes.count % size) % size)
  }

  private static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
  }
}

@Suite("Messages of Outlook, saved pages") struct OutlookTests {
  private static let isInstalled = ReadingPrograms.all().contains {
    $0.name == "msgconvert" && $0.path != nil
  }

  private static let message = OutlookFile.message([
    ("0037", "关于报送防汛物资清单的函"), ("1000", "各乡镇：\r\n请于六月五日前报送。\r\n"), ("0C1A", "苗晓禾"),
  ])

  @Test("What a container holds, its streams tell") func recognized() throws {
    #expect(try DocumentFormat.recognized(Self.message, path: "a.msg") == .msg)
    #expect(throws: ExtractionError.self) {
      _ = try DocumentFormat.recognized(Array("no message".utf8), path: "a.msg")
    }
  }

  @Test("A message is read as a document", .enabled(if: isInstalled)) func message() throws {
    let extraction = try extract(bytes: Self.message, path: "a.msg")
    #expect(extraction.description.title == "关于报送防汛物资清单的函")
    #expect(extraction.text.contains("请于六月五日前报送。"))
    #expect(extraction.document?.recordID == nil)
    let original = try decodedOriginal(Self.message, path: "a.msg").text
    expectContract(try #require(extraction.document), original: original)
  }

  @Test("What the program encoded twice is mended, nothing else") func mended() {
    func twice(_ text: String) -> String {
      String(String.UnicodeScalarView(text.utf8.map { Unicode.Scalar($0) }))
    }
    let (head, body) = ("Subject: 函 é\n\n", "请于六月·报送 é\n")
    let mended = OutlookReader.mended(Array((head + twice(body)).utf8), isWide: false)
    #expect(String(decoding: mended, as: UTF8.self) == head + body)
    let plain = Array(("Subject: x\n\n" + body).utf8)
    #expect(OutlookReader.mended(plain, isWide: false) == plain)
    let part = "Subject: x\n\n\n--x\nName: 函\n\n"
    let inPart = OutlookReader.mended(Array((part + twice(body)).utf8), isWide: true)
    #expect(String(decoding: inPart, as: UTF8.self) == part + body)
    #expect(OutlookReader.mended([0xFF, 0xFE], isWide: true) == [0xFF, 0xFE])
  }

  @Test("Of a message with RTF only the RTF is read") func richText() throws {
    let text = """
      From: a@b.cn\nSubject: =?UTF-8?B?5Ye9?=\nMIME-Version: 1.0
      Content-Type: multipart/alternative; boundary=x\n\n--x
      Content-Type: application/rtf\nContent-Disposition: inline\n
      {\\rtf1\\ansi\\ansicpg936 \\u35831?\\u25253?\\u36865?\\par}\n--x--
      """
    #expect(try extract(text, path: "a.eml").text.contains("请报送"))
  }

  private static func page(_ headers: String, _ parts: [(headers: String, text: String)]) -> String
  {
    "MIME-Version: 1.0\r\n\(headers)\r\n\r\n"
      + parts.map { "--x\r\n\($0.headers)\r\n\r\n\($0.text)\r\n" }.joined() + "--x--\r\n"
  }

  private static let html =
    "<html><head><title>关于防汛工作的通知</title></head><body><h1>关于防汛工作的通知</h1>"
    + "<p>各乡镇人民政府：</p><p>现就防汛工作有关事项通知如下，请认真贯彻执行。</p></body></html>"

  @Test("The main part of a saved page is the document") func savedPage() throws {
    let parts = [
      ("Content-Type: image/png\r\nContent-Location: a.png", "x"),
      ("Content-Type: text/html; charset=utf-8\r\nContent-Location: ad.html", "<p>广告</p>"),
      (
        "Content-Type: text/html; charset=utf-8\r\nContent-ID: <main>\r\nContent-Location: https://yunxiu.example/1.html",
        Self.html
      ),
    ]
    let related = "Content-Type: multipart/related; boundary=x; start=\"<main>\""
    let extraction = try extract(
      Self.page("Date: Fri, 28 May 2021 09:30:00 +0800\r\n" + related, parts), path: "a.mht")
    #expect(extraction.description.title == "关于防汛工作的通知")
    #expect(extraction.description.date == nil)
    #expect(extraction.description.source == "https://yunxiu.example/1.html")
    #expect(extraction.text.contains("请认真贯彻执行") && !extraction.text.contains("广告"))
    #expect(extraction.report.problems.map(\.entry) == ["ad.html"])
    let first = try extract(
      Self.page("Content-Type: multipart/related; boundary=x", Array(parts.suffix(1))),
      path: "b.mhtml")
    #expect(first.texts == extraction.texts)
  }

  @Test("A page saved by one part, or under another ending") func endings() throws {
    let single = "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\(Self.html)"
    #expect(try extract(single, path: "a.mht").text.contains("请认真贯彻执行"))
    let related = Self.page(
      "Content-Type: multipart/related; boundary=x",
      [("Content-Type: text/html; charset=utf-8", Self.html)])
    for path in ["a.doc", "a.xls"] {
      #expect(try DocumentFormat.recognized(Array(related.utf8), path: path) == .mht)
      #expect(try extract(related, path: path).text.contains("请认真贯彻执行"))
    }
    let code = { (text: String) -> ExtractionError.Code? in
      do { _ = try extract(text, path: "a.mht") } catch { return (error as? ExtractionError)?.code }
      return nil
    }
    #expect(code("没有头部") == .badArchive)
    #expect(code("MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nx") == .badArchive)
  }
}
