internal import ArchiveModel

/// Reads an archive of documents: each entry of a format we read is a document of its own, or a
/// container of its own, whose records' ids then follow the entry's path and `//`. An entry that
/// cannot be read is a problem of its own; the rest goes in.
struct ZIPReader {
  /// The archive as a file.
  let file: FileReader

  /// What stands between an entry's path, in which it never stands, and a record of the entry.
  private static let separator = "//"

  func read(
    _ bytes: [UInt8], report: inout ExtractionReport, emit: (ExtractedDocument) throws -> Void
  ) throws {
    try withArchive(bytes) { archive in
      for entry in archive.entries() {
        guard isRead(entry, report: &report) else { continue }
        do {
          let inner = try reader(of: entry).extract(archive.read(entry)) { document in
            var document = document
            document.recordID =
              document.recordID.map { entry.path + Self.separator + $0 } ?? entry.path
            do { try emit(document) } catch { throw Stopped(reason: error) }
          }
          report.documentCount += inner.documentCount
          for problem in inner.problems { report.note(problem.inside(entry.path)) }
        } catch let stop as Stopped {
          throw stop.reason
        } catch {
          report.note(ExtractionProblem(.badEntry, entry: entry.path, detail: words(error, entry)))
        }
      }
      if report.documentCount == 0 { report.note(ExtractionProblem(.empty)) }
    }
  }

  /// The original of a record, or the names of the entries.
  func original(_ bytes: [UInt8], recordID: String?) throws -> (text: String, encoding: String?) {
    try withArchive(bytes) { archive in
      let entries = archive.entries()
      guard let recordID else {
        return (entries.map { $0.path + "\n" }.joined(), nil)
      }
      let (path, rest) = Self.split(recordID)
      guard let entry = entries.first(where: { $0.path == path && $0.kind == .file }) else {
        throw ArchiveFailure(.missing, "no entry \(path)")
      }
      return try reader(of: entry).original(archive.read(entry), recordID: rest)
    }
  }

  /// Thrown through the reading of an entry when `emit` ends the extraction.
  private struct Stopped: Error { var reason: any Error }

  private func withArchive<Result>(_ bytes: [UInt8], _ body: (ZIPArchive) throws -> Result) throws
    -> Result
  {
    guard file.depth < DecompressionBudget.deepestNesting else {
      throw ExtractionError(.nestedTooDeep, path: file.path)
    }
    do {
      return try ZIPArchive.withArchive(bytes, budget: file.budget, body)
    } catch let failure as ArchiveFailure {
      throw ExtractionError(failure, path: file.path)
    }
  }

  private func reader(of entry: ZIPArchive.Entry) throws -> FileReader {
    try FileReader(
      path: entry.path, options: file.options, budget: file.budget, depth: file.depth + 1)
  }

  /// Whether an entry is to be read; what is passed over is noted.
  private func isRead(_ entry: ZIPArchive.Entry, report: inout ExtractionReport) -> Bool {
    switch entry.kind {
    case .folder: return false
    case .symbolicLink:
      report.note(ExtractionProblem(.passedOver, entry: entry.path, detail: "symbolic link"))
      return false
    case .file: break
    }
    // What archivers of other systems leave behind.
    let name = entry.path.split(separator: "/").last ?? ""
    if name.hasPrefix(".") || entry.path.hasPrefix("__MACOSX/") || name == "Thumbs.db"
      || name == "desktop.ini" || name.hasPrefix("~$")
    {
      return false
    }
    guard DocumentFormat(path: entry.path) != nil else {
      report.note(ExtractionProblem(.passedOver, entry: entry.path, detail: "format not read"))
      return false
    }
    return true
  }

  private static func split(_ recordID: String) -> (path: String, rest: String?) {
    let bytes = Array(recordID.utf8)
    for index in bytes.indices.dropLast() where bytes[index] == 0x2F && bytes[index + 1] == 0x2F {
      return (
        String(decoding: bytes[..<index], as: UTF8.self),
        String(decoding: bytes[(index + 2)...], as: UTF8.self)
      )
    }
    return (recordID, nil)
  }

  /// An error without the entry's path, beside which it is shown.
  private func words(_ error: any Error, _ entry: ZIPArchive.Entry) -> String {
    if let failure = error as? ArchiveFailure {
      return words(ExtractionError(failure, path: entry.path), entry)
    }
    let text = "\(error)"
    let prefix = entry.path + ": "
    return text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text
  }
}
