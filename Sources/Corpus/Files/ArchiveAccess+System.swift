public import ArchiveModel
internal import Glibc
internal import Synchronization

extension ArchiveAccess.Group {
  /// The group of a name, or of a number; `nil` where the system knows none.
  public init?(named name: String) {
    if let found = getgrnam(name) {
      self.init(name: name, number: found.pointee.gr_gid)
    } else if let number = UInt32(name), let found = getgrgid(number) {
      self.init(name: String(cString: found.pointee.gr_name), number: number)
    } else {
      return nil
    }
  }
}

extension ArchiveAccess {
  /// The access of an archive: as its settings say; where there are none, as its register and its
  /// index are. A new archive is its owner's.
  public init(ofArchive folder: String) {
    switch ArchiveSettings(ofArchive: folder) {
    case .some(let settings): self = settings.access
    case nil:
      var mode: UInt32?
      for path in ["index/archive.sqlite", "corpus/\(Register.fileName)"] {
        var status = stat()
        if stat("\(folder)/\(path)", &status) == 0 {
          mode = (mode ?? 0o777) & UInt32(status.st_mode) & 0o666
        }
      }
      self = mode.map { $0 & 0o077 == 0 ? .owner : .asFound(mode: $0) } ?? .owner
    }
  }

  /// The mode of a file that is taken out of the archive, a backup or an export.
  var outputMode: UInt32 {
    if case .group = self { return 0o640 }
    return 0o600
  }

  /// The mode of a folder that is taken out of the archive.
  var outputFolderMode: UInt32 { outputMode | (outputMode & 0o440) >> 2 }

  private static let current = Mutex(ArchiveAccess.owner)

  /// The access that was adopted.
  static var adopted: ArchiveAccess { current.withLock { $0 } }

  /// Makes this the access of every file that the process makes from now on, whatever the mask of the
  /// shell it was started from.
  public func adopt() {
    Self.current.withLock { $0 = self }
    umask(mode_t(0o777 & ~(folderMode | 0o600) & 0o777))
  }

  /// Gives a file that was just made, and holds nothing yet, to the group that is to read it. Where the
  /// system refuses, it is the owner's alone.
  static func give(_ descriptor: Int32) {
    guard case .group(let group) = current.withLock({ $0 }) else { return }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_gid != group.number else { return }
    guard fchown(descriptor, uid_t.max, group.number) != 0 else { return }
    fchmod(descriptor, status.st_mode & 0o600)
  }

  /// Gives a file or folder that was just made to the group that is to read it.
  public static func give(path: String) {
    guard case .group(let group) = current.withLock({ $0 }) else { return }
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFLNK else { return }
    if status.st_gid != group.number, lchown(path, uid_t.max, group.number) != 0 {
      chmod(path, status.st_mode & 0o700)
    } else if status.st_mode & S_IFMT == S_IFDIR {
      // Changing the group takes the bit away by which files get it.
      chmod(path, mode_t(ArchiveAccess.group(group).folderMode))
    }
  }
}
