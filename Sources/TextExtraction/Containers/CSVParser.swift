/// A reader of RFC 4180 tables, row by row.
///
/// SwiftCSV reads a whole file into dictionaries of rows and its errors name no row, so it serves
/// neither large tables nor the person who has to mend one.
struct CSVParser {
  /// Why a row cannot be read.
  struct Failure: Error {
    var row: Int
    var reason: String
    var code = ExtractionError.Code.badQuoting
  }

  /// More fields than a row of any table has; a spreadsheet's has 16,384.
  private static let mostFields = 20_000

  private let text: [Unicode.Scalar]
  private var index = 0
  private let delimiter: Unicode.Scalar
  /// The number of the row read last, the header being 1.
  private(set) var row = 0

  init(_ text: [Unicode.Scalar]) {
    self.text = text
    delimiter = Self.delimiter(of: text)
  }

  /// The commonest of comma, semicolon and tab in the header, outside quotation marks.
  private static func delimiter(of text: [Unicode.Scalar]) -> Unicode.Scalar {
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
      fields.append(try field())
      guard fields.count <= Self.mostFields else {
        throw Failure(row: row, reason: "more than \(Self.mostFields) fields", code: .tooLarge)
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

  private mutating func field() throws(Failure) -> [Unicode.Scalar] {
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
        throw Failure(row: row, reason: "text after a closing quotation mark")
      }
      return value
    }
    throw Failure(row: row, reason: "quotation mark never closed")
  }
}
