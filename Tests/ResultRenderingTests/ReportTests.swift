import ArchiveModel
import Testing

@testable import ResultRendering

@Suite("Reports, as people and programs are given them") struct ReportTests {
  private typealias Samples = ReportSamples

  private func phrases(_ language: Language) -> Phrases {
    Phrases(language, advice: Advice(archive: "/srv/云岫 档案"))
  }

  /// One golden file for a report: its text, and its JSON.
  private func expect(
    _ name: String, _ language: Language, _ parts: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try expectGolden(
      parts.map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }.joined(separator: "----\n"),
      "report-\(name).\(language.rawValue).txt", sourceLocation: sourceLocation)
  }

  @Test(arguments: Language.allCases) func accession(_ language: Language) throws {
    var report = AccessionReport(outcomes: Samples.outcomes, phrases: phrases(language))
    var summary = IndexingSummary()
    summary.failed = [
      .init(path: Samples.taken.path, reason: .file(FileFact(.reading(.encrypted))))
    ]
    report.note(summary)
    #expect(report.hasRefusals)
    try expect(
      "accession", language, report.text, report.summary,
      report.refusals.joined(separator: "\n"), try report.json())
  }

  @Test func manyRefusalsAreCutShort() {
    let outcomes = (0..<30).map {
      AccessionOutcome(given: "\($0)", state: .refused(reason: .tooLarge, detail: nil))
    }
    let report = AccessionReport(outcomes: outcomes, isDryRun: true, phrases: phrases(.english))
    #expect(report.refusals.count == 21)
    #expect(report.refusals.last == "and 10 more")
    #expect(report.summary.contains("0 would be taken in"))
  }

  @Test(arguments: Language.allCases) func edit(_ language: Language) throws {
    var report = EditReport(
      document: Samples.document, isDryRun: true, phrases: phrases(language))
    let nothing = report.text
    (report.changes, report.entry) = (Samples.changes, 7)
    report.warnings = [phrases(language).oddNumber("abc")]
    try expect("edit", language, nothing, report.text, try report.json())
  }

  @Test(arguments: Language.allCases) func history(_ language: Language) throws {
    let report = HistoryReport(
      entries: Samples.entries, badLines: [.init(line: 4, reason: .chainBroken)],
      phrases: phrases(language))
    try expect("history", language, report.text, try report.jsonLines(), try report.json())
  }

  @Test(arguments: Language.allCases) func table(_ language: Language) throws {
    let report = ImportReport(
      outcomes: Samples.rows, ignoredColumns: ["备注", "页数"], repeatedColumns: ["题名"],
      isDryRun: false, phrases: phrases(language))
    #expect(report.hasProblems)
    try expect("import", language, report.text, try report.json(), try report.jsonLines())
  }

  @Test(arguments: Language.allCases) func indexing(_ language: Language) throws {
    try expect(
      "indexing", language, IndexingReport.text(Samples.indexing, phrases(language)))
  }

  @Test(arguments: Language.allCases) func verification(_ language: Language) throws {
    let report = VerificationReportText(Samples.verification, phrases(language))
    try expect("verification", language, report.text, try report.json())
    let sound = VerificationReportText(VerificationReport(), phrases(language))
    #expect(sound.text.split(separator: "\n").count == 2)
    var four = Samples.verification
    four.access = AccessFindings()
    try expect("verification-four", language, FourPropertiesText(four, phrases(language)).text)
    #expect(try sound.json().contains("\"ok\":true"))
  }

  @Test(arguments: Language.allCases) func health(_ language: Language) throws {
    let report = DoctorReport(
      Samples.health, archive: "/srv/云岫 档案", version: "1.2.3", locale: "zh_CN.UTF-8",
      phrases: phrases(language))
    try expect("health", language, report.text, try report.json())
    var well = ArchiveHealth()
    (well.hasCorpus, well.index, well.sandbox) = (true, .current, .working(path: "/usr/bin/bwrap"))
    let sound = DoctorReport(
      well, archive: ".", version: "1.2.3", locale: nil, phrases: phrases(language))
    #expect(try sound.json().contains("\"is_well\":true"))
  }

  @Test func evaluation() throws {
    try expect(
      "evaluation", .english, EvaluationReport.text(Samples.evaluation),
      try EvaluationReport.json(Samples.evaluation))
  }

  @Test func adviceNamesTheArchive() {
    #expect(Advice().command("index") == "chadang index")
    #expect(Advice(archive: "a/b").command("index") == "chadang --archive a/b index")
    #expect(Advice(archive: "it's").command("verify") == "chadang --archive 'it'\\''s' verify")
  }

  @Test(arguments: Language.allCases) func progress(_ language: Language) {
    var progress = IndexingProgress(
      filesDone: 5, filesTotal: 10, bytesDone: 5_000_000, bytesTotal: 10_000_000, documents: 5,
      isFinishing: false)
    let text = phrases(language).progress(progress, elapsed: 2, hasBar: true)
    #expect(text.hasPrefix("██████████░░░░░░░░░░ 5/10 "))
    #expect(text.contains("2.5 MB/"))
    #expect(text.contains(language == .chinese ? "约剩 2 秒" : "about 2 s left"))
    progress.isFinishing = true
    #expect(!phrases(language).progress(progress, elapsed: 2, hasBar: true).contains("█"))
  }

  @Test(arguments: Language.allCases) func problemsWithRequests(_ language: Language) throws {
    var fields = RequestFields()
    (fields[.kind], fields[.since], fields[.until]) = (["none"], ["2021"], ["2020"])
    (fields[.limit], fields[.sort]) = (["0"], ["x"])
    let error = #expect(throws: RequestProblems.self) { try SearchRequest(fields) }
    let texts = try #require(error).problems.map { phrases(language).text(of: $0) }
    try expect("usage", language, texts.joined(separator: "\n"))
  }
}
