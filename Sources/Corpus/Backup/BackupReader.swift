public import ArchiveModel
internal import FoundationEssentials
internal import Glibc

/// Reads a backup (``Backup``): checks it, and unpacks it where that is wanted.
public struct BackupReader {
  /// The most of a list of digests, of the register and of the description held in memory, in bytes.
  private static let largestRecord = 1 << 30

  private let path: String
  private var progress: (Int) -> Void

  /// A reader of a backup.
  ///
  /// - Parameter progress: told how many files are read.
  public init(path: String, progress: @escaping (Int) -> Void = { _ in }) {
    (self.path, self.progress) = (path, progress)
  }

  /// Reads the whole backup and checks every digest.
  ///
  /// - Throws: ``CorpusError``: `fileUnreadable`, `backupForeign`, or `backupDamaged` with the entry.
  public func check() throws -> BackupContents { try read(into: nil) }

  /// Makes an archive of the backup: unpacked beside `folder` first, and given its name when every
  /// digest is right and all is on the disk.
  ///
  /// - Parameter folder: a folder that is missing or empty.
  /// - Throws: ``CorpusError``: as ``check()``, and `targetExists`, `notWritable`. Nothing is left then.
  public func restore(to folder: String) throws -> BackupContents {
    let target = RestoredFolder(path: folder)
    try target.begin()
    do {
      let contents = try read(into: target)
      try target.finish()
      return contents
    } catch {
      target.abandon()
      throw error
    }
  }

  // MARK: Reading

  private func read(into target: RestoredFolder?) throws -> BackupContents {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw CorpusError(code: .fileUnreadable, path: path, errorNumber: errno)
    }
    defer { close(descriptor) }
    do {
      return try read(TarReader(descriptor: descriptor), into: target)
    } catch let error as TarReader.Failure {
      if let number = error.errorNumber {
        throw CorpusError(code: .fileUnreadable, path: path, errorNumber: number)
      }
      // What does not even begin as a backup is something else.
      guard let entry = error.entry else {
        throw CorpusError(code: .backupForeign, path: path, detail: .backup(error.reason))
      }
      throw damaged(entry, error.reason)
    }
  }

  private func read(_ tar: TarReader, into target: RestoredFolder?) throws -> BackupContents {
    var contents = BackupContents()
    var isIndexMeant = false
    var digests: [[UInt8]: ContentDigest] = [:]
    var kept: [String: [UInt8]] = [:]
    var list: Manifest?
    var lines: [UInt8] = []
    var isListed = true
    while let entry = try tar.next() {
      guard list == nil else { throw damaged(entry.name, .afterEnd) }
      try Self.requireSafe(entry, in: path)
      let isFirst = digests.isEmpty
      guard isFirst == (entry.name == Backup.descriptionName) else {
        if isFirst { throw CorpusError(code: .backupForeign, path: path) }
        throw damaged(entry.name, .repeated)
      }
      let corpusPath = entry.path.starts(with: Backup.corpusPrefix.utf8)
      let isOfArchive = corpusPath || entry.name == Backup.indexName
      let isKept =
        !isOfArchive
        || [Register.fileName, Manifest.fileName].contains {
          entry.name == Backup.corpusPrefix + $0
        }
      let file = try isOfArchive ? target?.create(entry.name) : nil
      defer { file?.close() }
      let digest = DigestStream()
      var bytes: [UInt8] = []
      guard !isKept || entry.size <= Self.largestRecord else {
        throw damaged(entry.name, .tooLarge)
      }
      try tar.content(of: entry) { piece in
        digest.update(piece)
        if isKept { bytes += piece }
        try file?.write(piece)
      }
      try file?.finish(modified: entry.modified)
      if isKept { kept[entry.name] = bytes }
      if entry.name == Manifest.fileName {
        list = Manifest(bytes: bytes)
        // What is wrong with it in particular, `compare` tells.
        if bytes != lines { isListed = false }
      } else {
        guard let digest = digest.finish(), digests.updateValue(digest, forKey: entry.path) == nil
        else { throw damaged(entry.name, .repeated) }
        lines += Manifest.line(path: entry.name, digest: digest)
        if isFirst {
          let description = try description(bytes)
          (contents.by, contents.at) = (description.by, description.at)
          isIndexMeant = description.index
        }
        if corpusPath {
          contents.fileCount += 1
          contents.byteCount += entry.size
          progress(contents.fileCount)
        } else if entry.name == Backup.indexName {
          contents.hasIndex = true
        }
      }
    }
    guard let list else { throw damaged(Manifest.fileName, .missing) }
    try compare(digests, with: list)
    guard isListed else { throw damaged(Manifest.fileName, .malformed) }
    guard contents.hasIndex == isIndexMeant else {
      throw damaged(Backup.indexName, .missing)
    }
    judgeCorpus(digests, kept, &contents)
    return contents
  }

  private func description(_ bytes: [UInt8]) throws -> Backup.Description {
    guard let description = try? JSONDecoder().decode(Backup.Description.self, from: Data(bytes)),
      description.format == Backup.Description(by: "", at: "", index: false).format
    else { throw CorpusError(code: .backupForeign, path: path) }
    guard description.version == Backup.version else {
      throw CorpusError(
        code: .backupForeign, path: path, detail: .version("\(description.version)"))
    }
    return description
  }

  /// Compares what is in the backup with what its last entry says.
  private func compare(_ digests: [[UInt8]: ContentDigest], with list: Manifest) throws {
    if let bad = list.badLines.first {
      throw CorpusError(
        code: .backupDamaged, path: path, detail: .part(Manifest.fileName, .damagedLine(bad.line)))
    }
    for (entry, digest) in list.entries {
      guard let found = digests[Array(entry.utf8)] else { throw damaged(entry, .missing) }
      guard found == digest else { throw damaged(entry, .differs) }
    }
    guard list.count == digests.count else {
      let unknown = digests.keys.map { String(decoding: $0, as: UTF8.self) }
        .filter { list[$0] == nil }.min()
      throw damaged(unknown ?? Manifest.fileName, .notListed)
    }
  }

  /// What was wrong with the archive when it was saved.
  private func judgeCorpus(
    _ digests: [[UInt8]: ContentDigest], _ kept: [String: [UInt8]], _ contents: inout BackupContents
  ) {
    let manifest = Manifest(bytes: kept[Backup.corpusPrefix + Manifest.fileName] ?? [])
    contents.badManifestLines = manifest.badLines.count
    for (path, digest) in manifest.entries {
      let found = digests[Array((Backup.corpusPrefix + path).utf8)]
      if found == nil { contents.missing.append(path) }
      if let found, found != digest { contents.differing.append(path) }
    }
    let register = Register(bytes: kept[Backup.corpusPrefix + Register.fileName] ?? [])
    contents.badRegisterLines = register.badLines.count
  }

  private func damaged(_ entry: String, _ fault: BackupFault) -> CorpusError {
    CorpusError(code: .backupDamaged, path: path, detail: .part(entry, .backup(fault)))
  }

  /// Refuses an entry that does not belong into an archive: one that would lie outside its folder, or
  /// that the next writer would take for a change to be carried out.
  private static func requireSafe(_ entry: TarReader.Entry, in path: String) throws(CorpusError) {
    func refuse(_ fault: BackupFault) -> CorpusError {
      CorpusError(code: .backupDamaged, path: path, detail: .part(entry.name, .backup(fault)))
    }
    guard String(validating: entry.path, as: UTF8.self) != nil, !entry.path.contains(0) else {
      throw refuse(.notAName)
    }
    let parts = entry.path.split(separator: 0x2F, omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { part in
      !part.isEmpty && !part.elementsEqual(".".utf8) && !part.elementsEqual("..".utf8)
    }
    guard isPlain else { throw refuse(.leavesFolder) }
    let top = [Backup.descriptionName, Backup.indexName, Manifest.fileName]
    if top.contains(where: { entry.path.elementsEqual($0.utf8) }) { return }
    guard parts.count > 1, parts[0].elementsEqual("corpus".utf8) else {
      throw refuse(.doesNotBelong)
    }
    guard !parts[1].elementsEqual(CorpusWriter.waitingFolder.utf8) else {
      throw refuse(.unfinishedChange)
    }
  }
}
