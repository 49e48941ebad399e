/// Who may read the files that the program makes: of an archive, and of what is taken out of it.
public enum ArchiveAccess: Sendable, Hashable {
  /// The owner alone: folders 0700, files 0600.
  case owner
  /// The owner, and a group that reads: folders 2750, files 0640.
  case group(Group)
  /// An archive that was made wider, by hand or by an earlier version: as its files are.
  case asFound(mode: UInt32)

  /// A group of the system.
  public struct Group: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Its number.
    public var number: UInt32

    /// Names a group.
    public init(name: String, number: UInt32) { (self.name, self.number) = (name, number) }
  }

  /// The mode of a file.
  public var fileMode: UInt32 {
    switch self {
    case .owner: 0o600
    case .group: 0o640
    case .asFound(let mode): mode | 0o600
    }
  }

  /// The mode of a folder: who reads files may go through folders.
  public var folderMode: UInt32 {
    let mode = fileMode
    let folder = mode | (mode & 0o444) >> 2
    if case .group = self { return folder | 0o2000 }
    return folder
  }
}
