internal import ArchiveModel
internal import FoundationEssentials

/// Under which path each file came in. A file that is moved or renamed in the corpus is the same accession: its
/// id is made of the path it came in under, and the register says where it lies now.
public struct AccessionPaths: Sendable {
  /// The paths at accession of files that lie elsewhere, by the bytes of where they lie.
  private var byPath: [[UInt8]: String] = [:]
  /// The paths at accession of files that lie elsewhere.
  private var left: Set<[UInt8]> = []

  /// No file was moved.
  public init() {}

  /// Reads a register.
  ///
  /// - Parameter bytes: of the register; only lines of moves are decoded.
  init(register bytes: [UInt8]) {
    // The keys of a line are in the order of the alphabet, and a move has no accession number before it.
    let beginning = Array(#"{"action":"move""#.utf8)
    let decoder = JSONDecoder()
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let line = bytes[start..<end]
      if line.starts(with: beginning),
        let entry = try? decoder.decode(RegisterEntry.self, from: Data(line))
      {
        note(entry)
      }
      start = end + 1
    }
  }

  /// Reads the register of a corpus; one that cannot be read moves nothing.
  public init(of folder: CorpusFolder) {
    let path = folder.fullPath(Register.fileName)
    self.init(
      register: (try? readFile(path, sizeLimit: CorpusReader.largestFile).bytes) ?? [])
  }

  /// Takes an entry of the register.
  mutating func note(_ entry: RegisterEntry) {
    guard entry.action == .move, let from = entry.movedFrom else { return }
    let origin = path(from)
    if byPath.removeValue(forKey: Array(from.utf8)) != nil { left.remove(Array(origin.utf8)) }
    guard origin != entry.path else { return }
    byPath[Array(entry.path.utf8)] = origin
    left.insert(Array(origin.utf8))
  }

  /// The path that a file came in under.
  ///
  /// - Parameter path: where it lies. Where another file came in under it that lies elsewhere now, the path is
  ///   told apart by slashes at its end, which no file's path has.
  public func path(_ path: String) -> String {
    if let origin = byPath[Array(path.utf8)] { return origin }
    guard !left.isEmpty else { return path }
    var origin = path
    while left.contains(Array(origin.utf8)) { origin += "/" }
    return origin
  }

  /// Whether a file came in under a path that lies elsewhere now.
  func isLeft(_ path: String) -> Bool { left.contains(Array(path.utf8)) }
}
