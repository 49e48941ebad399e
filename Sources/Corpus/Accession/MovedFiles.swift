public import ArchiveModel

/// Registered files that are no longer where they were, and lie in the corpus under another path: the same bytes.
public enum MovedFiles {
  /// A file that was moved.
  struct Move: Sendable, Hashable {
    /// Where it was, and where it is.
    var from: String, to: String
    var digest: ContentDigest
  }

  /// Pairs files that are gone with files that nobody registered, by their bytes; of several with the same bytes
  /// those of one name first.
  ///
  /// - Parameters:
  ///   - missing: registered paths at which nothing lies, with their digests.
  ///   - unregistered: paths that are not registered, with their digests.
  static func pairs(
    missing: [(path: String, digest: ContentDigest)],
    unregistered: [(path: String, digest: ContentDigest)]
  ) -> [Move] {
    var places = Dictionary(grouping: unregistered, by: \.digest).mapValues {
      $0.map(\.path).sorted()
    }
    var moves: [Move] = []
    var rest: [(path: String, digest: ContentDigest)] = []
    func name(_ path: String) -> Substring { path.split(separator: "/").last ?? "" }
    for file in missing.sorted(by: { $0.path < $1.path }) {
      if let index = places[file.digest]?.firstIndex(where: { name($0) == name(file.path) }),
        let to = places[file.digest]?.remove(at: index)
      {
        moves.append(Move(from: file.path, to: to, digest: file.digest))
      } else {
        rest.append(file)
      }
    }
    for file in rest {
      guard let to = places[file.digest]?.first else { continue }
      places[file.digest]?.removeFirst()
      moves.append(Move(from: file.path, to: to, digest: file.digest))
    }
    return moves
  }

  /// Records in the register and the manifest which files were moved, with the descriptions that went with them.
  ///
  /// - Parameters:
  ///   - folder: the corpus.
  ///   - listing: what lies in it.
  ///   - attribution: who records it.
  ///   - beginWriting: gives what writes to the corpus; called where there is something to record.
  /// - Returns: the paths they lie at now, and those they lay at.
  /// - Throws: ``CorpusError`` where the corpus cannot be written, or a register or manifest is damaged.
  public static func record(
    in folder: CorpusFolder, _ listing: CorpusListing, by attribution: Attribution,
    _ beginWriting: () throws -> CorpusWriter
  ) throws -> (now: [String], before: [String]) {
    let manifestPath = folder.fullPath(Manifest.fileName)
    guard let bytes = try? readFile(manifestPath, sizeLimit: CorpusReader.largestFile).bytes else {
      return ([], [])
    }
    let manifest = Manifest(bytes: bytes)
    let unregistered = listing.files.filter { manifest[$0.path] == nil }
    guard !unregistered.isEmpty else { return ([], []) }
    let there = Set(listing.files.map { Array($0.path.utf8) })
    let missing = manifest.entries.filter { file in
      guard CorpusFolder.described(by: file.path) == nil, !there.contains(Array(file.path.utf8))
      else { return false }
      if case .failure(let error) = FileStatus.of(folder.fullPath(file.path)) {
        return isMissingNumber(error.number)
      }
      return false
    }
    guard !missing.isEmpty else { return ([], []) }
    let reader = CorpusReader(folder: folder)
    let wanted = Set(missing.map(\.digest))
    let found = unregistered.compactMap { file -> (path: String, digest: ContentDigest)? in
      guard let digest = try? reader.content(ofFile: file.path).digest, wanted.contains(digest)
      else { return nil }
      return (file.path, digest)
    }
    let moves = pairs(missing: missing, unregistered: found)
    guard !moves.isEmpty else { return ([], []) }
    let writer = try beginWriting()
    var transaction = try writer.begin()
    defer { writer.abandon(transaction) }
    for move in moves {
      var entry = attribution.entry(.move, path: move.to)
      entry.document = Identifiers.document(
        path: writer.accessionPaths.path(move.from), recordID: nil)
      entry.movedFrom = move.from
      entry.sha256 = move.digest.hexadecimal
      entry.size = try? reader.content(ofFile: move.to).source.count
      entry.format = nil
      transaction.entries.append(entry)
      transaction.register(move.to, digest: move.digest)
      transaction.forget(move.from)
      recordDescription(of: move, manifest, reader, in: &transaction)
    }
    try writer.commit(transaction)
    return (moves.map(\.to), moves.map(\.from))
  }

  private static func recordDescription(
    of move: Move, _ manifest: Manifest, _ reader: CorpusReader,
    in transaction: inout CorpusTransaction
  ) {
    let before = move.from + CorpusFolder.descriptionSuffix
    let now = move.to + CorpusFolder.descriptionSuffix
    guard manifest[before] != nil, let content = try? reader.content(ofFile: now) else { return }
    transaction.register(now, digest: content.digest)
    transaction.forget(before)
  }
}
