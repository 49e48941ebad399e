public import ArchiveModel
import DocumentFormats
import Statements

extension QuoteChecker {
  /// How many places are looked up for each quotation of a draft.
  private static let placesOfDraft = 3

  /// In how many places a quotation is looked for whose speaker the draft names.
  private static let placesOfSpeaker = 30

  /// How much text of a draft is examined where there is a time limit, in bytes of its passages, and how many
  /// quotations are listed that were not checked. What is beyond is only counted: examining a megabyte
  /// takes longer than any such limit.
  private static let longestExamined = 200_000
  private static let mostOverdue = 50

  /// Checks every quotation of a draft, in any format that the archive reads.
  ///
  /// - Throws: `ExtractionError` for a draft that cannot be read, ``DraftError`` for one without
  ///   quotations, ``ArchiveIndexError`` for a damaged index.
  public func check(draft file: InputFile) throws -> DraftReport {
    let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
    // Standard input has no ending that tells its format.
    let path = file.path == "-" ? "-.txt" : file.path
    return try check(draft: file.bytes, name: name, path: path, until: nil)
  }

  /// Checks the quotations of a draft.
  ///
  /// - Parameters:
  ///   - path: its path, which tells the format and stands in errors.
  ///   - limit: when checking ends; quotations that are left then are told. `nil` for no end.
  func check(
    draft bytes: [UInt8], name: String, path: String, until limit: ContinuousClock.Instant?
  ) throws -> DraftReport {
    var documents: [ExtractedDocument] = []
    let report = try Extractor().extract(bytes, path: path) { documents.append($0) }
    var lines: LineNumbers?
    if report.format == .text || report.format == .markdown || report.format == .html {
      lines = LineNumbers(try decodedOriginal(bytes, path: path).text)
    }
    var items: [DraftReport.Item] = []
    var (strayMarkCount, unlistedCount, overdueCount) = (0, 0, 0)
    var examinable = limit == nil ? Int.max : Self.longestExamined
    for document in documents {
      var part = document
      let beginning = document.passages.prefix { passage in
        guard examinable > 0 else { return false }
        examinable -= passage.text.utf8.count
        return true
      }
      part.passages = Array(beginning)
      let statements = StatementReader().statements(of: part)
      for paragraph in Self.paragraphs(of: document, statements) {
        try WorkLimit.check()
        let quotations = DraftQuotations(in: paragraph.text)
        strayMarkCount += quotations.strayMarkCount
        if paragraph.index ?? 0 >= part.passages.count {
          unlistedCount += quotations.found.count
          continue
        }
        let words = Array(paragraph.text.utf8)
        for found in quotations.found {
          if overdueCount >= Self.mostOverdue {
            unlistedCount += 1
            continue
          }
          let source = paragraph.sourceRange(of: found.byteRange)
          let text = String(decoding: words[found.byteRange], as: UTF8.self)
          var item = DraftReport.Item(
            number: items.count + 1, text: text,
            leadIn: DraftQuotations.leadIn(of: found.byteRange, in: paragraph.text),
            line: source.flatMap { lines?.line(of: $0.lowerBound) }, sourceRange: source,
            isUnclosed: found.isUnclosed, response: nil)
          if limit.map({ ContinuousClock.now < $0 }) ?? true {
            item.statedSpeaker = paragraph.statedSpeaker(of: found.byteRange, in: document)
          }
          try answer(&item, until: limit)
          if item.isOutOfTime { overdueCount += 1 }
          items.append(item)
        }
      }
    }
    guard !items.isEmpty || unlistedCount > 0 else {
      throw DraftError(code: strayMarkCount > 0 ? .onlyStrayMarks : .noQuotations, path: path)
    }
    var result = DraftReport(name: name, items: items, strayMarkCount: strayMarkCount)
    result.unlistedCount = unlistedCount
    return result
  }

  /// Checks one quotation, and whose words it is.
  private func answer(_ item: inout DraftReport.Item, until limit: ContinuousClock.Instant?) throws
  {
    if let limit, ContinuousClock.now >= limit {
      item.isOutOfTime = true
      return
    }
    let deadline = ContinuousClock.now + Self.timeLimit
    let places = item.statedSpeaker == nil ? Self.placesOfDraft : Self.placesOfSpeaker
    do {
      var response = try check(
        QuoteRequest(text: item.text, limit: places),
        until: limit.map { min($0, deadline) } ?? deadline)
      if let stated = item.statedSpeaker {
        let finding = SpeakerComparison(stated: stated, analyzer: analyzer).finding(in: &response)
        (item.speaker, item.speakerAgrees) = (finding.speaker, finding.agrees)
      } else {
        item.speaker = response.matches.first?.attribution
      }
      response.matches = Array(response.matches.prefix(Self.placesOfDraft))
      if response.verdict == .notFound { (item.speaker, item.speakerAgrees) = (nil, nil) }
      item.response = response
    } catch let refusal as QuoteRequest.Refusal {
      item.refusal = refusal
    }
  }

  // MARK: The draft's text

  private struct Paragraph {
    var text: String
    /// The passage it stands in, and where; `nil` for a heading.
    var passage: Passage?
    var byteOffset = 0
    /// Its number among the document's passages.
    var index: Int?
    /// Who speaks in the passage.
    var speeches: [Speech] = []

    /// Who says some words of the paragraph, as their sentence has it.
    func statedSpeaker(of byteRange: Range<Int>, in document: ExtractedDocument) -> Speaker? {
      guard let passage else { return nil }
      let words = (byteRange.lowerBound + byteOffset)..<(byteRange.upperBound + byteOffset)
      // Whoever is named before the words is not whoever is named after them, in the next sentence.
      if let before = speeches(in: document, upTo: words.upperBound) {
        let named = StatedSpeaker(text: passage.text, speeches: before).speaker(of: words)
        if let named { return named }
      }
      return StatedSpeaker(text: passage.text, speeches: speeches).speaker(of: words)
    }

    /// How many passages before it tell who is meant by a pronoun.
    private static let context = 5

    /// Who speaks in the passage as far as a byte of it, and the mark after that.
    private func speeches(in document: ExtractedDocument, upTo end: Int) -> [Speech]? {
      guard let index, let passage, end <= passage.text.utf8.count else { return nil }
      var part = document
      part.passages = Array(document.passages[max(0, index - Self.context)...index])
      let words = String(decoding: Array(passage.text.utf8)[..<end], as: UTF8.self)
      let next = String(decoding: Array(passage.text.utf8)[end...], as: UTF8.self).unicodeScalars
        .first
      part.passages[part.passages.count - 1].text = words + (next.map { String($0) } ?? "")
      return StatementReader().statements(of: part).last?.speeches
    }

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
  private static func paragraphs(
    of document: ExtractedDocument, _ statements: [PassageStatements]
  ) -> [Paragraph] {
    var paragraphs: [Paragraph] = []
    var above: [String] = []
    for (index, passage) in document.passages.enumerated() {
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
            text: String(decoding: line, as: UTF8.self), passage: passage, byteOffset: offset,
            index: index,
            speeches: index < statements.count ? statements[index].speeches : []))
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
public struct DraftError: FileError, Sendable, Hashable {
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

  /// The draft.
  public var place: String { path }

  /// What is the matter with it.
  public var fact: Fact {
    .file(FileFact(.retrieval(code == .noQuotations ? .noQuotations : .onlyStrayMarks)))
  }
}
