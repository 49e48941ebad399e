internal import ArchiveModel
internal import CLibXML2

/// Takes the events of an XML document. Names are local names: the same elements stand under
/// different namespaces in the strict and the transitional form of a format.
protocol XMLEventHandler: AnyObject {
  func start(_ name: String, _ attributes: XMLAttributes)
  func end(_ name: String)
  /// A piece of the text in the innermost element.
  func characters(_ text: UnsafeBufferPointer<UInt8>)
}

/// The attributes of an element, for the time of its event.
struct XMLAttributes {
  fileprivate var count: Int
  fileprivate var values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?

  /// The value of the first attribute with this local name, of whatever namespace.
  subscript(name: StaticString) -> String? { value(of: name, prefix: nil) }

  /// The value of the attribute with this prefix and local name.
  subscript(prefix: StaticString, name: StaticString) -> String? { value(of: name, prefix: prefix) }

  /// The value as a number, at the nearer end of the range where it lies outside; `nil` where it is
  /// none.
  func number(_ name: StaticString, in range: ClosedRange<Int>) -> Int? {
    guard let text = self[name] else { return nil }
    if let number = Int(text) { return min(max(number, range.lowerBound), range.upperBound) }
    let digits = text.utf8.drop { $0 == 0x2D || $0 == 0x2B }
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return text.utf8.first == 0x2D ? range.lowerBound : range.upperBound
  }

  private func value(of name: StaticString, prefix: StaticString?) -> String? {
    guard let values else { return nil }
    for index in 0..<count {
      let attribute = values + index * 5
      guard let local = attribute[0], equal(local, name) else { continue }
      if let prefix {
        guard let found = attribute[1], equal(found, prefix) else { continue }
      }
      guard let start = attribute[3], let end = attribute[4] else { continue }
      return String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
    }
    return nil
  }

  private func equal(_ text: UnsafePointer<xmlChar>, _ name: StaticString) -> Bool {
    for index in 0..<name.utf8CodeUnitCount where text[index] != name.utf8Start[index] {
      return false
    }
    return text[name.utf8CodeUnitCount] == 0
  }
}

/// Why an XML document cannot be read.
struct XMLFailure: Error {
  /// What is wrong.
  var detail: Fact
  /// The line, from 1.
  var line: Int?
}

/// Reads XML by libxml2's SAX parser. A document type declaration is refused, so that there are no
/// entities to expand and nothing to load; libxml2 itself bounds the depth of elements (256) and the
/// length of names and texts. What it does not bound is bounded here: the attributes of a tag, each of
/// which it compares with all before it, and the time.
enum XMLReader {
  /// More attributes in one tag than any format has.
  private static let mostAttributes = 500

  /// Reads a document.
  ///
  /// - Parameter ignoresDoctype: whether a declaration without an internal subset is passed over, as old
  ///   programs write it into every file: it declares nothing, and what it names is not loaded.
  static func read(
    _ bytes: [UInt8], ignoresDoctype: Bool = false, into handler: any XMLEventHandler
  ) throws(XMLFailure) {
    let bytes = ignoresDoctype ? withoutDoctype(bytes) : bytes
    guard !hasLongTag(bytes) else {
      throw XMLFailure(detail: .moreThan(mostAttributes, .attributes))
    }
    let sink = XMLEventSink(handler)
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, buffer.count <= Int(Int32.max),
        let context = xmlCreateMemoryParserCtxt(
          base.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
      else {
        sink.fail(.noTextFound)
        return
      }
      defer { xmlFreeParserCtxt(context) }
      sink.context = context
      parse(context, into: sink)
    }
    if let failure = sink.failure { throw failure }
  }

  /// The document with blanks in place of a declaration that has no internal subset.
  private static func withoutDoctype(_ bytes: [UInt8]) -> [UInt8] {
    let mark = Array("<!DOCTYPE".utf8)
    guard let start = bytes.prefix(4096).indices.first(where: { bytes[$0...].starts(with: mark) }),
      let end = bytes[start...].prefix(4096).firstIndex(where: { $0 == 0x3E || $0 == 0x5B }),
      bytes[end] == 0x3E
    else { return bytes }
    var bytes = bytes
    for index in start...end where bytes[index] != 0x0A { bytes[index] = 0x20 }
    return bytes
  }

  private static func hasLongTag(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var isInTag = false
      var quote: UInt8 = 0
      var attributes = 0
      for index in bytes.indices {
        let byte = bytes[index]
        if !isInTag {
          guard byte == 0x3C, index + 1 < bytes.count else { continue }
          isInTag = bytes[index + 1] != 0x21 && bytes[index + 1] != 0x3F
          attributes = 0
        } else if quote != 0 {
          if byte == quote { quote = 0 }
        } else {
          switch byte {
          case 0x22, 0x27: quote = byte
          case 0x3E: isInTag = false
          case 0x3D:
            attributes += 1
            if attributes > mostAttributes { return true }
          default: break
          }
        }
      }
      return false
    }
  }

  private static func parse(_ context: xmlParserCtxtPtr, into sink: XMLEventSink) {
    // With entities replaced an attribute's `&amp;` comes as `&`; there are none but XML's own.
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue
    xmlCtxtUseOptions(context, Int32(bitPattern: options))
    guard let handler = context.pointee.sax else { return sink.fail(.failed("libxml2")) }
    handler.pointee = xmlSAXHandler()
    handler.pointee.initialized = 0xDEED_BEAF  // XML_SAX2_MAGIC
    handler.pointee.internalSubset = { data, _, _, _ in
      XMLEventSink.from(data)?.fail(.documentType)
    }
    handler.pointee.startElementNs = { data, name, _, _, _, _, count, _, attributes in
      guard let sink = XMLEventSink.from(data), let name else { return }
      sink.countElement()
      sink.handler.start(
        String(cString: name), XMLAttributes(count: Int(count), values: attributes))
    }
    handler.pointee.endElementNs = { data, name, _, _ in
      guard let sink = XMLEventSink.from(data), let name else { return }
      sink.handler.end(String(cString: name))
    }
    handler.pointee.characters = { data, text, count in
      guard let text, count > 0 else { return }
      XMLEventSink.from(data)?.handler.characters(
        UnsafeBufferPointer(start: text, count: Int(count)))
    }
    handler.pointee.ignorableWhitespace = handler.pointee.characters
    handler.pointee.cdataBlock = handler.pointee.characters
    handler.pointee.serror = { data, error in
      guard let error, error.pointee.level == XML_ERR_FATAL else { return }
      let words = error.pointee.message.map { String(cString: $0) } ?? "not well-formed"
      XMLEventSink.from(data)?.fail(
        .foreign(String(words.prefix { $0 != "\n" }.prefix(200))), line: Int(error.pointee.line))
    }
    context.pointee.userData = Unmanaged.passUnretained(sink).toOpaque()
    withExtendedLifetime(sink) { _ = xmlParseDocument(context) }
    if context.pointee.wellFormed == 0 { sink.fail(.notWellFormed) }
  }
}

/// Hands a parser's events on, and ends the parsing at the first error.
private final class XMLEventSink {
  let handler: any XMLEventHandler
  var context: xmlParserCtxtPtr?
  private(set) var failure: XMLFailure?
  private var elementCount = 0
  private let clock = ContinuousClock()
  private let start = ContinuousClock.now

  /// Longer than the largest part of an honest document takes, by far.
  private static let longest = Duration.seconds(20)

  init(_ handler: any XMLEventHandler) { self.handler = handler }

  static func from(_ data: UnsafeMutableRawPointer?) -> XMLEventSink? {
    data.map { Unmanaged<XMLEventSink>.fromOpaque($0).takeUnretainedValue() }
  }

  func countElement() {
    elementCount += 1
    if elementCount % 1024 == 0, clock.now - start > Self.longest {
      fail(.parsingTooLong)
    }
  }

  func fail(_ reason: Fact, line: Int? = nil) {
    guard failure == nil else { return }
    failure = XMLFailure(detail: reason, line: line)
    if let context { xmlStopParser(context) }
  }
}
