public import ArchiveModel
internal import FoundationEssentials
internal import Glibc

/// What an archive keeps of itself in `archive.json`, beside `corpus/` and `index/`.
///
///     {"access":"group","group":"chadang","passed_over":["~$*",".*","Thumbs.db"]}
public struct ArchiveSettings: Sendable, Hashable {
  /// The file's name.
  public static let fileName = "archive.json"

  /// Who may read.
  public var access: ArchiveAccess
  /// The names that are passed over (``PassedOverNames``); `nil` for the usual ones.
  public var passedOver: [String]?
  /// The group that is named and that the system does not know now, so that the archive is its owner's alone for
  /// the time being.
  public private(set) var unknownGroup: String?

  /// What keeps the file from being used; the archive is then its owner's alone.
  public private(set) var problem: Fact?

  private struct Stored: Codable {
    var access: String?
    var group: String?
    var passedOver: [String]?

    enum CodingKeys: String, CodingKey {
      case access, group
      case passedOver = "passed_over"
    }
  }

  /// Makes settings.
  public init(access: ArchiveAccess) { self.access = access }

  /// Reads the settings of an archive; `nil` where there are none. What cannot be read, or names a
  /// group that the system does not know, is taken for the owner's alone.
  public init?(ofArchive folder: String) {
    let path = "\(folder)/\(Self.fileName)"
    guard case .success = FileStatus.of(path) else { return nil }
    access = .owner
    let bytes: [UInt8]
    do throws(SystemError) { bytes = try readFile(path, sizeLimit: 1 << 16).bytes } catch {
      problem = .part(Self.fileName, .system(error.number))
      return
    }
    guard let stored = try? JSONDecoder().decode(Stored.self, from: Data(bytes)) else {
      problem = .part(Self.fileName, .unreadable)
      return
    }
    passedOver = stored.passedOver
    guard stored.access == "group", let name = stored.group else { return }
    if let group = ArchiveAccess.Group(named: name) {
      access = .group(group)
    } else {
      unknownGroup = name
    }
  }

  /// Writes the settings.
  ///
  /// - Throws: ``CorpusError`` with the code `notWritable`.
  public func write(toArchive folder: String) throws(CorpusError) {
    let path = "\(folder)/\(Self.fileName)"
    var stored = Stored(access: "owner", group: nil, passedOver: passedOver)
    if case .group(let group) = access { (stored.access, stored.group) = ("group", group.name) }
    guard let json = try? StoredJSON().line(stored) else {
      throw CorpusError(code: .notWritable, path: path)
    }
    do { try DurableFiles.replace(path, with: json + [0x0A]) } catch {
      throw CorpusError(code: .notWritable, path: path, errorNumber: error.number)
    }
  }
}
