internal import ArchiveModel
internal import Glibc

/// A folder that people drop files into, to be taken in: done with, they lie in `done/`, refused ones in
/// `rejected/` with the reason beside them.
public struct DropFolder {
  /// The folder.
  public let path: String
  /// For how long a file must stay as it is before it counts as complete, in seconds.
  private let settling: Double
  private let passedOver: PassedOverNames
  /// An empty file may be one whose copying has just begun.
  private static let settlingOfEmpty = 10.0
  private static let doneName = "done"
  private static let rejectedName = "rejected"

  private struct Sight {
    var status: FileFingerprint
    var since: Int64
  }
  private var seen: [String: Sight] = [:]

  /// Watches a folder.
  ///
  /// - Parameters:
  ///   - settling: for how long a file must stay as it is, in seconds.
  ///   - passedOver: the names of what stays where it is.
  public init(
    path: String, settling: Double, passing passedOver: PassedOverNames = PassedOverNames()
  ) {
    (self.path, self.settling, self.passedOver) = (path, settling, passedOver)
  }

  /// Makes the folder, and those for what is done with.
  public func make() throws(CorpusError) {
    for folder in [path, "\(path)/\(Self.doneName)", "\(path)/\(Self.rejectedName)"] {
      do { try DurableFiles.makeFolder(folder) } catch {
        throw CorpusError(code: .notWritable, path: folder, errorNumber: error.number)
      }
    }
  }

  /// The files that are complete: unchanged for the settling time, and open for writing nowhere that
  /// the system would say.
  ///
  /// - Returns: their paths, and whether others are still coming.
  public mutating func completeFiles() throws(CorpusError) -> (paths: [String], othersComing: Bool)
  {
    var found: [String: Sight] = [:]
    var complete: [String] = []
    let now = currentNanoseconds()
    try walk(path, isTop: true) { file, status in
      let fingerprint = FileFingerprint(
        size: status.size, modifiedNanoseconds: status.modifiedNanoseconds,
        changedNanoseconds: status.changedNanoseconds)
      var sight = Sight(status: fingerprint, since: now)
      if let before = seen[file], before.status == fingerprint { sight.since = before.since }
      found[file] = sight
      let wait = status.size == 0 ? max(settling, Self.settlingOfEmpty) : settling
      let isSettled = Double(now - sight.since) / 1e9 >= wait
      if isSettled, !Self.isBeingWritten(file) { complete.append(file) }
    }
    seen = found
    return (complete.sorted(), complete.count < found.count)
  }

  /// Puts a file that was dealt with where such files lie.
  ///
  /// - Parameters:
  ///   - reason: why it was refused; `nil` for one that was not.
  ///   - descriptionReason: why the description beside it was refused, though the file was not.
  public func putAway(_ file: String, reason: String?, descriptionReason: String? = nil)
    throws(CorpusError)
  {
    let description = file + CorpusFolder.descriptionSuffix
    if reason == nil, let descriptionReason, case .success = FileStatus.of(description) {
      try putAway(description, reason: descriptionReason)
    }

    let relative = String(decoding: file.utf8.dropFirst(path.utf8.count + 1), as: UTF8.self)
    let folder = "\(path)/\(reason == nil ? Self.doneName : Self.rejectedName)"
    var target = "\(folder)/\(relative)"
    var number = 2
    do {
      try DurableFiles.makeFolder(DurableFiles.parent(target))
      while try !DurableFiles.link(file, to: target) {
        target = "\(folder)/\(AccessionName.numbered(relative, number))"
        number += 1
      }
      if let reason {
        try DurableFiles.write(Array((reason + "\n").utf8), to: target + ".reason.txt")
      }
      try DurableFiles.syncFolder(DurableFiles.parent(target))
      guard unlink(file) == 0 else { throw SystemError(number: errno) }
      if case .success = FileStatus.of(description) {
        guard rename(description, target + CorpusFolder.descriptionSuffix) == 0 else {
          throw SystemError(number: errno)
        }
      }
    } catch {
      throw CorpusError(
        code: .notWritable, path: target, errorNumber: (error as? SystemError)?.number)
    }
  }

  private func walk(_ folder: String, isTop: Bool, _ body: (String, FileStatus) -> Void)
    throws(CorpusError)
  {
    let names: [[UInt8]]
    do { names = try namesInFolder(folder) } catch {
      // A folder below may go away while it is looked at.
      guard isTop else { return }
      throw CorpusError(code: .folderUnreadable, path: folder, errorNumber: error.number)
    }
    for bytes in names {
      guard let name = String(validating: bytes, as: UTF8.self), !passedOver.contains(name),
        !isTop || name != Self.doneName && name != Self.rejectedName,
        case .success(let status) = FileStatus.of("\(folder)/\(name)")
      else { continue }
      let file = "\(folder)/\(name)"
      switch status.kind {
      case .folder: try walk(file, isTop: false, body)
      case .regular:
        let described =
          name.hasSuffix(CorpusFolder.descriptionSuffix)
          ? String(file.dropLast(CorpusFolder.descriptionSuffix.count)) : nil
        if let described, case .success = FileStatus.of(described) { continue }
        body(file, status)
      case .symbolicLink, .other: continue
      }
    }
  }

  /// Whether some process has the file open for writing: then the system grants no read lease
  /// (`fcntl(2)`, F_SETLEASE). Where leases are not granted at all, nobody is said to.
  private static func isBeingWritten(_ file: String) -> Bool {
    let descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    guard descriptor >= 0 else { return errno == EWOULDBLOCK }
    defer { close(descriptor) }
    // F_SETLEASE is 1024 in linux/fcntl.h, which Swift does not see.
    if fcntl(descriptor, 1024, Int32(F_RDLCK)) == 0 {
      _ = fcntl(descriptor, 1024, Int32(F_UNLCK))
      return false
    }
    return errno == EAGAIN
  }
}
