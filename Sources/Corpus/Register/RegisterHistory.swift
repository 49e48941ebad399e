public import ArchiveModel

/// What the register says of one document.
public enum RegisterHistory {
  /// A file, or a record in one.
  struct Place: Hashable {
    var path: [UInt8]
    var record: String?

    init(path: [UInt8], record: String?) { (self.path, self.record) = (path, record) }

    init(_ path: String, _ record: String?) {
      (self.path, self.record) = (Array(path.utf8), record)
    }
  }

  /// The entries of a document, of its file as a whole, and of the versions before and after it.
  ///
  /// - Parameters:
  ///   - path: the path of its file below the corpus.
  ///   - record: its record in a container; `nil` for the file with all of its records.
  ///   - entries: the register's.
  /// - Returns: in the register's order.
  public static func entries(ofPath path: String, record: String?, in entries: [RegisterEntry])
    -> [RegisterEntry]
  {
    var known: Set<Place> = [Place(path, record)]
    var pending = [Place(path, record)]
    var later: [Place: Set<Place>] = [:]
    var earlier: [[UInt8]: Set<Place>] = [:]
    for entry in entries where entry.action == .replace {
      guard let version = entry.version else { continue }
      let gaveWay = Place(entry.path, entry.record)
      later[gaveWay, default: []].insert(Place(version, nil))
      earlier[Array(version.utf8), default: []].insert(gaveWay)
    }
    var moves: [[UInt8]: Set<[UInt8]>] = [:]
    for entry in entries {
      guard let from = entry.movedFrom.map({ Array($0.utf8) }) else { continue }
      moves[from, default: []].insert(Array(entry.path.utf8))
      moves[Array(entry.path.utf8), default: []].insert(from)
    }
    while let place = pending.popLast() {
      for path in moves[place.path, default: []] {
        let other = Place(path: path, record: place.record)
        if known.insert(other).inserted { pending.append(other) }
      }
      let linked = later[place, default: []].union(earlier[place.path, default: []])
      for other in linked where known.insert(other).inserted { pending.append(other) }
    }
    return entries.filter { entry in
      known.contains { concerns($0, entry) }
    }
  }

  /// Whether an entry is of a place: what is of a file is of its records, and the other way round
  /// where the file is asked for.
  private static func concerns(_ place: Place, _ entry: RegisterEntry) -> Bool {
    let path = Array(entry.path.utf8)
    guard path == place.path || path == place.path + Array(CorpusFolder.descriptionSuffix.utf8)
    else { return false }
    return place.record == nil || entry.record == nil || entry.record == place.record
  }
}
