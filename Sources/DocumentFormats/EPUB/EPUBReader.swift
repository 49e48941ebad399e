internal import ArchiveModel
internal import TextAnalysis
import TextStructure

/// Reads `.epub` (EPUB 2 and 3): the pages of the spine, in its order.
///
/// The original is the pages' text, each block of it a line. What the package's head says of title,
/// and author was stated there, and goes before the text; its date is often that of the conversion.
struct EPUBReader {
  let path: String
  let budget: DecompressionBudget

  func read(_ bytes: [UInt8]) throws -> FormattedText {
    try ZIPArchive.withArchive(bytes, budget: budget, path: path) { try read($0) }
  }

  private func read(_ archive: ZIPArchive) throws -> FormattedText {
    let container = EPUBContainer()
    guard
      try PackagePart.parse(archive, "META-INF/container.xml", path: path, into: container),
      let packagePath = container.packagePath
    else { throw ArchiveFailure(.missing, .noEntry("META-INF/container.xml")) }
    let encryption = EPUBEncryption()
    _ = try PackagePart.parse(archive, "META-INF/encryption.xml", path: path, into: encryption)
    let package = EPUBPackage()
    guard try PackagePart.parse(archive, packagePath, path: path, into: package) else {
      throw ArchiveFailure(.missing, .noEntry(packagePath))
    }
    let folder = packagePath.lastIndex(of: "/").map { String(packagePath[...$0]) } ?? ""
    var writer = OriginalWriter()
    // A page stands in the spine once (EPUB 3.3, 5.7.2).
    var written: Set<String> = []
    for page in package.pages {
      let name = EPUBPath.resolved(page, in: folder)
      guard written.insert(name).inserted else { continue }
      guard !encryption.encrypted.contains(name) else {
        throw ArchiveFailure(.encrypted, .value(name))
      }
      let limit = DocumentFormat.html.traits.largestEntry
      guard let bytes = try archive.read(named: name, limit: limit) else {
        throw ArchiveFailure(.missing, .noEntry(name))
      }
      try write(bytes, name, to: &writer)
      guard !writer.isTooLong else {
        throw ArchiveFailure(.tooLarge, .longerOriginal)
      }
    }
    return FormattedText(
      flow: writer.flow(hasPages: false), blocks: HeadingLevels.arranged(writer.blocks),
      properties: package.properties)
  }

  private func write(_ bytes: [UInt8], _ name: String, to writer: inout OriginalWriter) throws {
    let decoded: DecodedText
    do throws(TextDecodingError) {
      decoded = try TextDecoder.decode(bytes, hint: HTMLCharsetHint.encoding(in: bytes))
    } catch {
      throw ExtractionError(error, path: path, part: name)
    }
    let (flow, blocks) = try HTMLReader(path: path).readBody(decoded.scalars)
    writer.write(blocks, of: flow)
  }
}

extension FormatReader {
  /// Reads `.epub`.
  static let epub = FormatReader.document { file, bytes, _ in
    try EPUBReader(path: file.path, budget: file.budget).read(bytes)
  }
}

/// Where the package document lies (`META-INF/container.xml`).
private final class EPUBContainer: XMLEventHandler {
  private(set) var packagePath: String?

  func start(_ name: String, _ attributes: XMLAttributes) {
    if name == "rootfile", packagePath == nil { packagePath = attributes["full-path"] }
  }

  func end(_ name: String) {}
  func characters(_ text: UnsafeBufferPointer<UInt8>) {}
}

/// Which files of a book are encrypted (`META-INF/encryption.xml`); fonts often are.
private final class EPUBEncryption: XMLEventHandler {
  private(set) var encrypted: Set<String> = []

  func start(_ name: String, _ attributes: XMLAttributes) {
    if name == "CipherReference", let uri = attributes["URI"] {
      encrypted.insert(EPUBPath.resolved(uri, in: ""))
    }
  }

  func end(_ name: String) {}
  func characters(_ text: UnsafeBufferPointer<UInt8>) {}
}

/// The package document: the book's head, and its pages in order.
private final class EPUBPackage: XMLEventHandler {
  private(set) var properties = EmbeddedProperties()
  private var items: [String: (path: String, type: String, isNavigation: Bool)] = [:]
  private var spine: [String] = []
  private var value: [UInt8] = []
  private var isInMetadata = false
  private var hasTitle = false
  private var authors: [String] = []

  /// The pages' paths, relative to the package document.
  var pages: [String] {
    spine.compactMap { id in
      guard let item = items[id], !item.isNavigation else { return nil }
      return item.type.contains("html") || item.type.isEmpty ? item.path : nil
    }
  }

  func start(_ name: String, _ attributes: XMLAttributes) {
    value = []
    switch name {
    case "metadata": isInMetadata = true
    case "item":
      guard let id = attributes["id"], let path = attributes["href"] else { return }
      let isNavigation =
        attributes["properties"]?.split(separator: " ").contains("nav") ?? false
      items[id] = (path, attributes["media-type"] ?? "", isNavigation)
    case "itemref": if let id = attributes["idref"] { spine.append(id) }
    default: break
    }
  }

  func end(_ name: String) {
    let text = String(decoding: value, as: UTF8.self)
    value = []
    if name == "metadata" { isInMetadata = false }
    guard isInMetadata else { return }
    switch name {
    case "title" where !hasTitle:
      hasTitle = true
      properties.take(.title, text, isStated: true)
    case "creator":
      authors.append(text)
      properties.take(.byline, authors.joined(separator: "、"), isStated: true)
    case "date": properties.take(.date, String(text.prefix { $0 != "T" }))
    case "publisher": properties.take(.source, text)
    default: break
    }
  }

  func characters(_ text: UnsafeBufferPointer<UInt8>) {
    guard isInMetadata, value.count < 4096 else { return }
    value.append(contentsOf: text)
  }
}

/// References inside a book.
private enum EPUBPath {
  /// The name of the entry that a reference means: percent signs decoded, `..` followed, the
  /// fragment left out.
  static func resolved(_ reference: String, in folder: String) -> String {
    let bytes = PercentCoding.decoded(reference.utf8.prefix { $0 != UInt8(ascii: "#") })
    var parts: [Substring] = []
    for part in (folder + String(decoding: bytes, as: UTF8.self)).split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}
