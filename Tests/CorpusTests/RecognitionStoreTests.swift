import DocumentFormats
import Foundation
import Testing

@testable import Corpus

@Suite("Recognised text that is kept") struct RecognitionStoreTests {
  private let folder = NSTemporaryDirectory() + "chadang-recognitions-" + UUID().uuidString
  private var corpus: CorpusFolder { CorpusFolder(path: folder + "/corpus") }
  private let file = Array("文件".utf8), entry = Array("附件".utf8)

  private static let recognized: RecognizedFile = {
    var file = RecognizedFile(language: "chi_sim", program: "tesseract 5.3.0")
    var page = RecognizedPage(number: 2, width: 900, height: 520, language: "chi_sim_vert")
    page.words = [
      RecognizedWord(
        text: "关于", box: .init(left: 60, top: 58, width: 110, height: 46),
        position: .init(block: 1, paragraph: 2, line: 3, word: 4), confidence: 96.25)
    ]
    file.pages = [
      1: RecognizedPage(number: 1, width: 10, height: 20, language: "chi_sim"), 2: page,
    ]
    return file
  }()

  private func store(keeps: Bool = true) -> RecognitionStore {
    RecognitionStore(corpus: corpus.path, file: ContentDigest(of: file), keeps: keeps)
  }

  private func withCorpus(_ body: () throws -> Void) throws {
    try FileManager.default.createDirectory(
      atPath: corpus.path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body()
  }

  @Test("What is kept is given out as it was; of a file that was changed nothing")
  func kept() throws {
    try withCorpus {
      #expect(store().recognition(of: file) == nil)
      store(keeps: false).keep(Self.recognized, of: file)
      #expect(store().recognition(of: file) == nil)
      store().keep(Self.recognized, of: file)
      #expect(store().recognition(of: file) == Self.recognized)
      #expect(store().recognition(of: entry) == nil)
      store().keep(Self.recognized, of: entry)
      #expect(store().recognition(of: entry) == Self.recognized)
      let other = RecognitionStore(corpus: corpus.path, file: ContentDigest(of: entry), keeps: true)
      #expect(other.recognition(of: file) == nil && other.recognition(of: entry) == nil)
      let digest = ContentDigest(of: file).hexadecimal
      let inner = ContentDigest(of: entry).hexadecimal
      #expect(
        corpus.recognitions() == [
          ".recognized/\(digest)-\(inner).tsv", ".recognized/\(digest).tsv",
        ])
      #expect(
        corpus.recognitions().allSatisfy {
          CorpusFolder.digest(ofRecognition: $0) == ContentDigest(of: file)
        })
      // No document, and nothing that the corpus passes over.
      let listing = try corpus.scan()
      #expect(listing.files.isEmpty && listing.passedOver.isEmpty)
    }
  }

  @Test("Each flipped bit, and each cut, shows; a file under another's name is none")
  func damaged() throws {
    try withCorpus {
      store().keep(Self.recognized, of: file)
      let path = corpus.fullPath(try #require(corpus.recognitions().first))
      let whole = try Data(contentsOf: URL(filePath: path))
      for place in 0..<whole.count {
        var bytes = whole
        bytes[place] ^= 1 << (place % 8)
        #expect(RecognitionFile.file([UInt8](bytes), of: ContentDigest(of: file)) == nil)
        #expect(
          RecognitionFile.file([UInt8](whole.prefix(place)), of: ContentDigest(of: file)) == nil)
      }
      #expect(RecognitionFile.file([UInt8](whole), of: ContentDigest(of: entry)) == nil)
      try whole.dropLast(10).write(to: URL(filePath: path))
      #expect(store().recognition(of: file) == nil)
      #expect(corpus.damagedRecognitions().count == 1)
      // It is written again in its place.
      store().keep(Self.recognized, of: file)
      #expect(corpus.damagedRecognitions().isEmpty)
    }
  }

  @Test("What ends columns or lines in a word does no harm") func signs() throws {
    var file = Self.recognized
    file.pages[2]?.words[0].text = "甲\t乙\n#sha256"
    let digest = ContentDigest(of: "x")
    let read = try #require(
      RecognitionFile.file(RecognitionFile.bytes(file, of: digest), of: digest))
    #expect(read.pages[2]?.words.map(\.text) == ["甲乙#sha256"])
  }

  @Test(
    "The archive's settings name the language; what is none is told",
    arguments: [
      (#"{"access":"owner","ocr":true}"#, "chi_sim", false),
      (#"{"ocr":"chi_tra+eng"}"#, "chi_tra+eng", false), (#"{"ocr":false}"#, nil, false),
      (#"{"ocr":"$(id)"}"#, nil, true), (#"{"ocr":"chi_sim"#, nil, true),
      (#"{"ocr":3}"#, nil, true),
    ])
  func settings(json: String, language: String?, isWrong: Bool) throws {
    try withCorpus {
      try Data(json.utf8).write(to: URL(filePath: "\(folder)/archive.json"))
      let settings = try #require(corpus.settings)
      #expect(settings.scanLanguage == language)
      #expect((settings.problem != nil) == isWrong)
      guard !isWrong else { return }
      try settings.write(toArchive: folder)
      #expect(corpus.settings?.scanLanguage == language)
    }
  }
}
