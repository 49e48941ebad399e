internal import ArchiveModel
import TextStructure

/// The properties of an Office document: `docProps/core.xml`, `app.xml` and `custom.xml`.
final class OfficeProperties: XMLEventHandler {
  private(set) var properties = EmbeddedProperties()
  /// The number of pages at the last layout, where the file tells it.
  private(set) var pageCount: Int?

  private var value: [UInt8] = []
  private var customName: String?

  func start(_ name: String, _ attributes: XMLAttributes) {
    value = []
    if name == "property" { customName = attributes["name"] }
  }

  func end(_ name: String) {
    let text = String(decoding: value, as: UTF8.self)
    value = []
    switch name {
    case "title": properties.take(.title, text)
    case "creator": properties.take(.byline, text)
    case "Pages": pageCount = Int(text)
    case "property": customName = nil
    case "lpwstr", "lpstr", "bstr", "date", "filetime":
      if let customName { properties.take(named: customName, text) }
    default: break
    }
  }

  func characters(_ text: UnsafeBufferPointer<UInt8>) {
    guard value.count < 4096 else { return }
    value.append(contentsOf: text)
  }
}

/// The relationships of a package (ECMA-376, part 2): where its main part lies.
final class PackageRelationships: XMLEventHandler {
  /// Targets by the last part of their type.
  private(set) var targets: [String: String] = [:]
  /// Types and targets by their ids.
  private(set) var parts: [String: (type: String, target: String)] = [:]

  func start(_ name: String, _ attributes: XMLAttributes) {
    guard name == "Relationship", let type = attributes["Type"]?.split(separator: "/").last,
      let target = attributes["Target"], attributes["TargetMode"] != "External"
    else { return }
    if targets[String(type)] == nil { targets[String(type)] = target }
    if let id = attributes["Id"] { parts[id] = (String(type), target) }
  }

  /// The name of the entry that a target means.
  ///
  /// - Parameter folder: that of the part whose relationship it is.
  static func path(_ target: String, in folder: String) -> String {
    var parts: [Substring] = []
    for part in (target.hasPrefix("/") ? target : folder + target).split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }

  func end(_ name: String) {}
  func characters(_ text: UnsafeBufferPointer<UInt8>) {}
}
