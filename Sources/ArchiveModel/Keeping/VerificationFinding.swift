/// Something that verification found: facts only, the words for which are made where they are shown.
public struct VerificationFinding: Sendable, Hashable {
  /// What was found.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    // The corpus.

    /// A registered file is not there.
    case missing
    /// A registered file is not what it was.
    case changed
    /// A file cannot be read.
    case unreadable
    /// A line of the manifest is none, or is written as the program does not write it.
    case manifestLineBad = "manifest_line_bad"
    /// A file that the register says came in has no line in the manifest.
    case manifestLineLost = "manifest_line_lost"
    /// A file stands in the manifest, and the register knows nothing of it.
    case notInRegister = "not_in_register"
    /// The manifest and the register name different digests.
    case digestDisagrees = "digest_disagrees"
    /// There is a manifest and no register.
    case registerMissing = "register_missing"
    /// A line of the register is damaged, or one is missing before it.
    case registerLineBad = "register_line_bad"
    /// The register does not begin as it stood when the index was last brought up to date.
    case registerChanged = "register_changed"
    /// A line of the register does not agree with itself or with its file.
    case registerEntryWrong = "register_entry_wrong"
    /// An archive lies in the corpus: what is in it is in two archives, or in the wrong one.
    case archiveInside = "archive_inside"
    /// A change was decided and not carried out to its end.
    case transactionUnfinished = "transaction_unfinished"

    /// A file that recognised text is kept in is damaged.
    case recognitionDamaged = "recognition_damaged"

    // The index.

    /// There is no index.
    case indexMissing = "index_missing"
    /// The system does not let the index be read.
    case indexUnreadable = "index_unreadable"
    /// The file in the index's place is another program's.
    case indexForeign = "index_foreign"
    /// The index was made by another version.
    case indexOtherVersion = "index_other_version"
    /// SQLite cannot read the index, or finds it unsound.
    case indexDamaged = "index_damaged"
    /// The run that wrote it was cut off, or goes on.
    case indexIncomplete = "index_incomplete"
    /// Something stored is not what was written.
    case indexChanged = "index_changed"
    /// What is stored of a document is not what was written.
    case documentChanged = "document_changed"
    /// A document's id is not the one that its path gives.
    case documentIDWrong = "document_id_wrong"
    /// A document's passages are not numbered as its row says.
    case passagesWrong = "passages_wrong"
    /// A passage's words do not stand in the file where the index says.
    case textNotInSource = "text_not_in_source"
    /// There are rows that belong to no file.
    case rowsLeftOver = "rows_left_over"
    /// What ranking and filters are given is not what the rows say.
    case tablesDisagree = "tables_disagree"
    /// The posting lists do not hold the passages' terms.
    case postingsDisagree = "postings_disagree"

    // Both.

    /// A file is not in the index.
    case notIndexed = "not_indexed"
    /// A file is not the one that was indexed.
    case indexOutOfDate = "index_out_of_date"
    /// The index has a file that is not in the corpus.
    case indexedWithoutFile = "indexed_without_file"

    // Notices.

    /// A file of the corpus is not in the manifest.
    case unregistered
    /// A registered file lies under another path.
    case moved
    /// A file of the corpus is not taken for a document.
    case passedOver = "passed_over"
    /// A file is a document, and its text could not be read.
    case notRead = "not_read"
    /// Something is left of a change that was given up.
    case leftOver = "left_over"
    /// Another process is writing; ``VerificationFinding/count`` says how many files it has not finished.
    case writerActive = "writer_active"
    /// Something was not checked.
    case notChecked = "not_checked"

    /// Whether nothing is wrong.
    public var isNotice: Bool {
      switch self {
      case .unregistered, .moved, .passedOver, .notRead, .leftOver, .writerActive, .notChecked: true
      default: false
      }
    }

    /// Whether making the index anew helps.
    public var concernsIndex: Bool {
      switch self {
      case .indexMissing, .indexOtherVersion, .indexDamaged, .indexIncomplete, .indexChanged,
        .documentChanged, .documentIDWrong, .passagesWrong, .textNotInSource, .rowsLeftOver,
        .tablesDisagree, .postingsDisagree:
        true
      default: false
      }
    }
  }

  /// Whether a writer that is at work leaves such a thing behind for a while.
  public var isOfUnfinishedWork: Bool {
    switch code {
    case .notIndexed, .indexOutOfDate, .indexedWithoutFile, .indexMissing, .unregistered,
      .manifestLineLost, .notInRegister, .digestDisagrees, .registerMissing:
      true
    // Lines are appended; the last may be on its way.
    case .registerLineBad, .manifestLineBad: detail == "cutShort"
    default: false
    }
  }

  /// What was found.
  public var code: Code
  /// The path below `corpus/`, or the name of what else is meant.
  public var path: String
  /// The line of the file.
  public var line: Int?
  /// The accession number under which the file came in.
  public var accession: String?
  /// What should be: a digest, an id.
  public var expected: String?
  /// What is.
  public var found: String?
  /// How often it was found.
  public var count: Int?
  /// What else is known: the system's or SQLite's words, the table, the id of a document.
  public var detail: String?
  /// The system's error number, where it refused.
  public var errorNumber: Int32?
  /// What else is known.
  public var fact: Fact?

  /// Makes a finding.
  public init(
    _ code: Code, path: String, line: Int? = nil, accession: String? = nil,
    expected: String? = nil, found: String? = nil, count: Int? = nil, detail: String? = nil,
    errorNumber: Int32? = nil, fact: Fact? = nil
  ) {
    (self.code, self.path, self.line, self.accession) = (code, path, line, accession)
    (self.expected, self.found, self.count, self.detail) = (expected, found, count, detail)
    (self.errorNumber, self.fact) = (errorNumber, fact)
  }
}
