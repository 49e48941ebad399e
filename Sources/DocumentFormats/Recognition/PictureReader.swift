internal import ArchiveModel
import TextStructure

/// Reads a file that is a picture, or several (TIFF), where text in pictures is to be recognised or what was
/// recognised in it is kept.
///
/// The original is the recognised text, a line a line, a form feed at the end of each page.
struct PictureReader {
  let file: FileReader

  func read(_ source: some ByteSource, report: inout ExtractionReport) throws -> FormattedText {
    guard let header = PictureHeader(source, format: file.format) else {
      throw ExtractionError(
        .badArchive, path: file.path, detail: .notOfFormat(file.format.rawValue.uppercased()))
    }
    var pages = RecognizedPages(file: file, source: source)
    var text = PagedText(Array(repeating: "\u{0C}", count: header.pages.count))
    var spans: [Flow.Recognition] = []
    try pages.recognize(text.empty) { recognizer, number in
      let size = header.pages[number - 1]
      guard PictureHeader.isReadable(size) else { return nil }
      return try recognizer.page(
        source, number: number, place: header.pages.count > 1 ? number - 1 : nil)
    }
    text.fill(with: pages.found, into: &spans)
    guard text.emptyCount < text.count else {
      if let obstacle = pages.obstacle { throw obstacle }
      // A single picture that is too large, or that the program cannot read, is no file without text.
      if pages.isUnread, header.pages.count == 1 {
        throw PictureHeader.isReadable(header.pages[0])
          ? ExtractionError(
            .badArchive, path: file.path,
            detail: .notOfFormat(file.format.rawValue.uppercased()))
          : ExtractionError(
            .tooLarge, path: file.path,
            detail: .moreThan(PictureHeader.mostPixels / 1_000_000, .megapixels))
      }
      throw ExtractionError(.noTextLayer, path: file.path, detail: .pages(header.pages.count))
    }
    report.note(pages, empty: text.emptyCount)
    var flow = Flow(original: text.text)
    flow.pages = text.starts
    flow.recognitions = spans
    var blocks = PlainTextReader(flow: flow).blocks()
    LineLayout(flow: flow).join(&blocks)
    return FormattedText(flow: flow, blocks: blocks)
  }
}

extension FormatReader {
  /// Reads pictures.
  static let picture = FormatReader.stretches { file, source, report in
    try PictureReader(file: file).read(source, report: &report)
  }
}
