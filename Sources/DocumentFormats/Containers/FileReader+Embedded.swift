internal import ArchiveModel

/// Files that are embedded in an office document: each of a format that is read is a document of its own, with its
/// path in the package for a record id, as an archive's entries are.
extension FileReader {
  /// The folder of a package of the format that embedded files lie in; `nil` where there is none.
  private var embeddingFolder: String? {
    switch format {
    case .docx, .doc: "word/embeddings/"
    case .xlsx, .xls: "xl/embeddings/"
    case .pptx, .ppt, .odp: "ppt/embeddings/"
    default: nil
    }
  }

  /// Whether files are embedded in one, as its reader takes it.
  func holdsEmbedded(_ source: some ByteSource) -> Bool {
    embeddingFolder.map { PackageContent(source).holds($0) } ?? false
  }

  /// Extracts the documents that are embedded in one; what is of no format that is read is named.
  func extractEmbedded(
    _ source: some ByteSource, report: inout ExtractionReport,
    emit: (ExtractedDocument) throws -> Void
  ) throws {
    guard holdsEmbedded(source) else { return }
    try forEachEmbedded(source) { archive, entry in
      guard DocumentFormat(path: entry.path) != nil else {
        return report.note(
          ExtractionProblem(.passedOver, entry: entry.path, detail: .embeddedFile))
      }
      try extractEntry(entry.path, report: &report, emit: emit) { limit in
        try archive.read(entry, limit: limit)
      }
    }
  }

  /// Names what is embedded in a document that itself is a part of another's text.
  func noteEmbedded(_ source: some ByteSource, report: inout ExtractionReport) throws {
    guard holdsEmbedded(source) else { return }
    try forEachEmbedded(source) { _, entry in
      report.note(ExtractionProblem(.passedOver, entry: entry.path, detail: .embeddedFile))
    }
  }

  /// The original of an embedded file, or of a record in it; `nil` where a record id names none.
  func originalOfEmbedded(_ source: some ByteSource, recordID: String) throws -> (
    text: String, encoding: String?
  )? {
    guard let embeddingFolder, recordID.hasPrefix(embeddingFolder) else { return nil }
    let (path, rest) = EntryName.split(recordID)
    var original: (text: String, encoding: String?)?
    try forEachEmbedded(source) { archive, entry in
      guard entry.path == path, original == nil else { return }
      original = try originalOfEntry(path, recordID: rest) { limit in
        try archive.read(entry, limit: limit)
      }
    }
    guard let original else {
      throw ExtractionError(.badArchive, path: self.path, detail: .noEntry(path))
    }
    return original
  }

  private func forEachEmbedded(
    _ source: some ByteSource, _ body: (ZIPArchive, ZIPArchive.Entry) throws -> Void
  ) throws {
    guard let embeddingFolder else { return }
    try ZIPArchive.withArchive(source.allBytes(), budget: budget, path: path) { archive in
      for entry in archive.entries()
      where entry.kind == .file && entry.path.hasPrefix(embeddingFolder) {
        try body(archive, entry)
      }
    }
  }
}
