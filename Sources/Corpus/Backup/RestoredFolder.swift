internal import ArchiveModel
internal import Glibc

/// A folder in the making, that gets its name when it is whole and on the disk.
///
/// It is made beside its place, as `.NAME.partial`, with a file in it that says whose it is, so
/// that what a killed attempt left may be taken away.
final class RestoredFolder {
  private static let ownerName = ".chadang-partial"

  let path: String
  /// Where it is made.
  let partialPath: String

  init(path: String) {
    var path = path
    while path.utf8.count > 1, path.utf8.last == 0x2F {
      path = String(path.unicodeScalars.dropLast())
    }
    if [".", ".."].contains(path), let real = realPath(path) { path = real }
    self.path = path
    let parent = DurableFiles.parent(path)
    let start = path.utf8.lastIndex(of: 0x2F).map { path.utf8.index(after: $0) } ?? path.startIndex
    partialPath = "\(parent)/.\(path[start...]).partial"
  }

  private var ownerPath: String { "\(partialPath)/\(Self.ownerName)" }

  /// Makes the folder to be filled.
  func begin() throws(CorpusError) {
    try requireFree()
    if case .success = FileStatus.of(partialPath), !takeAway() {
      throw CorpusError(code: .targetExists, path: partialPath)
    }
    try system(partialPath) { () throws(SystemError) in
      try DurableFiles.makeFolder(partialPath)
      try DurableFiles.write([], to: ownerPath)
    }
  }

  private func requireFree() throws(CorpusError) {
    guard case .success(let status) = FileStatus.of(path) else { return }
    let names = status.kind == .folder ? try? namesInFolder(path) : nil
    guard let names, names.isEmpty else { throw CorpusError(code: .targetExists, path: path) }
  }

  /// Makes a file in it.
  func create(_ name: String) throws(CorpusError) -> RestoredFile {
    let full = "\(partialPath)/\(name)"
    var descriptor: Int32 = -1
    try system(full) { () throws(SystemError) in
      try Self.makeParents(DurableFiles.parent(full))
      descriptor = open(
        full, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW,
        mode_t(ArchiveAccess.adopted.outputMode))
      guard descriptor >= 0 else { throw SystemError(number: errno) }
      ArchiveAccess.give(descriptor)
    }
    return RestoredFile(descriptor: descriptor, path: full)
  }

  /// Not on the disk one by one: all of it is put there at the end.
  private static func makeParents(_ path: String) throws(SystemError) {
    let mode = mode_t(ArchiveAccess.adopted.outputFolderMode)
    if mkdir(path, mode) == 0 { return ArchiveAccess.give(path: path) }
    if errno == EEXIST { return }
    guard errno == ENOENT, DurableFiles.parent(path) != path else {
      throw SystemError(number: errno)
    }
    try makeParents(DurableFiles.parent(path))
    guard mkdir(path, mode) == 0 || errno == EEXIST else { throw SystemError(number: errno) }
    ArchiveAccess.give(path: path)
  }

  /// Gives the folder its name.
  func finish() throws(CorpusError) {
    try system(path) { () throws(SystemError) in
      try DurableFiles.syncTree(partialPath)
      guard rename(partialPath, path) == 0 else { throw SystemError(number: errno) }
      // Until now it said that the folder may be taken away.
      unlink("\(path)/\(Self.ownerName)")
      try DurableFiles.syncFolder(path)
      try DurableFiles.syncFolder(DurableFiles.parent(path))
    }
  }

  /// Takes the unfinished folder away.
  func abandon() { _ = takeAway() }

  /// Takes away what an attempt left: what says whose it is last, so that an attempt to do this may
  /// be cut off, too.
  ///
  /// - Returns: `false` where it is somebody else's, or cannot be removed.
  private func takeAway() -> Bool {
    if case .success = FileStatus.of(ownerPath) {
      for name in (try? namesInFolder(partialPath)) ?? []
      where !name.elementsEqual(Self.ownerName.utf8) {
        let child = "\(partialPath)/\(String(decoding: name, as: UTF8.self))"
        if unlink(child) != 0 { try? DurableFiles.removeTree(child) }
      }
      unlink(ownerPath)
    }
    return rmdir(partialPath) == 0
  }

  private func system(_ path: String, _ body: () throws(SystemError) -> Void) throws(CorpusError) {
    do { try body() } catch {
      let code: CorpusError.Code =
        [EEXIST, ENOTEMPTY].contains(error.number) ? .targetExists : .notWritable
      throw CorpusError(code: code, path: path, errorNumber: error.number)
    }
  }
}

/// A file of a folder in the making.
final class RestoredFile {
  let descriptor: Int32
  private let path: String
  private var isOpen = true

  init(descriptor: Int32, path: String) { (self.descriptor, self.path) = (descriptor, path) }

  deinit { close() }

  func write(_ piece: UnsafeRawBufferPointer) throws(CorpusError) {
    do { try DurableFiles.writeAll(piece, to: descriptor) } catch {
      throw CorpusError(code: .notWritable, path: path, errorNumber: error.number)
    }
  }

  /// Gives the file its time of modification, in seconds since 1970.
  func finish(modified: Int) throws(CorpusError) {
    let time = timespec(tv_sec: modified, tv_nsec: 0)
    var times = [time, time]
    guard futimens(descriptor, &times) == 0 else {
      throw CorpusError(code: .notWritable, path: path, errorNumber: errno)
    }
    close()
  }

  func close() {
    if isOpen { Glibc.close(descriptor) }
    isOpen = false
  }
}
