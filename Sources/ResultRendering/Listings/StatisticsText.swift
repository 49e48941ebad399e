public import ArchiveModel

/// What is in an archive, in numbers.
public enum StatisticsText {
  /// The numbers for a person.
  public static func render(
    _ statistics: ArchiveStatistics, style: TerminalStyle, language: Language
  ) -> String {
    let phrases = Phrases(language)
    var lines = phrases.statistics(statistics)
    func add(_ name: String, _ counts: [ArchiveStatistics.Count]) {
      guard !counts.isEmpty else { return }
      let parts = counts.map { "\(DisplayText.singleLine($0.value ?? phrases.none)) \($0.count)" }
      lines += TerminalParagraph([
        TerminalParagraph.Run(text: "\(name): ", role: .faint),
        TerminalParagraph.Run(text: parts.joined(separator: "  ")),
      ]).lines(style)
    }
    add(phrases.kind, statistics.kinds)
    add(phrases.year, statistics.years)
    add(phrases.format, statistics.formats)
    add(
      phrases.contentState,
      statistics.contentStates.map { count in
        .init(
          value: count.value.flatMap(ContentState.init(rawValue:)).map { phrases.text(of: $0) },
          count: count.count)
      })
    return lines.joined(separator: "\n") + "\n"
  }
}

/// What is in an archive, in JSON.
public enum StatisticsJSON {
  /// The fields of ``StatusJSON``, and the counts.
  public static func render(_ statistics: ArchiveStatistics, language: Language = .english) throws
    -> String
  {
    try JSONText.encode(StatisticsFields(statistics, language: language))
  }
}

private struct StatisticsFields: Encodable, Sendable {
  struct CountFields: Encodable, Sendable {
    @OrNull var value: String?
    var count: Int
  }

  var status: String
  var documents: Int
  var passages: Int
  var problems: Int
  var isComplete: Bool
  var analysisVersion: String
  var withdrawn: Int
  var replaced: Int
  var files: Int
  var failedFiles: Int
  var accessions: Int
  var kinds: [CountFields]
  var years: [CountFields]
  var formats: [CountFields]
  var contentStates: [CountFields]
  var notices: [NoticeFields]

  init(_ statistics: ArchiveStatistics, language: Language) {
    let status = statistics.status
    self.status = status.isComplete ? "ok" : "incomplete"
    (documents, passages) = (status.documentCount, status.passageCount)
    (problems, isComplete) = (status.problemCount, status.isComplete)
    analysisVersion = status.analysisVersion
    (withdrawn, replaced) = (statistics.withdrawnCount, statistics.replacedCount)
    (files, failedFiles) = (statistics.fileCount, statistics.failedFileCount)
    accessions = statistics.accessionCount
    func fields(_ counts: [ArchiveStatistics.Count]) -> [CountFields] {
      counts.map { CountFields(value: $0.value, count: $0.count) }
    }
    (kinds, years) = (fields(statistics.kinds), fields(statistics.years))
    formats = fields(statistics.formats)
    contentStates = fields(statistics.contentStates)
    notices = IncompleteNotice.fields(isComplete: status.isComplete, language: language)
  }
}
