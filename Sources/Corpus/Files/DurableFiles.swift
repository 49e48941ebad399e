internal import ArchiveModel
internal import Glibc

/// Writing that is on the disk when it returns: power may fail the moment after.
enum DurableFiles {
  /// Makes a file of `bytes`, or puts them in place of what it held.
  static func write(_ bytes: [UInt8], to path: String) throws(SystemError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw SystemError(number: errno) }
    defer { close(descriptor) }
    ArchiveAccess.give(descriptor)
    try writeAll(bytes, to: descriptor)
    guard fsync(descriptor) == 0 else { throw SystemError(number: errno) }
  }

  /// Cuts a file to `length` bytes and puts `bytes` behind them; makes the file where it is missing.
  static func append(_ bytes: [UInt8], to path: String, at length: Int) throws(SystemError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw SystemError(number: errno) }
    defer { close(descriptor) }
    ArchiveAccess.give(descriptor)
    guard ftruncate(descriptor, off_t(length)) == 0, lseek(descriptor, 0, SEEK_END) >= 0 else {
      throw SystemError(number: errno)
    }
    try writeAll(bytes, to: descriptor)
    guard fsync(descriptor) == 0 else { throw SystemError(number: errno) }
  }

  /// Puts `bytes` in place of a file, so that either the old content or the new is there.
  static func replace(_ path: String, with bytes: [UInt8]) throws(SystemError) {
    let fresh = freshName(in: parent(path))
    do throws(SystemError) {
      try write(bytes, to: fresh)
      guard rename(fresh, path) == 0 else { throw SystemError(number: errno) }
    } catch {
      unlink(fresh)
      throw error
    }
    try syncFolder(parent(path))
  }

  /// What a file is called until it takes its name; one writer at a time needs one in each folder.
  static let freshFileName = ".chadang-new"

  private static func freshName(in folder: String) -> String { "\(folder)/\(freshFileName)" }

  /// Makes a folder, with those above it; their entries are on the disk, too.
  static func makeFolder(_ path: String) throws(SystemError) {
    if mkdir(path, 0o755) == 0 {
      ArchiveAccess.give(path: path)
      return try syncFolder(parent(path))
    }
    switch errno {
    case EEXIST:
      // A link to a folder is as good as one: the person made it.
      var status = stat()
      guard stat(path, &status) == 0 else { throw SystemError(number: errno) }
      guard status.st_mode & S_IFMT == S_IFDIR else { throw SystemError(number: ENOTDIR) }
    case ENOENT where parent(path) != path:
      try makeFolder(parent(path))
      guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw SystemError(number: errno) }
      ArchiveAccess.give(path: path)
      try syncFolder(parent(path))
    default: throw SystemError(number: errno)
    }
  }

  /// Puts a folder's entries on the disk.
  static func syncFolder(_ path: String) throws(SystemError) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemError(number: errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw SystemError(number: errno) }
  }

  /// Gives a file a second name, which must be free, on the same file system; the folder is not yet on
  /// the disk.
  ///
  /// - Returns: `false` where something has the name.
  static func link(_ path: String, to target: String) throws(SystemError) -> Bool {
    if Glibc.link(path, target) == 0 { return true }
    switch errno {
    case EEXIST: return false
    // A file system without links (a stick's): a copy does.
    case EPERM, ENOSYS, EOPNOTSUPP, EMLINK: break
    default: throw SystemError(number: errno)
    }
    if case .success = FileStatus.of(target) { return false }
    let fresh = freshName(in: parent(target))
    _ = try copy(path, to: fresh, sizeLimit: .max)
    guard rename(fresh, target) == 0 else { throw SystemError(number: errno) }
    return true
  }

  /// Gives a file a second name, whatever has had it; the folder is not yet on the disk.
  static func linkReplacing(_ path: String, to target: String) throws(SystemError) {
    let fresh = freshName(in: parent(target))
    unlink(fresh)
    guard try link(path, to: fresh) else { throw SystemError(number: EEXIST) }
    guard rename(fresh, target) == 0 else { throw SystemError(number: errno) }
    // Two names of one file are not renamed to one another: the second stays.
    unlink(fresh)
  }

  /// Copies a regular file, with its time of modification.
  ///
  /// - Returns: the digest, the size in bytes, and the first bytes.
  /// - Throws: `EAGAIN` for a file that changed while it was copied, `EFBIG` for one above the limit.
  static func copy(_ path: String, to target: String, sizeLimit: Int) throws(SystemError) -> (
    digest: ContentDigest, size: Int
  ) {
    let source = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard source >= 0 else { throw SystemError(number: errno) }
    defer { close(source) }
    var status = stat()
    guard fstat(source, &status) == 0 else { throw SystemError(number: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw SystemError(number: EINVAL) }
    let before = FileStatus(status)
    guard before.size <= sizeLimit else { throw SystemError(number: EFBIG) }
    let copy = try receive(from: source, to: target, sizeLimit: sizeLimit) {
      var times = [status.st_mtim, status.st_mtim]
      futimens($0, &times)
    }
    guard fstat(source, &status) == 0 else { throw SystemError(number: errno) }
    let after = FileStatus(status)
    guard copy.size == before.size, after.size == before.size,
      after.modifiedNanoseconds == before.modifiedNanoseconds
    else { throw SystemError(number: EAGAIN) }
    return copy
  }

  /// Writes what a descriptor gives until its end into a file.
  static func receive(
    from source: Int32, to target: String, sizeLimit: Int, finishing: (Int32) -> Void = { _ in }
  ) throws(SystemError) -> (digest: ContentDigest, size: Int) {
    let copy = open(target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard copy >= 0 else { throw SystemError(number: errno) }
    defer { close(copy) }
    ArchiveAccess.give(copy)
    let digest = DigestStream()
    var size = 0
    var piece: [UInt8] = Array(repeating: 0, count: 1 << 18)
    while true {
      let got = read(source, &piece, piece.count)
      if got < 0 {
        if errno == EINTR { continue }
        throw SystemError(number: errno)
      }
      if got == 0 { break }
      size += got
      guard size <= sizeLimit else { throw SystemError(number: EFBIG) }
      piece.withUnsafeBytes { digest.update(UnsafeRawBufferPointer(rebasing: $0[..<got])) }
      try writeAll(piece[..<got], to: copy)
    }
    finishing(copy)
    guard fsync(copy) == 0 else { throw SystemError(number: errno) }
    guard let digest = digest.finish() else { throw SystemError(number: ENOMEM) }
    return (digest, size)
  }

  /// Reads the first `size` bytes that a file has from where it stands, piece by piece.
  ///
  /// - Parameters:
  ///   - piece: what the pieces are read into.
  ///   - write: takes each of them.
  /// - Returns: the digest of them all.
  /// - Throws: `EAGAIN` where the file has less; what `write` throws.
  static func forward(
    _ size: Int, of source: Int32, by piece: inout [UInt8],
    write: (ArraySlice<UInt8>) throws(SystemError) -> Void
  ) throws(SystemError) -> ContentDigest {
    let digest = DigestStream()
    var rest = size
    while rest > 0 {
      let got = read(source, &piece, min(piece.count, rest))
      if got < 0 {
        if errno == EINTR { continue }
        throw SystemError(number: errno)
      }
      guard got > 0 else { throw SystemError(number: EAGAIN) }
      piece.withUnsafeBytes { digest.update(UnsafeRawBufferPointer(rebasing: $0[..<got])) }
      try write(piece[..<got])
      rest -= got
    }
    guard let digest = digest.finish() else { throw SystemError(number: ENOMEM) }
    return digest
  }

  /// Writes all of the bytes.
  static func writeAll(_ bytes: some Collection<UInt8>, to descriptor: Int32)
    throws(SystemError)
  {
    var failure: Int32 = 0
    func writePieces(_ buffer: UnsafeBufferPointer<UInt8>) {
      var written = 0
      while written < buffer.count {
        let count = Glibc.write(
          descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
        if count < 0 {
          if errno == EINTR { continue }
          failure = errno
          return
        }
        written += count
      }
    }
    if bytes.withContiguousStorageIfAvailable(writePieces) == nil {
      Array(bytes).withUnsafeBufferPointer(writePieces)
    }
    if failure != 0 { throw SystemError(number: failure) }
  }

  /// Puts a folder with all that is in it on the disk.
  static func syncTree(_ path: String) throws(SystemError) {
    // All at once first: one by one takes many times as long. It tells of no error, fsync does.
    sync()
    try syncEntries(path)
  }

  private static func syncEntries(_ path: String) throws(SystemError) {
    for name in try namesInFolder(path) {
      let child = "\(path)/\(String(decoding: name, as: UTF8.self))"
      let descriptor = open(child, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
      guard descriptor >= 0 else { throw SystemError(number: errno) }
      defer { close(descriptor) }
      var status = stat()
      guard fstat(descriptor, &status) == 0 else { throw SystemError(number: errno) }
      if status.st_mode & S_IFMT == S_IFDIR {
        try syncEntries(child)
      } else if fsync(descriptor) != 0 {
        throw SystemError(number: errno)
      }
    }
    try syncFolder(path)
  }

  /// Removes a folder with all that is in it; links are removed, not followed.
  static func removeTree(_ path: String) throws(SystemError) {
    let names: [[UInt8]]
    do { names = try namesInFolder(path) } catch {
      guard error.number != ENOENT else { return }
      throw error
    }
    for name in names {
      // By bytes: a name need not be UTF-8.
      var child = Array(path.utf8) + [0x2F] + name + [0]
      var status = stat()
      let isFolder = child.withUnsafeMutableBytes { bytes in
        let text = bytes.assumingMemoryBound(to: CChar.self)
        guard let start = text.baseAddress else { return false }
        if lstat(start, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return true }
        unlink(start)
        return false
      }
      if isFolder { try removeTree(String(decoding: child.dropLast(), as: UTF8.self)) }
    }
    guard rmdir(path) == 0 || errno == ENOENT else { throw SystemError(number: errno) }
  }

  /// The folder that a path lies in.
  static func parent(_ path: String) -> String {
    let bytes = Array(path.utf8)
    guard let slash = bytes.lastIndex(of: 0x2F) else { return "." }
    return slash == 0 ? "/" : String(decoding: bytes[..<slash], as: UTF8.self)
  }
}
