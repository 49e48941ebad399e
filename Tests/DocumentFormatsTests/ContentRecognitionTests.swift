import ArchiveModel
import ExtractionSupport
import Testing

@testable import DocumentFormats

@Suite("What a file is, by its content") struct ContentRecognitionTests {
  private static let word = CompoundSamples.file([("WordDocument", CompoundSamples.word())])
  private static let package = WordSamples.document(WordSamples.paragraph("新格式。"))

  private static let files: [(bytes: [UInt8], format: DocumentFormat)] = [
    (word, .doc),
    // Some programs write names in other letters.
    (CompoundSamples.file([("worddocument", CompoundSamples.word())]), .doc),
    // A workbook that lies in a document does not make it one.
    (
      CompoundSamples.file([("WordDocument", CompoundSamples.word())], storage: "Workbook"), .doc
    ),
    (package, .docx),
    (ArchiveBuilder.archive(["[Content_Types].xml": "", "word/document2.xml": ""]), .docx),
    (ArchiveBuilder.archive(["[Content_Types].xml": "", "xl/workbook.xml": ""]), .xlsx),
    (
      ArchiveBuilder.archive([
        "mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "",
      ]), .odt
    ),
    (
      ArchiveBuilder.archive([
        "mimetype": "application/vnd.oasis.opendocument.text-template", "content.xml": "",
      ]), .odt
    ),
    (ArchiveBuilder.archive(["mimetype": "application/epub+zip", "a": ""]), .epub),
    (ArchiveBuilder.archive(["OFD.xml": "", "Doc_0/Document.xml": ""]), .ofd),
    (Array("{\\rtf1 a}".utf8), .rtf), (Array("%PDF-1.4".utf8), .pdf),
  ]

  @Test("It is the same under every ending of an office format, and under none", arguments: files)
  func endings(bytes: [UInt8], format: DocumentFormat) throws {
    for ending in ["doc", "docx", "DOC", "wps", "rtf", "odt", "ofd", "pdf", "xlsx", "txt", "档"] {
      #expect(try DocumentFormat.recognized(bytes, path: "甲.\(ending)") == format, "\(ending)")
    }
    #expect(try DocumentFormat.recognized(bytes, path: "甲") == format)
  }

  @Test(
    "Pages and texts under a word processor's ending",
    arguments: [
      ("<html><body>甲</body></html>", DocumentFormat.html),
      ("\u{FEFF}\n<!DOCTYPE html>\n<title>甲</title>", .html),
      ("MIME-Version: 1.0\r\nContent-Type: multipart/related", .mht),
      ("From: a\r\nMIME-Version: 1.0\r\n", .eml),
      ("关于做好工作的通知\n各乡镇：", .text),
      (
        "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Word.Document\"?><w:wordDocument>",
        .doc
      ),
      ("<?xml version=\"1.0\"?><office:document xmlns:office=\"a\">", .doc),
    ])
  func texts(text: String, format: DocumentFormat) throws {
    for ending in ["doc", "wps"] {
      #expect(try DocumentFormat.recognized(Array(text.utf8), path: "甲.\(ending)") == format)
    }
  }

  @Test("A long text whose looked at beginning ends within a character") func cut() throws {
    let text = "a" + String(repeating: "安全生产", count: 2_000)
    #expect(try DocumentFormat.recognized(Array(text.utf8), path: "甲.doc") == .text)
  }

  @Test("An archive of none of the formats is a ZIP; under an office ending it is damaged")
  func archives() throws {
    let bytes = ArchiveBuilder.archive(["甲.txt": "甲", "word/乙.txt": "乙"])
    for (ending, format) in [("zip", DocumentFormat.zip), ("txt", .zip), ("docx", .docx)] {
      #expect(try DocumentFormat.recognized(bytes, path: "a.\(ending)") == format)
    }
    // A drawing is no text.
    let drawing = ArchiveBuilder.archive([
      "mimetype": "application/vnd.oasis.opendocument.graphics", "content.xml": "",
      "META-INF/manifest.xml": "",
    ])
    #expect(try DocumentFormat.recognized(drawing, path: "a.doc") == .zip)
    // A renamed document stays one.
    #expect(try DocumentFormat.recognized(Self.package, path: "a.zip") == .docx)
  }

  @Test("An encrypted document says so, whatever it is called") func encrypted() {
    let files = [
      CompoundSamples.file([("EncryptionInfo", []), ("EncryptedPackage", [1])]),
      CompoundSamples.file([("WordDocument", CompoundSamples.word(isEncrypted: true))]),
    ]
    for bytes in files {
      for ending in ["doc", "docx", "xlsx", "zip"] {
        #expect {
          _ = try ExtractionSupport.extract(bytes: bytes, path: "a.\(ending)")
        } throws: {
          ($0 as? ExtractionError)?.code == .encrypted
        }
      }
    }
  }

  @Test("What is no document is not handed to a program that reads anything") func none() {
    let head = CompoundFile.signature
    let files: [([UInt8], ExtractionError.Code)] = [
      ([], .badArchive), ([0x81, 0, 0xFF, 0x80, 0], .badArchive), (head, .badArchive),
      (head + [UInt8](repeating: 0xA7, count: 20_000), .badArchive),
      (CompoundSamples.file([("甲", [1])]), .unknownFormat),
    ]
    for (bytes, code) in files {
      #expect { _ = try ExtractionSupport.extract(bytes: bytes, path: "a.doc") } throws: {
        ($0 as? ExtractionError)?.code == code
      }
    }
  }

  @Test("Binary files of office programs are told apart by their streams") func streams() throws {
    for (stream, format) in [
      ("WordDocument", DocumentFormat.doc), ("Workbook", .xls), ("Book", .xls),
      ("PowerPoint Document", .ppt),
    ] {
      let content = stream == "WordDocument" ? CompoundSamples.word(isEncrypted: false) : [1]
      let bytes = CompoundSamples.file([(stream, content)])
      #expect(try DocumentFormat.recognized(bytes, path: "a.docx") == format, "\(stream)")
    }
  }

  @Test("Directories that lead in circles are read to an end") func circles() {
    var bytes = Self.word
    // The first sector of the directory follows itself.
    bytes.replaceSubrange(512 + 4..<512 + 8, with: [1, 0, 0, 0])
    #expect(CompoundFile(bytes)?.content == .words)
    // The stream is its own neighbour.
    bytes.replaceSubrange(1024 + 128 + 68..<1024 + 128 + 76, with: [1, 0, 0, 0, 1, 0, 0, 0])
    #expect(CompoundFile(bytes)?.content == .words)
    for count in 0..<bytes.count / 64 { _ = CompoundFile(Array(bytes.prefix(count * 64)))?.content }
  }
}
