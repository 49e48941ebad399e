internal import ArchiveModel

/// How a document is written to memory or a temporary file, to be read by the same process.
///
/// ```
/// document = length body                     length: 8 bytes, of the whole
/// body     = recordID? description scalars frontMatter? passages
/// text     = count bytes                     in UTF-8
/// x?       = 0 | 1 x
/// list     = count x*
/// ```
/// Numbers are varints: seven bits a byte, the lowest first; all but the last byte have the highest bit set.
enum KeptDocument {
  /// The bytes that ``length(_:)`` needs.
  static let headLength = 8

  /// Appends a document.
  ///
  /// - Returns: `false`, with nothing appended, for one that says whether it is to be found: no file does.
  static func append(_ document: ExtractedDocument, to bytes: inout [UInt8]) -> Bool {
    guard document.standing == DocumentStanding() else { return false }
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: headLength))
    var writer = KeptWriter(bytes: bytes)
    bytes = []
    writer.put(document)
    bytes = writer.bytes
    withUnsafeBytes(of: UInt64(bytes.count - start).littleEndian) {
      bytes.replaceSubrange(start..<start + headLength, with: $0)
    }
    return true
  }

  /// The length of the document that bytes begin with; `nil` where there are too few.
  static func length(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count >= headLength else { return nil }
    let length = bytes.prefix(headLength).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Int(exactly: length).flatMap { $0 >= headLength ? $0 : nil }
  }

  /// A document of all its bytes; `nil` where they are none.
  static func document(_ bytes: ArraySlice<UInt8>) -> ExtractedDocument? {
    var reader = KeptReader(bytes: bytes.dropFirst(headLength))
    let document = reader.document()
    return reader.isWhole ? document : nil
  }
}

/// Writes the parts of a document.
private struct KeptWriter {
  var bytes: [UInt8]

  mutating func put(_ document: ExtractedDocument) {
    put(document.recordID)
    put(document.description)
    put(document.sourceScalarCount)
    put(document.contentState.rawValue)
    put(document.frontMatter?.yaml)
    put(document.frontMatter?.firstLine ?? 0)
    put(document.passages.count)
    for passage in document.passages { put(passage) }
  }

  private mutating func put(_ passage: Passage) {
    put(passage.ordinal)
    put(passage.headingPath)
    put(passage.text)
    put(passage.isRepaired ? 1 : 0)
    put(passage.pages.map { $0.lowerBound + 1 } ?? 0)
    put(passage.pages?.upperBound ?? 0)
    put(passage.recognitionConfidence ?? -1)
    put(passage.sourceMap.runs.count)
    for run in passage.sourceMap.runs {
      put(run.textByteOffset)
      put(run.sourceScalarOffset)
      put(run.scalarCount)
    }
  }

  private mutating func put(_ description: DocumentDescription) {
    for key in KeptReader.texts { put(description[keyPath: key]) }
    put(description.kind?.rawValue)
    put(description.date?.year ?? 0)
    put(description.date?.month ?? 0)
    put(description.date?.day ?? 0)
    put(description.byline)
    put(description.further.count)
    for (field, values) in description.further {
      put(field.rawValue)
      put(values)
    }
    put(description.stated.map(\.rawValue))
  }

  private mutating func put(_ texts: [String]) {
    put(texts.count)
    for text in texts { put(text) }
  }

  private mutating func put(_ text: String?) {
    put(text == nil ? 0 : 1)
    if let text { put(text) }
  }

  private mutating func put(_ text: String) {
    put(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func put(_ number: Int) {
    var rest = UInt64(bitPattern: Int64(number))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}

/// Reads the parts of a document.
private struct KeptReader {
  /// The fields of a description that are one text.
  static let texts: [any WritableKeyPath<DocumentDescription, String?> & Sendable] = [
    \.title, \.issuer, \.number, \.addressee, \.signer, \.speaker, \.source, \.secrecy,
  ]

  private var bytes: ArraySlice<UInt8>
  private var isDamaged = false

  init(bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  /// Whether everything was there, and nothing more.
  var isWhole: Bool { !isDamaged && bytes.isEmpty }

  mutating func document() -> ExtractedDocument {
    let recordID = optionalText()
    let description = description()
    var document = ExtractedDocument(
      recordID: recordID, description: description, sourceScalarCount: number())
    document.contentState = ContentState(rawValue: text()) ?? .text
    let yaml = optionalText(), firstLine = number()
    document.frontMatter = yaml.map { FrontMatter(yaml: $0, firstLine: firstLine) }
    document.passages = list { $0.passage() }
    return document
  }

  private mutating func passage() -> Passage {
    let ordinal = number()
    let headings = list { $0.text() }
    let text = text()
    let isRepaired = number() == 1
    let first = number() - 1, last = number()
    let confidence = number()
    let runs = list {
      SourceMap.Run(
        textByteOffset: $0.number(), sourceScalarOffset: $0.number(), scalarCount: $0.number())
    }
    return Passage(
      ordinal: ordinal, headingPath: headings, text: text, sourceMap: SourceMap(runs: runs),
      isRepaired: isRepaired, pages: first >= 0 && first <= last ? first...last : nil,
      recognitionConfidence: confidence >= 0 ? confidence : nil)
  }

  private mutating func description() -> DocumentDescription {
    var description = DocumentDescription()
    for key in Self.texts { description[keyPath: key] = optionalText() }
    description.kind = optionalText().map(DocumentKind.init(rawValue:))
    let year = number(), month = number(), day = number()
    description.date = PartialDate(
      year: year == 0 ? nil : year, month: month == 0 ? nil : month, day: day == 0 ? nil : day)
    description.byline = list { $0.text() }
    for (name, values) in list({ ($0.text(), $0.list { $0.text() }) }) {
      if let field = DocumentDescription.Field(rawValue: name) {
        description.further[field] = values
      }
    }
    description.stated = Set(
      list { $0.text() }.compactMap(DocumentDescription.Field.init(rawValue:)))
    return description
  }

  private mutating func list<Element>(_ element: (inout Self) -> Element) -> [Element] {
    let count = number()
    guard count >= 0, count <= bytes.count else {
      isDamaged = true
      return []
    }
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(element(&self)) }
    return elements
  }

  private mutating func optionalText() -> String? { number() == 0 ? nil : text() }

  private mutating func text() -> String {
    let count = number()
    guard count >= 0, count <= bytes.count else {
      isDamaged = true
      return ""
    }
    defer { bytes = bytes.dropFirst(count) }
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }

  private mutating func number() -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while let byte = bytes.popFirst(), shift < 70 {
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(Int64(bitPattern: value)) }
      shift += 7
    }
    isDamaged = true
    return 0
  }
}
