internal import ArchiveModel
internal import Glibc
internal import ProgramRunning
import TextStructure

/// Reads `.pdf` by poppler's `pdftotext`.
///
/// The program says where each word is; ``LayoutDocument`` makes lines, columns, tables and paragraphs of
/// them. The original is the text in that order, a line a line, a form feed at the end of each page. Where
/// the places cannot be had, it is what the program writes in its own order, which is said.
struct PDFReader {
  let file: FileReader
  private var path: String { file.path }

  private static let limits = Program.Limits(
    seconds: 50, memoryBytes: 512 << 20, outputBytes: OriginalWriter.longest * 3)
  // A word takes about a hundred bytes; they are read as they come.
  private static let placesLimits = Program.Limits(
    seconds: 50, memoryBytes: 512 << 20, outputBytes: 1 << 30)

  /// Whether poppler has its tables of Chinese character sets, where Debian puts them.
  static var hasCharacterMaps: Bool {
    let folders: [String] = ["/usr/share/poppler/cMap", "/usr/share/poppler/nameToUnicode"]
    return folders.contains { access($0, R_OK) == 0 }
  }

  func read(_ source: some ByteSource, report: inout ExtractionReport) throws -> FormattedText {
    // Some programs write a few bytes before the head.
    let beginning = try source.bytes(in: 0..<min(1024, source.count))
    guard
      let head = beginning.indices.first(where: { DocumentFormat.pdf.isSigned(beginning[$0...]) })
    else {
      throw ExtractionError(.badArchive, path: path, detail: .notOfFormat("PDF"))
    }
    let opened = try Opened(self, source, from: head)
    guard var layout = opened.places else {
      report.note(ExtractionProblem(.placesNotRead))
      return try readLines(opened.source, from: opened.head, report: &report)
    }
    try readPictures(of: source, opened.source, from: opened.head, &layout, report: &report)
    let text = layout.document.text()
    guard !text.isTooLong, text.scalars.count <= OriginalWriter.longest,
      text.blocks.count <= OriginalWriter.mostLines
    else { throw ExtractionError(.tooLarge, path: path) }
    var flow = Flow(original: text.scalars)
    flow.pages = text.pages
    flow.recognitions = text.recognitions
    return FormattedText(flow: flow, blocks: text.blocks)
  }

  // MARK: Words with their places

  /// The pages by where their words are, and which of them want another look.
  private struct Places {
    var document = LayoutDocument()
    var count = 0
    /// The pages without text, from 1; and those whose text cannot be what is printed.
    var empty: [Int] = []
    var implausible: [Int] = []

    mutating func add(_ page: LayoutPage) {
      count += 1
      if page.words.isEmpty {
        empty.append(count)
      } else if !TextLayerCheck.isPlausible(page) {
        implausible.append(count)
      }
      document.add(page)
    }
  }

  /// A file as the program can open it, and where its words are.
  private struct Opened {
    var source: any ByteSource
    var head: Int
    /// `nil` where they cannot be had.
    var places: Places?

    init(_ reader: PDFReader, _ source: some ByteSource, from head: Int) throws {
      (self.source, self.head) = (source, head)
      do { places = try reader.places(source, from: head) } catch let error as ExtractionError
        where error.code == .encrypted
      {
        let decryption = PDFDecryption(path: reader.path)
        guard
          let bytes = try decryption.decrypted(
            source, from: head, passwords: reader.file.conversions.passwords)
        else { throw error }
        (self.source, self.head) = (bytes, 0)
        places = try reader.places(bytes, from: 0)
      }
    }
  }

  /// Where the words are; `nil` where the program's answer cannot be read, or is too long.
  private func places(_ source: some ByteSource, from head: Int) throws -> Places? {
    var words = PopplerWords()
    var places = Places()
    let outcome: Program.Outcome
    do {
      outcome = try Program("pdftotext", package: "poppler-utils").run(
        ["-raw", "-bbox", "-enc", "UTF-8", Program.inputPath, "-"], limits: Self.placesLimits,
        pieces: { try RunProgram.write(source, from: head, $0) },
        take: { words.read($0) { places.add($0) } })
    } catch let error as ProgramError where error.code == .wroteTooMuch {
      return nil
    } catch let error as ProgramError {
      throw RunProgram.failure(error, path)
    }
    if outcome.exitCode < 0 { return nil }
    try check(outcome)
    return words.isComplete && !words.isBroken ? places : nil
  }

  /// Pages without text are pictures: they are reported, or recognised where that is asked for; so are those whose
  /// text cannot be what is printed.
  ///
  /// - Parameters:
  ///   - file: the file as it is kept.
  ///   - source: the file as the program can open it.
  private func readPictures(
    of file: some ByteSource, _ source: some ByteSource, from head: Int, _ places: inout Places,
    report: inout ExtractionReport
  ) throws {
    guard !places.empty.isEmpty || !places.implausible.isEmpty else { return }
    var recognized = RecognizedPages(file: self.file, source: file)
    try recognized.recognize(places.empty + places.implausible) { recognizer, page in
      guard let picture = try drawn(page, of: source, from: head) else { return nil }
      return try recognizer.page(picture, number: page, resolution: Self.resolution)
    }
    for number in places.empty + places.implausible {
      guard let found = recognized.found[number].map(LayoutPage.init), !found.words.isEmpty else {
        continue
      }
      places.document.replace(page: number, with: found)
      places.empty.removeAll { $0 == number }
      places.implausible.removeAll { $0 == number }
    }
    if !places.implausible.isEmpty {
      report.note(
        ExtractionProblem(
          .implausibleText, entry: Self.names(places.implausible), count: places.implausible.count))
    }
    if places.empty.count == places.count {
      throw recognized.obstacle
        ?? ExtractionError(.noTextLayer, path: path, detail: .pages(places.count))
    }
    report.note(recognized, empty: places.empty.count)
  }

  /// In dots an inch. An A3 page takes 17 MB.
  private static let resolution = 300
  private static let drawingLimits = Program.Limits(
    seconds: 30, memoryBytes: 512 << 20, outputBytes: 64 << 20)

  /// The picture of a page; `nil` where it cannot be drawn.
  private func drawn(_ page: Int, of source: some ByteSource, from head: Int) throws -> [UInt8]? {
    do {
      let drawn = try RunProgram.run(
        "pdftoppm", package: "poppler-utils",
        ["-r", "\(Self.resolution)", "-gray", "-f", "\(page)", "-l", "\(page)", Program.inputPath],
        input: source, from: head, limits: Self.drawingLimits, path: path)
      return drawn.exitCode == 0 && !drawn.output.isEmpty ? drawn.output : nil
    } catch let error as ExtractionError where error.code == .programFailed {
      return nil
    }
  }

  /// `第3、4页`.
  private static func names(_ pages: [Int]) -> String {
    let shown = pages.prefix(12).map(String.init).joined(separator: "、")
    return "第\(shown)页" + (pages.count > 12 ? "…" : "")
  }

  // MARK: Lines only

  /// The text in the program's own order, where its words' places cannot be had.
  private func readLines(
    _ source: some ByteSource, from head: Int, report: inout ExtractionReport
  ) throws -> FormattedText {
    let outcome = try RunProgram.run(
      "pdftotext", package: "poppler-utils",
      ["-enc", "UTF-8", "-eol", "unix", Program.inputPath, "-"], input: source, from: head,
      limits: Self.limits, path: path)
    var text: [Unicode.Scalar] = []
    text.reserveCapacity(outcome.output.count / 2)
    text.append(contentsOf: String(decoding: outcome.output, as: UTF8.self).unicodeScalars)
    guard text.count <= OriginalWriter.longest else { throw ExtractionError(.tooLarge, path: path) }
    try check(outcome)
    let pages = PagedText(text)
    if pages.emptyCount > 0 {
      if pages.emptyCount == pages.count {
        throw ExtractionError(.noTextLayer, path: path, detail: .pages(pages.count))
      }
      report.note(ExtractionProblem(.pagesWithoutText, count: pages.emptyCount))
    }
    var flow = Flow(original: text)
    flow.pages = pages.starts
    var blocks = PlainTextReader(flow: flow).blocks()
    LineLayout(flow: flow).join(&blocks)
    return FormattedText(flow: flow, blocks: blocks)
  }

  private func check(_ outcome: Program.Outcome) throws {
    let messages = outcome.messages
    // Without its tables poppler leaves out the text of common Chinese fonts, and says it went well.
    if messages.contains("Missing language pack") {
      throw ExtractionError(
        .programMissing, path: path, detail: .dataMissing("pdftotext", packages: "poppler-data"))
    }
    if outcome.exitCode == 0 { return }
    if messages.contains("Incorrect password") {
      throw ExtractionError(.encrypted, path: path)
    }
    let words = messages.split(separator: "\n").first.map { String($0.prefix(160)) }
    switch outcome.exitCode {
    case 1, 2, 3: throw ExtractionError(.badArchive, path: path, detail: words.map { .foreign($0) })
    default:
      throw ExtractionError(
        .programFailed, path: path,
        detail: .programEnded("pdftotext", code: outcome.exitCode, words: words ?? ""))
    }
  }
}

extension FormatReader {
  /// Reads `.pdf`.
  static let pdf = FormatReader.stretches { file, source, report in
    try PDFReader(file: file).read(source, report: &report)
  }
}
