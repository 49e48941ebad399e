public import ArchiveModel
internal import FoundationEssentials
internal import Glibc

/// A change of the corpus in the making: files that wait in `corpus/.incoming/open`, where they shall
/// go, and what the register and the manifest shall say.
///
/// ``CorpusWriter/commit(_:)`` carries it out, as a whole or not at all, whatever happens meanwhile.
public struct CorpusTransaction: Sendable {
  /// A file that waits.
  public struct StagedFile: Sendable, Hashable {
    /// Its name in the waiting folder.
    var name: String
    /// The SHA-256 of its bytes.
    public var digest: ContentDigest
    /// Its size in bytes.
    public var size: Int
  }

  struct Move: Codable, Sendable {
    /// The name in the waiting folder.
    var from: String
    /// The path below the corpus.
    var to: String
    /// Whether a file of that path gives way.
    var replaces: Bool
  }

  private(set) var moves: [Move] = []
  private(set) var manifest: [(path: String, digest: ContentDigest)] = []
  /// The paths that the manifest shall not name any more.
  private(set) var forgotten: [String] = []
  /// What the register shall say.
  public var entries: [RegisterEntry] = []
  private var stagedCount = 0
  /// How many bytes wait.
  public private(set) var stagedBytes = 0
  let waitingFolder: String

  init(waitingFolder: String) { self.waitingFolder = waitingFolder }

  /// Whether there is nothing to do.
  public var isEmpty: Bool { moves.isEmpty && entries.isEmpty && manifest.isEmpty }

  private mutating func nextName() -> String {
    stagedCount += 1
    return String(stagedCount)
  }

  /// Copies a file to where it waits.
  ///
  /// - Throws: ``CorpusError`` with the path given: unreadable, too large, changing.
  public mutating func stage(copyOf path: String) throws(CorpusError) -> StagedFile {
    let name = nextName()
    do {
      let copy = try DurableFiles.copy(
        path, to: "\(waitingFolder)/\(name)", sizeLimit: CorpusReader.largestFile)
      stagedBytes += copy.size
      return StagedFile(name: name, digest: copy.digest, size: copy.size)
    } catch {
      discard(name)
      throw CorpusError(staging: path, error)
    }
  }

  /// Writes what standard input gives to where it waits.
  public mutating func stageStandardInput() throws(CorpusError) -> StagedFile {
    let name = nextName()
    do {
      let copy = try DurableFiles.receive(
        from: STDIN_FILENO, to: "\(waitingFolder)/\(name)", sizeLimit: CorpusReader.largestFile)
      stagedBytes += copy.size
      return StagedFile(name: name, digest: copy.digest, size: copy.size)
    } catch {
      discard(name)
      throw CorpusError(staging: "-", error)
    }
  }

  /// Writes bytes to where they wait.
  public mutating func stage(_ bytes: [UInt8]) throws(CorpusError) -> StagedFile {
    let name = nextName()
    do { try DurableFiles.write(bytes, to: "\(waitingFolder)/\(name)") } catch {
      discard(name)
      throw CorpusError(
        code: .notWritable, path: "\(waitingFolder)/\(name)", errorNumber: error.number)
    }
    stagedBytes += bytes.count
    return StagedFile(name: name, digest: ContentDigest(of: bytes), size: bytes.count)
  }

  /// The path of a file that waits.
  public func path(of file: StagedFile) -> String { "\(waitingFolder)/\(file.name)" }

  /// Says where a file shall go; the manifest will have it there.
  ///
  /// - Parameter replacing: whether a file of that path gives way.
  public mutating func place(_ file: StagedFile, at path: String, replacing: Bool = false) {
    moves.append(Move(from: file.name, to: path, replaces: replacing))
    manifest.append((path, file.digest))
  }

  /// Says what the manifest shall hold of a file that lies in the corpus already.
  public mutating func register(_ path: String, digest: ContentDigest) {
    manifest.append((path, digest))
  }

  /// Says that the manifest shall not name a path any more.
  mutating func forget(_ path: String) { forgotten.append(path) }

  /// Takes away a file that is not wanted after all.
  public func discard(_ file: StagedFile) { discard(file.name) }

  private func discard(_ name: String) { unlink("\(waitingFolder)/\(name)") }
}

/// What a committed transaction has to do, as it stands in `plan.json`: enough to do it again.
struct TransactionPlan: Codable, Sendable {
  struct Fixity: Codable {
    var path: String
    var sha256: String
  }

  var moves: [CorpusTransaction.Move]
  var manifest: [Fixity]
  /// The paths that the manifest does not name any more.
  var forgotten: [String]?
  /// The lines for the register, and the size of the register before them.
  var register: String
  var registerLength: Int

  enum CodingKeys: String, CodingKey {
    case moves, manifest, forgotten, register
    case registerLength = "register_length"
  }

  func encoded() throws -> [UInt8] {
    try StoredJSON().line(self)
  }

  init(
    moves: [CorpusTransaction.Move], manifest: [Fixity], forgotten: [String] = [], register: String,
    registerLength: Int
  ) {
    (self.moves, self.manifest) = (moves, manifest)
    self.forgotten = forgotten.isEmpty ? nil : forgotten
    (self.register, self.registerLength) = (register, registerLength)
  }

  init(json bytes: [UInt8]) throws {
    self = try JSONDecoder().decode(TransactionPlan.self, from: Data(bytes))
    guard registerLength >= 0 else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: [CodingKeys.registerLength], debugDescription: "negative"))
    }
  }
}

extension CorpusError {
  init(staging path: String, _ error: SystemError) {
    let code: Code =
      switch error.number {
      case EFBIG: .fileTooLarge
      case EAGAIN: .fileChanging
      case ENOSPC, EDQUOT, EROFS: .notWritable
      default: .fileUnreadable
      }
    self.init(
      code: code, path: path, errorNumber: code == .fileChanging ? nil : error.number)
  }
}
