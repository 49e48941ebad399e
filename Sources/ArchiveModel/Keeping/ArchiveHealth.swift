/// How an archive and what it stands on are: what `chadang doctor` tells.
public struct ArchiveHealth: Sendable {
  /// The versions of ICU and SQLite.
  public var icuVersion = "", sqliteVersion = ""
  /// The versions of the tables and of the analysis that an index is made by now.
  public var schemaVersion = 0, analysisVersion = ""
  /// The programs that files are read by, and what confines them.
  public var programs: [ReadingProgram] = [], sandbox = ReadingProgram.Sandbox.missing

  /// Whether there is a corpus.
  public var hasCorpus = false
  /// The system's error number where it refuses to show the corpus.
  public var corpusRefusal: Int32?
  /// The group that the archive is to be readable to and that the system does not know now.
  public var unknownGroup: String?
  /// The language that text in pictures is recognised in as a rule, and the packages that are missing for it.
  public var scanLanguage: String?, missingForScans: String?
  /// The files beside the corpus that cannot be used, each with what is the matter.
  public var unusableFiles: [Fact] = []
  /// How the index is, and what is in it.
  public var index = IndexState.missing, status: ArchiveStatus?
  /// The size of the index in bytes.
  public var indexSize = 0
  /// Whether a change of the corpus was recorded and not carried out to its end.
  public var isTransactionUnfinished = false
  /// Whether the index is behind a change of the corpus that was cut off.
  public var isIndexBehind = false
  /// Who writes at the moment.
  public var writer: Fact?
  /// How many documents bear a level of secrecy.
  public var classifiedCount: Int?
  /// The files that could not be read.
  public var failedFiles: [FailedFile] = []

  /// Who is to read the archive's files, and which files are not so.
  public var access = ArchiveAccess.owner, accessFindings = AccessFindings()
  /// The room on the disk, and the whole of it, in bytes.
  public var freeBytes: Int?, diskBytes: Int?

  /// How an index is.
  public enum IndexState: Sendable, Hashable {
    /// It is of this version of the program, and whole.
    case current
    /// A run was cut off, or is under way.
    case incomplete
    /// There is none.
    case missing
    /// It was made by another version: which, and which is wanted.
    case otherVersion(Fact)
    /// It is not of use: whether it is another program's file, and what SQLite says.
    case unusable(isForeign: Bool, detail: Fact?)
  }

  /// Nothing known.
  public init() {}
}

extension ArchiveHealth {
  /// Something that needs care.
  public enum Care: Sendable, Hashable {
    /// There is no corpus, or no index.
    case noCorpus, noIndex
    /// The system refuses to show the corpus: its error number.
    case corpusRefused(Int32)
    /// The system does not know the group that the archive is to be readable to.
    case unknownGroup(String)
    /// A file beside the corpus that cannot be used: which, and what is the matter.
    case fileUnusable(Fact)
    /// The index is of another version, or of no use.
    case indexOtherVersion(Fact)
    case indexUnusable(detail: Fact?)
    /// The index is not whole, and nobody is at work on it.
    case indexIncomplete
    /// A change was recorded and not carried out to its end.
    case transactionUnfinished
    /// Files that could not be read, because a program is not installed, or its data.
    case programMissing(name: String, package: String, files: Int)
    /// Text in pictures is to be recognised as a rule, and the packages for that are not installed.
    case recognitionMissing(language: String, packages: String)
    /// Programs run without a sandbox.
    case sandboxMissing, sandboxRefused(String), unconfined(String)
    /// Files that are wider, or narrower, than they should be.
    case tooWide(count: Int, [String]), tooNarrow(count: Int, [String])
    /// Room for less than the index made again beside itself, or for less than 512 MB.
    case littleRoom(free: Int)
  }

  /// What needs care.
  public var cares: [Care] {
    var cares: [Care] = []
    if let corpusRefusal { cares.append(.corpusRefused(corpusRefusal)) }
    if !hasCorpus { cares.append(.noCorpus) }
    if let unknownGroup { cares.append(.unknownGroup(unknownGroup)) }
    cares += unusableFiles.map(Care.fileUnusable)
    switch index {
    case .current: break
    case .missing: if hasCorpus { cares.append(.noIndex) }
    case .incomplete: if writer == nil { cares.append(.indexIncomplete) }
    case .otherVersion(let version): cares.append(.indexOtherVersion(version))
    case .unusable(_, let detail): cares.append(.indexUnusable(detail: detail))
    }
    if index == .current, isIndexBehind, writer == nil { cares.append(.indexIncomplete) }
    if isTransactionUnfinished, writer == nil { cares.append(.transactionUnfinished) }
    if let scanLanguage, let missingForScans {
      cares.append(.recognitionMissing(language: scanLanguage, packages: missingForScans))
    }
    cares += programCares
    if accessFindings.tooWideCount > 0 {
      cares.append(.tooWide(count: accessFindings.tooWideCount, accessFindings.tooWide))
    }
    if accessFindings.tooNarrowCount > 0 {
      cares.append(.tooNarrow(count: accessFindings.tooNarrowCount, accessFindings.tooNarrow))
    }
    if let freeBytes, freeBytes < max(2 * indexSize, 512 << 20) {
      cares.append(.littleRoom(free: freeBytes))
    }
    return cares
  }

  private var programCares: [Care] {
    var cares: [Care] = []
    switch sandbox {
    case .working:
      for program in programs where program.path != nil && !program.isConfined {
        cares.append(.unconfined(program.name))
      }
    case .missing: cares.append(.sandboxMissing)
    case .refused(let words): cares.append(.sandboxRefused(words))
    }
    for program in programs {
      let failed = failedFiles.count { file in
        program.formats.contains { file.path.lowercased().hasSuffix("." + $0) }
      }
      guard failed > 0 else { continue }
      if program.path == nil {
        cares.append(.programMissing(name: program.name, package: program.package, files: failed))
      }
      for package in program.missingData {
        cares.append(.programMissing(name: program.name, package: package, files: failed))
      }
    }
    return cares
  }
}

extension ArchiveHealth.Care {
  /// The code that programs know it by.
  public var code: String {
    switch self {
    case .noCorpus: "no_corpus"
    case .noIndex: "no_index"
    case .corpusRefused: "corpus_refused"
    case .unknownGroup: "unknown_group"
    case .fileUnusable: "file_unusable"
    case .indexOtherVersion: "index_other_version"
    case .indexUnusable: "index_unusable"
    case .indexIncomplete: "index_incomplete"
    case .transactionUnfinished: "transaction_unfinished"
    case .programMissing: "program_missing"
    case .recognitionMissing: "recognition_missing"
    case .sandboxMissing: "sandbox_missing"
    case .sandboxRefused: "sandbox_refused"
    case .unconfined: "program_not_confined"
    case .tooWide: "too_wide"
    case .tooNarrow: "too_narrow"
    case .littleRoom: "little_room"
    }
  }
}
