package import ArchiveModel

/// What a numbering gave documents, in words and in JSON.
package struct NumberingReport {
  private let numbered: [(document: DescribedDocument, changes: [RegisterEntry.Change])]
  private let unchangedCount: Int
  private let lacking: [(document: DocumentSummary, fields: [DocumentDescription.Field])]
  private let repeated: [DocumentSummary]
  private let isDryRun: Bool
  private let phrases: Phrases

  /// - Parameters:
  ///   - numbered: the documents that get a number, and what changes.
  ///   - unchangedCount: how many keep what they have.
  ///   - lacking: those that cannot be numbered, with what they lack.
  ///   - repeated: those whose item number another has, too.
  package init(
    numbered: [(document: DescribedDocument, changes: [RegisterEntry.Change])],
    unchangedCount: Int,
    lacking: [(document: DocumentSummary, fields: [DocumentDescription.Field])],
    repeated: [DocumentSummary], isDryRun: Bool, phrases: Phrases
  ) {
    (self.numbered, self.unchangedCount, self.lacking) = (numbered, unchangedCount, lacking)
    (self.repeated, self.isDryRun, self.phrases) = (repeated, isDryRun, phrases)
  }

  package var text: String {
    var lines: [String] = []
    for (document, changes) in numbered {
      lines.append(
        [document.id, document.description.title, document.name].compactMap(\.self)
          .joined(separator: "  "))
      lines += changes.map { "    " + phrases.change($0) }
    }
    for document in repeated {
      lines.append(phrases.itemRepeated(document))
    }
    for (document, fields) in lacking {
      lines.append(phrases.notNumbered(document, lacking: fields.map(phrases.name(of:))))
    }
    lines.append(
      phrases.numbered(numbered.count, unchanged: unchangedCount, lacking: lacking.count))
    if isDryRun { lines.append(phrases.onlyAPreview) }
    return lines.map { OneLine.text($0) + "\n" }.joined()
  }

  private struct Fields: Encodable {
    struct Numbered: Encodable {
      var id: String
      var path: String
      var record: String?
      var changes: [RegisterEntry.Change]
    }

    struct Lacking: Encodable {
      var id: String
      var path: String
      var missing: [String]
    }

    var dryRun: Bool
    var numbered: [Numbered]
    var unchanged: Int
    var lacking: [Lacking]
    var repeated: [String]
  }

  package func json() throws -> String {
    try JSONText.line(
      Fields(
        dryRun: isDryRun,
        numbered: numbered.map {
          .init(
            id: $0.document.id, path: $0.document.path, record: $0.document.record,
            changes: $0.changes)
        }, unchanged: unchangedCount,
        lacking: lacking.map {
          .init(
            id: $0.document.id, path: $0.document.path, missing: $0.fields.map(\.rawValue))
        }, repeated: repeated.map(\.id)))
  }
}
