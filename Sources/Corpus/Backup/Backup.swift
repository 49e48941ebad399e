public import ArchiveModel
internal import FoundationEssentials
internal import Glibc

/// An archive in one file, which tells by itself whether it is whole.
///
/// A tape archive that any `tar` reads:
///
///     backup.json                what this is (``Description``)
///     index/archive.sqlite       a copy of the index, where it is wanted
///     corpus/…                   every file of the corpus
///     corpus/register.jsonl
///     corpus/manifest-sha256.txt
///     manifest-sha256.txt        the SHA-256 of every entry before it, in ``Manifest``'s form
///
/// The last entry tells that nothing is missing, and each digest that nothing was changed. The index is
/// copied before the corpus, so that it never holds a document that the corpus lacks; what it
/// lacks itself, the next `index` adds.
public enum Backup {
  static let descriptionName = "backup.json"
  static let indexName = "index/archive.sqlite"
  static let corpusPrefix = "corpus/"
  static let version = 1
  /// What is added to the name of a backup in the making for the copy of the index.
  static let partialIndexSuffix = "-index"

  /// The first entry.
  struct Description: Codable, Sendable, Hashable {
    var format = "chadang-backup"
    var version = Backup.version
    /// Who made it, and when, in UTC.
    public var by: String, at: String
    /// Whether a copy of the index is in it.
    public var index: Bool

    func encoded() throws -> [UInt8] {
      try StoredJSON().line(self) + [0x0A]
    }
  }

  /// Writes a backup.
  ///
  /// - Parameters:
  ///   - path: the file; it gets its name when it is whole.
  ///   - folder: the corpus.
  ///   - lockFolder: the archive's `index` folder.
  ///   - replaces: whether a file of that name gives way.
  ///   - copyIndex: makes a copy of the index at the path given; `nil` where none is wanted.
  ///   - progress: told how many files are copied.
  /// - Throws: ``CorpusError``, and what `copyIndex` throws. No file is left then.
  public static func write(
    to path: String, of folder: CorpusFolder, lockFolder: String, attribution: Attribution,
    replaces: Bool, copyIndex: ((String) throws -> Void)?, progress: @escaping (Int) -> Void
  ) throws -> BackupSummary {
    try folder.requireFolder()
    try requireOutside(path, folder)
    let description = try Description(
      by: attribution.by, at: attribution.at, index: copyIndex != nil
    ).encoded()
    let file = try PartialFile(path: path, replaces: replaces)
    do {
      let target = try BackupTarget(descriptor: file.descriptor)
      // At once: by this a later one knows it for a backup, wherever it is cut off.
      try target.add(description)
      // Before the bulk is written: they may take the room that it needs.
      let removed = BackupLeftovers.remove(in: DurableFiles.parent(path), besides: path)
      if let copyIndex {
        try target.addIndex(madeAt: path + PartialFile.suffix + partialIndexSuffix, by: copyIndex)
      }
      let summary = try CorpusCopy(
        folder: folder, lockFolder: lockFolder, target: target, progress: progress
      ).run()
      try target.finish()
      let size = target.mark
      try file.finish(replaces: replaces)
      return BackupSummary(
        corpus: summary, size: size, removedLeftovers: removed, hasIndex: copyIndex != nil)
    } catch let error as SystemError {
      throw CorpusError(code: .notWritable, path: path, errorNumber: error.number)
    } catch let error as CorpusError where error.code == .notWritable {
      throw CorpusError(code: .notWritable, path: path, errorNumber: error.errorNumber)
    }
  }

  /// Refuses a file or folder that would lie in the corpus it is to be a copy of.
  static func requireOutside(_ path: String, _ folder: CorpusFolder) throws(CorpusError) {
    guard let corpus = realPath(folder.path), let parent = realPath(DurableFiles.parent(path))
    else { return }
    if (parent + "/").utf8.starts(with: (corpus + "/").utf8) {
      throw CorpusError(code: .targetInside, path: path)
    }
  }
}

/// The file that a backup is written to.
private final class BackupTarget: CorpusCopyTarget {
  private let tar: TarWriter
  /// The entries in their order, and where each begins.
  private var entries: [(offset: Int, path: String, digest: ContentDigest)] = []

  init(descriptor: Int32) throws { tar = TarWriter(descriptor: descriptor) }

  var mark: Int { tar.offset }

  func takeBack(to mark: Int) throws(SystemError) {
    try tar.cut(to: mark)
    while let last = entries.last, last.offset >= mark { entries.removeLast() }
  }

  func add(_ source: Int32, size: Int, path: String, modified: Int) throws(SystemError)
    -> ContentDigest
  {
    try note(Backup.corpusPrefix + path) { name throws(SystemError) in
      try tar.add(source, size: size, as: name, modified: modified)
    }
  }

  func add(_ bytes: [UInt8], path: String, modified: Int) throws(SystemError) -> ContentDigest {
    try note(Backup.corpusPrefix + path) { name throws(SystemError) in
      try tar.add(bytes, as: name, modified: modified)
    }
  }

  func add(_ description: [UInt8]) throws {
    _ = try note(Backup.descriptionName) { name throws(SystemError) in
      try tar.add(description, as: name, modified: now)
    }
  }

  /// Has a copy of the index made, and takes it in.
  func addIndex(madeAt path: String, by copyIndex: (String) throws -> Void) throws {
    unlink(path)
    defer { unlink(path) }
    // Before anything is in it.
    let made = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard made >= 0 else { throw SystemError(number: errno) }
    fchmod(made, mode_t(ArchiveAccess.adopted.outputMode))
    ArchiveAccess.give(made)
    close(made)
    try copyIndex(path)
    let source = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard source >= 0 else { throw SystemError(number: errno) }
    defer { close(source) }
    var status = stat()
    guard fstat(source, &status) == 0 else { throw SystemError(number: errno) }
    _ = try note(Backup.indexName) { name throws(SystemError) in
      try tar.add(source, size: Int(status.st_size), as: name, modified: now)
    }
  }

  func finish() throws(SystemError) {
    var lines: [UInt8] = []
    for entry in entries { lines += Manifest.line(path: entry.path, digest: entry.digest) }
    _ = try tar.add(lines, as: Manifest.fileName, modified: now)
    try tar.finish()
  }

  private var now: Int { Int(currentNanoseconds() / 1_000_000_000) }

  private func note(
    _ path: String, _ add: (String) throws(SystemError) -> ContentDigest
  ) throws(SystemError) -> ContentDigest {
    let offset = tar.offset
    let digest = try add(path)
    entries.append((offset, path, digest))
    return digest
  }
}
