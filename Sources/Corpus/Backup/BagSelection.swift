internal import ArchiveModel
internal import FoundationEssentials

/// The documents of a bag that does not hold all of a corpus, with what belongs to them.
struct BagSelection {
  /// The paths of the documents and of their other versions, in UTF-8.
  private(set) var paths: Set<[UInt8]>
  /// The lines of the register that are about them, as they stand there.
  private(set) var register: [UInt8] = []

  /// Finds what belongs to some documents.
  ///
  /// - Throws: ``CorpusError`` where the register cannot be read.
  init(_ documents: Set<String>, in folder: CorpusFolder) throws(CorpusError) {
    paths = Set(documents.map { Array($0.utf8) })
    let path = folder.fullPath(Register.fileName)
    guard case .success = FileStatus.of(path) else { return }
    let bytes: [UInt8]
    do { bytes = try readFile(path, sizeLimit: CorpusReader.largestFile).bytes } catch {
      throw CorpusError(code: .fileUnreadable, path: path, errorNumber: error.number)
    }
    let decoder = JSONDecoder()
    let lines = bytes.split(separator: 0x0A).map { line in
      (bytes: line, entry: try? decoder.decode(RegisterEntry.self, from: Data(line)))
    }
    addVersions(of: lines.compactMap(\.entry))
    var about = paths
    for line in lines.reversed() {
      // Where a file lay before is its path, too.
      if let from = line.entry?.movedFrom, let now = line.entry?.path,
        about.contains(Array(now.utf8))
      {
        about.insert(Array(from.utf8))
      }
    }
    for line in lines {
      guard let entry = line.entry else { continue }
      let document = CorpusFolder.document(ofPath: entry.path)
      if about.contains(Array(document.utf8)) { register += line.bytes + [0x0A] }
    }
  }

  private mutating func addVersions(of entries: [RegisterEntry]) {
    var links: [[UInt8]: Set<[UInt8]>] = [:]
    for entry in entries where entry.action == .replace {
      guard let version = entry.version.map({ Array($0.utf8) }) else { continue }
      links[Array(entry.path.utf8), default: []].insert(version)
      links[version, default: []].insert(Array(entry.path.utf8))
    }
    var pending = Array(paths)
    while let path = pending.popLast() {
      for other in links[path, default: []] where paths.insert(other).inserted {
        pending.append(other)
      }
    }
  }
}
