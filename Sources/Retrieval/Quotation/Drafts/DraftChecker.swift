public import ArchiveModel
import TextExtraction

extension QuoteChecker {
  /// How many places are looked up for each quotation of a draft.
  private static let placesOfDraft = 3

  /// Checks every quotation of a draft, in any format that the archive reads.
  ///
  /// - Throws: `ExtractionError` for a draft that cannot be read, ``DraftError`` for one without
  ///   quotations, ``ArchiveIndexError`` for a damaged index.
  public func check(draft file: InputFile) throws -> DraftReport {
    let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
    // Standard input has no ending that tells its format.
    let path = file.path == "-" ? "-.txt" : file.path
    var documents: [ExtractedDocument] = []
    let report = try Extractor().extract(file.bytes, path: path) { documents.append($0) }
    var lines: LineNumbers?
    if report.format == .text || report.format == .markdown || report.format == .html {
      lines = LineNumbers(try decodedOriginal(file.bytes, path: path).text)
    }
    var items: [DraftReport.Item] = []
    var strayMarkCount = 0
    for document in documents {
      for paragraph in Self.paragraphs(of: document) {
        let quotations = DraftQuotations(in: paragraph.text)
        strayMarkCount += quotations.strayMarkCount
        for found in quotations.found {
          let source = paragraph.sourceRange(of: found.byteRange)
          items.append(
            try item(
              items.count + 1, found, in: paragraph.text, source,
              line: source.flatMap {
                lines?.line(of: $0.lowerBound)
              }))
        }
      }
    }
    guard !items.isEmpty else {
      throw DraftError(code: strayMarkCount > 0 ? .onlyStrayMarks : .noQuotations, path: file.path)
    }
    return DraftReport(name: name, items: items, strayMarkCount: strayMarkCount)
  }

  private func item(
    _ number: Int, _ found: DraftQuotations.Found, in paragraph: String, _ source: Range<Int>?,
    line: Int?
  ) throws -> DraftReport.Item {
    let text = String(decoding: Array(paragraph.utf8)[found.byteRange], as: UTF8.self)
    var item = DraftReport.Item(
      number: number, text: text,
      leadIn: DraftQuotations.leadIn(of: found.byteRange, in: paragraph),
      line: line, sourceRange: source, isUnclosed: found.isUnclosed, response: nil)
    do {
      item.response = try check(QuoteRequest(text: text, limit: Self.placesOfDraft))
    } catch let refusal as QuoteRequest.Refusal {
      item.refusal = refusal
    }
    return item
  }

  // MARK: The draft's text

  private struct Paragraph {
    var text: String
    /// The passage it stands in, and where; `nil` for a heading.
    var passage: Passage?
    var byteOffset = 0

    func sourceRange(of byteRange: Range<Int>) -> Range<Int>? {
      guard let passage else { return nil }
      let ranges = passage.sourceMap.sourceScalarRanges(
        ofTextBytes: (byteRange.lowerBound + byteOffset)..<(byteRange.upperBound + byteOffset),
        in: passage.text)
      guard let start = ranges.map(\.lowerBound).min(), let end = ranges.map(\.upperBound).max()
      else { return nil }
      return start..<end
    }
  }

  /// The paragraphs of a document, its headings among them.
  private static func paragraphs(of document: ExtractedDocument) -> [Paragraph] {
    var paragraphs: [Paragraph] = []
    var above: [String] = []
    for passage in document.passages {
      let common = zip(passage.headingPath, above).prefix { $0 == $1 }.count
      for heading in passage.headingPath.dropFirst(common)
      where !passage.text.utf8.starts(with: heading.utf8) {
        paragraphs.append(Paragraph(text: heading))
      }
      above = passage.headingPath
      var offset = 0
      for line in passage.text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
        paragraphs.append(
          Paragraph(
            text: String(decoding: line, as: UTF8.self), passage: passage, byteOffset: offset))
        offset += line.count + 1
      }
    }
    return paragraphs
  }
}

/// Finds the line that a scalar of a text stands on.
private struct LineNumbers {
  private var ends: [Int] = []

  init(_ text: String) {
    var offset = 0
    for scalar in text.unicodeScalars {
      if scalar == "\n" { ends.append(offset) }
      offset += 1
    }
  }

  func line(of offset: Int) -> Int {
    var (low, high) = (0, ends.count)
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low + 1
  }
}

/// Why a draft gives nothing to check.
public struct DraftError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public enum Code: String, Sendable, Hashable {
    /// Nothing stands in quotation marks.
    case noQuotations
    /// There are closing marks, but nothing opens a quotation.
    case onlyStrayMarks
  }

  /// What is wrong.
  public let code: Code
  /// The draft.
  public let path: String

  /// The error in words.
  public var description: String {
    "\(path): \(code == .noQuotations ? "no quotations" : "closing quotation marks only")"
  }
}
