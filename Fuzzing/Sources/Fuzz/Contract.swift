import ArchiveModel
import DocumentFormats
import TextAnalysis

@testable import ArchiveIndex

/// What every extraction keeps, whatever the bytes: a document that says where its text stands, or
/// an error with the file's name.
enum Contract {
  nonisolated(unsafe) private static var preparation: PassagePreparation? = {
    try? PassagePreparation()
  }()
  nonisolated(unsafe) private static let statements = StatementPreparation()

  /// - Parameter indexes: whether the documents are made ready for the index too.
  static func extract(_ bytes: [UInt8], path: String, indexes: Bool = false) {
    var documents: [ExtractedDocument] = []
    do {
      _ = try Extractor().extract(bytes, path: path) { documents.append($0) }
    } catch {
      check((error as? ExtractionError)?.path == path, "an error without the file's name: \(error)")
      check("\(error)".hasPrefix("\(path): "), "an error's words")
      return
    }
    if Extractor.format(forPath: path)?.isContainer == false {
      guard let original = try? decodedOriginal(bytes, path: path).text else {
        fatalError("a document without an original")
      }
      for document in documents { check(document, original: Array(original.unicodeScalars)) }
    } else if let id = documents.last?.recordID, path.hasSuffix(".zip") || path.hasSuffix(".eml") {
      // A document of many records has its original by another way.
      _ = try? decodedOriginal(bytes, path: path, recordID: id)
    }
    if indexes { for document in documents { index(document) } }
  }

  static func check(_ isKept: Bool, _ words: @autoclosure () -> String) {
    if !isKept { fatalError(words()) }
  }

  /// Ordinals count up, no passage is empty, runs lie in order, inside the text and inside the
  /// original, and stand there verbatim, a character reference apart.
  private static func check(_ document: ExtractedDocument, original: [Unicode.Scalar]) {
    check(document.sourceScalarCount == original.count, "the original's length")
    for (ordinal, passage) in document.passages.enumerated() {
      check(passage.ordinal == ordinal && !passage.text.isEmpty, "passage \(ordinal)")
      let bytes = Array(passage.text.utf8)
      var covered = 0
      for run in passage.sourceMap.runs {
        let end = run.sourceScalarOffset + run.scalarCount
        check(
          run.scalarCount > 0 && run.sourceScalarOffset >= 0 && end <= original.count
            && run.textByteOffset >= covered && run.textByteOffset <= bytes.count,
          "a run outside the text or the original")
        var position = run.textByteOffset
        let isReference = run.scalarCount == 1 && original[run.sourceScalarOffset] == "&"
        if !isReference {
          for scalar in original[run.sourceScalarOffset..<end] {
            for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
              check(position < bytes.count && bytes[position] == byte, "a run not verbatim")
              position += 1
            }
          }
        }
        covered = position
      }
    }
  }

  /// What is done to a document before it is stored, and what is read again.
  private static func index(_ document: ExtractedDocument) {
    guard let analyzer = preparation?.analyzer else { fatalError("no analyzer") }
    _ = DescriptionKeys(document.description, analyzer: analyzer)
    let stored = statements.prepare(document, analyzer: analyzer)
    check(stored.passages.count == document.passages.count, "the statements' count")
    for (passage, statement) in zip(document.passages, stored.passages) {
      let title = document.description.title
      guard let prepared = try? preparation?.prepare(passage, title: title) else {
        fatalError("no terms")
      }
      let map = SourceMapCoding.decode(prepared.sourceMap, text: passage.text)
      check(map == passage.sourceMap, "a source map stored and read again")
      if !statement.isEmpty {
        let length = passage.text.utf8.count
        check(
          StatementCoding.decode(statement, textLength: length) != nil, "statements read again")
      }
    }
  }
}
