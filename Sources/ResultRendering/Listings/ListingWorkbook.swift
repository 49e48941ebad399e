internal import CLibXLSXWriter
internal import Glibc

/// A table of documents as a workbook (`.xlsx`), by libxlsxwriter.
public enum ListingWorkbook {
  /// Why a workbook could not be written: what the library says.
  public struct Failure: Error, Sendable, Hashable {
    /// The library's number for it, and its words.
    public var code: Int, words: String
  }

  /// A sheet's last row, and the longest text of a cell, as the format has them.
  public static let mostRows = 1_048_576
  private static let longestCell = 32_767

  /// Writes a workbook: one sheet, with its head fixed and every cell a text, so that no number or date is
  /// made something else of.
  ///
  /// - Parameter path: the file; what is there gives way.
  /// - Throws: ``Failure``; too many rows for a sheet among them.
  public static func write(_ table: ListingTable, to path: String) throws(Failure) {
    let rows = table.flatRows
    guard rows.count < mostRows else {
      throw Failure(
        code: Int(LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE.rawValue), words: "\(rows.count) rows")
    }
    guard let workbook = workbook_new(path) else {
      throw Failure(code: Int(LXW_ERROR_MEMORY_MALLOC_FAILED.rawValue), words: "")
    }
    let sheet = workbook_add_worksheet(workbook, String(table.title.prefix(31)))
    let head = workbook_add_format(workbook)
    format_set_bold(head)
    format_set_border(head, UInt8(LXW_BORDER_THIN.rawValue))
    format_set_align(head, UInt8(LXW_ALIGN_CENTER.rawValue))
    let cell = workbook_add_format(workbook)
    format_set_border(cell, UInt8(LXW_BORDER_THIN.rawValue))
    format_set_text_wrap(cell)
    format_set_align(cell, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    format_set_num_format(cell, "@")
    var failure: lxw_error = LXW_NO_ERROR
    let facts = table.flatHeader.count - table.columns.count
    for column in table.flatHeader.indices {
      let width = column < facts ? 10 : table.columns[column - facts].width
      worksheet_set_column(sheet, lxw_col_t(column), lxw_col_t(column), Double(width), nil)
      let error = worksheet_write_string(
        sheet, 0, lxw_col_t(column), table.flatHeader[column], head)
      if error != LXW_NO_ERROR { failure = error }
    }
    for (index, row) in rows.enumerated() {
      for (column, text) in row.enumerated() {
        let error = worksheet_write_string(
          sheet, lxw_row_t(index + 1), lxw_col_t(column), fitting(text), cell)
        if error != LXW_NO_ERROR { failure = error }
      }
    }
    worksheet_freeze_panes(sheet, 1, 0)
    worksheet_set_landscape(sheet)
    worksheet_set_paper(sheet, 9)
    worksheet_repeat_rows(sheet, 0, 0)
    worksheet_fit_to_pages(sheet, 1, 0)
    let closed = workbook_close(workbook)
    if closed != LXW_NO_ERROR { failure = closed }
    guard failure == LXW_NO_ERROR else {
      throw Failure(
        code: Int(failure.rawValue), words: lxw_strerror(failure).map { String(cString: $0) } ?? "")
    }
  }

  /// A text that a cell holds: without what XML cannot hold, on one line, of its longest length.
  private static func fitting(_ text: String) -> String {
    let shown = DisplayText.singleLine(text)
    return shown.utf16.count <= longestCell ? shown : String(shown.prefix(longestCell / 2))
  }
}
