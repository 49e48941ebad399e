import ArchiveIndex
public import ArchiveModel
import Corpus
import DocumentFormats
import TextAnalysis

extension LiveArchive {
  /// Hands out documents one by one, by path, in one read transaction; one at a time is in memory.
  ///
  /// - Throws: ``ArchiveIndexError`` for a damaged index, and what `emit` throws.
  public func export(_ request: ExportRequest, emit: (ExportedDocument) throws -> Void) throws
    -> ExportSummary
  {
    var summary = ExportSummary()
    try withSession { session, analyzer, corpus in
      summary.isComplete = try session.isComplete()
      let filter = request.filter.folded(by: analyzer)
      let passing = try session.documents(
        passing: filter, scope: request.includesNotFound ? .all : .current, analyzer: analyzer)
      try session.forEachDocument { row in
        guard passing.contains(row.number) else { return }
        let document = try self.document(row, session, corpus, &summary)
        summary.documentCount += 1
        summary.passageCount += document.view.passageCount
        try emit(document)
      }
    }
    return summary
  }

  private func document(
    _ row: IndexSession.DocumentRow, _ session: IndexSession, _ corpus: CorpusReader,
    _ summary: inout ExportSummary
  ) throws -> ExportedDocument {
    let passages = try session.passages(of: row, ordinals: 0..<row.passages.count).map {
      DocumentView.IdentifiedPassage(id: Identifiers.passage($0), passage: $0.passage)
    }
    let view = DocumentView(
      document: row.summary, contentSHA256: ContentDigest(bytes: row.fileDigest)?.hexadecimal ?? "",
      format: row.format, encoding: row.encoding, passages: passages,
      passageCount: passages.count)
    let mediaType =
      DocumentFormat(rawValue: row.format)?.mediaType ?? OriginalDocument.unknownMediaType
    if row.summary.externalID == nil, let format = ExportedDocument.TextFormat(rawValue: row.format)
    {
      if let content = try? corpus.content(ofFile: row.summary.path),
        content.digest.bytes == row.fileDigest,
        let text = try? decodedOriginal(
          content.source, path: row.summary.path, conversions: corpus.conversions(for: content)
        ).text
      {
        return ExportedDocument(view: view, text: text, textFormat: format, mediaType: mediaType)
      }
      summary.changedPaths.append(row.summary.path)
    }
    return ExportedDocument(
      view: view, text: ExportedDocument.text(of: passages.map(\.passage)), textFormat: nil,
      mediaType: mediaType)
  }
}
