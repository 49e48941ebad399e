internal import ArchiveModel
import TextStructure

/// Reads `.odt` (OpenDocument 1.3, text documents).
///
/// The original is the text of the body in reading order, with the numbers of lists and headings, then
/// the notes. Headers, footers and comments are no part of it.
struct OpenDocumentReader {
  let path: String
  let budget: DecompressionBudget

  func read(_ bytes: [UInt8], report: inout ExtractionReport) throws -> FormattedText {
    try ZIPArchive.withArchive(bytes, budget: budget, path: path) { try read($0, &report) }
  }

  private func read(_ archive: ZIPArchive, _ report: inout ExtractionReport) throws
    -> FormattedText
  {
    let manifest = OpenDocumentManifest()
    try PackagePart.parseBeside(
      archive, "META-INF/manifest.xml", path: path, report: &report, into: manifest)
    guard !manifest.isEncrypted else { throw ArchiveFailure(.encrypted) }
    let styles = ListStyles()
    _ = try PackagePart.parse(archive, "styles.xml", path: path, into: styles)
    _ = try PackagePart.parse(archive, "content.xml", path: path, into: styles)
    let sink = OpenDocumentTextSink(styles: styles)
    guard try PackagePart.parse(archive, "content.xml", path: path, into: sink) else {
      throw ArchiveFailure(.missing, .noEntry("content.xml"))
    }
    sink.finish()
    guard !sink.writer.isTooLong else {
      throw ArchiveFailure(.tooLarge, .longerOriginal)
    }
    let meta = OpenDocumentProperties()
    try PackagePart.parseBeside(archive, "meta.xml", path: path, report: &report, into: meta)
    return FormattedText(
      flow: sink.writer.flow(hasPages: sink.hasSoftPages || meta.pageCount == 1),
      blocks: HeadingLevels.arranged(sink.writer.blocks), properties: meta.properties)
  }
}

extension FormatReader {
  /// Reads `.odt`.
  static let openDocument = FormatReader.document { file, bytes, report in
    try OpenDocumentReader(path: file.path, budget: file.budget).read(bytes, report: &report)
  }
}

/// Whether a package's parts are encrypted (`META-INF/manifest.xml`).
final class OpenDocumentManifest: XMLEventHandler {
  private(set) var isEncrypted = false

  func start(_ name: String, _ attributes: XMLAttributes) {
    if name == "encryption-data" { isEncrypted = true }
  }

  func end(_ name: String) {}
  func characters(_ text: UnsafeBufferPointer<UInt8>) {}
}

/// The properties of an OpenDocument text (`meta.xml`).
final class OpenDocumentProperties: XMLEventHandler {
  private(set) var properties = EmbeddedProperties()
  private(set) var pageCount: Int?
  private var value: [UInt8] = []
  private var propertyName: String?
  private var initialCreator: String?

  func start(_ name: String, _ attributes: XMLAttributes) {
    value = []
    if name == "user-defined" { propertyName = attributes["name"] }
    if name == "document-statistic" {
      pageCount = attributes["page-count"].flatMap { Int($0) }
    }
  }

  func end(_ name: String) {
    let text = String(decoding: value, as: UTF8.self)
    value = []
    switch name {
    case "title": properties.take(.title, text)
    // Who began a document is its author rather than who saved it last.
    case "initial-creator":
      initialCreator = text
      properties.take(.byline, text)
    case "creator": if initialCreator == nil { properties.take(.byline, text) }
    case "user-defined": if let propertyName { properties.take(named: propertyName, text) }
    default: break
    }
  }

  func characters(_ text: UnsafeBufferPointer<UInt8>) {
    guard value.count < 4096 else { return }
    value.append(contentsOf: text)
  }
}
