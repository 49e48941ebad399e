import ArchiveModel
import Foundation
import Testing

@testable import ResultRendering

/// The words of every fact, in both languages.
@Suite("The words of facts") struct FactWordsTests {
  private static let limits: [Fact] = Fact.Unit.allCases.map { .moreThan(30, $0) }
  private static let forms: [Fact] = Fact.DescriptionForm.allCases.map { .not($0) }
  private static let items: [Fact] = Fact.IndexItem.allCases.map { .item($0, 7) }
  private static let problems: [Fact] = [
    .fieldProblem("文种", FieldProblem(.unknownKind, value: "通吿")),
    .fieldProblem("日期", FieldProblem(.notADate, value: "2021-13-01")),
  ]

  /// One of every case.
  private static let facts: [Fact] =
    [
      .file(FileFact(.reading(.encrypted))), .system(13), .system(99_999), .foreign("XY error"),
      .value("甲"), .failed("SomeError"),
    ] + DatabaseFault.allCases.map { .database($0) } + limits + [
      .longerOriginal(characters: 9, lines: 3), .laterDocumentsLeftOut(limit: 10),
      .unpackedSize(5), .packedDataDamaged, .unpacksTooFar, .hasParts(3), .parsingTooLong,
      .notOfFormat("PDF"),
      .noTextFound, .endsInMiddle, .noEntry("content.xml"), .entriesOverlap, .formatNotRead,
      .embeddedFile, .symbolicLink, .controlCharacters(4), .nearestEncoding("Big5"),
      .converterFailed(10), .notUTF8, .pages(2), .part("word/document.xml", .notWellFormed),
      .documentType, .notWellFormed, .elementsTangled,
    ] + FileKind.allCases.map { .kindOfFile($0) }
    + JSONFault.allCases.map { .json($0, character: 18) } + [
      .noTextField, .badField("date", "x"), .newIdentifier("a-2"), .fieldCount(3, expected: 2),
      .noColumn("正文", among: ["a", "b"]), .columns(["a", "b"]), .quotationNotClosed,
      .quotationOpenedInField(2), .textAfterQuotation, .lineForm("qid<TAB>text"), .noQueries,
      .programMissing("pdftotext", packages: "poppler-utils"),
      .programNotStarted("soffice", .temporaryFile(28)), .temporaryFile(28),
      .programTooSlow("pdftotext", seconds: 50),
      .programTooLoud("pdftotext"), .programEnded("pdftotext", code: 99, words: "bad"),
      .dataMissing("pdftotext", packages: "poppler-data"), .line(3, .yamlReferences),
      .yamlReferences, .yamlNestedKeys, .statedTwice("标题"), .unreadable,
    ] + problems + [.notAText("标题")] + forms + [
      .valueNotWritable, .tooMuchStated, .nameNotUTF8, .both(.notUTF8, .unreadable), .notAPlan,
      .length(3, expected: 4), .otherLines(afterByte: 9), .damagedLine(2), .lastLineDamaged,
      .version("3"), .versionExpected("11", expected: "12"),
    ] + BackupFault.allCases.map { .backup($0) } + [
      .notAFile, .writer(process: 12, command: "add", since: "2026-01-02T03:04:05Z"),
    ] + items + [.table("passage_terms")]

  /// Every code of a fact about a file, with all that can be known of it.
  private static let fileFacts: [FileFact] =
    ReadingFault.allCases.map {
      FileFact(.reading($0), line: 3, byteOffset: 7, detail: .value("甲"))
    }
    + ContentFault.allCases.map {
      FileFact(.content($0), part: "乙.txt", line: 3, byteOffset: 7, count: 2, detail: .value("甲"))
    }
    + CorpusFault.allCases.map { FileFact(.corpus($0), errorNumber: 13, detail: .value("甲")) }
    + IndexFault.allCases.map { FileFact(.index($0), detail: .value("甲")) }
    + RetrievalFault.allCases.map { FileFact(.retrieval($0), errorNumber: 13) }

  @Test("are as they were reviewed") func golden() throws {
    let all = Self.facts + Self.fileFacts.map { .file($0) }
    let lines = all.map { fact in
      "\(Language.chinese.of(fact)) | \(Language.english.of(fact))"
    }
    try expectGolden(lines.joined(separator: "\n") + "\n", "facts.txt")
  }

  @Test("are there for every case of the source") func complete() throws {
    let source = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/ArchiveModel/Facts/Fact.swift")
    let text = try String(contentsOf: source, encoding: .utf8)
    let declared = Set(
      text.prefix(upTo: try #require(text.range(of: "/// What bounds count.")).lowerBound)
        .matches(of: /(?m)^  case ([a-zA-Z0-9]+)/).map { String($0.1) })
    let tried = Set(
      Self.facts.map { fact in
        Mirror(reflecting: fact).children.first?.label ?? "\(fact)"
      })
    #expect(declared == tried)
  }

  @Test("are in the language they are asked in") func languages() {
    for fact in Self.facts {
      let english = Language.english.of(fact)
      #expect(!english.isEmpty && !Language.chinese.of(fact).isEmpty, "\(fact)")
      let values = "\(fact)".unicodeScalars.filter { (0x4E00...0x9FFF).contains($0.value) }
      let han = english.unicodeScalars.filter { (0x4E00...0x9FFF).contains($0.value) }
      #expect(Set(han).isSubset(of: Set(values)), "\(english)")
    }
  }

  /// The index holds facts in this form: where a line of the golden file changes, `IndexSchema.version` is
  /// raised with it.
  @Test("are stored in a form that is known") func form() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let lines = try (Self.facts + Self.fileFacts.map { .file($0) }).map {
      String(decoding: try encoder.encode($0), as: UTF8.self)
    }
    try expectGolden(lines.joined(separator: "\n") + "\n", "facts-stored.txt")
  }

  @Test("are stored as JSON and read back") func stored() throws {
    for fact in Self.facts + Self.fileFacts.map({ .file($0) }) {
      let data = try JSONEncoder().encode([fact])
      #expect(try JSONDecoder().decode([Fact].self, from: data) == [fact])
    }
  }
}
