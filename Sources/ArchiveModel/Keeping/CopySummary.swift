/// What a copy of a corpus holds, and what it does not.
public struct CorpusCopySummary: Sendable, Hashable {
  /// How many files, register and manifest among them, and how many bytes.
  public var fileCount = 0, byteCount = 0
  /// What lies in the corpus and is no file that could be copied: links, devices, names not in UTF-8.
  public var leftOut: [PassedOverFile] = []
  /// Registered files that are not in the corpus.
  public var missing: [String] = []
  /// Registered files whose content is not what the manifest says; they are copied as they are.
  public var differing: [String] = []
  /// Files that are not registered; they are copied.
  public var unregisteredCount = 0

  /// An empty copy.
  public init() {}
}

/// What a backup holds that was written.
public struct BackupSummary: Sendable, Hashable {
  /// What of the corpus.
  public var corpus: CorpusCopySummary
  /// The size of the file in bytes.
  public var size: Int
  /// What backups that were cut off had left beside it, and what is gone now.
  public var removedLeftovers: [String]
  /// Whether a copy of the index is in it.
  public var hasIndex: Bool

  /// Makes a summary.
  public init(
    corpus: CorpusCopySummary, size: Int, removedLeftovers: [String], hasIndex: Bool
  ) {
    (self.corpus, self.size) = (corpus, size)
    (self.removedLeftovers, self.hasIndex) = (removedLeftovers, hasIndex)
  }
}

/// What a backup holds that was read.
public struct BackupContents: Sendable, Hashable {
  /// Who made it, and when (ISO 8601).
  public var by = "", at = ""
  /// The files of the corpus, register and manifest among them, and their size in bytes.
  public var fileCount = 0, byteCount = 0
  /// Whether a copy of the index is in it.
  public var hasIndex = false
  /// Registered files that were missing already when the archive was saved.
  public var missing: [String] = []
  /// Registered files that were not as the manifest says then.
  public var differing: [String] = []
  /// Lines of the manifest, and of the register, that were damaged then.
  public var badManifestLines = 0, badRegisterLines = 0

  /// An empty backup.
  public init() {}

  /// Whether the archive was sound when it was saved.
  public var wasSound: Bool {
    missing.isEmpty && differing.isEmpty && badManifestLines == 0 && badRegisterLines == 0
  }
}

/// What was taken out of an archive.
public struct ExportSummary: Sendable, Hashable {
  /// How many documents and passages.
  public var documentCount = 0, passageCount = 0
  /// Files that are not as they were when they were indexed, or are gone: the text of their documents is
  /// that of the index.
  public var changedPaths: [String] = []
  /// Whether the index was complete.
  public var isComplete = true

  /// Of nothing.
  public init() {}
}
