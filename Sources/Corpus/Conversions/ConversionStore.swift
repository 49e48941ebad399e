internal import ArchiveModel
public import DocumentFormats
internal import Glibc
internal import Synchronization

/// Keeps converted files below the archive's index folder, so that an index that is made again does not convert
/// them again. All of it can be deleted at any time.
///
/// ```
/// index/conversions/DIGEST.ENDING      the SHA-256 of the file that was converted; which conversion
/// kept = digest bytes                  the SHA-256 of the bytes, 32 bytes; the converted file
/// ```
/// A file gets its name when it is whole; what is not what its digest says is none.
public final class ConversionStore: ConversionKeeping {
  /// What a store may do.
  public enum Use: Sendable {
    /// Gives out what is kept.
    case reading
    /// Keeps on the disk, and in memory what the disk does not take.
    case writing
    /// Keeps in memory.
    case trying
  }

  private struct State {
    var held: [String: ConversionOutcome] = [:]
    var heldBytes = 0
    /// The names of kept files that were asked for or written.
    var used: Set<String> = []
  }

  /// The name of the folder in the archive's index folder.
  static let folderName = "conversions"
  /// The most that is held in memory, in bytes and in ends of conversions.
  private static let mostHeldBytes = 64 << 20, mostHeld = 100_000
  private static let digestSize = 32, largestKept = 1 << 30

  private let indexFolder: String
  private let use: Use
  private let state = Mutex(State())

  private var folder: String { "\(indexFolder)/\(Self.folderName)" }

  /// The store of an archive.
  ///
  /// - Parameter indexFolder: the archive's `index`. Where there is none nothing is kept on the disk.
  init(indexFolder: String, for use: Use) { (self.indexFolder, self.use) = (indexFolder, use) }

  // MARK: Giving out

  /// How the conversion of a file ended, where that is kept.
  public func outcome(of bytes: [UInt8], by conversion: Conversion) -> ConversionOutcome? {
    let name = Self.name(bytes, conversion)
    if let held = state.withLock({ $0.held[name] }) { return held }
    guard let bytes = kept(name) else { return nil }
    _ = state.withLock { $0.used.insert(name) }
    return .converted(bytes)
  }

  /// Whether it is kept how the conversion of a file ended. That the kept file is whole is looked at when it is used.
  public func isKept(_ bytes: [UInt8], by conversion: Conversion) -> Bool {
    let name = Self.name(bytes, conversion)
    return state.withLock { $0.held[name] != nil } || access("\(folder)/\(name)", R_OK) == 0
  }

  private static func name(_ bytes: [UInt8], _ conversion: Conversion) -> String {
    "\(ContentDigest(of: bytes).hexadecimal).\(conversion.keptEnding)"
  }

  private func kept(_ name: String) -> [UInt8]? {
    let descriptor = open("\(folder)/\(name)", O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard let status = try? FileStatus.of(descriptor), status.kind == .regular,
      status.size > Self.digestSize, status.size <= Self.largestKept,
      let whole = try? readBytes(of: descriptor, in: 0..<status.size)
    else { return nil }
    let bytes = Array(whole.dropFirst(Self.digestSize))
    guard ContentDigest(of: bytes).bytes == Array(whole.prefix(Self.digestSize)) else { return nil }
    return bytes
  }

  // MARK: Keeping

  /// Keeps how the conversion of a file ended. What failed is kept in memory: another process tries again.
  public func keep(_ outcome: ConversionOutcome, of bytes: [UInt8], by conversion: Conversion) {
    guard use != .reading else { return }
    let name = Self.name(bytes, conversion)
    if use == .writing, case .converted(let converted) = outcome, write(converted, as: name) {
      _ = state.withLock { $0.used.insert(name) }
      return
    }
    var size = 0
    if case .converted(let converted) = outcome { size = converted.count }
    state.withLock { state in
      guard size <= Self.mostHeldBytes else { return }
      // What was converted together is read soon after, so what was before gives way.
      if state.heldBytes + size > Self.mostHeldBytes || state.held.count >= Self.mostHeld {
        state.held.removeAll()
        state.heldBytes = 0
      }
      if state.held.updateValue(outcome, forKey: name) == nil { state.heldBytes += size }
    }
  }

  /// - Returns: whether it is kept.
  private func write(_ bytes: [UInt8], as name: String) -> Bool {
    if mkdir(folder, 0o755) == 0 { ArchiveAccess.give(path: folder) }
    let fresh = "\(folder)/\(Self.freshPrefix)\(getpid())-\(name)"
    let descriptor = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    ArchiveAccess.give(descriptor)
    // After a loss of power it may be torn: its digest tells.
    guard
      (try? DurableFiles.writeAll(ContentDigest(of: bytes).bytes + bytes, to: descriptor)) != nil,
      rename(fresh, "\(folder)/\(name)") == 0
    else {
      unlink(fresh)
      return false
    }
    return true
  }

  private static let freshPrefix = ".new-"

  /// Removes what was neither asked for nor written since the store was made: of files that are gone.
  ///
  /// Called after every file was read by whoever has this store.
  public func removeUnused() {
    guard use == .writing, let names = try? namesInFolder(folder) else { return }
    let used = state.withLock { $0.used }
    for bytes in names {
      guard let name = String(validating: bytes, as: UTF8.self), !used.contains(name) else {
        continue
      }
      unlink("\(folder)/\(name)")
    }
  }
}

extension Conversions {
  /// Files that are converted together, by the paths that open them.
  ///
  /// - Parameter files: each with what it is called.
  func prepare(_ files: some Sequence<(path: String, name: String)>, limit: Int) {
    prepare(
      files.lazy.compactMap { path, name in
        (try? FileSource(path, name: name, limit: limit)).map { (path: name, source: $0) }
      })
  }

  /// Whether a file may have to be converted, by its name and its first bytes.
  static func mayConcern(path: String, name: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return mayConcern(name: name, head: (try? readBytes(of: descriptor, in: 0..<8)) ?? [])
  }
}
