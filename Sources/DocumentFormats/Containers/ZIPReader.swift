internal import ArchiveModel

/// Reads an archive of documents: each entry of a format we read is a document of its own, or a
/// container of its own, whose records' ids then follow the entry's path and `//`. An entry that
/// cannot be read is a problem of its own; the rest goes in.
struct ZIPReader {
  /// The archive as a file.
  let file: FileReader

  func read(
    _ bytes: [UInt8], report: inout ExtractionReport, emit: (ExtractedDocument) throws -> Void
  ) throws {
    prepareConversions(bytes)
    try withArchive(bytes) { archive in
      for entry in archive.entries() {
        guard file.readsEntry(entry.path, entry.kind, report: &report) else { continue }
        try file.extractEntry(entry.path, report: &report, emit: emit) { limit in
          try archive.read(entry, limit: limit)
        }
      }
      if report.documentCount == 0 { report.note(ExtractionProblem(.empty)) }
    }
  }

  /// Converts the entries together that are converted before they are read. They are unpacked for that once more,
  /// with a budget of their own.
  private func prepareConversions(_ bytes: [UInt8]) {
    guard file.depth < DecompressionBudget.deepestNesting else { return }
    let budget = DecompressionBudget(forFileOf: bytes.count)
    try? ZIPArchive.withArchive(bytes, budget: budget, path: file.path) { archive in
      let entries = archive.entries().filter { entry in
        entry.kind == .file && !entry.isEncrypted && !EntryName.isLeftBehind(entry.path)
          && DocumentFormat(path: entry.path)?.traits.conversion != nil
      }
      // One alone is converted when it is read.
      guard entries.count > 1 else { return }
      file.conversions.prepare(
        entries.lazy.compactMap { entry -> (path: String, source: any ByteSource)? in
          let limit = DocumentFormat(path: entry.path)?.traits.largestEntry ?? 0
          return (try? archive.read(entry, limit: limit)).map { (path: entry.path, source: $0) }
        })
    }
  }

  /// The original of a record, or the names of the entries.
  func original(_ bytes: [UInt8], recordID: String?) throws -> (text: String, encoding: String?) {
    try withArchive(bytes) { archive in
      let entries = archive.entries()
      guard let recordID else {
        return (entries.map { $0.path + "\n" }.joined(), nil)
      }
      let (path, rest) = EntryName.split(recordID)
      guard let entry = entries.first(where: { $0.path == path && $0.kind == .file }) else {
        throw ArchiveFailure(.missing, .noEntry(path))
      }
      return try file.originalOfEntry(path, recordID: rest) { limit in
        try archive.read(entry, limit: limit)
      }
    }
  }

  private func withArchive<Result>(_ bytes: [UInt8], _ body: (ZIPArchive) throws -> Result) throws
    -> Result
  {
    guard file.depth < DecompressionBudget.deepestNesting else {
      throw ExtractionError(.nestedTooDeep, path: file.path)
    }
    return try ZIPArchive.withArchive(bytes, budget: file.budget, path: file.path, body)
  }

}

extension FileReader {
  /// Whether an entry of an archive is to be read; what is passed over is noted.
  func readsEntry(
    _ path: String, _ kind: ZIPArchive.Entry.Kind, report: inout ExtractionReport
  ) -> Bool {
    switch kind {
    case .folder: return false
    case .symbolicLink:
      report.note(ExtractionProblem(.passedOver, entry: path, detail: .symbolicLink))
      return false
    case .other:
      report.note(ExtractionProblem(.passedOver, entry: path, detail: .notAFile))
      return false
    case .file: break
    }
    guard !EntryName.isLeftBehind(path) else { return false }
    guard DocumentFormat(path: path) != nil else {
      report.note(ExtractionProblem(.passedOver, entry: path, detail: .formatNotRead))
      return false
    }
    return true
  }
}

extension FormatReader {
  /// Reads `.zip`.
  static let zip = FormatReader.archive(
    ArchiveFormat(
      read: { try ZIPReader(file: $0).read($1, report: &$2, emit: $3) },
      original: { try ZIPReader(file: $0).original($1, recordID: $2) }))
}
