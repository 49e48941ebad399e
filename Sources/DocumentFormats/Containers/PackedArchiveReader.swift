internal import ArchiveModel

/// Reads an archive that libarchive unpacks: each entry of a format we read is a document of its own, as those of
/// a ZIP archive are (``ZIPReader``).
struct PackedArchiveReader {
  /// The archive as a file.
  let file: FileReader

  func read(
    _ bytes: [UInt8], report: inout ExtractionReport, emit: (ExtractedDocument) throws -> Void
  ) throws {
    // libarchive knows no format in a file that unpacks to nothing.
    if holdsNothing(bytes) {
      if file.readsEntry(file.stem, .file, report: &report) {
        try file.extractEntry(file.stem, report: &report, emit: emit) { _ in [] }
      }
      if report.documentCount == 0 { report.note(ExtractionProblem(.empty)) }
      return
    }
    try withArchive(bytes) { archive in
      var last: String?
      while let entry = try next(archive, after: last, report: &report) {
        last = entry.path
        guard file.readsEntry(entry.path, entry.kind, report: &report) else { continue }
        try file.extractEntry(entry.path, report: &report, emit: emit) { limit in
          try archive.read(entry, limit: limit)
        }
      }
      if archive.isTar, PackedArchive.agreesWithChecksum(bytes) == false {
        report.note(ExtractionProblem(.badEntry, detail: .packedDataDamaged))
      }
      if report.documentCount == 0 { report.note(ExtractionProblem(.empty)) }
    }
  }

  /// Whether it is an empty file, packed by gzip: its checksum says so, and no entry begins.
  private func holdsNothing(_ bytes: [UInt8]) -> Bool {
    guard GzipChecksum(of: bytes)?.isOfNothing ?? false else { return false }
    let entry = try? withArchive(bytes) { try $0.next(stem: file.stem) }
    return (entry ?? nil) == nil
  }

  /// The next entry. Where the archive is damaged behind an entry, the ones before it go in.
  private func next(
    _ archive: PackedArchive, after last: String?, report: inout ExtractionReport
  ) throws -> PackedArchive.Entry? {
    do { return try archive.next(stem: file.stem) } catch {
      guard let last else { throw error }
      // Where the last entry itself is cut off, that was said; not so what a bound leaves out behind it.
      if error.reason != .tooLarge, report.problems.last?.entry == last,
        report.problems.last?.code == .badEntry
      {
        return nil
      }
      report.note(
        ExtractionProblem(
          .badEntry, detail: .part(last, Fact(error, path: file.path))))
      return nil
    }
  }

  /// The original of a record, or the names of the entries.
  func original(_ bytes: [UInt8], recordID: String?) throws -> (text: String, encoding: String?) {
    if holdsNothing(bytes) {
      guard let recordID else { return (file.stem + "\n", nil) }
      return try file.originalOfEntry(file.stem, recordID: EntryName.split(recordID).1) { _ in [] }
    }
    return try withArchive(bytes) { archive in
      guard let recordID else {
        var names = ""
        var last: String?
        var report = ExtractionReport(format: file.format)
        while let entry = try next(archive, after: last, report: &report) {
          last = entry.path
          names += entry.path + "\n"
        }
        return (names, nil)
      }
      let (path, rest) = EntryName.split(recordID)
      while let entry = try archive.next(stem: file.stem) {
        guard entry.path == path, entry.kind == .file else { continue }
        return try file.originalOfEntry(path, recordID: rest) { limit in
          try archive.read(entry, limit: limit)
        }
      }
      throw ArchiveFailure(.missing, .noEntry(path))
    }
  }

  private func withArchive<Result>(
    _ bytes: [UInt8], _ body: (PackedArchive) throws -> Result
  ) throws -> Result {
    guard file.depth < DecompressionBudget.deepestNesting else {
      throw ExtractionError(.nestedTooDeep, path: file.path)
    }
    do {
      return try PackedArchive.withArchive(bytes, budget: file.budget, body)
    } catch let failure as ArchiveFailure {
      throw ExtractionError(failure, path: file.path)
    }
  }
}

extension FormatReader {
  /// Reads `.7z`, `.rar`, `.tar` and files that are packed alone.
  static let packedArchive = FormatReader.archive(
    ArchiveFormat(
      read: { try PackedArchiveReader(file: $0).read($1, report: &$2, emit: $3) },
      original: { try PackedArchiveReader(file: $0).original($1, recordID: $2) }))
}
