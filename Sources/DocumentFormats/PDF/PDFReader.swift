internal import ArchiveModel
internal import Glibc
internal import ProgramRunning
import TextStructure

/// Reads `.pdf` by poppler's `pdftotext`.
///
/// The original is what the program writes: the text in reading order, a line a line, a form feed at
/// the end of each page. Broken lines and paragraphs are then mended as those of plain text.
struct PDFReader {
  let path: String
  let options: ExtractionOptions

  private static let limits = Program.Limits(
    seconds: 50, memoryBytes: 512 << 20, outputBytes: OriginalWriter.longest * 3)

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
    let outcome = try run(source, from: head)
    var text: [Unicode.Scalar] = []
    text.reserveCapacity(outcome.output.count / 2)
    text.append(contentsOf: String(decoding: outcome.output, as: UTF8.self).unicodeScalars)
    guard text.count <= OriginalWriter.longest else { throw ExtractionError(.tooLarge, path: path) }
    var pages = PDFPages(text)
    try check(outcome, pages)
    if pages.emptyCount > 0 {
      pages = try readScans(source, from: head, pages, report: &report)
    }
    var flow = Flow(original: pages.text)
    flow.pages = pages.starts
    var blocks = PlainTextReader(flow: flow).blocks()
    LineLayout(flow: flow).join(&blocks)
    return FormattedText(flow: flow, blocks: blocks)
  }

  private func run(_ source: some ByteSource, from head: Int) throws -> Program.Outcome {
    try RunProgram.run(
      "pdftotext", package: "poppler-utils",
      ["-enc", "UTF-8", "-eol", "unix", Program.inputPath, "-"], input: source, from: head,
      limits: Self.limits, path: path)
  }

  private func check(_ outcome: Program.Outcome, _ pages: PDFPages) throws {
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

  /// Pages without text are pictures: they are reported, or read where that is asked for.
  private func readScans(
    _ source: some ByteSource, from head: Int, _ pages: PDFPages, report: inout ExtractionReport
  ) throws -> PDFPages {
    var pages = pages
    if let language = options.scanLanguage {
      let scan = PDFScan(path: path, language: language)
      let count = pages.emptyCount
      for page in pages.empty {
        pages.fill(page, with: try scan.text(ofPage: page, of: source, from: head))
      }
      pages = PDFPages(pages.text)
      if pages.emptyCount < count {
        report.encoding = ExtractionOptions.scanEncoding(language)
        report.note(ExtractionProblem(.readFromPictures, count: count - pages.emptyCount))
      }
    }
    guard pages.emptyCount > 0 else { return pages }
    if pages.emptyCount == pages.count {
      throw ExtractionError(
        .noTextLayer, path: path, detail: .pages(pages.count))
    }
    report.note(ExtractionProblem(.pagesWithoutText, count: pages.emptyCount))
    return pages
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
  private(set) var text: [Unicode.Scalar]
  private(set) var starts: [Flow.PageStart] = []
  /// The pages that have no text, from 1.
  private(set) var empty: [Int] = []

  var count: Int { starts.count }
  var emptyCount: Int { empty.count }

  init(_ text: [Unicode.Scalar]) {
    self.text = text
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

  /// Puts text on an empty page.
  mutating func fill(_ page: Int, with lines: [Unicode.Scalar]) {
    text.insert(contentsOf: lines, at: starts[page - 1].scalarOffset)
    for later in starts.indices.suffix(from: page) { starts[later].scalarOffset += lines.count }
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
        var start = start
        while start < source.count {
          let end = min(source.count, start + 1 << 20)
          try write(source.bytes(in: start..<end))
          start = end
        }
      }
    } catch let error as ProgramError {
      throw failure(error, path)
    }
  }

  private static func failure(_ error: ProgramError, _ path: String) -> ExtractionError {
    ExtractionError(
      error.code == .missing ? .programMissing : .programFailed, path: path,
      detail: Fact(error))
  }
}
