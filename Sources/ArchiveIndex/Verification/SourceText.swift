import ArchiveModel
import Corpus
import DocumentFormats
internal import GRDB

/// What a file says now, for comparison with the passages that are stored of it.
enum SourceText {
  /// The original of a file that is one document.
  case original([Unicode.Scalar])
  /// A digest of the passages of each document of a file that holds many, by its id; and whether parts of the file
  /// could not be read because they are encrypted.
  case documents([String: [UInt8]], isPartlyEncrypted: Bool)

  /// Reads a file as it was read when it was indexed.
  ///
  /// - Parameters:
  ///   - options: how it is read.
  ///   - conversions: what was converted and recognised before.
  /// - Throws: `ExtractionError`, and `CorpusError`.
  init(
    _ content: CorpusReader.Content, of file: IndexedFile, options: ExtractionOptions,
    conversions: Conversions
  ) throws {
    if let scalars = try originalScalars(
      content.source, path: file.path, options: options, conversions: conversions)
    {
      self = .original(scalars)
      return
    }
    var documents: [String: [UInt8]] = [:]
    var stream = SealStream()
    let report = try Extractor(options: options, conversions: conversions).extract(
      content.source, path: file.path
    ) { document in
      for passage in document.passages {
        stream.append(text: passage.text)
        stream.append(blob: SourceMapCoding.encode(passage.sourceMap, text: passage.text))
      }
      if document.passages.isEmpty {
        // What stands in for its text (``ExtractedDocument/standInForText(path:)``).
        stream.append(text: "")
        stream.append(blob: SourceMapCoding.encode(SourceMap(runs: []), text: ""))
      }
      let id = Identifiers.document(path: file.accessionPath, recordID: document.recordID)
      documents[id] = stream.finish()
    }
    self = .documents(documents, isPartlyEncrypted: report.isPartlyEncrypted)
  }

  /// How many documents the file holds.
  var documentCount: Int {
    switch self {
    case .original: 1
    case .documents(let documents, _): documents.count
    }
  }

  /// Whether some of so many documents were read with a password that is not known now, so that they cannot be compared.
  func lacksPassword(forDocuments count: Int) -> Bool {
    guard case .documents(let documents, true) = self else { return false }
    return documents.count < count
  }

  /// A comparison with one document's passages.
  func comparison(of identifier: String) -> SourceComparison {
    switch self {
    case .original(let scalars): SourceComparison(original: scalars)
    case .documents(let documents, _): SourceComparison(digest: documents[identifier])
    }
  }
}

/// Compares the stored passages of a document with its source.
struct SourceComparison {
  private let original: [Unicode.Scalar]?
  private let digest: [UInt8]?
  private var stream = SealStream()
  private var ordinal = 0
  private var firstWrong: Int?

  init(original: [Unicode.Scalar]) { (self.original, digest) = (original, nil) }

  init(digest: [UInt8]?) { (original, self.digest) = (nil, digest) }

  /// Compares the next passage, on whose row a statement stands.
  mutating func compare(_ rows: StoredRows, text: Int32, sourceMap: Int32) {
    defer { ordinal += 1 }
    guard let original else {
      stream.append(rows.row, columns: text..<(text + 1))
      stream.append(rows.row, columns: sourceMap..<(sourceMap + 1))
      return
    }
    guard firstWrong == nil else { return }
    let stored = rows.text(text) ?? ""
    guard let map = SourceMapCoding.decode(rows.blob(sourceMap), text: stored),
      Self.stands(stored, map, in: original)
    else {
      firstWrong = ordinal
      return
    }
  }

  /// The place of the first passage that does not stand in the source, or `*` where that is not known;
  /// `nil` where all do.
  mutating func finish() -> String? {
    guard original == nil else { return firstWrong.map(String.init) }
    return stream.finish() == digest ? nil : "*"
  }

  /// Whether every run of a text stands in the original, and what lies between runs is white space.
  private static func stands(_ text: String, _ map: SourceMap, in original: [Unicode.Scalar])
    -> Bool
  {
    var text = text
    return text.withUTF8 { bytes in
      var position = 0
      for run in map.runs {
        guard run.textByteOffset >= position,
          run.sourceScalarOffset + run.scalarCount <= original.count,
          bytes[position..<run.textByteOffset].allSatisfy({ $0 == 0x0A || $0 == 0x20 })
        else { return false }
        position = run.textByteOffset
        for index in run.sourceScalarOffset..<(run.sourceScalarOffset + run.scalarCount) {
          guard matches(original[index].value, bytes, &position) else { return false }
        }
      }
      return bytes[position...].allSatisfy { $0 == 0x0A || $0 == 0x20 }
    }
  }

  /// Whether a character stands at a place in UTF-8, and the place after it.
  @inline(__always)
  private static func matches(
    _ scalar: UInt32, _ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int
  ) -> Bool {
    func byte(_ offset: Int) -> UInt32 {
      position + offset < bytes.count ? UInt32(bytes[position + offset]) : 0
    }
    let count: Int
    let found: UInt32
    let first = byte(0)
    if first < 0x80 {
      (count, found) = (1, first)
    } else if first < 0xE0 {
      (count, found) = (2, (first & 0x1F) << 6 | byte(1) & 0x3F)
    } else if first < 0xF0 {
      (count, found) = (3, (first & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | byte(2) & 0x3F)
    } else {
      let middle = (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6
      (count, found) = (4, (first & 0x07) << 18 | middle | byte(3) & 0x3F)
    }
    guard found == scalar, position + count <= bytes.count else { return false }
    position += count
    return true
  }
}
