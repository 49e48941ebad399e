import ArchiveModel
import DocumentFormats
import Foundation
import Testing

@testable import Corpus

@Suite("Readings kept for the indexing") struct KeptReadingTests {
  private let folder: TemporaryFolder
  private let kept: KeptReadings

  init() throws {
    folder = try TemporaryFolder()
    kept = KeptReadings(folder: folder.path)
  }

  /// A document with something in every field.
  private static func document(_ number: Int, textLength: Int = 3) -> ExtractedDocument {
    var description = DocumentDescription()
    for field in DocumentDescription.Field.allCases where field != .date && field != .kind {
      _ = description.state(field, ["\(field)-\(number)", "又一\(number)"])
      if field.form == .date { _ = description.state(field, ["2021-03-0\(1 + number % 9) 修正"]) }
    }
    description.kind = .notice
    description.date = PartialDate(year: number.isMultiple(of: 2) ? nil : 2021, month: 5, day: 20)
    description.stated = [.title, .date]
    var document = ExtractedDocument(
      recordID: number == 0 ? nil : "e\u{301}//\(number)", description: description,
      sourceScalarCount: 1 << 33)
    document.frontMatter = FrontMatter(yaml: "标题: 甲\0乙\n", firstLine: number)
    let runs = [
      SourceMap.Run(textByteOffset: 0, sourceScalarOffset: 900, scalarCount: 2),
      SourceMap.Run(textByteOffset: 6, sourceScalarOffset: 5, scalarCount: 1),
    ]
    document.passages = [
      Passage(
        ordinal: 0, headingPath: ["一、", ""], text: String(repeating: "文", count: textLength),
        sourceMap: SourceMap(runs: runs), isRepaired: true, pages: 1...300),
      Passage(ordinal: 1, text: "", sourceMap: SourceMap()),
    ]
    return document
  }

  private func keep(_ documents: [ExtractedDocument], _ digest: ContentDigest, path: String) throws
  {
    kept.begin()
    for document in documents { kept.note(document) }
    let report = try Extractor().extract(Array("文".utf8), path: "a.txt") { _ in }
    kept.keep(digest, path: path, .success(report))
  }

  private func taken(_ digest: ContentDigest, path: String) throws -> [ExtractedDocument]? {
    guard let reading = kept.take(digest, path: path) else { return nil }
    var documents: [ExtractedDocument] = []
    try kept.forEachDocument(of: reading, path: path) { documents.append($0) }
    return documents
  }

  @Test("A document is given out as it was noted, with all there is of it") func exact() throws {
    let documents = (0..<5).map { Self.document($0) }
    try keep(documents, ContentDigest(of: "甲"), path: "通知/a.txt")
    let taken = try #require(try taken(ContentDigest(of: "甲"), path: "别处/a.txt"))
    #expect(taken == documents)
    // Equal to String is not the same: names are compared by bytes, too.
    for (one, other) in zip(taken, documents) {
      #expect(one.recordID.map { Array($0.utf8) } == other.recordID.map { Array($0.utf8) })
    }
    // A field more would have to be written, too.
    #expect(Mirror(reflecting: documents[0]).children.count == 7)
    #expect(Mirror(reflecting: documents[0].description).children.count == 13)
    #expect(Mirror(reflecting: documents[0].passages[0]).children.count == 7)
    #expect(Mirror(reflecting: documents[0].passages[0].sourceMap.runs[0]).children.count == 3)
  }

  @Test("A reading is that of one file's bytes under one name, and is given out once")
  func whose() throws {
    try keep([Self.document(1)], ContentDigest(of: "甲"), path: "a.txt")
    #expect(try taken(ContentDigest(of: "乙"), path: "a.txt") == nil)
    #expect(try taken(ContentDigest(of: "甲"), path: "b.txt") == nil)
    #expect(try taken(ContentDigest(of: "甲"), path: "x/a.txt") != nil)
    #expect(try taken(ContentDigest(of: "甲"), path: "a.txt") == nil)
  }

  @Test("What was noted of a file that did not come in is forgotten") func refused() throws {
    kept.begin()
    for number in 0..<40 { kept.note(Self.document(number, textLength: 20_000)) }
    try keep([Self.document(7)], ContentDigest(of: "乙"), path: "b.txt")
    #expect(try taken(ContentDigest(of: "乙"), path: "b.txt") == [Self.document(7)])
  }

  @Test("What memory does not hold lies in a file without a name") func large() throws {
    let digests = (0..<30).map { ContentDigest(of: "\($0)") }
    for (number, digest) in digests.enumerated() {
      let documents = (0..<(number % 4)).map {
        Self.document($0, textLength: number == 9 ? KeptReadings.bufferBytes : 30_000)
      }
      try keep(documents, digest, path: "\(number).txt")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    for (number, digest) in digests.enumerated().reversed() {
      let documents = try taken(digest, path: "\(number).txt")
      #expect(documents?.count == number % 4)
      #expect(
        documents?.last
          == documents?.indices.last.map {
            Self.document($0, textLength: number == 9 ? KeptReadings.bufferBytes : 30_000)
          })
    }
  }

  @Test("Where nothing can be written, what memory holds is kept and the rest is read again")
  func unwritable() throws {
    let kept = KeptReadings(folder: folder.path + "/none")
    let report = try Extractor().extract(Array("文".utf8), path: "a.txt") { _ in }
    for (number, length) in [(1, 3), (2, KeptReadings.bufferBytes), (3, 3)] {
      kept.begin()
      kept.note(Self.document(number, textLength: length))
      kept.keep(ContentDigest(of: "\(number)"), path: "a.txt", .success(report))
    }
    let found = (1...3).map { kept.take(ContentDigest(of: "\($0)"), path: "a.txt") != nil }
    #expect(found == [true, false, true])
  }

  @Test("A text that its name describes is described by the name it gets") func renamed() throws {
    let archive = try WrittenArchive()
    for place in ["甲", "乙"] {
      try archive.folder.write("没有题目的一段话，说的是\(place)。\n", to: "in/\(place)/值守.txt")
    }
    var accession = try Accession(
      writer: archive.writer(), request: AccessionRequest(), attribution: Attribution(by: "白露"),
      keeping: kept)
    let outcomes = try accession.take([archive.folder.path + "/in"])
    let paths = outcomes.compactMap { $0.takenIn?.path }.sorted()
    #expect(paths.map { $0.split(separator: "/").last } == ["值守-2.txt", "值守.txt"])
    for path in paths {
      let corpus = CorpusFolder(path: archive.folder.path + "/corpus")
      let reader = CorpusReader(folder: corpus)
      let content = try reader.content(ofFile: path)
      var again: [ExtractedDocument] = []
      _ = try Extractor().extract(content.source, path: path) { again.append($0) }
      #expect(try taken(content.digest, path: path) == again)
    }
  }
}
