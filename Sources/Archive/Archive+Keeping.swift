import ArchiveIndex
public import ArchiveModel
public import Corpus
import Retrieval

extension Archive {
  /// Brings the index up to date with `corpus/`: what is new, changed and gone.
  public func index(
    _ options: IndexingOptions = IndexingOptions(),
    progress: (IndexingProgress) -> Void = { _ in }
  ) throws -> IndexingSummary {
    adoptAccess()
    return try indexer.run(options, progress: progress)
  }

  /// Checks the files against manifest and register, the index, and that both agree.
  ///
  /// - Parameters:
  ///   - options: how thoroughly.
  ///   - progress: told how many of how many are checked.
  public func verify(
    _ options: VerificationOptions = VerificationOptions(),
    progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> VerificationReport {
    var report = try verifier.verify(options, progress: progress)
    report.access = accessFindings
    return report
  }

  private var accessFindings: AccessFindings {
    AccessCheck(archive: path, access: ArchiveAccess(ofArchive: path)).findings()
  }

  /// Checks, and mends what is derived: documents, descriptions and register are left alone.
  ///
  /// - Parameters:
  ///   - options: how thoroughly.
  ///   - progress: told how many of how many are checked.
  ///   - indexing: told how far the indexing is.
  public func repair(
    _ options: VerificationOptions = VerificationOptions(),
    progress: (Int, Int) -> Void = { _, _ in }, indexing: (IndexingProgress) -> Void = { _ in }
  ) throws -> VerificationReport {
    adoptAccess()
    var report = try verifier.repair(options, progress: progress, indexing: indexing)
    report.access = accessFindings
    return report
  }

  /// Writes the whole archive into one file, while it may be searched and added to.
  ///
  /// - Parameters:
  ///   - file: the file to be made.
  ///   - attribution: who makes it.
  ///   - withoutIndex: whether the index is left out.
  ///   - replaces: whether a file of that name gives way.
  ///   - progress: told how many files are in.
  public func backup(
    to file: String, by attribution: Attribution, withoutIndex: Bool = false,
    replaces: Bool = false, progress: @escaping (Int) -> Void = { _ in }
  ) throws -> BackupSummary {
    adoptAccess()
    let folder = indexFolder
    let hasIndex = try !withoutIndex && IndexCopy.isThere(folder)
    return try Backup.write(
      to: file, of: corpus, lockFolder: folder, attribution: attribution, replaces: replaces,
      copyIndex: hasIndex ? { try IndexCopy.make(of: folder, at: $0) } : nil, progress: progress)
  }

  /// Reads a whole backup and checks every digest in it.
  public static func check(
    backup file: String, progress: @escaping (Int) -> Void = { _ in }
  ) throws -> BackupContents {
    try BackupReader(path: file, progress: progress).check()
  }

  /// Makes an archive of a backup, readable to its owner alone; its index is brought up to date by ``index(_:progress:)``.
  ///
  /// - Parameters:
  ///   - file: the backup.
  ///   - folder: a folder that is missing or empty.
  ///   - progress: told how many files are out.
  public static func restore(
    backup file: String, to folder: String, progress: @escaping (Int) -> Void = { _ in }
  ) throws -> BackupContents {
    ArchiveAccess.owner.adopt()
    return try BackupReader(path: file, progress: progress).restore(to: folder)
  }

  /// Packs all of `corpus/` as a bag (BagIt, RFC 8493).
  ///
  /// - Parameters:
  ///   - folder: the bag's folder, which must not be there.
  ///   - organization: who hands it over.
  ///   - request: the documents that are handed over with what belongs to them; `nil` for the whole corpus.
  ///   - progress: told how many files are in.
  public func writeBag(
    to folder: String, organization: String? = nil, of request: ExportRequest? = nil,
    progress: @escaping (Int) -> Void = { _ in }
  ) throws -> (corpus: CorpusCopySummary, risky: Bag.RiskyNames) {
    adoptAccess()
    return try Bag.write(
      to: folder, of: corpus, lockFolder: indexFolder,
      information: Bag.Information(organization: organization),
      selection: request.map(selectedPaths), progress: progress)
  }

  /// The files of the documents of a request.
  ///
  /// - Throws: ``ArchiveError`` `nothingSelected` where there are none, `indexIncomplete` where the index does not
  ///   know them all.
  private func selectedPaths(_ request: ExportRequest) throws -> Set<String> {
    var listing = ListingRequest()
    listing.filter = request.filter
    listing.scope = request.includesNotFound ? .all : .current
    var paths: Set<String> = []
    try list(
      listing,
      begin: { _, isComplete in
        guard isComplete else { throw ArchiveError(.indexIncomplete, path) }
      }, each: { paths.insert($0.summary.path) })
    guard !paths.isEmpty else { throw ArchiveError(.nothingSelected, path) }
    return paths
  }

  /// How the archive and what it stands on are.
  public func health() -> ArchiveHealth {
    ArchiveHealth(archive: path, corpus: corpus, indexFolder: indexFolder)
  }

  /// Gives the archive's files the rights that the archive is to have.
  ///
  /// - Parameter access: who is to read them; `nil` for what the archive says itself, and where it says nothing
  ///   the owner alone.
  /// - Throws: ``ArchiveError`` `unknownGroup`, `rightsNotChanged`.
  public func mendAccess(_ access: ArchiveAccess? = nil) throws {
    try corpus.requireFolder()
    let lock = try WriterLock(folder: indexFolder, purpose: "doctor")
    defer { withExtendedLifetime(lock) {} }
    if access == nil, let name = ArchiveSettings(ofArchive: path)?.unknownGroup {
      throw ArchiveError(.unknownGroup(name), path)
    }
    var wanted = access ?? ArchiveAccess(ofArchive: path)
    if case .asFound = wanted { wanted = .owner }
    try settle(wanted)
  }

  /// Gives every file the rights of an access, and keeps it for later.
  func settle(_ access: ArchiveAccess) throws {
    access.adopt()
    if let refusal = AccessCheck(archive: path, access: access).mend() {
      throw ArchiveError(
        .rightsNotChanged(others: refusal.paths.count - 1, errorNumber: refusal.errorNumber),
        refusal.paths[0])
    }
    var settings = ArchiveSettings(access: access)
    if let before = ArchiveSettings(ofArchive: path) {
      (settings.passedOver, settings.scanLanguage) = (before.passedOver, before.scanLanguage)
    }
    try settings.write(toArchive: path)
  }
}
