internal import ArchiveModel
import TextStructure

/// Reads `.xlsx` (ECMA-376, SpreadsheetML): each visible sheet with text is a document, its name the record id;
/// the sheet of a workbook with one is the file's document.
struct WorkbookReader {
  /// The workbook as a file.
  let file: FileReader

  /// A sheet that has been read.
  private struct Sheet {
    var name: String
    var text: SheetText
  }

  func read(
    _ bytes: [UInt8], report: inout ExtractionReport, emit: (ExtractedDocument) throws -> Void
  ) throws {
    let secrecy = try highestLevel(bytes)
    try withWorkbook(bytes) { workbook in
      func emitted(_ sheet: Sheet, isOnly: Bool, _ report: inout ExtractionReport) throws {
        var document = document(sheet, of: workbook, isOnly: isOnly, report: &report)
        document.description.secrecy = SecrecyLevel.higher(secrecy, document.description.secrecy)
        try emit(document)
      }
      // Whether the first sheet is the only one is known when the second is read.
      var first: Sheet?
      var isOnly = true
      try workbook.readSheets(report: &report) { sheet, report in
        if let before = first {
          if isOnly { try emitted(before, isOnly: false, &report) }
          isOnly = false
          try emitted(sheet, isOnly: false, &report)
        } else {
          first = sheet
        }
      }
      guard let first else { return report.note(ExtractionProblem(.empty)) }
      if isOnly { try emitted(first, isOnly: true, &report) }
    }
  }

  /// The value of 密级 with the highest level that any of several sheets names. It is that of all: the file is
  /// kept and served as one. Sheets before the one that names it need it, too, so that it is looked for first.
  private func highestLevel(_ bytes: [UInt8]) throws -> String? {
    let budget = DecompressionBudget(forFileOf: bytes.count)
    return try ZIPArchive.withArchive(bytes, budget: budget, path: file.path) { archive in
      let workbook = try Workbook(archive, path: file.path)
      guard workbook.hasSeveralSheets else { return nil }
      var report = ExtractionReport(format: file.format)
      var highest: String?
      try workbook.readSheets(report: &report) { sheet, report in
        let described = document(sheet, of: workbook, isOnly: false, report: &report).description
        highest = SecrecyLevel.higher(highest, described.secrecy)
      }
      return highest
    }
  }

  /// The original of a sheet; without a name that of the only one, or the names of all.
  func original(_ bytes: [UInt8], recordID: String?) throws -> (text: String, encoding: String?) {
    try withWorkbook(bytes) { workbook in
      var report = ExtractionReport(format: file.format)
      var names: [String] = []
      var found: SheetText?
      try workbook.readSheets(named: recordID, report: &report) { sheet, _ in
        names.append(sheet.name)
        found = sheet.text
      }
      if let recordID, found == nil { throw ArchiveFailure(.missing, .noEntry(recordID)) }
      guard names.count == 1, let found else { return (names.map { $0 + "\n" }.joined(), nil) }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: found.flow.scalars)
      return (String(text), nil)
    }
  }

  private func document(
    _ sheet: Sheet, of workbook: Workbook, isOnly: Bool, report: inout ExtractionReport
  ) -> ExtractedDocument {
    var text = sheet.text.described(by: workbook.properties)
    let structure = DocumentAssembler(flow: text.flow).structure(&text.blocks)
    var document = ExtractedDocument(sourceScalarCount: text.flow.sourceScalarCount)
    document.recordID = isOnly ? nil : sheet.name
    document.description = DocumentNaming(text: text, structure: structure)
      .description(path: file.path)
    if !isOnly, structure.title == nil, !Self.isProgramsName(sheet.name) {
      document.description.title =
        document.description.title.map { "\($0) \(sheet.name)" } ?? sheet.name
    }
    document.passages = sheet.text.passages()
    if document.passages.isEmpty { report.note(ExtractionProblem(.empty, entry: sheet.name)) }
    report.documentCount += 1
    return document
  }

  /// Names that programs give to sheets: `Sheet1`, `工作表1`.
  private static func isProgramsName(_ name: String) -> Bool {
    let plain = name.drop { !$0.isNumber }
    return ["Sheet", "工作表", "表", "Table"].contains(name.dropLast(plain.count))
      && plain.allSatisfy(\.isNumber)
  }

  // MARK: The package

  private func withWorkbook<Result>(_ bytes: [UInt8], _ body: (Workbook) throws -> Result) throws
    -> Result
  {
    try ZIPArchive.withArchive(bytes, budget: file.budget, path: file.path) { archive in
      try body(Workbook(archive, path: file.path))
    }
  }

  /// An opened workbook.
  private struct Workbook {
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

    /// Reads the visible sheets with text, one after the other. One that cannot be read is a problem of its own,
    /// unless there is no other.
    ///
    /// - Parameter wanted: the only sheet to read; `nil` for all.
    func readSheets(
      named wanted: String? = nil, report: inout ExtractionReport,
      _ body: (Sheet, inout ExtractionReport) throws -> Void
    ) throws {
      var names: Set<String> = []
      var parts: Set<String> = []
      var failure: (any Error)?
      var hasText = false
      for (index, listed) in contents.sheets.enumerated() {
        let name = Self.name(listed.name, index: index, used: &names)
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
          text = try self.text(of: place, name: name, report: &report)
        } catch {
          failure = failure ?? error
          report.note(ExtractionProblem(.badEntry, entry: name, detail: Fact(error, path: path)))
          continue
        }
        guard !text.isEmpty else { continue }
        hasText = true
        try body(Sheet(name: name, text: text), &report)
      }
      if let failure, !hasText { throw failure }
    }

    private func text(of part: String, name: String, report: inout ExtractionReport) throws
      -> SheetText
    {
      let cells = SheetCells(strings: strings, styles: styles, counts1904: contents.counts1904)
      guard try PackagePart.parse(archive, part, path: path, into: cells) else {
        throw ArchiveFailure(.missing, .noEntry(part))
      }
      if let excess = cells.excess { throw ArchiveFailure(.tooLarge, excess) }
      let rows = SheetRows(cells)
      guard !rows.isTooLong else {
        throw ArchiveFailure(.tooLarge, .moreThan(SheetCells.mostCells, .fields))
      }
      let text = SheetText(rows.rows)
      guard !text.isTooLong else { throw ArchiveFailure(.tooLarge, .longerOriginal) }
      if rows.hiddenCount > 0 {
        let places = rows.hiddenPlaces(limit: 20).joined(separator: " ")
        report.note(
          ExtractionProblem(
            .hiddenText, entry: name, count: rows.hiddenCount, detail: .value(places)))
      }
      for (fault, found) in cells.problems.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        report.note(
          ExtractionProblem(fault, entry: name, count: found.count, detail: .value(found.first)))
      }
      return text
    }

    /// A sheet's name as a record id; damaged workbooks have names twice, or none.
    private static func name(_ stated: String, index: Int, used: inout Set<String>) -> String {
      let plain = stated.isEmpty ? "Sheet\(index + 1)" : String(stated.prefix(255))
      guard !used.insert(plain).inserted else { return plain }
      let numbered = "\(plain)-\(index + 1)"
      return used.insert(numbered).inserted ? numbered : "\(plain)-\(index + 1)-\(index + 1)"
    }
  }
}

extension FormatReader {
  /// Reads `.xlsx`.
  static let workbook = FormatReader.archive(
    ArchiveFormat(
      read: { try WorkbookReader(file: $0).read($1, report: &$2, emit: $3) },
      original: { try WorkbookReader(file: $0).original($1, recordID: $2) }))
}
