public import ArchiveModel
internal import Glibc

/// Compares the modes of an archive's files with who is to read them, and mends them.
public struct AccessCheck: Sendable {
  private let folder: String
  private let access: ArchiveAccess

  /// A check of an archive's folder.
  ///
  /// - Parameter access: who is to read; an archive that was found wider is compared with its owner's.
  public init(archive folder: String, access: ArchiveAccess) {
    self.folder = folder
    if case .asFound = access { self.access = .owner } else { self.access = access }
  }

  /// What is wider or narrower than it should be. What lies in a folder that is closed is closed.
  public func findings() -> AccessFindings {
    var findings = AccessFindings()
    var status = stat()
    guard stat(folder, &status) == 0, status.st_mode & 0o077 != 0 || access != .owner else {
      return findings
    }
    if case .group(let group) = access, !lets(group, through: status) {
      findings.noteNarrow(folder)
    }
    forEachEntry { path, status in
      let allowed = UInt32(isFolder(status) ? access.folderMode : access.fileMode) & 0o077
      let mode = UInt32(status.st_mode) & 0o077
      var isClosed = isFolder(status) && mode & 0o011 == 0
      if case .group(let group) = access {
        if status.st_gid != group.number {
          // Another group's rights are others' rights.
          if mode != 0 { findings.noteWide(path) }
          findings.noteNarrow(path)
        } else if mode & allowed != allowed {
          findings.noteNarrow(path)
        }
        isClosed = false
      }
      if mode & ~allowed != 0, status.st_gid == groupNumber ?? status.st_gid {
        findings.noteWide(path)
      }
      return !isClosed
    }
    return findings
  }

  /// Whether a group may go through the archive's folder.
  private func lets(_ group: ArchiveAccess.Group, through status: stat) -> Bool {
    status.st_gid == group.number ? status.st_mode & 0o010 != 0 : status.st_mode & 0o001 != 0
  }

  /// Lets the group that is to read go through the archive's folder, which may hold other things, too.
  ///
  /// - Returns: the system's error number where it refuses.
  private func openFolder() -> Int32? {
    var status = stat()
    guard case .group(let group) = access, stat(folder, &status) == 0,
      !lets(group, through: status)
    else { return nil }
    if status.st_gid != group.number, lchown(folder, uid_t.max, group.number) != 0 { return errno }
    return chmod(folder, status.st_mode & 0o7777 | 0o050) == 0 ? nil : errno
  }

  /// What could not be changed: the paths, and why the first of them.
  public struct Refusal: Sendable, Hashable {
    /// The files and folders.
    public var paths: [String]
    /// The system's error number for the first of them.
    public var errorNumber: Int32
  }

  /// Gives every file and folder the mode, and the group, that it should have.
  ///
  /// - Returns: what could not be changed; `nil` where everything is as it should be.
  public func mend() -> Refusal? {
    var refused: [(path: String, number: Int32)] = []
    if let number = openFolder() { refused.append((folder, number)) }
    forEachEntry { path, status in
      let isMended: Bool
      if let group = groupNumber, status.st_gid != group {
        isMended = lchown(path, uid_t.max, group) == 0
      } else {
        isMended = true
      }
      let mode = mode_t(isFolder(status) ? access.folderMode : access.fileMode)
      // Never readable to the group that it has now and should not have.
      if !isMended || chmod(path, mode) != 0 { refused.append((path, errno)) }
      return true
    }
    return refused.first.map { Refusal(paths: refused.map(\.path), errorNumber: $0.number) }
  }

  private var groupNumber: gid_t? {
    if case .group(let group) = access { return group.number }
    return nil
  }

  private func isFolder(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFDIR }

  /// Calls `body` with the archive's files and folders, until it says not to go into a folder; links are
  /// left alone.
  private func forEachEntry(_ body: (String, stat) -> Bool) {
    var pending = ["corpus", "index", ArchiveSettings.fileName].map { "\(folder)/\($0)" }
    while let path = pending.popLast() {
      var status = stat()
      guard lstat(path, &status) == 0,
        [S_IFDIR, S_IFREG].contains(status.st_mode & S_IFMT)
      else { continue }
      guard body(path, status), isFolder(status) else { continue }
      for name in (try? namesInFolder(path)) ?? [] {
        guard let name = String(validating: name, as: UTF8.self) else { continue }
        pending.append("\(path)/\(name)")
      }
    }
  }
}
