internal import ArchiveModel
import TextStructure

/// Reads JSON Lines: each line an object, each object a document. A line that is none is a problem
/// of its own; the rest goes in. Of members that have one name the last counts.
struct JSONLinesReader {
  let path: String
  private var records = RecordReader()
  /// How many lines have been read.
  private(set) var line = 0

  init(path: String) { self.path = path }

  /// Reads whole lines that go on where those before ended.
  mutating func read(
    _ text: [Unicode.Scalar], report: inout ExtractionReport,
    emit: (ExtractedDocument) throws -> Void
  ) throws {
    var start = 0
    while start < text.count {
      var end = start
      while end < text.count, text[end] != "\n" { end += 1 }
      line += 1
      var range = start..<end
      start = end + 1
      guard !text[range].allSatisfy(\.isTrimmed) else { continue }
      // RFC 8259, 8.1: a parser may ignore a byte order mark (files that were put together).
      if text[range.lowerBound] == "\u{FEFF}" { range = (range.lowerBound + 1)..<end }
      do throws(JSONRecordParser.Failure) {
        if let record = try record(text, range, line, report: &report) {
          try emitting(record, report: &report, emit)
        }
      } catch {
        switch error {
        case .syntax(let reason):
          report.note(
            ExtractionProblem(
              .badRecord, line: line, detail: .json(reason.reason, character: reason.character)))
        case .emit(let error): throw error
        }
      }
    }
  }

  /// Notes a line that is not read.
  mutating func passOver(longerThan longest: Int, report: inout ExtractionReport) {
    line += 1
    report.note(
      ExtractionProblem(.badRecord, line: line, detail: .moreThan(longest >> 20, .mebibytes)))
  }

  /// Notes what is seen only when all has been read.
  func finish(report: inout ExtractionReport) {
    if report.documentCount == 0, report.problems.isEmpty { report.note(ExtractionProblem(.empty)) }
  }

  private mutating func emitting(
    _ record: RecordReader.Record, report: inout ExtractionReport,
    _ emit: (ExtractedDocument) throws -> Void
  ) throws(JSONRecordParser.Failure) {
    do { try emit(records.document(record, report: &report)) } catch { throw .emit(error) }
  }

  /// The record on a line, or `nil` where it has no text (noted).
  private func record(
    _ text: [Unicode.Scalar], _ range: Range<Int>, _ line: Int, report: inout ExtractionReport
  ) throws(JSONRecordParser.Failure) -> RecordReader.Record? {
    var parser = JSONRecordParser(text, range)
    var record = RecordReader.Record(line: line)
    var hasText = false
    let members: [(name: String, value: JSONRecordParser.Value)]
    do throws(JSONSyntaxError) { members = try parser.members() } catch { throw .syntax(error) }
    if parser.loneSurrogateCount > 0 {
      report.note(
        ExtractionProblem(.loneSurrogate, line: line, count: parser.loneSurrogateCount))
    }
    let last = Dictionary(members.indices.map { (members[$0].name, $0) }) { $1 }
    for (index, (name, value)) in members.enumerated() where last[name] == index {
      guard let field = RecordField(name: name) else { continue }
      switch field {
      case .id:
        if record.id == nil || name == "id" { record.id = value.strings.first }
      case .text:
        guard case .string(let scalars) = value, !hasText || name == "text" else { continue }
        record.text = scalars
        hasText = true
      case .textFormat: record.textFormat = value.strings.first
      case .described(let field):
        if field == .source, name == "url", record.values[field] != nil { continue }
        let strings = value.strings.filter { !$0.allSatisfy(\.isWhitespace) }
        if !strings.isEmpty { record.values[field] = strings }
      }
    }
    guard hasText else {
      report.note(ExtractionProblem(.badRecord, line: line, detail: .noTextField))
      return nil
    }
    return record
  }
}

extension FormatReader {
  /// Reads JSON Lines.
  static let jsonLines = FormatReader.records(
    RecordFormat { file, source, report, emit in
      try file.readLines(source, report: &report, emit: emit)
    })
}
