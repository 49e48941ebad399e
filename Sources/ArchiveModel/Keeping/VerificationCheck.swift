/// What verification checks, each under one of the four words by which archives report on electronic records
/// (DA/T 70-2018: 真实性 authenticity, 完整性 completeness, 可用性 usability, 安全性 security).
public enum VerificationCheck: String, Sendable, Hashable, CaseIterable {
  // Authenticity.
  case contentUnchanged = "content_unchanged"
  case digestsAgree = "digests_agree"
  case registerUnchanged = "register_unchanged"
  case shownTextIsOriginal = "shown_text_is_original"
  // Completeness.
  case filesPresent = "files_present"
  case everythingRegistered = "everything_registered"
  case changesFinished = "changes_finished"
  case everythingIndexed = "everything_indexed"
  // Usability.
  case filesReadable = "files_readable"
  case textRead = "text_read"
  case indexUsable = "index_usable"
  // Security.
  case accessAsMeant = "access_as_meant"
  // What no command of the program can tell.
  case signatures, media, malware

  /// One of the four words.
  public enum Property: String, Sendable, Hashable, CaseIterable {
    case authenticity, completeness, usability, security
  }

  /// How a check ended.
  public enum Outcome: Sendable, Hashable {
    /// Nothing is wrong.
    case passed
    /// This much is wrong.
    case failed(Int)
    /// Nothing is wrong, and this much is worth knowing.
    case noted(Int)
    /// It was not made.
    case notMade

    /// The word for it in JSON.
    public var name: String {
      switch self {
      case .passed: "passed"
      case .failed: "failed"
      case .noted: "noted"
      case .notMade: "not_made"
      }
    }

    /// How much was found.
    public var count: Int {
      switch self {
      case .failed(let count), .noted(let count): count
      case .passed, .notMade: 0
      }
    }
  }

  /// The word that it stands under.
  public var property: Property {
    switch self {
    case .contentUnchanged, .digestsAgree, .registerUnchanged, .shownTextIsOriginal, .signatures:
      .authenticity
    case .filesPresent, .everythingRegistered, .changesFinished, .everythingIndexed: .completeness
    case .filesReadable, .textRead, .indexUsable: .usability
    case .accessAsMeant, .media, .malware: .security
    }
  }

  /// The findings that it has.
  public var codes: [VerificationFinding.Code] {
    switch self {
    case .contentUnchanged: [.changed]
    case .digestsAgree: [.digestDisagrees]
    case .registerUnchanged: [.registerLineBad, .registerChanged, .registerEntryWrong]
    case .shownTextIsOriginal:
      [.textNotInSource, .documentChanged, .documentIDWrong, .recognitionDamaged]
    case .filesPresent: [.missing, .moved]
    case .everythingRegistered:
      [
        .unregistered, .notInRegister, .manifestLineBad, .manifestLineLost, .registerMissing,
        .archiveInside, .passedOver,
      ]
    case .changesFinished: [.transactionUnfinished, .leftOver]
    case .everythingIndexed: [.notIndexed, .indexOutOfDate, .indexedWithoutFile]
    case .filesReadable: [.unreadable]
    case .textRead: [.notRead]
    case .indexUsable:
      [
        .indexMissing, .indexUnreadable, .indexForeign, .indexOtherVersion, .indexDamaged,
        .indexIncomplete, .indexChanged, .passagesWrong, .rowsLeftOver, .tablesDisagree,
        .postingsDisagree,
      ]
    case .accessAsMeant, .signatures, .media, .malware: []
    }
  }

  /// Whether it compares with the index, and cannot be made without one.
  private var needsIndex: Bool {
    self == .shownTextIsOriginal || self == .everythingIndexed || self == .textRead
  }

  /// How it ended in a verification.
  public func outcome(in report: VerificationReport) -> Outcome {
    switch self {
    case .signatures, .media, .malware: return .notMade
    case .accessAsMeant:
      guard let access = report.access else { return .notMade }
      if access.tooWideCount > 0 { return .failed(access.tooWideCount) }
      return access.tooNarrowCount > 0 ? .noted(access.tooNarrowCount) : .passed
    default: break
    }
    let wrong = report.findings.count { codes.contains($0.code) }
    if wrong > 0 { return .failed(wrong) }
    let withoutIndex: [VerificationFinding.Code] = [
      .indexMissing, .indexUnreadable, .indexForeign, .indexOtherVersion, .indexDamaged,
    ]
    if needsIndex, report.findings.contains(where: { withoutIndex.contains($0.code) }) {
      return .notMade
    }
    let noted = report.notices.count { codes.contains($0.code) }
    return noted > 0 ? .noted(noted) : .passed
  }
}
