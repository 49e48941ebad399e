import ArchiveModel
import DocumentFormats
import ExtractionSupport
import Testing

@Suite("Large texts") struct LargeTextTests {
  private static let options = {
    var options = ExtractionOptions()
    options.largeText.largestWhole = 6000
    options.largeText.partSize = 2000
    options.largeText.longestLine = 4000
    return options
  }()

  /// The characters that the texts are made of, and their codes in GB 18030 and Big5.
  private static let characters: [(Unicode.Scalar, gb: [UInt8], big5: [UInt8])] = [
    ("安", [0xB0, 0xB2], [0xA6, 0x77]), ("全", [0xC8, 0xAB], [0xA5, 0xFE]),
    ("生", [0xC9, 0xFA], [0xA5, 0xCD]), ("工", [0xB9, 0xA4], [0xA4, 0x75]),
    ("作", [0xD7, 0xF7], [0xA7, 0x40]), ("人", [0xC8, 0xCB], [0xA4, 0x48]),
    ("大", [0xB4, 0xF3], [0xA4, 0x6A]), ("。", [0xA1, 0xA3], [0xA1, 0x43]),
  ]

  enum Encoding: CaseIterable {
    case utf8, gb18030, big5, utf16LittleEndian, utf16BigEndian, unmarkedLittleEndian

    func bytes(_ text: String) -> [UInt8] {
      switch self {
      case .utf8: return Array(text.utf8)
      case .gb18030, .big5:
        return text.unicodeScalars.flatMap { scalar -> [UInt8] in
          guard let found = LargeTextTests.characters.first(where: { $0.0 == scalar }) else {
            return [UInt8(scalar.value)]
          }
          return self == .big5 ? found.big5 : found.gb
        }
      case .utf16BigEndian:
        return [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
      case .utf16LittleEndian, .unmarkedLittleEndian:
        let mark: [UInt8] = self == .utf16LittleEndian ? [0xFF, 0xFE] : []
        return mark + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      }
    }
  }

  /// Sentences of characters that all encodings have, each with its number, so that none is alike.
  private static func sentences(_ count: Int) -> [String] {
    (0..<count).map { number in
      let characters = (0..<(12 + number % 9)).map { place in
        Character(Self.characters[(number * 5 + place * place + place) % 7].0)
      }
      return "\(number) " + String(characters) + "。"
    }
  }

  /// The parts of a text, each held to the contract against its own original.
  private func parts(_ bytes: [UInt8], path: String = "汇编/全文.txt") throws -> (
    documents: [ExtractedDocument], originals: [String], report: ExtractionReport
  ) {
    var documents: [ExtractedDocument] = []
    let report = try Extractor(options: Self.options).extract(bytes, path: path) {
      documents.append($0)
    }
    let originals = try documents.map { document in
      let original = try decodedOriginal(
        bytes, path: path, recordID: document.recordID, options: Self.options
      ).text
      expectContract(document, original: original)
      return original
    }
    return (documents, originals, report)
  }

  @Test(
    "come in as parts that together are the text", arguments: Encoding.allCases, ["\n", "\r\n"])
  func parts(encoding: Encoding, lineEnd: String) throws {
    let sentences = Self.sentences(700)
    let text = sentences.joined(separator: lineEnd)
    let (documents, originals, report) = try parts(encoding.bytes(text))
    #expect(documents.count > 5)
    #expect(documents.map(\.recordID) == (1...documents.count).map { String($0) })
    #expect(originals.joined() == text)
    #expect(report.problems == [] && report.documentCount == documents.count)
    #expect(report.hasByteOrderMark == [.utf16LittleEndian, .utf16BigEndian].contains(encoding))
    let read = documents.flatMap(\.passages).map(\.text).joined(separator: "\n")
    for sentence in sentences { #expect(read.contains(sentence)) }
    #expect(documents[1].description == DocumentDescription(titled: "全文（第2部分）"))
  }

  @Test("are cut at empty lines, else at ends of sentences") func cuts() throws {
    let lines = Self.sentences(400).map { sentence in
      let middle = sentence.index(sentence.startIndex, offsetBy: 9)
      return sentence[..<middle] + "\n" + sentence[middle...]
    }
    for original in try parts(Array(lines.joined(separator: "\n").utf8)).originals {
      #expect(original.hasSuffix("。\n") || original.hasSuffix("。"))
    }
    let paragraphs = stride(from: 0, to: 400, by: 4).map { lines[$0..<($0 + 4)].joined() }
    let (documents, originals, _) = try parts(Array(paragraphs.joined(separator: "\n\n").utf8))
    #expect(originals.dropLast().allSatisfy { $0.hasSuffix("\n\n") })
    #expect(documents.count > 2)
  }

  @Test("without any line end are cut between characters", arguments: Encoding.allCases)
  func oneLine(encoding: Encoding) throws {
    let text = String(
      (0..<7000).map { Character(Self.characters[($0 * $0 + $0 / 7) % 8].0) })
    let (documents, originals, report) = try parts(encoding.bytes("人" + text))
    #expect(documents.count > 3)
    #expect(originals.joined() == "人" + text)
    #expect(report.problems == [])
  }

  @Test("keep what is readable beside a part that is not") func unreadablePart() throws {
    let text = Array(Self.sentences(400).joined(separator: "\n").utf8)
    var bytes = text
    let start = try #require(bytes[9000...].firstIndex(of: 0x0A)) + 1
    for index in start..<(start + 400) where bytes[index] != 0x0A { bytes[index] = 0xFF }
    let (documents, _, report) = try parts(bytes)
    let problem = try #require(report.problems.first)
    #expect(report.problems.count == 1 && problem.code == .badEntry)
    guard case .file(let fact) = problem.detail else {
      Issue.record("\(problem)")
      return
    }
    #expect(fact.code == .reading(.undecodable) && fact.byteOffset == start)
    #expect(!documents.isEmpty && !documents.contains { $0.recordID == problem.entry })
  }

  @Test("in Markdown have front matter at their beginning, which speaks for all parts")
  func frontMatter() throws {
    let text =
      "---\ntitle: 汇编\n---\n\n" + Self.sentences(400).joined(separator: "\n\n---\n\n")
    let documents = try parts(Array(text.utf8), path: "a.md").documents
    #expect(documents[0].frontMatter?.yaml == "title: 汇编\n")
    #expect(documents.allSatisfy { $0.frontMatter == documents[0].frontMatter })
    #expect(documents.count > 3)
  }

  @Test("of records are read as short ones are", arguments: [1500, 2000, 1 << 20])
  func lines(partSize: Int) throws {
    var lines = Self.sentences(200).enumerated().map {
      #"{"id": "\#($0 % 150)", "text": "\#($1)"}"#
    }
    lines[77] = "not json"
    lines[130] = ""
    let bytes = Array(lines.joined(separator: "\n").utf8)
    let whole = try extract(bytes: bytes, path: "a.jsonl")
    var options = Self.options
    options.largeText.partSize = partSize
    let read = try extract(bytes: bytes, path: "a.jsonl", options: options)
    #expect(read.documents == whole.documents)
    #expect(read.report == whole.report)
    #expect(whole.report.problems.first?.line == 78)
  }

  @Test("with a line beyond all bounds are read but for that line, with its place")
  func longLine() throws {
    let long = #"{"id": "2", "text": ""# + String(repeating: "长", count: 9000) + #""}"#
    let lines = [
      #"{"id": "1", "text": "短。"}"#, long, #"{"id": "3", "text": "后。"}"#, long, long,
      #"{"id": "6", "text": "末。"}"#, long,
    ]
    for ending in ["", "\n"] {
      let read = try extract(
        lines.joined(separator: "\n") + ending, path: "a.jsonl", options: Self.options)
      #expect(read.documents.map(\.recordID) == ["1", "3", "6"])
      #expect(read.report.problems.map(\.line) == [2, 4, 5, 7])
      #expect(read.report.problems.allSatisfy { $0.code == .badRecord })
    }
  }

  @Test("A line is as long as its text, whatever ends it", arguments: ["", "\n", "\r\n"])
  func longestLine(ending: String) throws {
    func line(_ size: Int) -> String {
      let rest = #"{"id": "1", "text": ""}"#
      return #"{"id": "1", "text": ""# + String(repeating: "a", count: size - rest.utf8.count)
        + #""}"#
    }
    for (size, count) in [(3999, 1), (4000, 1), (4001, 0), (4004, 0)] {
      let text = line(size) + ending
      let read = try extract(text, path: "a.jsonl", options: Self.options)
      #expect(
        read.documents.count == count && read.report.problems.isEmpty == (count == 1), "\(size)")
      guard size % 2 == 0 || count == 1 else { continue }
      let half = line(size / 2) + ending
      let wide = try extract(
        bytes: [0xFF, 0xFE] + half.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
        path: "a.jsonl", options: Self.options)
      // The byte order mark is two bytes of the first line.
      #expect(wide.documents.count == (size < 4000 ? 1 : 0), "\(size)")
    }
  }

  @Test("Whichever part names a level of secrecy, all of them have the highest")
  func secrecy() throws {
    for (marks, expected) in [
      ([(650, "机密★10年")], "机密"), ([(0, "秘密"), (650, "绝密")], "绝密"),
      ([(0, "机密"), (650, "密级：秘密")], "机密"), ([(650, "密级：机密★5年")], "机密★5年"),
      ([(300, "保守国家秘密。")], nil),
    ] as [([(Int, String)], String?)] {
      var sentences = Self.sentences(700)
      for (place, mark) in marks {
        if place == 0 { sentences.insert(mark, at: 0) } else { sentences.append(mark) }
      }
      let (documents, _, _) = try parts(Array(sentences.joined(separator: "\n").utf8))
      #expect(documents.count > 5)
      #expect(Set(documents.map(\.description.secrecy)) == [expected], "\(marks)")
    }
  }

  @Test("Tables in pieces are read as whole ones", arguments: [64, 100, 333, 1500, 5000])
  func tables(partSize: Int) throws {
    var rows = ["id,text,标题"]
    for (number, sentence) in Self.sentences(150).enumerated() {
      switch number % 5 {
      case 0: rows.append("\(number),\"\(sentence)\n\"\"引\"\"，二行\",题\(number)")
      case 1: rows.append("\(number),\(sentence)")
      case 2: rows.append("\(number),\"\",")
      case 3: rows.append("")
      default: rows.append("\(number),\"\(sentence)\",\"a,b\"")
      }
    }
    for ending in ["\n", "\r\n", "\r"] {
      let bytes = Array(rows.joined(separator: ending).utf8)
      let whole = try extract(bytes: bytes, path: "a.csv")
      var options = Self.options
      (options.largeText.partSize, options.largeText.largestTable) = (partSize, 0)
      let read = try extract(bytes: bytes, path: "a.csv", options: options)
      #expect(read.documents == whole.documents)
      #expect(read.report == whole.report)
      #expect(whole.documents.count == 120)
    }
  }

  @Test("A row of a table beyond all bounds is passed over with its place")
  func longRow() throws {
    let long = String(repeating: "长", count: 3010)
    let rows = [
      "id,text", "1,前", "2,\"\(long)\n\"\"，\"", "3,\"后\"", "4,\(long)", "5,末", "6,\"\(long)",
    ]
    for (largestTable, partSize) in [(1 << 20, 2000), (0, 2000), (0, 400)] {
      var options = Self.options
      options.largeText.longestRow = 3000
      (options.largeText.largestTable, options.largeText.partSize) = (largestTable, partSize)
      let read = try extract(rows.joined(separator: "\n"), path: "a.csv", options: options)
      #expect(read.documents.map(\.recordID) == ["1", "3", "5"])
      let left = read.report.problems.filter { $0.code == .badRecord }
      #expect(left.map(\.line) == [3, 5, 7])
      // Of the last the rest of the file is gone, which is another matter.
      #expect(
        left.map(\.detail) == [
          .moreThan(3000, .characters), .moreThan(3000, .characters), .quotationOpenedInField(2),
        ])
    }
  }

  @Test("A file of a format that is read as a whole is refused where it is too large")
  func tooLarge() throws {
    let bytes = [UInt8](repeating: 0x20, count: LargeTextLimits.largestMarkup + 1)
    let error = #expect(throws: ExtractionError.self) {
      try extract(bytes: bytes, path: "a.html", options: ExtractionOptions())
    }
    #expect(error?.code == .tooLarge)
    #expect(error?.detail == .moreThan(16, .mebibytes))
  }

  /// A file that ends before it should, as one does that somebody cuts while it is read.
  private struct CutSource: ByteSource {
    struct Gone: Error {}
    let whole: [UInt8]
    var count: Int { whole.count }
    func bytes(in range: Range<Int>) throws -> [UInt8] {
      guard range.upperBound <= count / 2 else { throw Gone() }
      return whole.bytes(in: range)
    }
  }

  @Test("that cannot be read to their end are errors", arguments: ["a.txt", "a.jsonl", "a.docx"])
  func cutSource(path: String) throws {
    let source = CutSource(whole: Array(Self.sentences(400).joined(separator: "\n").utf8))
    #expect(throws: CutSource.Gone.self) {
      try Extractor(options: Self.options).extract(source, path: path) { _ in }
    }
  }

  @Test("are told by their size") func sizes() {
    #expect(Extractor.isContainer("a.txt", size: 1 << 30))
    #expect(!Extractor.isContainer("a.txt", size: 16 << 20))
    #expect(!Extractor.isContainer("a.pdf", size: 1 << 30))
    #expect(Extractor.isContainer("a.csv", size: 1))
    #expect(!Extractor.isContainer("a.exe", size: 1))
  }
}

extension DocumentDescription {
  fileprivate init(titled title: String) {
    self.init()
    self.title = title
  }
}
