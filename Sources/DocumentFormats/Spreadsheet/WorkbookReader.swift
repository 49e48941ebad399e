/// Reads `.xlsx` (ECMA-376, SpreadsheetML).
struct WorkbookReader {
  /// The workbook as a file.
  let file: FileReader

  /// The sheets of a workbook.
  func sheets(_ bytes: [UInt8]) -> SheetDocuments {
    SheetDocuments(file: file, size: bytes.count) { budget, body in
      try ZIPArchive.withArchive(bytes, budget: budget, path: file.path) { archive in
        try body(Workbook(archive, path: file.path))
      }
    }
  }
}

extension FormatReader {
  /// Reads `.xlsx`.
  static let workbook = FormatReader.archive(
    ArchiveFormat(
      read: { try WorkbookReader(file: $0).sheets($1).read(report: &$2, emit: $3) },
      original: { try WorkbookReader(file: $0).sheets($1).original(recordID: $2) }))
}
