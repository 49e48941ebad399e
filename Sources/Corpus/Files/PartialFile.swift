internal import ArchiveModel
internal import Glibc

/// A file in the making, `NAME.partial`, that gets its name when it is whole and on the disk.
final class PartialFile {
  let path: String
  /// The file, opened for writing.
  let descriptor: Int32
  private var isDone = false

  static let suffix = ".partial"

  private var partialPath: String { path + Self.suffix }

  /// Begins a file; what an earlier attempt left is overwritten.
  ///
  /// - Parameter replaces: whether a file of that name gives way in the end.
  /// - Throws: ``CorpusError``: `targetExists`, `notWritable`, or `locked` where somebody else makes it.
  init(path: String, replaces: Bool) throws(CorpusError) {
    self.path = path
    if case .success(let status) = FileStatus.of(path) {
      guard replaces, status.kind == .regular else {
        throw CorpusError(code: .targetExists, path: path)
      }
    }
    let partialPath = path + Self.suffix
    while true {
      let opened = try Self.locked(partialPath)
      // Somebody may have taken it for a leftover between these two steps.
      if Self.hasName(opened, partialPath) {
        descriptor = opened
        return
      }
      close(opened)
    }
  }

  private static func locked(_ partialPath: String) throws(CorpusError) -> Int32 {
    let opened = open(partialPath, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard opened >= 0 else {
      throw CorpusError(code: .notWritable, path: partialPath, errorNumber: errno)
    }
    guard flock(opened, LOCK_EX | LOCK_NB) == 0, ftruncate(opened, 0) == 0 else {
      let refusal = errno
      close(opened)
      throw CorpusError(
        code: refusal == EWOULDBLOCK ? .locked : .notWritable, path: partialPath,
        errorNumber: refusal == EWOULDBLOCK ? nil : refusal)
    }
    // What an earlier attempt left may be wider, and what somebody else made here is theirs to read.
    var status = stat()
    guard fstat(opened, &status) == 0, status.st_uid == geteuid(),
      fchmod(opened, mode_t(ArchiveAccess.adopted.outputMode)) == 0
    else {
      close(opened)
      throw CorpusError(code: .notWritable, path: partialPath, errorNumber: EPERM)
    }
    ArchiveAccess.give(opened)
    return opened
  }

  private static func hasName(_ descriptor: Int32, _ path: String) -> Bool {
    var (named, opened) = (stat(), stat())
    return lstat(path, &named) == 0 && fstat(descriptor, &opened) == 0
      && named.st_ino == opened.st_ino && named.st_dev == opened.st_dev
  }

  deinit {
    if !isDone { unlink(partialPath) }
    close(descriptor)
  }

  /// Gives the file its name.
  func finish(replaces: Bool) throws(CorpusError) {
    do throws(SystemError) {
      guard fsync(descriptor) == 0 else { throw SystemError(number: errno) }
      try takeName(replaces: replaces)
      isDone = true
      try DurableFiles.syncFolder(DurableFiles.parent(path))
    } catch {
      throw CorpusError(
        code: error.number == EEXIST ? .targetExists : .notWritable, path: path,
        errorNumber: error.number == EEXIST ? nil : error.number)
    }
  }
}

extension PartialFile {
  /// Takes the name; one that must be free is taken by a second link, which fails where it is not.
  private func takeName(replaces: Bool) throws(SystemError) {
    if !replaces {
      if link(partialPath, path) == 0 {
        guard unlink(partialPath) == 0 else { throw SystemError(number: errno) }
        return
      }
      // A file system without links: a stick's.
      guard [EPERM, ENOSYS, EOPNOTSUPP].contains(errno) else { throw SystemError(number: errno) }
      if case .success = FileStatus.of(path) { throw SystemError(number: EEXIST) }
    }
    guard rename(partialPath, path) == 0 else { throw SystemError(number: errno) }
  }
}

/// A file that gets its name when it is whole and on the disk: what a command writes its result to.
public final class OutputFile {
  private let file: PartialFile
  private let replaces: Bool

  /// Begins a file.
  ///
  /// - Parameter replaces: whether a file of that name gives way in the end.
  /// - Throws: ``CorpusError``: `targetExists`, `notWritable`, `locked`.
  public init(path: String, replaces: Bool) throws(CorpusError) {
    file = try PartialFile(path: path, replaces: replaces)
    self.replaces = replaces
  }

  /// Adds to it.
  public func write(_ bytes: [UInt8]) throws(CorpusError) {
    do { try DurableFiles.writeAll(bytes, to: file.descriptor) } catch {
      throw CorpusError(code: .notWritable, path: file.path, errorNumber: error.number)
    }
  }

  /// Gives it its name. A file that is not finished is gone with the object.
  public func finish() throws(CorpusError) { try file.finish(replaces: replaces) }
}
