internal import ArchiveModel

/// Files in files: the entries of an archive, the attachments of a message.
extension FileReader {
  /// Thrown through the reading of an entry when `emit` ends the extraction.
  private struct Stopped: Error { var reason: any Error }

  /// Extracts the documents of an entry. One that cannot be read is a problem of its own.
  ///
  /// - Parameters:
  ///   - entryPath: its name, which is its documents' record id.
  ///   - content: gives its bytes, up to a limit.
  func extractEntry(
    _ entryPath: String, report: inout ExtractionReport, emit: (ExtractedDocument) throws -> Void,
    content: (_ limit: Int) throws -> [UInt8]
  ) throws {
    var count = 0
    defer { report.documentCount += count }
    let mostDocuments = DecompressionBudget.mostDocuments - report.documentCount
    do {
      let reader = try reader(ofEntry: entryPath)
      let inner = try reader.extract(content(reader.format.traits.largestEntry)) { document in
        guard count < mostDocuments else {
          throw ExtractionError(
            .tooLarge, path: entryPath,
            detail: .laterDocumentsLeftOut(limit: DecompressionBudget.mostDocuments))
        }
        count += 1
        var document = document
        document.recordID =
          document.recordID.map { entryPath + EntryName.separator + $0 } ?? entryPath
        do { try emit(document) } catch { throw Stopped(reason: error) }
      }
      // What was read from pictures must be read so again, for the original.
      if ExtractionOptions.reading(encoding: inner.encoding).scanLanguage != nil {
        report.encoding = inner.encoding
      }
      for problem in inner.problems { report.note(problem.inside(entryPath)) }
    } catch let stop as Stopped {
      throw stop.reason
    } catch {
      report.note(
        ExtractionProblem(.badEntry, entry: entryPath, detail: Fact(error, path: entryPath)))
    }
  }

  /// The original of an entry, or of a record in it.
  func originalOfEntry(
    _ entryPath: String, recordID: String?, content: (_ limit: Int) throws -> [UInt8]
  ) throws -> (text: String, encoding: String?) {
    let reader = try reader(ofEntry: entryPath)
    return try reader.original(content(reader.format.traits.largestEntry), recordID: recordID)
  }

  private func reader(ofEntry entryPath: String) throws -> FileReader {
    guard depth < DecompressionBudget.deepestNesting else {
      throw ExtractionError(.nestedTooDeep, path: entryPath)
    }
    return try FileReader(path: entryPath, options: options, budget: budget, depth: depth + 1)
  }
}
