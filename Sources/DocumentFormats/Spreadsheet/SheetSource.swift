internal import ArchiveModel
import TextStructure

/// A sheet that has been read.
struct NamedSheet {
  /// Its name, which is its record id in a file of several.
  var name: String
  var text: SheetText
}

/// A file of sheets.
protocol SheetSource {
  /// What the file says of itself.
  var properties: EmbeddedProperties { get }
  /// Whether more than one sheet is shown.
  var hasSeveralSheets: Bool { get }

  /// Reads the visible sheets with text, one after the other. One that cannot be read is a problem of its own,
  /// unless there is no other.
  ///
  /// - Parameter wanted: the only sheet to read; `nil` for all.
  func readSheets(
    named wanted: String?, report: inout ExtractionReport,
    _ body: (NamedSheet, inout ExtractionReport) throws -> Void
  ) throws
}

/// The names of a file's sheets as record ids; damaged files have names twice, or none.
struct SheetNames {
  private var used: Set<String> = []

  mutating func name(_ stated: String, index: Int) -> String {
    let plain = stated.isEmpty ? "Sheet\(index + 1)" : String(stated.prefix(255))
    guard !used.insert(plain).inserted else { return plain }
    let numbered = "\(plain)-\(index + 1)"
    return used.insert(numbered).inserted ? numbered : "\(plain)-\(index + 1)-\(index + 1)"
  }
}

extension SheetText {
  /// A sheet's text; what is hidden or wrong in it is noted.
  ///
  /// - Parameter entry: the sheet's name, where its file has several.
  /// - Throws: ``ArchiveFailure`` for a sheet that is too large.
  init(_ grid: SheetGrid, entry: String?, report: inout ExtractionReport) throws(ArchiveFailure) {
    if let excess = grid.excess { throw ArchiveFailure(.tooLarge, excess) }
    let rows = SheetRows(grid)
    guard !rows.isTooLong else {
      throw ArchiveFailure(.tooLarge, .moreThan(SheetGrid.mostCells, .fields))
    }
    self.init(rows.rows)
    guard !isTooLong else { throw ArchiveFailure(.tooLarge, .longerOriginal) }
    if rows.hiddenCount > 0 {
      let places = rows.hiddenPlaces(limit: 20).joined(separator: " ")
      report.note(
        ExtractionProblem(
          .hiddenText, entry: entry, count: rows.hiddenCount, detail: .value(places)))
    }
    for (fault, found) in grid.problems.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      report.note(
        ExtractionProblem(fault, entry: entry, count: found.count, detail: .value(found.first)))
    }
  }
}
