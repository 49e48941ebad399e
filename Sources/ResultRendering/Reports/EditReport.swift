package import ArchiveModel

/// What was changed in a description, in words and in JSON.
package struct EditReport {
  private let document: DescribedDocument
  private let isDryRun: Bool
  private let phrases: Phrases
  package var changes: [RegisterEntry.Change] = []
  /// What is odd and was done all the same.
  package var warnings: [String] = []
  /// The number of the register's entry.
  package var entry: Int?

  package init(document: DescribedDocument, isDryRun: Bool, phrases: Phrases) {
    (self.document, self.isDryRun, self.phrases) = (document, isDryRun, phrases)
  }

  package var text: String {
    guard !changes.isEmpty else { return OneLine.text(phrases.nothingChanged(document)) + "\n" }
    var lines = ["\(document.id)  \(document.name)"]
    lines += changes.map { "    " + phrases.change($0) }
    if isDryRun { lines.append(phrases.onlyAPreview) }
    return lines.map { OneLine.text($0) + "\n" }.joined()
  }

  private struct Fields: Encodable {
    var dryRun: Bool
    var id: String
    var path: String
    var record: String?
    var entry: Int?
    var changes: [RegisterEntry.Change]
    var warnings: [String]
  }

  package func json() throws -> String {
    try JSONText.line(
      Fields(
        dryRun: isDryRun, id: document.id, path: document.path, record: document.record,
        entry: entry, changes: changes, warnings: warnings))
  }
}
