public import ArchiveModel
internal import TextAnalysis

/// A table that a person made, all rows in memory: CSV (RFC 4180) in any encoding that is read, or the first sheet
/// with a heading of an `.xlsx` or `.ods` file, whose cells are taken as they are shown.
public struct TextTable: Sendable {
  /// A row with its number.
  public struct Row: Sendable, Hashable {
    /// The number as a spreadsheet has it, the header being 1.
    public var number: Int
    /// The cells, white space around them taken away.
    public var cells: [String]
  }

  /// The names of the columns: of CSV the cells of the first row.
  public private(set) var header: [String] = []
  /// The rows below it that are not blank.
  public private(set) var rows: [Row] = []
  /// The encoding the bytes were read in; `nil` for a spreadsheet.
  public let encoding: String?
  /// Where the table cannot be read any further: the row, and why.
  public private(set) var broken: (row: Int, reason: Fact)?

  /// Reads a table.
  ///
  /// - Throws: ``ExtractionError``: `notText` (a spreadsheet program's own format) or `undecodable`.
  public init(_ bytes: [UInt8], path: String) throws(ExtractionError) {
    if DocumentFormat.xlsx.isSigned(bytes) {
      encoding = nil
      let table: SheetTable
      do { table = try SheetTable.first(in: bytes, path: path) } catch {
        throw error as? ExtractionError
          ?? ExtractionError(.badArchive, path: path, detail: Fact(error, path: path))
      }
      header = table.header
      rows = table.rows.map { Row(number: $0.number, cells: $0.cells) }
      return
    }
    let decoded: DecodedText
    do { decoded = try TextDecoder.decode(bytes) } catch {
      throw ExtractionError(error, path: path)
    }
    encoding = decoded.encoding.rawValue
    var parser = CSVParser(decoded.scalars)
    do throws(CSVParser.Failure) {
      header = Self.texts(try parser.next() ?? [])
      while let row = try parser.next() {
        let cells = Self.texts(row)
        guard cells.contains(where: { !$0.isEmpty }) else { continue }
        rows.append(Row(number: parser.row, cells: cells))
      }
    } catch {
      broken = (error.row, error.reason)
    }
  }

  private static func texts(_ cells: [[Unicode.Scalar]]) -> [String] {
    cells.map { cell in
      var rest = cell[...]
      while let first = rest.first, isBlank(first) { rest.removeFirst() }
      while let last = rest.last, isBlank(last) { rest.removeLast() }
      return String(String.UnicodeScalarView(rest))
    }
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar == "\u{FEFF}"
  }
}
