internal import ArchiveModel

/// A reader of RFC 4180 tables, row by row, of a text that may come in pieces.
///
/// SwiftCSV reads a whole file into dictionaries of rows and its errors name no row, so it serves
/// neither large tables nor the person who has to mend one.
struct CSVParser {
  /// Why a row cannot be read.
  struct Failure: Error {
    var row: Int
    var reason: Fact
    var code = ExtractionError.Code.badQuoting
    /// The field within whose quotation marks the text ended, counted from 1.
    var openField: Int?
  }

  /// More fields than a row of any table has; a spreadsheet's has 16,384.
  private static let mostFields = 20_000
  /// The longest row, in scalars.
  private let longestRow: Int

  /// The piece that is read, and what was not read of those before.
  private var text: [Unicode.Scalar]
  private var index = 0
  /// Whether no piece follows.
  private var isWhole: Bool
  /// How a row ends that is passed over because it is too long.
  private var skipped: Skip?
  /// The field of that row that is read, counted from 1.
  private var skippedField = 0

  private enum Skip { case startOfField, plain, quoted, afterQuote }
  private var delimiter: Unicode.Scalar
  /// The number of the row read last, the header being 1.
  private(set) var row = 0

  /// - Parameters:
  ///   - text: the text, or its first piece, from which the delimiter is told.
  ///   - isWhole: whether no piece follows.
  ///   - prefersTabs: whether tabs separate the fields where the header has any.
  init(
    _ text: [Unicode.Scalar], isWhole: Bool = true, longestRow: Int = .max,
    prefersTabs: Bool = false
  ) {
    self.text = text
    (self.isWhole, self.longestRow) = (isWhole, longestRow)
    let header = text.prefix(100_000).prefix { $0 != "\n" && $0 != "\r" }
    delimiter = prefersTabs && header.contains("\t") ? "\t" : Self.delimiter(of: text)
  }

  /// Chooses the delimiter of the rows to come by the first of them that has any.
  mutating func chooseDelimiter() {
    var start = index
    for _ in 0..<20 where start < text.count {
      let line = text[start...].prefix { $0 != "\n" && $0 != "\r" }
      if line.contains(where: { $0 == "," || $0 == "\t" || $0 == ";" }) {
        delimiter = Self.delimiter(of: line)
        return
      }
      start = line.endIndex + 1
    }
  }

  /// Goes on with the next piece.
  mutating func append(_ piece: [Unicode.Scalar], isWhole: Bool) {
    if index == text.count {
      text = piece
    } else {
      text.removeSubrange(..<index)
      text += piece
    }
    (index, self.isWhole) = (0, isWhole)
  }

  /// What comes next in a text of pieces.
  enum Step {
    case row([[Unicode.Scalar]])
    /// A row that is too long; it was passed over. Where the text ended within the quotation marks of one of
    /// its fields, that field, counted from 1.
    case tooLong(openField: Int?)
    /// The next piece is needed.
    case needsMore
    case end
  }

  /// The next step.
  mutating func step() throws(Failure) -> Step {
    if skipped != nil { return skip() }
    let (start, rowsBefore) = (index, row)
    do throws(Failure) {
      guard let fields = try next() else { return isWhole ? .end : .needsMore }
      // Where the piece ends, the row may go on in the next: with a line feed after its CR, too.
      if isWhole || index < text.count || text[index - 1] == "\n" {
        guard index - start <= longestRow else { return .tooLong(openField: nil) }
        return .row(fields)
      }
    } catch {
      if isWhole || index < text.count || error.code == .tooLarge {
        guard index - start > longestRow, let field = error.openField else { throw error }
        return .tooLong(openField: field)
      }
    }
    guard text.count - start > longestRow else {
      (index, row) = (start, rowsBefore)
      return .needsMore
    }
    (index, skipped, skippedField) = (start, .startOfField, 1)
    return skip()
  }

  /// Passes over the rest of a row as far as the piece goes.
  private mutating func skip() -> Step {
    var state = skipped ?? .startOfField
    while index < text.count {
      let scalar = text[index]
      index += 1
      switch state {
      case .quoted: if scalar == "\"" { state = .afterQuote }
      case .startOfField where scalar == "\"": state = .quoted
      case .afterQuote where scalar == "\"": state = .quoted
      default:
        if scalar == delimiter {
          state = .startOfField
          skippedField += 1
        } else if scalar == "\n" || scalar == "\r" {
          // A line feed that comes after CR in the next piece is an empty row, which is none.
          if scalar == "\r", index < text.count, text[index] == "\n" { index += 1 }
          skipped = nil
          return .tooLong(openField: nil)
        } else {
          state = .plain
        }
      }
    }
    skipped = isWhole ? nil : state
    return isWhole ? .tooLong(openField: state == .quoted ? skippedField : nil) : .needsMore
  }

  /// The commonest of comma, semicolon and tab in the header, outside quotation marks.
  private static func delimiter(of text: some Collection<Unicode.Scalar>) -> Unicode.Scalar {
    var counts: [Unicode.Scalar: Int] = [",": 0, ";": 0, "\t": 0, "，": 0]
    var isQuoted = false
    for scalar in text.prefix(100_000) {
      if scalar == "\"" { isQuoted.toggle() }
      if isQuoted { continue }
      if scalar == "\n" || scalar == "\r" { break }
      if let count = counts[scalar] { counts[scalar] = count + 1 }
    }
    return [",", "\t", ";", "，"].max { counts[$0, default: 0] < counts[$1, default: 0] } ?? ","
  }

  /// The next row's fields, or `nil` at the end.
  mutating func next() throws(Failure) -> [[Unicode.Scalar]]? {
    guard index < text.count else { return nil }
    row += 1
    var fields: [[Unicode.Scalar]] = []
    while true {
      fields.append(try field(fields.count + 1))
      guard fields.count <= Self.mostFields else {
        throw Failure(row: row, reason: .moreThan(Self.mostFields, .fields), code: .tooLarge)
      }
      guard index < text.count else { return fields }
      let scalar = text[index]
      index += 1
      if scalar == delimiter {
        if index == text.count {
          fields.append([])
          return fields
        }
        continue
      }
      if scalar == "\r", index < text.count, text[index] == "\n" { index += 1 }
      return fields
    }
  }

  private func endsField(_ scalar: Unicode.Scalar) -> Bool {
    scalar == delimiter || scalar == "\n" || scalar == "\r"
  }

  private mutating func field(_ number: Int) throws(Failure) -> [Unicode.Scalar] {
    guard index < text.count, text[index] == "\"" else {
      let start = index
      while index < text.count, !endsField(text[index]) { index += 1 }
      return Array(text[start..<index])
    }
    index += 1
    var value: [Unicode.Scalar] = []
    while index < text.count {
      let scalar = text[index]
      index += 1
      guard scalar == "\"" else {
        value.append(scalar)
        continue
      }
      if index < text.count, text[index] == "\"" {
        value.append("\"")
        index += 1
        continue
      }
      guard index == text.count || endsField(text[index]) else {
        throw Failure(row: row, reason: .textAfterQuotation)
      }
      return value
    }
    throw Failure(row: row, reason: .quotationNotClosed, openField: number)
  }
}
