import ArchiveModel
internal import FoundationEssentials
import Synchronization

/// When each file came in, as the register says: read once, and then only what was added to the register.
public final class AccessionLog: Sendable {
  /// The accession of a file.
  public struct Entry: Sendable, Hashable {
    /// Its place in the register: later accessions have larger ones.
    public var place: Int
    /// When, in UTC, ISO 8601.
    public var at: String
  }

  private struct State {
    /// The accessions by the bytes of the path.
    var accessions: [[UInt8]: Entry] = [:]
    /// How many bytes of the register were read, and the last line of them.
    var length = 0
    var lastLine: [UInt8] = []
    /// The register's file as it was read.
    var size = -1
    var changed: Int64 = 0
  }

  private let folder: CorpusFolder
  private let state = Mutex(State())
  /// After how many bytes of the register the time is looked at.
  private static let stretch = 1 << 16

  /// Nothing is read yet.
  public init(folder: CorpusFolder) { self.folder = folder }

  /// The accessions as they stand. A corpus without a register has none; lines that are no entry are passed over.
  ///
  /// - Throws: ``CorpusError`` where the register cannot be read; what `WorkLimit` throws, with what was read kept
  ///   for the next time.
  public func read() throws -> [[UInt8]: Entry] {
    try state.withLock { state in
      let path = folder.fullPath(Register.fileName)
      do {
        guard case .success(let status) = FileStatus.of(path) else {
          if case .failure(let error) = FileStatus.of(path), !isMissingNumber(error.number) {
            throw error
          }
          try folder.requireFolder()
          state = State()
          return state.accessions
        }
        if status.size == state.size, status.changedNanoseconds == state.changed {
          return state.accessions
        }
        let bytes = try readFile(path, sizeLimit: CorpusReader.largestFile).bytes
        try Self.read(bytes, into: &state)
        (state.size, state.changed) = (status.size, status.changedNanoseconds)
        return state.accessions
      } catch let error as SystemError {
        throw CorpusError(code: .fileUnreadable, path: path, errorNumber: error.number)
      }
    }
  }

  /// Reads what follows the lines that were read; everything where these are no longer there.
  private static func read(_ bytes: [UInt8], into state: inout State) throws {
    let isLonger =
      bytes.count >= state.length
      && bytes[..<state.length].suffix(state.lastLine.count)
        .elementsEqual(state.lastLine)
    if !isLonger { state = State() }
    let decoder = JSONDecoder()
    var checked = state.length
    while let end = bytes[state.length...].firstIndex(of: 0x0A) {
      let line = Array(bytes[state.length...end])
      let entry = try? decoder.decode(RegisterEntry.self, from: Data(line))
      if let entry, let from = entry.movedFrom {
        state.accessions[Array(entry.path.utf8)] = state.accessions.removeValue(
          forKey: Array(from.utf8))
      }
      if let entry, entry.accession != nil {
        state.accessions[Array(entry.path.utf8)] = Entry(place: entry.entry, at: entry.at)
      }
      (state.length, state.lastLine) = (end + 1, line)
      guard state.length - checked > stretch else { continue }
      checked = state.length
      try WorkLimit.check()
    }
  }
}
