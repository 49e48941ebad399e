public import ArchiveModel
internal import Glibc

/// The one that changes the corpus, while it holds the writer's lock.
///
/// A transaction waits in `corpus/.incoming/open`, with a `plan.json` that says all there is to do.
/// Renaming the folder to `corpus/.incoming/commit` is the moment at which it has happened; what the
/// plan says is then done, and done again by the next writer where it was cut off. Everything is on
/// the disk before the next step begins.
public final class CorpusWriter {
  /// The corpus.
  public let folder: CorpusFolder
  /// The manifest as it is now.
  public private(set) var manifest: Manifest
  /// Under which path each file came in.
  public private(set) var accessionPaths = AccessionPaths()
  /// Whether it has changed the corpus, or finished a change that was cut off.
  public private(set) var hasChanged = false
  private var registerEnd: Register.End

  static let waitingFolder = ".incoming"
  private static let planName = "plan.json"

  private let waiting: String
  private var openFolder: String { waiting + "/open" }
  private var commitFolder: String { waiting + "/commit" }
  private var registerPath: String { folder.fullPath(Register.fileName) }
  private var manifestPath: String { folder.fullPath(Manifest.fileName) }

  /// Begins to write, and first finishes what was committed and cut off.
  ///
  /// - Parameter lock: the archive's lock, held for as long as the writer is used.
  /// - Throws: ``CorpusError``: `noCorpus`, `notWritable`, `registerInvalid`, `manifestInvalid`,
  ///   `transactionStuck`.
  public init(folder: CorpusFolder, holding lock: WriterLock) throws(CorpusError) {
    self.folder = folder
    waiting = folder.fullPath(Self.waitingFolder)
    try folder.requireFolder()
    manifest = Manifest()
    registerEnd = Register.End()
    try recover()
    try load()
  }

  /// Finishes a committed transaction that was cut off, where there is one.
  public static func recover(_ folder: CorpusFolder, holding lock: WriterLock) throws(CorpusError) {
    if isUnfinished(folder) { _ = try CorpusWriter(folder: folder, holding: lock) }
  }

  /// Whether a transaction was committed and cut off.
  public static func isUnfinished(_ folder: CorpusFolder) -> Bool {
    let plan = "\(folder.fullPath(waitingFolder))/commit/\(planName)"
    if case .success = FileStatus.of(plan) { return true }
    return false
  }

  /// The plan of a transaction that was committed and cut off, and the folder of the files that wait.
  static func unfinishedPlan(_ folder: CorpusFolder) -> (plan: TransactionPlan, folder: String)? {
    let commit = "\(folder.fullPath(waitingFolder))/commit"
    guard let bytes = try? readFile("\(commit)/\(planName)", sizeLimit: 1 << 30).bytes,
      let plan = try? TransactionPlan(json: bytes)
    else { return nil }
    return (plan, commit)
  }

  /// Begins a transaction. There is one at a time.
  public func begin() throws(CorpusError) -> CorpusTransaction {
    try system(openFolder) { () throws(SystemError) in
      Self.removeFolder(openFolder)
      try DurableFiles.makeFolder(openFolder)
    }
    return CorpusTransaction(waitingFolder: openFolder)
  }

  /// Gives a transaction up.
  public func abandon(_ transaction: CorpusTransaction) {
    Self.removeFolder(openFolder)
    rmdir(waiting)
  }

  /// Carries a transaction out.
  ///
  /// - Returns: the register's entries, with their numbers.
  /// - Throws: ``CorpusError``. Where it throws `transactionStuck`, the transaction has happened, and the
  ///   next writer finishes it; else nothing has.
  @discardableResult
  public func commit(_ transaction: CorpusTransaction) throws(CorpusError) -> [RegisterEntry] {
    var entries = transaction.entries
    for index in entries.indices where entries[index].action != .move {
      entries[index].document = Identifiers.document(
        path: accessionPaths.path(entries[index].path), recordID: entries[index].record)
    }
    let (lines, end) = try Register.lines(&entries, after: registerEnd)
    let plan = TransactionPlan(
      moves: transaction.moves,
      manifest: transaction.manifest.map { .init(path: $0.path, sha256: $0.digest.hexadecimal) },
      forgotten: transaction.forgotten,
      register: String(decoding: lines, as: UTF8.self), registerLength: registerEnd.length)
    guard let json = try? plan.encoded() else {
      throw CorpusError(code: .registerInvalid, path: registerPath)
    }
    do throws(SystemError) {
      try DurableFiles.write(json, to: "\(openFolder)/\(Self.planName)")
      try DurableFiles.syncFolder(openFolder)
      guard rename(openFolder, commitFolder) == 0 else { throw SystemError(number: errno) }
      try DurableFiles.syncFolder(waiting)
    } catch {
      Self.removeFolder(openFolder)
      throw CorpusError(code: .notWritable, path: openFolder, errorNumber: error.number)
    }
    try carryOut(plan, isAgain: false)
    registerEnd = end
    for entry in entries { accessionPaths.note(entry) }
    return entries
  }

  // MARK: Carrying out

  /// Whether something lies at a path.
  ///
  /// - Throws: ``CorpusError`` where the system refuses to say: a change that was cut off must not be taken for
  ///   none.
  private static func isThere(_ path: String) throws(CorpusError) -> Bool {
    guard case .failure(let error) = FileStatus.of(path) else { return true }
    guard isMissingNumber(error.number) else {
      throw CorpusError(code: .fileUnreadable, path: path, errorNumber: error.number)
    }
    return false
  }

  private func recover() throws(CorpusError) {
    guard try Self.isThere(waiting) else { return }
    let planPath = "\(commitFolder)/\(Self.planName)"
    if try Self.isThere(planPath) {
      var read: TransactionPlan?
      if let bytes = try? readFile(planPath, sizeLimit: 1 << 30).bytes {
        read = try? TransactionPlan(json: bytes)
      }
      guard let plan = read else {
        throw CorpusError(code: .transactionStuck, path: planPath, detail: .notAPlan)
      }
      try carryOut(plan, isAgain: true)
    }
    Self.removeFolder(commitFolder)
    Self.removeFolder(openFolder)
  }

  private func carryOut(_ plan: TransactionPlan, isAgain: Bool) throws(CorpusError) {
    hasChanged = true
    do {
      try place(plan.moves)
      try writeRegister(plan)
      try writeManifest(plan, anew: isAgain)
      // Without its plan the folder means nothing any more.
      guard unlink("\(commitFolder)/\(Self.planName)") == 0 else {
        throw SystemError(number: errno)
      }
      try DurableFiles.syncFolder(commitFolder)
      Self.removeFolder(commitFolder)
      try DurableFiles.syncFolder(waiting)
    } catch let error as SystemError {
      throw CorpusError(code: .transactionStuck, path: commitFolder, errorNumber: error.number)
    } catch let error as CorpusError {
      throw error
    } catch {
      throw CorpusError(code: .transactionStuck, path: commitFolder)
    }
  }

  /// Gives the files their places. They keep their names in the waiting folder until all is done, so
  /// that nothing depends on the order in which folders reach the disk.
  private func place(_ moves: [CorpusTransaction.Move]) throws {
    var folders: Set<String> = []
    for move in moves {
      let source = "\(commitFolder)/\(move.from)", target = folder.fullPath(move.to)
      let parent = DurableFiles.parent(target)
      try DurableFiles.makeFolder(parent)
      if move.replaces {
        try DurableFiles.linkReplacing(source, to: target)
      } else if try !DurableFiles.link(source, to: target) {
        // Placed before the cut; or somebody put a file there by hand in the meantime.
        let theirs = try FileSource(target, name: target, limit: CorpusReader.largestFile)
        let ours = try FileSource(source, name: source, limit: CorpusReader.largestFile)
        guard theirs.digest == ours.digest else {
          throw CorpusError(
            code: .transactionStuck, path: target, errorNumber: EEXIST, detail: .value(source))
        }
      }
      folders.insert(parent)
    }
    for folder in folders.sorted() { try DurableFiles.syncFolder(folder) }
  }

  private func writeRegister(_ plan: TransactionPlan) throws {
    let lines = Array(plan.register.utf8)
    guard !lines.isEmpty else { return }
    let present = try existing(registerPath)
    guard present.count >= plan.registerLength else {
      throw CorpusError(
        code: .registerInvalid, path: registerPath,
        detail: .length(present.count, expected: plan.registerLength))
    }
    let rest = present[plan.registerLength...]
    if rest.starts(with: lines) { return }
    guard lines.starts(with: rest) else {
      throw CorpusError(
        code: .registerInvalid, path: registerPath,
        detail: .otherLines(afterByte: plan.registerLength))
    }
    try DurableFiles.append(lines, to: registerPath, at: plan.registerLength)
    try DurableFiles.syncFolder(folder.path)
  }

  private func writeManifest(_ plan: TransactionPlan, anew: Bool) throws {
    let forgotten = plan.forgotten ?? []
    guard !plan.manifest.isEmpty || !forgotten.isEmpty else { return }
    if anew {
      manifest = Manifest(bytes: try existing(manifestPath))
      // A last line cut short is one of ours, which comes again now.
      if let bad = manifest.badLines.first(where: { $0.reason != .cutShort }) {
        throw CorpusError(
          code: .manifestInvalid, path: manifestPath, detail: .damagedLine(bad.line))
      }
    }
    let onlyAdds = forgotten.isEmpty && plan.manifest.allSatisfy { manifest[$0.path] == nil }
    for path in forgotten { manifest[path] = nil }
    var lines: [UInt8] = []
    for entry in plan.manifest {
      guard let digest = ContentDigest(hexadecimal: Array(entry.sha256.utf8)) else { continue }
      manifest[entry.path] = digest
      lines += Manifest.line(path: entry.path, digest: digest)
    }
    if onlyAdds, !anew, case .success(let status) = FileStatus.of(manifestPath) {
      try DurableFiles.append(lines, to: manifestPath, at: status.size)
    } else {
      try DurableFiles.replace(manifestPath, with: manifest.bytes)
    }
  }

  private func load() throws(CorpusError) {
    do {
      manifest = Manifest(bytes: try existing(manifestPath))
      if let bad = manifest.badLines.first {
        throw CorpusError(
          code: .manifestInvalid, path: manifestPath, detail: .damagedLine(bad.line))
      }
      let register = try existing(registerPath)
      accessionPaths = AccessionPaths(register: register)
      guard let end = Register.end(of: register) else {
        throw CorpusError(code: .registerInvalid, path: registerPath, detail: .lastLineDamaged)
      }
      registerEnd = end
    } catch let error as SystemError {
      throw CorpusError(code: .fileUnreadable, path: folder.path, errorNumber: error.number)
    } catch let error as CorpusError {
      throw error
    } catch {
      throw CorpusError(code: .fileUnreadable, path: folder.path)
    }
  }

  private func existing(_ path: String) throws(SystemError) -> [UInt8] {
    do { return try readFile(path, sizeLimit: CorpusReader.largestFile).bytes } catch {
      guard error.number == ENOENT else { throw error }
      return []
    }
  }

  private func system(_ path: String, _ body: () throws(SystemError) -> Void) throws(CorpusError) {
    do { try body() } catch {
      throw CorpusError(code: .notWritable, path: path, errorNumber: error.number)
    }
  }

  /// Removes a folder of files; what cannot be removed stays.
  private static func removeFolder(_ path: String) {
    for name in (try? namesInFolder(path)) ?? [] {
      unlink("\(path)/\(String(decoding: name, as: UTF8.self))")
    }
    rmdir(path)
  }
}
