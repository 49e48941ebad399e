import Corpus
internal import GRDB

/// What the index knows of a file, by which a run tells what is new, changed and gone.
struct KnownFile {
  var number: Int64
  var state: String?
  var fingerprint: FileFingerprint
  var descriptionFingerprint: FileFingerprint?
  /// The SHA-256 of the file, where it was read to its end.
  var digest: [UInt8]?
  var descriptionDigest: [UInt8]?
  /// The path that it came in under, where that is another one.
  var accessionPath: String?
  /// How much of it was read, and the language that text in pictures was then to be recognised in.
  var contentState: String?, scanLanguage: String?

  /// The columns of `files` that it is made of.
  enum Column: Int, SelectedColumn {
    case id, path, state, size, modified, changed
    case descriptionSize, descriptionModified, descriptionChanged
    case digest, descriptionDigest, accessionPath, contentState, scanLanguage

    var sql: String {
      switch self {
      case .descriptionSize: "description_size"
      case .descriptionModified: "description_modified"
      case .descriptionChanged: "description_changed"
      case .digest: "sha256"
      case .descriptionDigest: "description_sha256"
      case .accessionPath: "accession_path"
      case .contentState: "content_state"
      case .scanLanguage: "scan_language"
      case .id, .path, .state, .size, .modified, .changed: "\(self)"
      }
    }
  }

  /// The files of the index, by the bytes of their paths: the file system tells names apart that are equal to
  /// String.
  static func all(in db: Database) throws -> [[UInt8]: KnownFile] {
    var known: [[UInt8]: KnownFile] = [:]
    let rows = try Row.fetchCursor(db, sql: "SELECT \(Column.list) FROM files")
    while let row = try rows.next() {
      guard let number = row.decoded(Column.id) as Int64?,
        let path = row.decoded(Column.path) as String?
      else { continue }
      known[Array(path.utf8)] = KnownFile(row, number: number)
    }
    return known
  }

  /// The files of a listing that are known and look otherwise now, by the bytes of their paths.
  static func unlike(_ listing: CorpusListing, in db: Database) throws -> Set<[UInt8]> {
    let known = try all(in: db)
    return Set(
      listing.files.lazy.map { (path: Array($0.path.utf8), file: $0) }
        .filter { entry in
          known[entry.path].map { $0.fingerprint != entry.file.fingerprint } ?? false
        }.map(\.path))
  }

  private init(_ row: Row, number: Int64) {
    func blob(_ column: Column) -> [UInt8]? { (row.decoded(column) as DatabaseBlob?)?.bytes }
    func fingerprint(_ size: Int, _ modified: Column, _ changed: Column) -> FileFingerprint {
      FileFingerprint(
        size: size, modifiedNanoseconds: row.decoded(modified) ?? 0,
        changedNanoseconds: row.decoded(changed) ?? 0)
    }
    self.number = number
    state = row.decoded(Column.state)
    self.fingerprint = fingerprint(row.decoded(Column.size) ?? 0, .modified, .changed)
    descriptionFingerprint = (row.decoded(Column.descriptionSize) as Int?).map {
      fingerprint($0, .descriptionModified, .descriptionChanged)
    }
    digest = state == "indexed" || state == "failed" ? blob(.digest) : nil
    descriptionDigest = blob(.descriptionDigest)
    accessionPath = row.decoded(Column.accessionPath)
    contentState = row.decoded(Column.contentState)
    scanLanguage = row.decoded(Column.scanLanguage)
  }
}
