public import ArchiveModel

/// Registered files that are no longer where they were, and lie in the corpus under another path: the same bytes.
public enum MovedFiles {
  /// A path with what lies there, or lay.
  struct Place: Sendable, Hashable {
    var path: String
    var digest: ContentDigest
    /// Whether a description lies, or lay, beside it.
    var isDescribed: Bool
  }

  /// A file that was moved.
  struct Move: Sendable, Hashable {
    /// Where it was, and where it is.
    var from: String, to: String
    var digest: ContentDigest
  }

  /// Pairs files that are not where they were with files that lie where they were not, by their bytes; of several
  /// with the same bytes first those that agree in having a description and in their name.
  ///
  /// - Parameters:
  ///   - displaced: registered paths at which nothing lies, or something else.
  ///   - found: paths of files that are not registered there.
  /// - Returns: the moves. Where the content registered at a path is found nowhere, nothing was moved there: it
  ///   is lost, and that must be told.
  static func pairs(displaced: [Place], found: [Place]) -> [Move] {
    var places = Dictionary(grouping: found, by: \.digest).mapValues { places in
      places.sorted { $0.path < $1.path }
    }
    func name(_ path: String) -> Substring { path.split(separator: "/").last ?? "" }
    var moves: [Move] = []
    var rest = displaced.sorted { $0.path < $1.path }
    let agreements: [(Place, Place) -> Bool] = [
      { $0.isDescribed == $1.isDescribed && name($0.path) == name($1.path) },
      { $0.isDescribed == $1.isDescribed }, { name($0.path) == name($1.path) }, { _, _ in true },
    ]
    for agree in agreements {
      rest.removeAll { place in
        guard let index = places[place.digest]?.firstIndex(where: { agree(place, $0) }),
          let to = places[place.digest]?.remove(at: index)
        else { return false }
        moves.append(Move(from: place.path, to: to.path, digest: place.digest))
        return true
      }
    }
    // What was pushed out of its place and found nowhere keeps its place; so does what would take it.
    var kept = Set(rest.map { Array($0.path.utf8) })
    while let index = moves.firstIndex(where: { kept.contains(Array($0.to.utf8)) }) {
      kept.insert(Array(moves.remove(at: index).from.utf8))
    }
    return moves
  }

  /// Orders moves so that each goes to a path that was left by then; of those that go round in a circle one steps
  /// aside, to a path that no file has.
  static func inOrder(_ moves: [Move]) -> [Move] {
    var waiting = Dictionary(
      moves.map { (Array($0.from.utf8), $0) }, uniquingKeysWith: { first, _ in first })
    var ordered: [Move] = []
    for move in moves.sorted(by: { $0.from < $1.from }) {
      var chain: [Move] = []
      var next = waiting.removeValue(forKey: Array(move.from.utf8))
      while let current = next {
        chain.append(current)
        next = waiting.removeValue(forKey: Array(current.to.utf8))
      }
      guard let last = chain.last else { continue }
      if last.to == chain[0].from {
        let aside = last.from + "/"
        ordered.append(Move(from: last.from, to: aside, digest: last.digest))
        ordered += chain.dropLast().reversed()
        ordered.append(Move(from: aside, to: last.to, digest: last.digest))
      } else {
        ordered += chain.reversed()
      }
    }
    return ordered
  }

  /// Records in the register and the manifest which files were moved, with the descriptions that went with them.
  ///
  /// - Parameters:
  ///   - folder: the corpus.
  ///   - listing: what lies in it.
  ///   - suspects: the paths, in UTF-8, at which something else may lie than what is registered there.
  ///   - attribution: who records it.
  ///   - beginWriting: gives what writes to the corpus; called where there is something to record.
  /// - Returns: the paths they lie at now, and those they lay at.
  /// - Throws: ``CorpusError`` where the corpus cannot be written, or a register or manifest is damaged.
  public static func record(
    in folder: CorpusFolder, _ listing: CorpusListing, suspects: Set<[UInt8]>,
    by attribution: Attribution, _ beginWriting: () throws -> CorpusWriter
  ) throws -> (now: [String], before: [String]) {
    let manifestPath = folder.fullPath(Manifest.fileName)
    guard let bytes = try? readFile(manifestPath, sizeLimit: CorpusReader.largestFile).bytes else {
      return ([], [])
    }
    let manifest = Manifest(bytes: bytes)
    let moves = pairsNow(in: folder, listing, manifest, suspects)
    guard !moves.isEmpty else { return ([], []) }
    let reader = CorpusReader(folder: folder)
    let writer = try beginWriting()
    var transaction = try writer.begin()
    defer { writer.abandon(transaction) }
    var paths = writer.accessionPaths
    for move in inOrder(moves) {
      var entry = attribution.entry(.move, path: move.to)
      entry.document = Identifiers.document(path: paths.path(move.from), recordID: nil)
      entry.movedFrom = move.from
      entry.sha256 = move.digest.hexadecimal
      entry.size = moves.first { $0.digest == move.digest }
        .flatMap { try? reader.content(ofFile: $0.to).source.count }
      paths.note(entry)
      transaction.entries.append(entry)
    }
    let now = Set(moves.map { Array($0.to.utf8) })
    for move in moves {
      transaction.register(move.to, digest: move.digest)
      if !now.contains(Array(move.from.utf8)) { transaction.forget(move.from) }
      recordDescription(of: move, manifest, reader, in: &transaction)
    }
    try writer.commit(transaction)
    return (moves.map(\.to), moves.map(\.from))
  }

  private static func pairsNow(
    in folder: CorpusFolder, _ listing: CorpusListing, _ manifest: Manifest,
    _ suspects: Set<[UInt8]>
  ) -> [Move] {
    let there = Set(listing.files.map { Array($0.path.utf8) })
    func place(_ path: String, _ digest: ContentDigest) -> Place {
      Place(
        path: path, digest: digest,
        isDescribed: manifest[path + CorpusFolder.descriptionSuffix] != nil)
    }
    var displaced = manifest.entries.filter { file in
      guard CorpusFolder.described(by: file.path) == nil, !there.contains(Array(file.path.utf8)),
        case .failure(let error) = FileStatus.of(folder.fullPath(file.path))
      else { return false }
      return isMissingNumber(error.number)
    }.map { place($0.path, $0.digest) }
    let candidates = listing.files.filter {
      manifest[$0.path] == nil || suspects.contains(Array($0.path.utf8))
    }
    guard !displaced.isEmpty || candidates.contains(where: { manifest[$0.path] != nil }) else {
      return []
    }
    let reader = CorpusReader(folder: folder)
    var found: [Place] = []
    for file in candidates {
      guard let digest = try? reader.content(ofFile: file.path).digest,
        digest != manifest[file.path]
      else { continue }
      if let registered = manifest[file.path] { displaced.append(place(file.path, registered)) }
      found.append(
        Place(
          path: file.path, digest: digest, isDescribed: file.descriptionFingerprint != nil))
    }
    return pairs(displaced: displaced, found: found)
  }

  private static func recordDescription(
    of move: Move, _ manifest: Manifest, _ reader: CorpusReader,
    in transaction: inout CorpusTransaction
  ) {
    let before = move.from + CorpusFolder.descriptionSuffix
    let now = move.to + CorpusFolder.descriptionSuffix
    guard manifest[before] != nil, let content = try? reader.content(ofFile: now) else { return }
    transaction.register(now, digest: content.digest)
    if case .failure(let error) = FileStatus.of(reader.folder.fullPath(before)),
      isMissingNumber(error.number)
    {
      transaction.forget(before)
    }
  }
}
