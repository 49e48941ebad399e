package import ArchiveModel

/// What an indexing run did, in words.
package enum IndexingReport {
  package static func text(_ summary: IndexingSummary, _ phrases: Phrases) -> String {
    func section(_ title: String, _ entries: [String]) -> [String] {
      guard !entries.isEmpty else { return [] }
      return ["\(title) (\(entries.count)):"] + entries.map { "  " + OneLine.text($0) }
    }
    func lines(_ problems: [IndexingSummary.Problem]) -> [String] {
      problems.map { "\($0.path): \(phrases.text(of: $0.reason))" }
    }
    var text = summary.rebuiltBecause.map { [phrases.indexRebuilt(phrases.text(of: $0))] } ?? []
    text += [phrases.filesIndexed(summary), phrases.indexNow(summary)]
    text += section(phrases.filesNotRead, lines(summary.failed))
    text += section(phrases.filesKept, lines(summary.kept))
    text += section(phrases.filesReadWithProblems, lines(summary.problems))
    text += section(
      phrases.filesPassedOver,
      summary.passedOver.map { file in
        "\(file.path): \(phrases.text(of: file.reason))"
          + (file.errorNumber.map { " (\(phrases.systemError($0)))" } ?? "")
      })
    return text.joined(separator: "\n")
  }
}
