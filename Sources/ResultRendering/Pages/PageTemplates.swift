internal import Mustache

/// The compiled templates of all pages.
enum PageTemplates {
  /// Fills a page's template and sets it into the layout.
  ///
  /// - Parameters:
  ///   - name: the template's name.
  ///   - values: what it is filled with: text, lists of the same, and `Bool`.
  static func render(_ name: String, _ values: [String: Any]) throws -> String {
    guard let page = try library.get().render(values, withTemplate: name) else {
      throw ResultRenderingError(.unknownTemplate, template: name)
    }
    return page
  }

  private static let library: Result<MustacheLibrary, ResultRenderingError> = {
    MustacheContentTypes.register(EscapedHTML(), named: EscapedHTML.name)
    var library = MustacheLibrary()
    for (name, text) in PageTexts.all {
      do {
        // A partial starts again with the engine's own escaping, so each template says which it wants.
        try library.register("{{% CONTENT_TYPE:\(EscapedHTML.name)}}\n" + text, named: name)
      } catch {
        return .failure(
          ResultRenderingError(
            .malformedTemplate, template: name, underlyingDescription: "\(error)"))
      }
    }
    return .success(library)
  }()
}

/// Escapes text for HTML, scalar by scalar.
///
/// The engine's own escaping goes by `Character`: a quotation mark followed by a combining mark is another character
/// to it and passes unescaped, which lets a document's title close an attribute.
struct EscapedHTML: MustacheContentType {
  static let name = "ESCAPED_HTML"

  func escapeText(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 16)
    Self.append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends text, made safe to show and escaped.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    for byte in DisplayText.neutralised(text).utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "\""): bytes += "&quot;".utf8
      case UInt8(ascii: "'"): bytes += "&#39;".utf8
      case UInt8(ascii: "`"): bytes += "&#96;".utf8
      default: bytes.append(byte)
      }
    }
  }
}
