internal import ArchiveModel
import TextStructure

/// A spreadsheet of OpenDocument (1.3), all of whose sheets lie in one part.
struct OpenDocumentSheets: SheetSource {
  let properties: EmbeddedProperties
  private let path: String
  private let sheets: [OpenDocumentSheetSink.Sheet]

  var hasSeveralSheets: Bool { sheets.count { !$0.isHidden && !$0.isEmpty } > 1 }

  init(_ archive: ZIPArchive, path: String) throws {
    self.path = path
    let meta = OpenDocumentProperties()
    _ = try PackagePart.parse(archive, "meta.xml", path: path, into: meta)
    properties = meta.properties
    let sink = OpenDocumentSheetSink()
    try Self.parse(archive, path: path, into: sink)
    sheets = sink.sheets
  }

  private static func parse(
    _ archive: ZIPArchive, path: String, into sink: OpenDocumentSheetSink
  ) throws {
    let manifest = OpenDocumentManifest()
    _ = try PackagePart.parse(archive, "META-INF/manifest.xml", path: path, into: manifest)
    guard !manifest.isEncrypted else { throw ArchiveFailure(.encrypted) }
    guard try PackagePart.parse(archive, "content.xml", path: path, into: sink) else {
      throw ArchiveFailure(.missing, .noEntry("content.xml"))
    }
  }

  /// Gives the cells of the visible sheets, one after the other.
  static func grids(
    _ archive: ZIPArchive, path: String, _ body: @escaping (SheetGrid) -> Void
  ) throws {
    let sink = OpenDocumentSheetSink { grid, isHidden in if !isHidden { body(grid) } }
    try parse(archive, path: path, into: sink)
  }

  func readSheets(
    named wanted: String?, report: inout ExtractionReport,
    _ body: (NamedSheet, inout ExtractionReport) throws -> Void
  ) throws {
    var names = SheetNames()
    var failure: (any Error)?
    var hasText = false
    for (index, sheet) in sheets.enumerated() {
      let name = names.name(sheet.name, index: index)
      guard wanted == nil || wanted == name else { continue }
      guard !sheet.isHidden else {
        report.note(ExtractionProblem(.hiddenText, entry: name))
        continue
      }
      for problem in sheet.problems {
        var problem = problem
        problem.entry = name
        report.note(problem)
      }
      switch sheet.text {
      case .success(let text) where text.isEmpty: continue
      case .success(let text):
        hasText = true
        try body(NamedSheet(name: name, text: text), &report)
      case .failure(let error):
        failure = failure ?? error
        report.note(ExtractionProblem(.badEntry, entry: name, detail: Fact(error, path: path)))
      }
    }
    if let failure, !hasText { throw failure }
  }
}

extension FormatReader {
  /// Reads `.ods`.
  static let openSpreadsheet = FormatReader.archive(
    ArchiveFormat(
      read: { try OpenDocumentSheets.documents(of: $0, $1).read(report: &$2, emit: $3) },
      original: { try OpenDocumentSheets.documents(of: $0, $1).original(recordID: $2) }))
}

extension OpenDocumentSheets {
  /// The documents of a file.
  static func documents(of file: FileReader, _ bytes: [UInt8]) -> SheetDocuments {
    SheetDocuments(file: file, size: bytes.count) { budget, body in
      try ZIPArchive.withArchive(bytes, budget: budget, path: file.path) { archive in
        try body(OpenDocumentSheets(archive, path: file.path))
      }
    }
  }
}
