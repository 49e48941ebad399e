internal import ArchiveModel
internal import Glibc

/// Where a copy of a corpus goes: into one file (``Backup``), or into a folder (``Bag``).
protocol CorpusCopyTarget: AnyObject {
  /// Adds the first `size` bytes of an opened file under its path below the corpus.
  func add(_ source: Int32, size: Int, path: String, modified: Int) throws(SystemError)
    -> ContentDigest
  /// Adds bytes.
  func add(_ bytes: [UInt8], path: String, modified: Int) throws(SystemError) -> ContentDigest
  /// How far the copy is.
  var mark: Int { get }
  /// Takes back what was added since.
  func takeBack(to mark: Int) throws(SystemError)
}

/// Copies a corpus that may be written to meanwhile, so that what is copied agrees with itself: the
/// register, the manifest and the descriptions are of one moment, and every file is as the manifest of
/// that moment says (or was changed by hand, which is told).
///
/// Documents come first: they do not change once they are registered, so no writer has to wait for the
/// long part. Then, with the writer's lock where it is free, come the documents that arrived since,
/// the descriptions, the register and the manifest; where another process writes and a description
/// changed in between, that part is done again.
struct CorpusCopy {
  /// How often the last part, and the whole, are tried.
  private static let endings = 50, attempts = 3

  let folder: CorpusFolder
  /// The archive's `index` folder, where the writer's lock lies.
  let lockFolder: String
  let target: any CorpusCopyTarget
  /// The documents that are copied with their descriptions, by the bytes of the path; `nil` for all, with
  /// the register and the manifest.
  var selection: Set<[UInt8]>?
  /// Told how many files are copied.
  var progress: (Int) -> Void = { _ in }

  /// What a walk finds.
  private struct Present {
    var paths: [[UInt8]] = []
    var leftOut: [PassedOverFile] = []
    /// What recognised text is kept in (``RecognitionStore``), which no manifest names.
    var recognitions: [[UInt8]] = []
  }

  /// Thrown where what was copied is no longer so.
  private enum Outdated: Error { case ending, all }

  func run() throws(CorpusError) -> CorpusCopySummary {
    try folder.requireFolder()
    let start = target.mark
    for _ in 0..<Self.attempts {
      do {
        var copied: [[UInt8]: ContentDigest] = [:]
        var summary = CorpusCopySummary()
        let present = try walk()
        for path in present.paths where !Self.isDescription(path) {
          copied[path] = try copy(path, &summary)
          progress(summary.fileCount)
        }
        return try ending(copied, summary)
      } catch let error as CorpusError {
        throw error
      } catch {
        try translated(folder.path) { () throws(SystemError) in try target.takeBack(to: start) }
      }
    }
    throw CorpusError(code: .fileChanging, path: folder.path)
  }

  private func ending(_ documents: [[UInt8]: ContentDigest], _ begun: CorpusCopySummary) throws
    -> CorpusCopySummary
  {
    let start = target.mark
    for attempt in 0..<Self.endings {
      let lock = try? WriterLock(folder: lockFolder, purpose: "backup")
      defer { withExtendedLifetime(lock) {} }
      if let lock { try CorpusWriter.recover(folder, holding: lock) }
      do {
        return try ending(documents, begun, isLocked: lock != nil)
      } catch Outdated.ending {
        try translated(folder.path) { () throws(SystemError) in try target.takeBack(to: start) }
        usleep(useconds_t(min(attempt + 1, 20) * 5000))
      }
    }
    throw CorpusError(code: .locked, path: lockFolder)
  }

  private func ending(
    _ documents: [[UInt8]: ContentDigest], _ begun: CorpusCopySummary, isLocked: Bool
  ) throws -> CorpusCopySummary {
    var summary = begun
    var copied = documents
    let present = try walk()
    // After the walk: what a writer had brought in by then, the manifest has.
    let snapshot = try CorpusSnapshot(of: folder)
    for path in present.paths where copied[path] == nil {
      copied[path] = try copy(path, &summary)
      progress(summary.fileCount)
    }
    let registered = Dictionary(
      snapshot.manifest.entries.map { (Array($0.path.utf8), $0.digest) }, uniquingKeysWith: { $1 }
    ).filter { isSelected($0.key) }
    for path in registered.keys where copied[path] == nil {
      // It came in after the walk.
      copied[path] = try copy(path, &summary)
      if copied[path] == nil { summary.missing.append(text(path)) }
    }
    var unlike: [[UInt8]] = []
    for (path, digest) in copied {
      guard let expected = registered[path] else {
        summary.unregisteredCount += 1
        continue
      }
      if digest != expected { unlike.append(path) }
    }
    try judge(unlike, copied, registered, documents, isLocked: isLocked)
    try copyRecognitions(present.recognitions, of: Set(copied.values), &summary)
    summary.differing = unlike.map(text).sorted()
    summary.missing.sort()
    summary.leftOut = present.leftOut
    if selection == nil { try copyRecords(snapshot, &summary) }
    return summary
  }

  /// Whether files that are not as the manifest says are so by somebody's hand, or because a writer
  /// changed them after the snapshot or before it.
  private func judge(
    _ unlike: [[UInt8]], _ copied: [[UInt8]: ContentDigest], _ registered: [[UInt8]: ContentDigest],
    _ documents: [[UInt8]: ContentDigest], isLocked: Bool
  ) throws {
    guard !unlike.isEmpty else { return }
    let later = isLocked ? nil : try CorpusSnapshot(of: folder).manifest
    for path in unlike {
      if let later, later[text(path)] != registered[path] { throw Outdated.ending }
      guard documents[path] != nil else { continue }
      let now = try? CorpusReader(folder: folder).content(ofFile: text(path)).digest
      if now != copied[path] { throw Outdated.all }
    }
  }

  /// Copies the recognised text of what is copied.
  private func copyRecognitions(
    _ paths: [[UInt8]], of digests: Set<ContentDigest>, _ summary: inout CorpusCopySummary
  ) throws(CorpusError) {
    for path in paths {
      let name = text(path).split(separator: "/").last.map(String.init) ?? ""
      guard let digest = RecognitionStore.digest(ofName: name),
        selection == nil || digests.contains(digest)
      else { continue }
      _ = try copy(path, &summary)
      progress(summary.fileCount)
    }
  }

  private func copyRecords(_ snapshot: CorpusSnapshot, _ summary: inout CorpusCopySummary) throws {
    if let register = snapshot.register {
      try translated(Register.fileName) { () throws(SystemError) in
        _ = try target.add(
          register.descriptor, size: register.size, path: Register.fileName,
          modified: register.modified)
      }
      summary.fileCount += 1
      summary.byteCount += register.size
    }
    if let bytes = snapshot.manifestBytes {
      try translated(Manifest.fileName) { () throws(SystemError) in
        _ = try target.add(bytes, path: Manifest.fileName, modified: snapshot.manifestModified)
      }
      summary.fileCount += 1
      summary.byteCount += bytes.count
    }
  }

  private func isSelected(_ path: [UInt8]) -> Bool {
    guard let selection else { return true }
    return selection.contains(path)
      || selection.contains(Array(CorpusFolder.document(ofPath: text(path)).utf8))
  }

  private static func isDescription(_ path: [UInt8]) -> Bool {
    path.suffix(CorpusFolder.descriptionSuffix.utf8.count)
      .elementsEqual(CorpusFolder.descriptionSuffix.utf8)
  }

  private func text(_ path: [UInt8]) -> String { String(decoding: path, as: UTF8.self) }

  // MARK: One file

  /// Copies a file.
  ///
  /// - Returns: its digest; `nil` where it is not there any more.
  private func copy(_ path: [UInt8], _ summary: inout CorpusCopySummary) throws(CorpusError)
    -> ContentDigest?
  {
    let name = text(path)
    for _ in 0..<5 {
      let start = target.mark
      do throws(SystemError) {
        let (digest, size) = try copyOnce(name)
        summary.fileCount += 1
        summary.byteCount += size
        return digest
      } catch {
        // Gone, or something else has its name; what that is the walk tells.
        if [ENOENT, ENOTDIR, ELOOP, EINVAL].contains(error.number) { return nil }
        guard error.number == EAGAIN else {
          throw CorpusError(copying: folder.fullPath(name), error)
        }
        try translated(name) { () throws(SystemError) in try target.takeBack(to: start) }
        usleep(20_000)
      }
    }
    throw CorpusError(code: .fileChanging, path: folder.fullPath(name))
  }

  private func copyOnce(_ name: String) throws(SystemError) -> (ContentDigest, Int) {
    let source = open(
      folder.fullPath(name), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard source >= 0 else { throw SystemError(number: errno) }
    defer { close(source) }
    let before = try status(source)
    guard before.kind == .regular else { throw SystemError(number: EINVAL) }
    let digest = try target.add(
      source, size: before.size, path: name,
      modified: Int(before.modifiedNanoseconds / 1_000_000_000))
    let after = try status(source)
    guard after.size == before.size, after.modifiedNanoseconds == before.modifiedNanoseconds else {
      throw SystemError(number: EAGAIN)
    }
    return (digest, before.size)
  }

  private func status(_ descriptor: Int32) throws(SystemError) -> FileStatus {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw SystemError(number: errno) }
    return FileStatus(status)
  }

  private func translated(_ path: String, _ body: () throws(SystemError) -> Void)
    throws(CorpusError)
  {
    do { try body() } catch { throw CorpusError(copying: path, error) }
  }

  // MARK: What there is

  /// Every file of the corpus but the register, the manifest and what waits to come in, by path.
  private func walk() throws(CorpusError) -> Present {
    let own: Set<String> = [
      Manifest.fileName, Register.fileName, CorpusWriter.waitingFolder,
    ]
    var present = Present()
    var pending: [[UInt8]] = [[]]
    while let parent = pending.popLast() {
      let names: [[UInt8]]
      do { names = try namesInFolder(folder.fullPath(text(parent))) } catch {
        // Gone since its parent was listed.
        if error.number == ENOENT, !parent.isEmpty { continue }
        throw CorpusError(
          code: .folderUnreadable, path: folder.fullPath(text(parent)), errorNumber: error.number)
      }
      for name in names {
        if parent.isEmpty, own.contains(text(name)) { continue }
        if name.elementsEqual(DurableFiles.freshFileName.utf8) { continue }
        let path = parent + name
        guard String(validating: name, as: UTF8.self) != nil else {
          present.leftOut.append(PassedOverFile(path: text(path), reason: .nameNotUTF8))
          continue
        }
        switch FileStatus.of(folder.fullPath(text(path))) {
        case .failure(let error):
          if error.number == ENOENT { continue }
          throw CorpusError(
            code: .fileUnreadable, path: folder.fullPath(text(path)), errorNumber: error.number)
        case .success(let status):
          switch status.kind {
          case .regular where parent.elementsEqual("\(RecognitionStore.folderName)/".utf8):
            if !RecognitionStore.isUnfinished(name) { present.recognitions.append(path) }
          case .regular: if isSelected(path) { present.paths.append(path) }
          case .folder: pending.append(path + [0x2F])
          case .symbolicLink:
            present.leftOut.append(PassedOverFile(path: text(path), reason: .symbolicLink))
          case .other: present.leftOut.append(PassedOverFile(path: text(path), reason: .notAFile))
          }
        }
      }
    }
    present.paths.sort { $0.lexicographicallyPrecedes($1) }
    present.recognitions.sort { $0.lexicographicallyPrecedes($1) }
    present.leftOut.sort { $0.path < $1.path }
    return present
  }
}

extension CorpusError {
  init(copying path: String, _ error: SystemError) {
    let code: Code =
      switch error.number {
      case ENOSPC, EDQUOT, EROFS, EFBIG: .notWritable
      default: .fileUnreadable
      }
    self.init(code: code, path: path, errorNumber: error.number)
  }
}
