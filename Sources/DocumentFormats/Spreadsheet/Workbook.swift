internal import ArchiveModel
import TextStructure

/// A workbook of SpreadsheetML as it lies in its package.
struct Workbook: SheetSource {
  let properties: EmbeddedProperties
  private let archive: ZIPArchive
  private let path: String
  private let contents = WorkbookSheets()
  private let relationships = PackageRelationships()
  private let strings = SharedStrings()
  private let styles = CellStyles()
  private let folder: String

  /// Whether more than one sheet is shown.
  var hasSeveralSheets: Bool { contents.sheets.count { !$0.isHidden } > 1 }

  init(_ archive: ZIPArchive, path: String) throws {
    (self.archive, self.path) = (archive, path)
    let package = PackageRelationships()
    _ = try PackagePart.parse(archive, "_rels/.rels", path: path, into: package)
    let main = PackageRelationships.path(
      package.targets["officeDocument"] ?? "xl/workbook.xml", in: "")
    folder = main.lastIndex(of: "/").map { String(main[...$0]) } ?? ""
    guard try PackagePart.parse(archive, main, path: path, into: contents) else {
      throw ArchiveFailure(.missing, .noEntry(main))
    }
    _ = try PackagePart.parse(
      archive, "\(folder)_rels/\(main.dropFirst(folder.count)).rels", path: path,
      into: relationships)
    let office = OfficeProperties()
    for part in ["core", "custom"] {
      _ = try PackagePart.parse(archive, "docProps/\(part).xml", path: path, into: office)
    }
    properties = office.properties
    for (type, part) in [("sharedStrings", strings), ("styles", styles)]
      as [(String, any XMLEventHandler)]
    {
      let name = PackageRelationships.path(
        relationships.targets[type] ?? "\(type).xml", in: folder)
      _ = try PackagePart.parse(archive, name, path: path, into: part)
    }
  }

  func readSheets(
    named wanted: String?, report: inout ExtractionReport,
    _ body: (NamedSheet, inout ExtractionReport) throws -> Void
  ) throws {
    var names = SheetNames()
    var parts: Set<String> = []
    var failure: (any Error)?
    var hasText = false
    for (index, listed) in contents.sheets.enumerated() {
      let name = names.name(listed.name, index: index)
      let part = relationships.parts[listed.relationship]
      guard wanted == nil || wanted == name else { continue }
      guard !listed.isHidden else {
        report.note(ExtractionProblem(.hiddenText, entry: name))
        continue
      }
      guard part?.type ?? "worksheet" == "worksheet", !listed.relationship.isEmpty else {
        report.note(ExtractionProblem(.passedOver, entry: name, detail: .formatNotRead))
        continue
      }
      let text: SheetText
      do {
        // Many sheets of one part would make a small file a large one.
        guard let part else { throw ArchiveFailure(.missing, .noEntry(listed.relationship)) }
        let place = PackageRelationships.path(part.target, in: folder)
        guard parts.insert(place).inserted else {
          throw ArchiveFailure(.damaged, .entriesOverlap)
        }
        text = try SheetText(grid(of: place), entry: name, report: &report)
      } catch {
        failure = failure ?? error
        report.note(ExtractionProblem(.badEntry, entry: name, detail: Fact(error, path: path)))
        continue
      }
      guard !text.isEmpty else { continue }
      hasText = true
      try body(NamedSheet(name: name, text: text), &report)
    }
    if let failure, !hasText { throw failure }
  }

  /// Gives the cells of the visible sheets, one after the other, until one was enough.
  func grids(_ body: (SheetGrid) throws -> Bool) throws {
    var parts: Set<String> = []
    for listed in contents.sheets where !listed.isHidden {
      guard let part = relationships.parts[listed.relationship], part.type == "worksheet" else {
        continue
      }
      let place = PackageRelationships.path(part.target, in: folder)
      guard parts.insert(place).inserted else { continue }
      if try body(grid(of: place)) { return }
    }
  }

  private func grid(of part: String) throws -> SheetGrid {
    let cells = SheetCells(strings: strings, styles: styles, counts1904: contents.counts1904)
    guard try PackagePart.parse(archive, part, path: path, into: cells) else {
      throw ArchiveFailure(.missing, .noEntry(part))
    }
    return cells.grid
  }
}
