import ArchiveModel
import ExtractionSupport
import Foundation
import Synchronization
import Testing

@testable import DocumentFormats

@Suite("Text recognised in pictures") struct RecognitionTests {
  /// Keeps in memory, and counts.
  final class Keeper: RecognitionKeeping {
    let kept = Mutex<RecognizedFile?>(nil)
    let keptCount = Mutex(0)

    func recognition(of source: any ByteSource) -> RecognizedFile? { kept.withLock { $0 } }

    func keep(_ recognition: RecognizedFile, of source: any ByteSource) {
      kept.withLock { $0 = recognition }
      keptCount.withLock { $0 += 1 }
    }
  }

  private static let hasVertical =
    Fixtures.hasTesseract
    && FileManager.default.fileExists(
      atPath: "/usr/share/tesseract-ocr/5/tessdata/chi_sim_vert.traineddata")

  private func read(
    _ bytes: [UInt8], _ path: String, language: String? = "chi_sim", keeper: Keeper = Keeper()
  ) throws -> (documents: [ExtractedDocument], report: ExtractionReport) {
    var documents: [ExtractedDocument] = []
    let report = try Extractor(
      options: ExtractionOptions(scanLanguage: language),
      conversions: Conversions(recognitions: keeper)
    ).extract(bytes, path: path) { documents.append($0) }
    return (documents, report)
  }

  @Test("A picture is no text where recognition is not asked for, whatever its ending")
  func notAskedFor() {
    for (name, path) in [("page.png", "a.png"), ("pages.tif", "a.TIFF"), ("page.png", "a.jpg")] {
      #expect {
        _ = try read(Fixtures.bytes(name), path, language: nil)
      } throws: {
        ($0 as? ExtractionError)?.code == .noTextLayer
      }
    }
    #expect(ContentState(unread: ExtractionError(.noTextLayer, path: "").fact) == .noText)
  }

  @Test(
    "Horizontal and vertical pages are told apart by trying; words have boxes and confidences",
    .enabled(if: hasVertical, "tesseract with chi_sim_vert is not installed"))
  func directions() throws {
    for (name, isVertical) in [("page.png", false), ("vertical.png", true)] {
      let keeper = Keeper()
      let extraction = try read(Fixtures.bytes(name), name, keeper: keeper)
      #expect(extraction.documents.first?.description.title?.contains("森林防火工作的通知") == true)
      #expect(extraction.report.contentState == .text)
      #expect(extraction.report.problems.map(\.code) == [.readFromPictures])
      let confidence = try #require(
        extraction.documents.first?.passages.first?.recognitionConfidence)
      #expect((60...100).contains(confidence))
      let page = try #require(keeper.kept.withLock { $0?.pages[1] })
      #expect(page.isVertical == isVertical)
      #expect(page.words.count > 20 && page.meanConfidence >= 60)
      for word in page.words {
        #expect(word.box.left + word.box.width <= page.width)
        #expect(word.box.top + word.box.height <= page.height)
        #expect((0...100).contains(word.confidence))
      }
      if isVertical {
        // The first column is the rightmost one.
        #expect((page.words.first?.box.left ?? 0) > (page.words.last?.box.left ?? .max))
      }
    }
  }

  @Test(
    "Pages of one file, and what is kept of them: no program runs a second time",
    .enabled(if: hasVertical, "tesseract with chi_sim_vert is not installed"))
  func several() throws {
    let keeper = Keeper()
    let bytes = Fixtures.bytes("pages.tif")
    let first = try read(bytes, "a.tif", keeper: keeper)
    #expect(first.documents.first?.passages.first?.pages?.lowerBound == 1)
    #expect(first.documents.first?.passages.last?.pages?.upperBound == 2)
    #expect(
      keeper.kept.withLock { $0?.pages.values.map(\.isVertical).sorted { !$0 && $1 } }
        == [false, true])
    #expect(keeper.keptCount.withLock { $0 } == 1)
    // What is kept is used whether or not recognition is asked for.
    for language in [nil, "chi_sim"] {
      let again = try read(bytes, "a.tif", language: language, keeper: keeper)
      #expect(again.documents == first.documents && again.report == first.report)
    }
    #expect(keeper.keptCount.withLock { $0 } == 1)
    // Another language is another recognition.
    _ = try? read(bytes, "a.tif", language: "chi_tra", keeper: keeper)
    #expect(keeper.keptCount.withLock { $0 } == 2)
  }

  @Test(
    "An entry of an archive is recognised as a file is",
    .enabled(if: Fixtures.hasTesseract, "tesseract with chi_sim is not installed"))
  func entries() throws {
    var builder = ArchiveBuilder()
    builder.add("说明.txt", "一份说明。")
    builder.add("图/a.png", Fixtures.bytes("page.png"))
    let bytes = builder.bytes
    let without = try extract(bytes: bytes, path: "a.zip")
    #expect(without.documents.map(\.recordID) == ["说明.txt"])
    #expect(without.report.problems.map(\.code) == [.passedOver])
    let with = try read(bytes, "a.zip")
    #expect(with.documents.map(\.recordID) == ["说明.txt", "图/a.png"])
    #expect(with.documents.last?.passages.first?.isRecognized == true)
    #expect(with.documents.first?.passages.first?.isRecognized == false)
  }

  @Test("A missing language is named with its package")
  func missing() {
    guard Fixtures.hasTesseract else { return }
    #expect {
      _ = try read(Fixtures.bytes("page.png"), "a.png", language: "no_such")
    } throws: { error in
      // The obstacle is a fact of the file.
      "\((error as? ExtractionError)?.detail as Any)".contains("tesseract-ocr-no-such")
    }
  }

  @Test("Sizes and pages as files say them; a bomb is not drawn") func headers() throws {
    let png = try #require(PictureHeader(Fixtures.bytes("page.png"), format: .png))
    #expect(png.pages == [.init(width: 900, height: 520)])
    let tiff = try #require(PictureHeader(Fixtures.bytes("pages.tif"), format: .tiff))
    #expect(tiff.pages == [.init(width: 900, height: 520), .init(width: 800, height: 820)])
    var bomb = Fixtures.bytes("page.png")
    bomb.replaceSubrange(16..<24, with: [0x00, 0x0F, 0xFF, 0xFF, 0x00, 0x0F, 0xFF, 0xFF])
    #expect(
      PictureHeader(bomb, format: .png).map { PictureHeader.isReadable($0.pages[0]) } == false)
    // A chain of directories that leads back to itself ends.
    var loop: [UInt8] = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0]
    loop += [0, 1, 3, 0, 1, 0, 0, 0, 9, 0, 0, 0] + [8, 0, 0, 0]
    #expect(PictureHeader(loop, format: .tiff)?.pages == [.init(width: 9, height: 0)])
    for length in 0..<40 {
      for format in [DocumentFormat.png, .jpeg, .tiff, .bitmap] {
        for name in ["page.png", "pages.tif"] {
          _ = PictureHeader(Array(Fixtures.bytes(name).prefix(length)), format: format)
        }
      }
    }
  }

  @Test("Words of a line are joined, by a space only between letters") func text() {
    func word(_ text: String, _ line: Int, _ number: Int, paragraph: Int = 1) -> RecognizedWord {
      RecognizedWord(
        text: text, box: .init(left: 0, top: 0, width: 1, height: 1),
        position: .init(block: 1, paragraph: paragraph, line: line, word: number), confidence: 90)
    }
    var page = RecognizedPage(number: 1, width: 9, height: 9, language: "chi_sim")
    page.words = [
      word("关于", 1, 1), word("做好", 1, 2), word("A4", 1, 3), word("paper", 1, 4),
      word("的", 2, 1), word("另", 1, 1, paragraph: 2),
    ]
    let text = RecognizedText(page)
    #expect(String(String.UnicodeScalarView(text.scalars)) == "关于做好A4 paper\n的\n\n另\n")
    #expect(text.words.count == 6)
    for index in page.words.indices { page.words[index].confidence = 20 }
    #expect(RecognizedText(page).scalars.isEmpty)
  }
}
