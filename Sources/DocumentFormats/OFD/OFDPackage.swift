internal import ArchiveModel
import TextStructure

/// The root of an OFD package (`OFD.xml`, GB/T 33190-2016, 7.4): its documents, and what their heads
/// say.
final class OFDRoot: XMLEventHandler {
  private(set) var documents: [String] = []
  private(set) var properties = EmbeddedProperties()

  private var value: [UInt8] = []
  private var customName: String?

  func start(_ name: String, _ attributes: XMLAttributes) {
    value = []
    if name == "CustomData" { customName = attributes["Name"] }
  }

  func end(_ name: String) {
    let text = String(decoding: value, as: UTF8.self)
    value = []
    switch name {
    case "DocRoot":
      documents.append(String(text.split(whereSeparator: \.isWhitespace).joined(separator: " ")))
    case "Title": properties.take(.title, text)
    case "Author": properties.take(.byline, text)
    case "CustomData": if let customName { properties.take(named: customName, text) }
    default: break
    }
  }

  func characters(_ text: UnsafeBufferPointer<UInt8>) {
    guard value.count < 4096 else { return }
    value.append(contentsOf: text)
  }
}

/// A document of a package (`Document.xml`, 7.5): its pages and their templates.
final class OFDDocument: XMLEventHandler {
  /// The pages' locations, relative to the document.
  private(set) var pages: [String] = []
  /// The templates' locations by their ids.
  private(set) var templates: [String: String] = [:]
  /// The width and height of its pages, where they state none.
  private(set) var extent: (width: Double, height: Double)?
  /// Where the list of custom tags lies.
  private(set) var customTags: String?

  private var value: [UInt8]?

  func start(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "Page": if let location = attributes["BaseLoc"] { pages.append(location) }
    case "TemplatePage":
      if let id = attributes["ID"] { templates[id] = attributes["BaseLoc"] }
    case "CustomTags", "PhysicalBox": value = []
    default: break
    }
  }

  func end(_ name: String) {
    guard let value else { return }
    switch name {
    case "CustomTags": customTags = String(decoding: value, as: UTF8.self)
    case "PhysicalBox": extent = extent ?? OFDPageText.extent(value)
    default: return
    }
    self.value = nil
  }

  func characters(_ text: UnsafeBufferPointer<UInt8>) {
    if value?.count ?? 4096 < 4096 { value?.append(contentsOf: text) }
  }
}

/// The list of custom tags (`CustomTags.xml`, 16.1), or a file of them: elements that say which
/// objects of the pages are a document's title, its number, its addressee.
final class OFDCustomTags: XMLEventHandler {
  /// The files of tags that a list names.
  private(set) var files: [String] = []
  /// The ids of the objects that each element of a field refers to.
  private(set) var objects: [(field: DocumentDescription.Field, ids: [String])] = []

  /// More elements than a document's head has.
  private static let mostElements = 1000
  private var open: [(field: DocumentDescription.Field?, ids: [String])] = []
  private var value: [UInt8] = []

  func start(_ name: String, _ attributes: XMLAttributes) {
    value = []
    open.append((DocumentDescription.Field(name: name), []))
  }

  func end(_ name: String) {
    let text = String(decoding: value, as: UTF8.self).filter { !$0.isWhitespace }
    value = []
    guard let element = open.popLast() else { return }
    switch name {
    case "FileLoc": files.append(text)
    case "ObjectRef": if let last = open.indices.last { open[last].ids.append(text) }
    default:
      if let field = element.field, !element.ids.isEmpty, objects.count < Self.mostElements {
        objects.append((field, element.ids))
      }
    }
  }

  func characters(_ text: UnsafeBufferPointer<UInt8>) {
    guard value.count < 4096 else { return }
    value.append(contentsOf: text)
  }
}

/// Locations in a package (7.1): from the file they stand in, or from the root where they begin with
/// a slash.
enum OFDLocation {
  static func resolved(_ location: String, from file: String) -> String {
    let folder = file.lastIndex(of: "/").map { file[...$0] } ?? ""
    let whole = location.hasPrefix("/") ? location : folder + location
    var parts: [Substring] = []
    for part in whole.split(whereSeparator: { $0 == "/" || $0 == "\\" }) {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}
