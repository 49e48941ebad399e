public import ArchiveModel
import TextStructure

/// Reads files: bytes in, documents of repaired passages out.
public struct Extractor: Sendable {
  private let options: ExtractionOptions
  private let conversions: Conversions

  /// Makes an extractor.
  ///
  /// - Parameter conversions: converts files, and knows what was converted before.
  public init(
    options: ExtractionOptions = ExtractionOptions(), conversions: Conversions = Conversions()
  ) {
    (self.options, self.conversions) = (options, conversions)
  }

  /// The format by the path's ending (`DocumentFormat` has the endings); `nil` for any other, which
  /// is not a document we read.
  public static func format(forPath path: String) -> DocumentFormat? { DocumentFormat(path: path) }

  /// What a file's format is called: the name of one that is read, else the ending in lower case, of which the
  /// first 16 characters; empty for a name without one.
  public static func formatName(forPath path: String) -> String {
    if let format = DocumentFormat(path: path) { return format.rawValue }
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
    return String(name[name.index(after: dot)...].lowercased().prefix(16))
  }

  /// Extracts every document of a file.
  ///
  /// - Parameters:
  ///   - source: the file. Of a large text, only a stretch lies in memory at a time.
  ///   - path: its path, which tells the format and stands in errors.
  ///   - naming: called, before its document is given, for a file that is one document.
  ///   - emit: gets the documents one by one, in order; what it throws ends the extraction.
  /// - Returns: how the file was read, with what in it was wrong but not fatal.
  /// - Throws: `ExtractionError` where the file as a whole cannot be read, and what `source` and `emit`
  ///   throw.
  public func extract(
    _ source: some ByteSource, path: String, naming: (DocumentNaming) -> Void = { _ in },
    emit: (ExtractedDocument) throws -> Void
  ) throws -> ExtractionReport {
    let reader = try FileReader(
      path: path, options: options, conversions: conversions, source: source)
    var hasPassages = false
    var report = try reader.extract(source, naming: naming) { document in
      if document.passages.isEmpty {
        var document = document
        document.contentState = .noText
        try emit(document)
      } else {
        hasPassages = true
        try emit(document)
      }
    }
    report.hasPassages = hasPassages
    return report
  }

  /// Whether a file holds many documents, told apart by record ids: by its format, or as a text too
  /// large to be one.
  ///
  /// - Parameter size: the file's size in bytes.
  public static func isContainer(_ path: String, size: Int) -> Bool {
    guard let format = DocumentFormat(path: path) else { return false }
    return format.isContainer || LargeTextLimits().holds(format, size: size)
  }
}

/// The original text of a document: what source offsets count in. For a file that is text, the
/// decoded file without a leading byte order mark; for other formats the text in reading order.
///
/// - Parameters:
///   - source: the file.
///   - path: its path, which tells the format.
///   - recordID: the document's record id, where an archive holds it; the names of the entries are
///     given for an archive without.
/// - Returns: the text, and the encoding's IANA name, `nil` where the format is no text.
/// - Throws: `ExtractionError`, as `Extractor.extract` does.
public func decodedOriginal(
  _ source: some ByteSource, path: String, recordID: String? = nil,
  options: ExtractionOptions = ExtractionOptions(), conversions: Conversions = Conversions()
) throws -> (text: String, encoding: String?) {
  try FileReader(path: path, options: options, conversions: conversions, source: source)
    .original(source, recordID: recordID)
}

/// The original of a file that is one document, as ``decodedOriginal(_:path:recordID:options:conversions:)`` has it.
///
/// - Returns: `nil` for a file that holds many documents, and for one whose passages do not stand in its
///   original character by character: HTML, where `&amp;` is one.
/// - Throws: `ExtractionError`, as `Extractor.extract` does.
public func originalScalars(
  _ source: some ByteSource, path: String, options: ExtractionOptions = ExtractionOptions(),
  conversions: Conversions = Conversions()
) throws -> [Unicode.Scalar]? {
  let reader = try FileReader(
    path: path, options: options, conversions: conversions, source: source)
  guard !reader.format.isContainer,
    reader.format.traits.reader.textFormat?.isVerbatim ?? true,
    !reader.isReadInParts(size: source.count)
  else { return nil }
  if !reader.format.isText, try reader.holdsEmbedded(reader.readable(source)) { return nil }
  var report = ExtractionReport(format: reader.format)
  return try reader.originalScalars(source, report: &report)
}
