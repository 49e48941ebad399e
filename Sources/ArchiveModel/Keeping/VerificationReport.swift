/// What verification looked at and found.
public struct VerificationReport: Sendable {
  /// How much was looked at.
  public struct Checked: Sendable, Hashable {
    /// Files of the corpus that were read, descriptions too.
    public var files = 0
    /// Documents and passages of the index.
    public var documents = 0, passages = 0
    /// Bytes of the files.
    public var bytes = 0

    /// Nothing looked at, nothing found.
    public init() {}
  }

  /// What was done to mend it.
  public enum Repair: String, Sendable, Hashable {
    /// A change that was cut off was carried out to its end, or what was left of one removed.
    case finishedTransaction = "finished_transaction"
    /// Lines of the manifest that the register and the files agree on were written again.
    case rewroteManifest = "rewrote_manifest"
    /// The index was brought up to date.
    case updatedIndex = "updated_index"
    /// Text in pictures was recognised again.
    case recognizedAgain = "recognized_again"
    /// The index was made anew.
    case rebuiltIndex = "rebuilt_index"
  }

  /// How much was looked at.
  public var checked = Checked()
  /// What is wrong, by path.
  public var findings: [VerificationFinding] = []
  /// What is not wrong and worth knowing, by path.
  public var notices: [VerificationFinding] = []
  /// Which files are open to others than who is to read them; `nil` where that was not looked at.
  public var access: AccessFindings?
  /// What was done.
  public var repairs: [Repair] = []
  /// How long it took.
  public var seconds = 0.0

  /// Nothing looked at, nothing found.
  public init() {}

  /// Whether nothing is wrong.
  public var isOK: Bool { findings.isEmpty }
}

/// How verification is to be done.
public struct VerificationOptions: Sendable, Hashable {
  /// Whether the posting lists are compared with the passages' terms made anew.
  public var isDeep: Bool
  /// How many threads read and compare, at least 1.
  public var jobs: Int

  /// Makes options.
  public init(isDeep: Bool = false, jobs: Int = 2) {
    (self.isDeep, self.jobs) = (isDeep, max(1, jobs))
  }
}
