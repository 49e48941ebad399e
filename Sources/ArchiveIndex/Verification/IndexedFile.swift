import ArchiveModel
import Corpus
internal import GRDB

/// A row of `files`, as far as verification needs it.
struct IndexedFile: Sendable {
  var number: Int64
  var path: String
  /// The path that it came in under.
  var accessionPath: String
  var state: String
  private var contentDigest: ContentDigest?
  private var descriptionContentDigest: ContentDigest?
  var encoding: String?
  var reason: String?

  var digest: [UInt8]? { contentDigest?.bytes }
  var descriptionDigest: [UInt8]? { descriptionContentDigest?.bytes }

  static func all(in db: Database) throws -> [IndexedFile] {
    var files: [IndexedFile] = []
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT id, path, accession_path, state, sha256, description_sha256, encoding, reason FROM files ORDER BY id
        """)
    while let row = try rows.next() {
      let path = row.decoded("path") as String? ?? ""
      files.append(
        IndexedFile(
          number: row.decoded("id") as Int64? ?? 0, path: path,
          accessionPath: row.decoded("accession_path") as String? ?? path,
          state: row.decoded("state") as String? ?? "",
          contentDigest: (row.decoded("sha256") as DatabaseBlob?).flatMap {
            ContentDigest(bytes: $0.bytes)
          },
          descriptionContentDigest: (row.decoded("description_sha256") as DatabaseBlob?).flatMap {
            ContentDigest(bytes: $0.bytes)
          },
          encoding: row.decoded("encoding") as String?, reason: row.decoded("reason") as String?))
    }
    return files
  }

  /// Whether the file is in the state that the index says, and what is found where it is not.
  static func findings(
    _ files: [IndexedFile], _ listing: CorpusListing, _ paths: AccessionPaths,
    _ fixity: [[UInt8]: CorpusVerification.Fixity]
  ) -> [VerificationFinding] {
    var findings: [VerificationFinding] = []
    var known: [[UInt8]: Int] = [:]
    known.reserveCapacity(files.count)
    for (place, file) in files.enumerated() { known[Array(file.path.utf8)] = place }
    func digest(_ path: String) -> [UInt8]? {
      guard case .content(let digest, _) = fixity[Array(path.utf8)] else { return nil }
      return digest.bytes
    }
    for file in listing.files {
      guard let place = known.removeValue(forKey: Array(file.path.utf8)) else {
        findings.append(VerificationFinding(.notIndexed, path: file.path))
        continue
      }
      let row = files[place]
      if row.accessionPath != paths.path(file.path) {
        // Its documents have the ids of another file.
        findings.append(VerificationFinding(.indexOutOfDate, path: file.path, detail: "moved"))
        continue
      }
      if row.state == "failed" {
        findings.append(
          VerificationFinding(
            .notRead, path: file.path, fact: FactList.decode(row.reason).first))
      }
      switch row.state {
      case "failed" where row.digest == nil: break
      case "indexed", "failed":
        let description =
          file.descriptionFingerprint == nil
          ? nil : digest(file.path + CorpusFolder.descriptionSuffix)
        // A file that cannot be read now is a finding of its own.
        if let found = digest(file.path), found != row.digest {
          findings.append(
            VerificationFinding(
              .indexOutOfDate, path: file.path,
              expected: row.digest.flatMap { ContentDigest(bytes: $0) }?.hexadecimal,
              found: ContentDigest(bytes: found)?.hexadecimal))
        } else if description != row.descriptionDigest {
          findings.append(
            VerificationFinding(
              .indexOutOfDate, path: file.path + CorpusFolder.descriptionSuffix,
              expected: row.descriptionDigest.flatMap { ContentDigest(bytes: $0) }?.hexadecimal,
              found: description.flatMap { ContentDigest(bytes: $0) }?.hexadecimal))
        }
      default:
        findings.append(VerificationFinding(.notIndexed, path: file.path, found: row.state))
      }
    }
    for place in known.values {
      findings.append(VerificationFinding(.indexedWithoutFile, path: files[place].path))
    }
    return findings
  }
}
