import ArchiveModel

/// Facts that reports are made of, one of each kind.
enum ReportSamples {
  static let description: DocumentDescription = {
    var description = DocumentDescription()
    _ = description.state(.title, ["关于做好防汛工作的通知"])
    _ = description.state(.kind, ["通知"])
    _ = description.state(.date, ["2021-03-29"])
    return description
  }()

  static let digest = String(repeating: "0a", count: 32)

  static let taken = AccessionOutcome.TakenIn(
    path: "通知/2021/防汛.txt", document: "abcdefghjkmn", accession: "2026-000001", sha256: digest,
    size: 1_234, description: description, documentCount: 1)

  static let outcomes: [AccessionOutcome] = {
    var container = taken
    (container.path, container.documentCount) = ("其他/records.jsonl", 3)
    container.unread = .file(FileFact(.reading(.badArchive)))
    return [
      AccessionOutcome(given: "in/防汛.txt", state: .added(taken)),
      AccessionOutcome(
        given: "in/records.jsonl", state: .registered(container),
        refusedDescription: .init(
          path: "in/records.jsonl.meta.yaml",
          detail: .line(1, .fieldProblem("kind", FieldProblem(.unknownKind, value: "x"))))),
      AccessionOutcome(given: "in/c.txt", state: .accepted(taken)),
      AccessionOutcome(given: "in/d.txt", state: .alreadyThere(path: taken.path)),
      AccessionOutcome(given: taken.path, state: .alreadyThere(path: taken.path)),
      AccessionOutcome(
        given: "in/\u{1B}e.docx",
        state: .refused(reason: .damaged, detail: .notOfFormat("ZIP"))),
      AccessionOutcome(given: "in/f.txt", state: .refused(reason: .missing, detail: nil)),
      AccessionOutcome(given: "in/.g", state: .passedOver),
    ]
  }()

  static let document = DescribedDocument(
    id: "abcdefghjkmn", path: "其他/records.jsonl", record: "r1", description: description)

  static let changes = [
    RegisterEntry.Change(field: "title", from: "旧题", to: "新题", fromExtracted: true),
    RegisterEntry.Change(field: "number", from: nil, to: "云政办发〔2021〕12号"),
    RegisterEntry.Change(field: "issuer", from: "县政府", to: nil),
  ]

  static let entries: [RegisterEntry] = {
    var added = RegisterEntry(
      at: "2026-11-28T00:00:00Z", by: "张三", action: .add, path: taken.path, record: nil,
      document: taken.document)
    (added.entry, added.accession, added.sha256) = (1, "2026-000001", digest)
    (added.size, added.originalName, added.source) = (1_234, "防汛.txt", "县档案馆移交")
    added.version = "通知/2020/防汛.txt"
    var edited = RegisterEntry(
      at: "2026-11-28T00:00:01Z", by: "李四", action: .edit, path: document.path,
      record: document.record, document: document.id)
    (edited.entry, edited.changes) = (2, changes)
    var replaced = RegisterEntry(
      at: "2026-11-28T00:00:02Z", by: "李四", action: .replace, path: "a.txt", record: nil,
      document: "x")
    (replaced.entry, replaced.version, replaced.why) = (3, "b.txt", "有新版")
    return [added, edited, replaced]
  }()

  static let rows: [RowOutcome] = {
    var done = RowOutcome(row: 2)
    (done.document, done.changes) = (document, changes)
    (done.oddNumber, done.isDone) = ("abc", true)
    var same = RowOutcome(row: 3)
    same.document = document
    let problems: [RowProblem] = [
      .noDocumentNamed, .noSuchDocument("x"), .severalDocuments("12号", ["a.txt", "b.txt"]),
      .value(column: "日期", FieldProblem(.notADate, value: "昨天")),
      .value(column: "文种", FieldProblem(.unknownKind, value: "没有")), .tooManyCells(9, 8),
      .sameAsRow(2), .notEditable(.line(2, .yamlReferences)), .broken(.quotationNotClosed),
    ]
    return [done, same] + problems.enumerated().map { RowOutcome(row: 4 + $0, problems: [$1]) }
  }()

  static let indexing: IndexingSummary = {
    var summary = IndexingSummary()
    (summary.filesAdded, summary.filesChanged, summary.filesRemoved) = (3, 2, 1)
    (summary.filesUnchanged, summary.documentCount, summary.passageCount) = (40, 45, 620)
    (summary.seconds, summary.indexBytes) = (1.239, 5_450_000)
    summary.rebuiltBecause = .versionExpected("11", expected: "12")
    summary.failed = [.init(path: "a.docx", reason: .file(FileFact(.reading(.badArchive))))]
    summary.kept = [.init(path: "b.txt", reason: .system(13))]
    summary.problems = [
      .init(path: "c.pdf", reason: .file(FileFact(.content(.pagesWithoutText), count: 2)))
    ]
    summary.passedOver = [
      PassedOverFile(path: "d.zzz", reason: .formatNotRead, errorNumber: nil, isRefused: false),
      PassedOverFile(path: "e", reason: .folderUnreadable, errorNumber: 13, isRefused: true),
    ]
    return summary
  }()

  static let verification: VerificationReport = {
    var report = VerificationReport()
    (report.checked.files, report.checked.documents) = (12, 11)
    (report.checked.passages, report.checked.bytes, report.seconds) = (150, 2_345_678, 0.4567)
    report.repairs = [.finishedTransaction, .rewroteManifest, .updatedIndex, .rebuiltIndex]
    for code in VerificationFinding.Code.allCases {
      let finding = VerificationFinding(code, path: "\(code.rawValue).txt")
      if code.isNotice { report.notices.append(finding) } else { report.findings.append(finding) }
    }
    let other = String(repeating: "f1", count: 32)
    report.findings += [
      VerificationFinding(
        .changed, path: "a.txt", line: 3, accession: "2026-000001", expected: digest, found: other),
      VerificationFinding(.unreadable, path: "b.txt", errorNumber: 13),
      VerificationFinding(.manifestLineBad, path: "m", line: 4, detail: "malformed"),
      VerificationFinding(.rowsLeftOver, path: "t", count: 3, fact: .value("gram_totals")),
      VerificationFinding(.transactionUnfinished, path: "corpus", count: 2),
    ]
    report.findings += (0..<25).map { VerificationFinding(.notIndexed, path: "n\($0).txt") }
    report.notices += [
      VerificationFinding(.passedOver, path: "l", found: "symbolicLink"),
      VerificationFinding(
        .writerActive, path: "index", count: 4,
        fact: .writer(process: 4711, command: "add", since: "2026-01-02T03:04:05Z")),
    ]
    return report
  }()

  static let health: ArchiveHealth = {
    var health = ArchiveHealth()
    (health.icuVersion, health.sqliteVersion) = ("72.1", "3.40.1")
    (health.schemaVersion, health.analysisVersion) = (11, "2+icu72.1")
    var found = ReadingProgram(name: "pdftotext", package: "poppler-utils", formats: ["pdf"])
    (found.path, found.version) = ("/usr/bin/pdftotext", "22.12.0")
    let missing = ReadingProgram(
      name: "soffice", package: "libreoffice-writer-nogui", formats: ["doc"])
    health.programs = [found, missing]
    health.sandbox = .refused("no user namespaces")
    (health.hasCorpus, health.corpusRefusal, health.unknownGroup) = (true, 13, "档案组")
    health.unusableFiles = [.part("archive.json", .unreadable)]
    health.index = .unusable(isForeign: true, detail: .database(.notADatabase))
    health.isTransactionUnfinished = true
    health.failedFiles = []
    health.access = .group(.init(name: "archive", number: 1_000))
    health.accessFindings.tooWideCount = 7
    health.accessFindings.tooWide = ["a", "b"]
    health.accessFindings.tooNarrowCount = 1
    health.accessFindings.tooNarrow = ["c"]
    (health.freeBytes, health.diskBytes, health.classifiedCount) = (400_000_000, 9_000_000_000, 1)
    return health
  }()

  static let evaluation: EvaluationResult = {
    var result = EvaluationResult()
    (result.queryCount, result.judgedQueryCount, result.reciprocalRank) = (3, 2, 0.75)
    (result.gain, result.recallAt10, result.recallAt100) = (0.8154, 0.5, 1)
    result.latencies = [0.5, 1.25, 3]
    return result
  }()
}
