internal import ArchiveModel
public import DocumentFormats
internal import Glibc
internal import Synchronization

/// What was read of files while they came in, until the same command indexes them: no file is read, and no
/// program run, a second time.
///
/// A reading is known by the SHA-256 of the file's bytes and the file's name, and is given out once. Documents
/// lie in a temporary file without a name, so that they are gone when the process ends, however it ends; the
/// first ``bufferBytes`` stay in memory. What is not kept, because it is too much or the disk has too little
/// room, is read again.
public final class KeptReadings: Sendable {
  /// How many bytes wait in memory before they are written.
  static let bufferBytes = 1 << 20
  /// The most that is kept, in bytes.
  private static let largest = 2 << 30
  /// What stays free on the disk at least, in bytes: documents and index come first.
  private static let leastFree = 1 << 30
  /// The most readings, and problems of them, that are kept: they are held in memory.
  private static let mostReadings = 200_000, mostProblems = 20_000

  /// A reading, by where its documents lie.
  struct Reading {
    var range: Range<Int>
    /// How it ended.
    var outcome: Result<ExtractionReport, ExtractionError>
  }

  private struct State {
    var readings: [ContentDigest: Reading] = [:]
    var problemCount = 0
    /// Where the documents being noted begin; those before are of readings that are kept.
    var start = 0
    /// What was written to the file, and what comes behind it.
    var writtenBytes = 0
    var buffer: [UInt8] = []
    var descriptor: Int32 = -1
    /// Whether a document of the file being read was not noted.
    var isCutShort = false
    /// Whether nothing can be written any more.
    var isClosed = false

    var end: Int { writtenBytes + buffer.count }
  }

  private let state = Mutex(State())
  private let folder: String
  /// How the files were read.
  let options: ExtractionOptions

  /// Keeps readings.
  ///
  /// - Parameters:
  ///   - folder: where the temporary file is made, when there is need of one: the archive's `index`.
  ///   - options: how the files are read.
  public init(folder: String, options: ExtractionOptions = ExtractionOptions()) {
    (self.folder, self.options) = (folder, options)
  }

  deinit { state.withLock { if $0.descriptor >= 0 { close($0.descriptor) } } }

  // MARK: Noting

  /// Begins with a file; what was noted of one before and not kept is forgotten.
  func begin() {
    state.withLock { state in
      state.isCutShort = false
      state.buffer.removeLast(min(state.buffer.count, state.end - state.start))
      state.writtenBytes = min(state.writtenBytes, state.start)
    }
  }

  /// Notes a document of the file.
  func note(_ document: ExtractedDocument) {
    state.withLock { state in
      guard !state.isCutShort else { return }
      guard KeptDocument.append(document, to: &state.buffer) else {
        state.isCutShort = true
        return
      }
      if state.buffer.count > Self.bufferBytes { write(&state) }
    }
  }

  /// Keeps what was noted.
  ///
  /// - Parameters:
  ///   - digest: of the file's bytes.
  ///   - path: where it is going to lie; its name counts.
  func keep(
    _ digest: ContentDigest, path: String, _ outcome: Result<ExtractionReport, ExtractionError>
  ) {
    state.withLock { state in
      let problems = (try? outcome.get().problems.count) ?? 0
      guard !state.isCutShort, state.readings.count < Self.mostReadings,
        state.problemCount + problems <= Self.mostProblems
      else { return }
      state.problemCount += problems
      state.readings[Self.key(digest, path)] = Reading(
        range: state.start..<state.end, outcome: outcome)
      state.start = state.end
    }
  }

  private static func key(_ digest: ContentDigest, _ path: String) -> ContentDigest {
    ContentDigest(of: digest.bytes + name(path))
  }

  /// The name of a file, by which documents may be called.
  static func name(_ path: String) -> [UInt8] {
    Array(path.utf8.reversed().prefix { $0 != UInt8(ascii: "/") }.reversed())
  }

  private func write(_ state: inout State) {
    do throws(SystemError) {
      guard !state.isClosed else { throw SystemError(number: ENOSPC) }
      if state.descriptor < 0 { state.descriptor = try open() }
      try requireRoom(for: state)
      guard lseek(state.descriptor, off_t(state.writtenBytes), SEEK_SET) >= 0 else {
        throw SystemError(number: errno)
      }
      try DurableFiles.writeAll(state.buffer, to: state.descriptor)
      state.writtenBytes += state.buffer.count
      state.buffer.removeAll(keepingCapacity: state.buffer.count <= 2 * Self.bufferBytes)
    } catch {
      // What is kept of files before stays; of this file nothing.
      (state.isCutShort, state.isClosed) = (true, true)
    }
  }

  private func open() throws(SystemError) -> Int32 {
    let path = "\(folder)/.readings"
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw SystemError(number: errno) }
    unlink(path)
    return descriptor
  }

  private func requireRoom(for state: State) throws(SystemError) {
    var disk = statvfs()
    guard fstatvfs(state.descriptor, &disk) == 0 else { throw SystemError(number: errno) }
    let free = Int(
      clamping: UInt64(disk.f_bavail).multipliedReportingOverflow(
        by: UInt64(disk.f_frsize)
      ).partialValue)
    // The index of what is kept may need as much again.
    guard free >= max(Self.leastFree, state.end), state.end <= Self.largest else {
      throw SystemError(number: ENOSPC)
    }
  }

  // MARK: Giving out

  /// The reading of a file, which is no longer kept then.
  func take(_ digest: ContentDigest, path: String) -> Reading? {
    state.withLock { $0.readings.removeValue(forKey: Self.key(digest, path)) }
  }

  /// Gives out the documents of a reading.
  ///
  /// - Throws: ``CorpusError`` where the temporary file cannot be read; what `emit` throws.
  func forEachDocument(
    of reading: Reading, path: String, _ emit: (ExtractedDocument) throws -> Void
  )
    throws
  {
    var position = reading.range.lowerBound
    var window: [UInt8] = []
    var next = 0
    func fill(_ count: Int) throws {
      guard window.count - next < count else { return }
      position += next
      let rest = reading.range.upperBound - position
      window = try bytes(position..<(position + min(rest, max(count, Self.bufferBytes))), of: path)
      next = 0
    }
    while position + next < reading.range.upperBound {
      try fill(KeptDocument.headLength)
      guard let length = KeptDocument.length(window[next...]) else { throw Self.failure(path) }
      try fill(length)
      guard next + length <= window.count,
        let document = KeptDocument.document(window[next..<next + length])
      else { throw Self.failure(path) }
      next += length
      try emit(document)
    }
  }

  private static func failure(_ path: String, _ number: Int32? = nil) -> CorpusError {
    CorpusError(code: .fileUnreadable, path: path, errorNumber: number ?? EIO)
  }

  private func bytes(_ range: Range<Int>, of path: String) throws(CorpusError) -> [UInt8] {
    // The file is read outside the lock: many threads are given readings at once.
    let (descriptor, written, held) = state.withLock { state in
      let held = range.clamped(to: state.writtenBytes..<state.end)
      return (
        state.descriptor, range.clamped(to: 0..<state.writtenBytes),
        Array(
          state.buffer[
            held.lowerBound - state.writtenBytes..<held.upperBound - state.writtenBytes])
      )
    }
    do throws(SystemError) {
      let bytes = written.isEmpty ? [] : try readBytes(of: descriptor, in: written)
      guard bytes.count == written.count else { throw SystemError(number: EIO) }
      return bytes + held
    } catch {
      throw Self.failure(path, error.number)
    }
  }
}
