package import ArchiveModel

/// What an indexing run did, in words.
package enum IndexingReport {
  /// The most refusals that messages name one by one.
  private static let refusalsNamed = 20

  /// What the system refused to show, a line each, for whoever does not see the report.
  package static func refusals(_ summary: IndexingSummary, _ phrases: Phrases) -> [String] {
    let unread = summary.failed.filter { failed in
      if case .file(let fact) = failed.reason { fact.errorNumber != nil } else { false }
    }
    let lines =
      (summary.kept + unread).map { "\($0.path): \(phrases.text(of: $0.reason))" }
      + summary.passedOver.filter(\.isRefused).map { line($0, phrases) }
    let named = lines.prefix(refusalsNamed).map(OneLine.text)
    let rest = lines.count - named.count
    return rest > 0 ? named + [phrases.moreRefusals(rest)] : named
  }

  private static func line(_ file: PassedOverFile, _ phrases: Phrases) -> String {
    "\(file.path): \(phrases.text(of: file.reason))"
      + (file.errorNumber.map { " (\(phrases.systemError($0)))" } ?? "")
  }

  package static func text(_ summary: IndexingSummary, _ phrases: Phrases) -> String {
    func section(_ title: String, _ entries: [String]) -> [String] {
      guard !entries.isEmpty else { return [] }
      return ["\(title) (\(entries.count)):"] + entries.map { "  " + OneLine.text($0) }
    }
    func lines(_ problems: [IndexingSummary.Problem]) -> [String] {
      problems.map { "\($0.path): \(phrases.text(of: $0.reason))" }
    }
    var text = summary.rebuiltBecause.map { [phrases.indexRebuilt(phrases.text(of: $0))] } ?? []
    if summary.filesMoved > 0 { text.append(phrases.filesMoved(summary.filesMoved)) }
    text += [phrases.filesIndexed(summary), phrases.indexNow(summary)]
    text += section(phrases.filesNotRead, lines(summary.failed))
    text += section(phrases.filesKept, lines(summary.kept))
    text += section(phrases.filesReadWithProblems, lines(summary.problems))
    text += section(
      phrases.filesPassedOver,
      summary.passedOver.map { line($0, phrases) })
    return text.joined(separator: "\n")
  }
}
