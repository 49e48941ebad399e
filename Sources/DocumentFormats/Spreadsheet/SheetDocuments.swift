internal import ArchiveModel
import TextStructure

/// Makes documents of a file of sheets: each visible sheet with text is one, its name the record id; the only
/// sheet with text is the file's document.
struct SheetDocuments {
  /// The file.
  let file: FileReader
  /// Its size in bytes.
  let size: Int
  /// Opens it for the time of a call.
  let open: (_ budget: DecompressionBudget, _ body: (any SheetSource) throws -> Void) throws -> Void

  func read(report: inout ExtractionReport, emit: (ExtractedDocument) throws -> Void) throws {
    let secrecy = try highestLevel()
    try open(file.budget) { source in
      func emitted(_ sheet: NamedSheet, isOnly: Bool, _ report: inout ExtractionReport) throws {
        var document = document(sheet, of: source, isOnly: isOnly, report: &report)
        document.description.secrecy = SecrecyLevel.higher(secrecy, document.description.secrecy)
        try emit(document)
      }
      // Whether the first sheet is the only one is known when the second is read.
      var first: NamedSheet?
      var isOnly = true
      try source.readSheets(named: nil, report: &report) { sheet, report in
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
  private func highestLevel() throws -> String? {
    var highest: String?
    try open(DecompressionBudget(forFileOf: size)) { source in
      guard source.hasSeveralSheets else { return }
      var report = ExtractionReport(format: file.format)
      try source.readSheets(named: nil, report: &report) { sheet, report in
        let described = document(sheet, of: source, isOnly: false, report: &report).description
        highest = SecrecyLevel.higher(highest, described.secrecy)
      }
    }
    return highest
  }

  /// The original of a sheet; without a name that of the only one, or the names of all.
  func original(recordID: String?) throws -> (text: String, encoding: String?) {
    var names: [String] = []
    var found: SheetText?
    try open(file.budget) { source in
      var report = ExtractionReport(format: file.format)
      try source.readSheets(named: recordID, report: &report) { sheet, _ in
        names.append(sheet.name)
        found = sheet.text
      }
      if let recordID, found == nil { throw ArchiveFailure(.missing, .noEntry(recordID)) }
    }
    guard names.count == 1, let found else { return (names.map { $0 + "\n" }.joined(), nil) }
    return (found.original, nil)
  }

  private func document(
    _ sheet: NamedSheet, of source: any SheetSource, isOnly: Bool, report: inout ExtractionReport
  ) -> ExtractedDocument {
    Self.document(
      sheet.text, name: isOnly ? nil : sheet.name, properties: source.properties, of: file,
      report: &report)
  }

  /// The document that a sheet makes.
  ///
  /// - Parameter name: its name, where its file has several.
  static func document(
    _ sheet: SheetText, name: String?, properties: EmbeddedProperties, of file: FileReader,
    report: inout ExtractionReport
  ) -> ExtractedDocument {
    var text = sheet.described(by: properties)
    let structure = DocumentAssembler(flow: text.flow).structure(&text.blocks)
    var document = ExtractedDocument(sourceScalarCount: text.flow.sourceScalarCount)
    document.recordID = name
    document.description = DocumentNaming(text: text, structure: structure)
      .description(path: file.path)
    if let name, structure.title == nil, !isProgramsName(name) {
      document.description.title = document.description.title.map { "\($0) \(name)" } ?? name
    }
    document.passages = sheet.passages()
    if document.passages.isEmpty { report.note(ExtractionProblem(.empty, entry: name)) }
    report.documentCount += 1
    return document
  }

  /// Names that programs give to sheets: `Sheet1`, `工作表1`.
  private static func isProgramsName(_ name: String) -> Bool {
    let plain = name.drop { !$0.isNumber }
    return ["Sheet", "工作表", "表", "Table"].contains(name.dropLast(plain.count))
      && plain.allSatisfy(\.isNumber)
  }
}
