internal import ArchiveModel
internal import TextAnalysis
import TextStructure

/// Reads `.mht` (RFC 2557): a web page saved with all that it shows. Its main part is the document.
///
/// The original is the text of the page, a line a block.
struct SavedPageReader {
  /// The page as a file.
  let file: FileReader

  private static let deepest = 10
  private static let mostParts = 10_000

  func read(_ bytes: [UInt8], report: inout ExtractionReport) throws -> FormattedText {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let message = MailPart(bytes[start...])
    guard message.header("mime-version") != nil || message.header("content-type") != nil else {
      throw ExtractionError(.badArchive, path: file.path, detail: .notOfFormat("MHTML"))
    }
    var pages: [MailPart] = []
    var count = 0
    Self.collect(message, into: &pages, count: &count, depth: 0)
    let root = message.parameter("start", of: "content-type")
    guard
      let chosen = pages.firstIndex(where: {
        root != nil && Self.value("content-id", of: $0) == root
      }) ?? pages.indices.first
    else { throw ExtractionError(.badArchive, path: file.path, detail: .noTextFound) }
    for (index, page) in pages.enumerated() where index != chosen {
      // What the page shows in frames: most often advertisements.
      report.note(
        ExtractionProblem(
          .passedOver,
          entry: Self.value("content-location", of: page).map { String($0.prefix(300)) },
          detail: .formatNotRead))
    }
    return try text(of: pages[chosen], message: message, report: &report)
  }

  private static func value(_ name: String, of part: MailPart) -> String? {
    part.header(name).map { String($0.trimmingBlanks()) }
  }

  private static func collect(
    _ part: MailPart, into pages: inout [MailPart], count: inout Int, depth: Int
  ) {
    count += 1
    guard count <= mostParts, depth <= deepest else { return }
    if part.mediaType.hasPrefix("multipart/") {
      for inner in part.parts(limit: mostParts) {
        collect(inner, into: &pages, count: &count, depth: depth + 1)
      }
    } else if ["text/html", "application/xhtml+xml"].contains(part.mediaType) {
      pages.append(part)
    }
  }

  private func text(of part: MailPart, message: MailPart, report: inout ExtractionReport) throws
    -> FormattedText
  {
    let content = part.content
    guard content.count <= LargeTextLimits.largestMarkup else {
      throw ExtractionError(
        .tooLarge, path: file.path,
        detail: .moreThan(LargeTextLimits.largestMarkup >> 20, .mebibytes))
    }
    let named = part.parameter("charset", of: "content-type").flatMap { TextEncoding(label: $0) }
    let scalars: [Unicode.Scalar]
    do throws(TextDecodingError) {
      scalars = report.note(
        try TextDecoder.decode(content, hint: named ?? HTMLCharsetHint.encoding(in: content)))
    } catch {
      throw ExtractionError(error, path: file.path)
    }
    let page = try HTMLReader(path: file.path).readPage(scalars)
    var writer = OriginalWriter()
    writer.write(page.blocks, of: page.flow)
    guard !writer.isTooLong else {
      throw ExtractionError(.tooLarge, path: file.path, detail: .longerOriginal)
    }
    var properties = page.properties
    // Browsers write the page's title; the date is the day on which it was saved.
    if let subject = message.header("subject") {
      properties.take(.title, MailWords.decoded(subject))
    }
    let location =
      Self.value("snapshot-content-location", of: message)
      ?? Self.value("content-location", of: part)
    if let location, location.lowercased().hasPrefix("http") {
      properties.take(.source, location)
    }
    return FormattedText(
      flow: writer.flow(hasPages: false), blocks: HeadingLevels.arranged(writer.blocks),
      properties: properties)
  }
}

extension FormatReader {
  /// Reads `.mht`.
  static let savedPage = FormatReader.document { file, bytes, report in
    try SavedPageReader(file: file).read(bytes, report: &report)
  }
}
