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
  let path: String
  let options: ExtractionOptions

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
    guard var layout = try places(source, from: head) else {
      report.note(ExtractionProblem(.placesNotRead))
      return try readLines(source, from: head, report: &report)
    }
    try readScans(source, from: head, &layout, report: &report)
    let text = layout.document.text()
    guard !text.isTooLong, text.scalars.count <= OriginalWriter.longest,
      text.blocks.count <= OriginalWriter.mostLines
    else { throw ExtractionError(.tooLarge, path: path) }
    var flow = Flow(original: text.scalars)
    flow.pages = text.pages
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

  /// Pages without text are pictures: they are reported, or read where that is asked for; so are those whose
  /// text cannot be what is printed.
  private func readScans(
    _ source: some ByteSource, from head: Int, _ places: inout Places,
    report: inout ExtractionReport
  ) throws {
    if let language = options.scanLanguage {
      let scan = PDFScan(path: path, language: language)
      var read: Set<Int> = []
      for page in places.empty + places.implausible {
        let found = try scan.words(ofPage: page, of: source, from: head)
        guard !found.words.isEmpty else { continue }
        places.document.replace(page: page, with: found)
        read.insert(page)
      }
      places.empty.removeAll(where: read.contains)
      places.implausible.removeAll(where: read.contains)
      if !read.isEmpty {
        report.encoding = ExtractionOptions.scanEncoding(language)
        report.note(ExtractionProblem(.readFromPictures, count: read.count))
      }
    }
    if !places.implausible.isEmpty {
      report.note(
        ExtractionProblem(
          .implausibleText, entry: Self.names(places.implausible), count: places.implausible.count))
    }
    guard !places.empty.isEmpty else { return }
    if places.empty.count == places.count {
      throw ExtractionError(.noTextLayer, path: path, detail: .pages(places.count))
    }
    report.note(ExtractionProblem(.pagesWithoutText, count: places.empty.count))
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
    let pages = PDFPages(text)
    if !pages.empty.isEmpty {
      if pages.empty.count == pages.starts.count {
        throw ExtractionError(.noTextLayer, path: path, detail: .pages(pages.starts.count))
      }
      report.note(ExtractionProblem(.pagesWithoutText, count: pages.empty.count))
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
    try PDFReader(path: file.path, options: file.options).read(source, report: &report)
  }
}

/// The pages of a text in which form feeds end them.
struct PDFPages {
  private(set) var starts: [Flow.PageStart] = []
  /// The pages that have no text, from 1.
  private(set) var empty: [Int] = []

  init(_ text: [Unicode.Scalar]) {
    var start = 0
    var hasText = false
    for index in text.indices {
      if text[index] == "\u{0C}" {
        end(start, hasText)
        (start, hasText) = (index + 1, false)
      } else if !text[index].isTrimmed {
        hasText = true
      }
    }
    if start < text.count { end(start, hasText) }
  }

  private mutating func end(_ start: Int, _ hasText: Bool) {
    starts.append(Flow.PageStart(scalarOffset: start, number: starts.count + 1))
    if !hasText { empty.append(starts.count) }
  }
}

/// Runs a reading program, its errors being those of a file.
enum RunProgram {
  static func run(
    _ name: String, package: String, _ arguments: [String], input: [UInt8], limits: Program.Limits,
    path: String
  ) throws -> Program.Outcome {
    do throws(ProgramError) {
      return try Program(name, package: package).run(arguments, input: input, limits: limits)
    } catch {
      throw failure(error, path)
    }
  }

  /// Runs a program on the bytes of a file from a place on, which need not lie in memory together.
  static func run(
    _ name: String, package: String, _ arguments: [String], input source: some ByteSource,
    from start: Int, limits: Program.Limits, path: String
  ) throws -> Program.Outcome {
    do {
      return try Program(name, package: package).run(arguments, limits: limits) { write in
        try self.write(source, from: start, write)
      }
    } catch let error as ProgramError {
      throw failure(error, path)
    }
  }

  /// Writes the bytes of a file from a place on, piece by piece.
  static func write(
    _ source: some ByteSource, from start: Int, _ write: ([UInt8]) throws(ProgramError) -> Void
  ) throws {
    var start = start
    while start < source.count {
      let end = min(source.count, start + 1 << 20)
      try write(source.bytes(in: start..<end))
      start = end
    }
  }

  static func failure(_ error: ProgramError, _ path: String) -> ExtractionError {
    ExtractionError(
      error.code == .missing ? .programMissing : .programFailed, path: path,
      detail: Fact(error))
  }
}
