public import ArchiveModel
public import DocumentFormats
import Foundation
public import Testing

/// What an extraction gave.
public struct Extraction {
  /// The documents, in the order of the file.
  public var documents: [ExtractedDocument] = []
  /// What was left out, and why.
  public var report: ExtractionReport

  /// The first document.
  public var document: ExtractedDocument? { documents.first }
  /// Its passages.
  public var passages: [Passage] { documents.first?.passages ?? [] }
  /// The texts of its passages.
  public var texts: [String] { passages.map(\.text) }
  /// The texts, a line each.
  public var text: String { texts.joined(separator: "\n") }
  /// What it says of itself.
  public var description: DocumentDescription {
    documents.first?.description ?? DocumentDescription()
  }
}

/// Extracts bytes, holding the contract that every extractor keeps.
public func extract(
  bytes: [UInt8], path: String, options: ExtractionOptions = ExtractionOptions()
) throws -> Extraction {
  var documents: [ExtractedDocument] = []
  let report = try Extractor(options: options).extract(bytes, path: path) { documents.append($0) }
  if Extractor.format(forPath: path)?.isContainer == false {
    // Files that are embedded in a document have originals of their own.
    for document in documents {
      let original = try decodedOriginal(bytes, path: path, recordID: document.recordID).text
      expectContract(document, original: original)
    }
  }
  return Extraction(documents: documents, report: report)
}

/// Extracts a text in UTF-8.
public func extract(
  _ text: String, path: String = "文件.txt", options: ExtractionOptions = ExtractionOptions()
) throws -> Extraction {
  try extract(bytes: Array(text.utf8), path: path, options: options)
}

/// The contract: ordinals count up, no passage is empty, each run stands verbatim in the original
/// (a character reference apart), runs lie in order and inside the text, and what no run covers is
/// white space or came from a reference.
public func expectContract(
  _ document: ExtractedDocument, original: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let source = Array(original.unicodeScalars)
  #expect(document.sourceScalarCount == source.count, sourceLocation: sourceLocation)
  for (ordinal, passage) in document.passages.enumerated() {
    #expect(passage.ordinal == ordinal, sourceLocation: sourceLocation)
    #expect(!passage.text.isEmpty, sourceLocation: sourceLocation)
    if let violation = contractViolation(passage, source) {
      Issue.record(
        "passage \(ordinal): \(violation): \(passage.text.prefix(80))",
        sourceLocation: sourceLocation)
      return
    }
  }
}

/// What of the contract a passage breaks, or `nil`.
public func contractViolation(_ passage: Passage, _ source: [Unicode.Scalar]) -> String? {
  let bytes = Array(passage.text.utf8)
  var covered = 0
  for run in passage.sourceMap.runs {
    guard run.textByteOffset >= covered, run.textByteOffset <= bytes.count else {
      return "run out of order"
    }
    for byte in bytes[covered..<run.textByteOffset] where byte != 0x20 && byte != 0x0A {
      let previous = passage.sourceMap.runs.last { $0.textByteOffset < run.textByteOffset }
      guard let previous, source[previous.sourceScalarOffset] == "&" else {
        return "text not mapped"
      }
    }
    guard run.scalarCount > 0, run.sourceScalarOffset >= 0,
      run.sourceScalarOffset + run.scalarCount <= source.count
    else { return "run outside the original" }
    var position = run.textByteOffset
    if run.scalarCount == 1, source[run.sourceScalarOffset] == "&", bytes[position] != 0x26 {
      covered = position
      continue
    }
    for scalar in source[run.sourceScalarOffset..<(run.sourceScalarOffset + run.scalarCount)] {
      for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
        guard position < bytes.count, bytes[position] == byte else { return "run not verbatim" }
        position += 1
      }
    }
    covered = position
  }
  return nil
}

/// A stretch of an original, as a string.
public func slice(_ original: String, _ range: Range<Int>) -> String {
  var text = String.UnicodeScalarView()
  text.append(contentsOf: Array(original.unicodeScalars)[range])
  return String(text)
}

/// The real data beside the package; tests on it are skipped where it is absent.
public enum SharedData {
  /// The folder beside the package.
  public static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("shared/data").path

  /// The folder, or `nil`; in a worktree the data lies one level further up.
  public static let folder: String? = [root, "\(root)/../../../shared/data"].first {
    FileManager.default.fileExists(atPath: $0)
  }

  /// The files below a folder of the data that we read, sorted.
  public static func files(_ subfolder: String) -> [String] {
    guard let folder, let walk = FileManager.default.enumerator(atPath: "\(folder)/\(subfolder)")
    else { return [] }
    var files: [String] = []
    for case let name as String in walk where Extractor.format(forPath: name) != nil {
      files.append("\(folder)/\(subfolder)/\(name)")
    }
    return files.sorted()
  }

  /// The files of a folder of the project's own corpus.
  public static func corpusFiles(_ folder: String) -> [String] {
    let path =
      URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path + "/corpus/\(folder)"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { Extractor.format(forPath: $0) != nil }.sorted().map { "\(path)/\($0)" }
  }

  /// The bytes of a file; none where it cannot be read.
  public static func bytes(_ path: String) -> [UInt8] {
    FileManager.default.contents(atPath: path).map { [UInt8]($0) } ?? []
  }
}

/// Numbers that are the same in every run (SplitMix64).
public struct SeededGenerator: RandomNumberGenerator {
  /// The state, which is the seed at first.
  public var state: UInt64

  /// A generator with a seed.
  public init(state: UInt64) { self.state = state }

  /// The next number.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
