internal import Glibc

/// What `stat` says of a file.
struct FileStatus {
  enum Kind { case regular, folder, symbolicLink, other }

  var kind: Kind
  var size: Int
  var modifiedNanoseconds: Int64
  var changedNanoseconds: Int64

  init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .regular
    case S_IFDIR: kind = .folder
    case S_IFLNK: kind = .symbolicLink
    default: kind = .other
    }
    size = Int(status.st_size)
    modifiedNanoseconds = Self.nanoseconds(status.st_mtim)
    changedNanoseconds = Self.nanoseconds(status.st_ctim)
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }

  /// The status of a path, symbolic links not followed; the error number where there is none.
  static func of(_ path: String) -> Result<FileStatus, SystemError> {
    var status = stat()
    guard lstat(path, &status) == 0 else { return .failure(SystemError(number: errno)) }
    return .success(FileStatus(status))
  }

  /// The status of an open file.
  static func of(_ descriptor: Int32) throws(SystemError) -> FileStatus {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw SystemError(number: errno) }
    return FileStatus(status)
  }

  /// Whether a file has the size and the time of change of its content that it had.
  func isSameContent(as other: FileStatus) -> Bool {
    size == other.size && modifiedNanoseconds == other.modifiedNanoseconds
  }
}

/// An error number as an error.
struct SystemError: Error {
  var number: Int32
}

/// The names in a folder, as bytes, without `.` and `..`, in byte order.
func namesInFolder(_ path: String) throws(SystemError) -> [[UInt8]] {
  guard let folder = opendir(path) else { throw SystemError(number: errno) }
  defer { closedir(folder) }
  var names: [[UInt8]] = []
  while true {
    errno = 0
    guard let entry = readdir(folder) else {
      if errno != 0 { throw SystemError(number: errno) }
      break
    }
    let length = Int(strlen(&entry.pointee.d_name.0))
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix(length)) }
    if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
  }
  return names.sorted { $0.lexicographicallyPrecedes($1) }
}

/// Reads a whole regular file.
///
/// - Returns: the bytes, and the file's status before and after they were read.
func readFile(_ path: String, sizeLimit: Int) throws(SystemError) -> (
  bytes: [UInt8], before: FileStatus, after: FileStatus
) {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
  guard descriptor >= 0 else { throw SystemError(number: errno) }
  defer { close(descriptor) }
  let before = try FileStatus.of(descriptor)
  guard before.kind == .regular else { throw SystemError(number: EINVAL) }
  guard before.size <= sizeLimit else { throw SystemError(number: EFBIG) }
  var failure: Int32 = 0
  // One byte more than the size says, so that a growing file shows.
  let bytes = [UInt8](unsafeUninitializedCapacity: before.size + 1) { buffer, count in
    while count < buffer.count {
      let got = read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
      if got < 0 {
        if errno == EINTR { continue }
        failure = errno
        return
      }
      if got == 0 { return }
      count += got
    }
  }
  guard failure == 0 else { throw SystemError(number: failure) }
  return (bytes, before, try FileStatus.of(descriptor))
}

/// The beginning of a regular file.
func firstBytes(of path: String, limit: Int) throws(SystemError) -> [UInt8] {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
  guard descriptor >= 0 else { throw SystemError(number: errno) }
  defer { close(descriptor) }
  guard try FileStatus.of(descriptor).kind == .regular else { throw SystemError(number: EINVAL) }
  let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
    while count < buffer.count {
      let got = read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { return }
      count += got
    }
  }
  return bytes
}

/// What an open file has at a place; less than asked for where it ends before.
func readBytes(of descriptor: Int32, in range: Range<Int>) throws(SystemError) -> [UInt8] {
  var failure: Int32 = 0
  let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
    while count < buffer.count {
      let got = pread(
        descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count,
        off_t(range.lowerBound + count))
      if got < 0 {
        if errno == EINTR { continue }
        failure = errno
        return
      }
      if got == 0 { return }
      count += got
    }
  }
  guard failure == 0 else { throw SystemError(number: failure) }
  return bytes
}

/// The time of day in nanoseconds since 1970.
func currentNanoseconds() -> Int64 {
  var time = timespec()
  clock_gettime(CLOCK_REALTIME, &time)
  return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
}

/// Whether an error number says that there is no such file.
func isMissingNumber(_ number: Int32) -> Bool { number == ENOENT || number == ENOTDIR }

/// The time of day in the local zone with its offset from UTC, ISO 8601, to the second:
/// `2026-11-28T09:30:00+08:00`.
func currentTimestamp() -> String {
  tzset()
  var now = time(nil)
  var parts = tm()
  localtime_r(&now, &parts)
  var text = [CChar](repeating: 0, count: 40)
  let count = strftime(&text, text.count, "%Y-%m-%dT%H:%M:%S%z", &parts)
  var stamp = String(decoding: text[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  // Four digits without a colon.
  stamp.insert(":", at: stamp.index(stamp.endIndex, offsetBy: -2))
  return stamp
}

/// A path without links and `..`; `nil` where there is no such file.
func realPath(_ path: String) -> String? {
  guard let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  return String(cString: resolved)
}
