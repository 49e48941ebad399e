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
      let (reader, bytes) = try reader(ofEntry: entryPath, content)
      let inner = try reader.extract(bytes) { document in
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
    } catch let error as ExtractionError where isUnreadPicture(entryPath, error) {
      report.note(
        ExtractionProblem(
          .passedOver, entry: entryPath,
          detail: options.scanLanguage == nil ? .formatNotRead : .file(error.fileFact)))
    } catch {
      report.note(
        ExtractionProblem(.badEntry, entry: entryPath, detail: Fact(error, path: entryPath)))
    }
  }

  /// Whether an entry is a picture without text, or one in which none was to be looked for.
  private func isUnreadPicture(_ entryPath: String, _ error: ExtractionError) -> Bool {
    DocumentFormat(path: entryPath)?.isPicture ?? false
      && (error.code == .noTextLayer || options.scanLanguage == nil)
  }

  /// The original of an entry, or of a record in it.
  func originalOfEntry(
    _ entryPath: String, recordID: String?, content: (_ limit: Int) throws -> [UInt8]
  ) throws -> (text: String, encoding: String?) {
    let (reader, bytes) = try reader(ofEntry: entryPath, content)
    return try reader.original(bytes, recordID: recordID)
  }

  private func reader(ofEntry entryPath: String, _ content: (_ limit: Int) throws -> [UInt8]) throws
    -> (FileReader, [UInt8])
  {
    guard depth < DecompressionBudget.deepestNesting else {
      throw ExtractionError(.nestedTooDeep, path: entryPath)
    }
    guard let named = DocumentFormat(path: entryPath) else {
      throw ExtractionError(.unknownFormat, path: entryPath)
    }
    let bytes = try content(named.traits.largestEntry)
    let format = try DocumentFormat.recognized(bytes, path: entryPath)
    guard bytes.count <= format.traits.largestEntry else {
      throw ExtractionError(.tooLarge, path: entryPath)
    }
    let reader = FileReader(
      path: entryPath, format: format, options: options, conversions: conversions, budget: budget,
      depth: depth + 1)
    return (reader, bytes)
  }
}
