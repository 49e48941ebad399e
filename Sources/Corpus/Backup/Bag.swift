public import ArchiveModel
internal import Glibc

/// The corpus as a bag (BagIt, RFC 8493), for handing it to another archive.
///
///     bagit.txt
///     bag-info.txt
///     manifest-sha256.txt       of data/
///     tagmanifest-sha256.txt    of the three files above
///     data/                     the corpus, with its own register and manifest
///
/// A bag of some documents has in `data/` their files and descriptions, with those of their other versions, and
/// beside `data/` a tag file `register.jsonl` with the lines of the register that are about them.
public enum Bag {
  /// What stands in `bag-info.txt` beside what the program knows.
  public struct Information: Sendable, Hashable {
    /// Who hands it over.
    public var organization: String?

    /// Makes information.
    public init(organization: String? = nil) { self.organization = organization }
  }

  /// Names that the RFC allows, and that a checker may misread: bagit.py 1.9 does not decode `%25`, and
  /// takes two names that Unicode normalizes to one for one.
  public struct RiskyNames: Sendable {
    /// Files with a percent sign in their path.
    public var percent: [String] = []
    /// Files that share a name once it is normalized.
    public var twins: [String] = []
  }

  /// Writes a bag.
  ///
  /// - Parameters:
  ///   - path: the bag's folder, missing or empty; it gets its name when it is whole.
  ///   - folder: the corpus.
  ///   - lockFolder: the archive's `index` folder.
  ///   - selection: the paths of the documents that are handed over; `nil` for the whole corpus.
  ///   - progress: told how many files are copied.
  /// - Throws: ``CorpusError``. Nothing is left then.
  public static func write(
    to path: String, of folder: CorpusFolder, lockFolder: String, information: Information,
    selection: Set<String>? = nil, progress: @escaping (Int) -> Void
  ) throws -> (corpus: CorpusCopySummary, risky: RiskyNames) {
    try folder.requireFolder()
    try Backup.requireOutside(path, folder)
    let target = RestoredFolder(path: path)
    try target.begin()
    do {
      let payload = BagPayload(folder: target)
      let chosen = try selection.map { try BagSelection($0, in: folder) }
      let summary = try CorpusCopy(
        folder: folder, lockFolder: lockFolder, target: payload, selection: chosen?.paths,
        progress: progress
      ).run()
      try writeTags(target, payload, information, register: chosen?.register)
      try target.finish()
      return (summary, riskyNames(payload.entries.map(\.path)))
    } catch {
      target.abandon()
      if let error = error as? CorpusError, error.code == .notWritable {
        throw CorpusError(code: .notWritable, path: path, errorNumber: error.errorNumber)
      }
      throw error
    }
  }

  private static func writeTags(
    _ target: RestoredFolder, _ payload: BagPayload, _ information: Information,
    register: [UInt8]?
  ) throws {
    var manifest: [UInt8] = []
    var size = 0
    let entries = payload.entries.sorted {
      $0.path.utf8.lexicographicallyPrecedes($1.path.utf8)
    }
    for entry in entries {
      manifest += Manifest.line(path: "data/" + entry.path, digest: entry.digest)
      size += entry.size
    }
    var lines = [
      "Bagging-Date: \(currentTimestamp().prefix(10))",
      "Payload-Oxum: \(size).\(entries.count)",
      "Bag-Software-Agent: chadang",
    ]
    if let organization = information.organization {
      let oneLine = organization.split(whereSeparator: \.isNewline).joined(separator: " ")
      lines.insert("Source-Organization: \(oneLine)", at: 0)
    }
    var tags: [(String, [UInt8])] = [
      ("bagit.txt", Array("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".utf8)),
      ("bag-info.txt", Array(lines.map { $0 + "\n" }.joined().utf8)),
      ("manifest-sha256.txt", manifest),
    ]
    if let register { tags.append((Register.fileName, register)) }
    var tagManifest: [UInt8] = []
    for (name, bytes) in tags {
      try write(bytes, name, target)
      tagManifest += Manifest.line(path: name, digest: ContentDigest(of: bytes))
    }
    try write(tagManifest, "tagmanifest-sha256.txt", target)
  }

  private static func write(_ bytes: [UInt8], _ name: String, _ target: RestoredFolder) throws {
    let file = try target.create(name)
    try bytes.withUnsafeBytes { try file.write($0) }
    file.close()
  }

  private static func riskyNames(_ paths: [String]) -> RiskyNames {
    var risky = RiskyNames()
    risky.percent = paths.filter { $0.utf8.contains(0x25) }.sorted()
    // Swift's strings are equal where their normalized forms are.
    risky.twins = Dictionary(grouping: paths) { $0 }.values.filter { $0.count > 1 }
      .flatMap(\.self).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return risky
  }
}

/// The `data` folder of a bag in the making.
private final class BagPayload: CorpusCopyTarget {
  private let folder: RestoredFolder
  private(set) var entries: [(path: String, size: Int, digest: ContentDigest)] = []
  private var piece: [UInt8] = Array(repeating: 0, count: 1 << 18)

  init(folder: RestoredFolder) { self.folder = folder }

  var mark: Int { entries.count }

  func takeBack(to mark: Int) throws(SystemError) {
    while entries.count > mark { unlink(fullPath(entries.removeLast().path)) }
  }

  private func fullPath(_ path: String) -> String { "\(folder.partialPath)/data/\(path)" }

  func add(_ source: Int32, size: Int, path: String, modified: Int) throws(SystemError)
    -> ContentDigest
  {
    try make(path, size: size, modified: modified) { file throws(SystemError) in
      try DurableFiles.forward(size, of: source, by: &piece) { piece throws(SystemError) in
        try DurableFiles.writeAll(piece, to: file)
      }
    }
  }

  func add(_ bytes: [UInt8], path: String, modified: Int) throws(SystemError) -> ContentDigest {
    try make(path, size: bytes.count, modified: modified) { file throws(SystemError) in
      try DurableFiles.writeAll(bytes, to: file)
      return ContentDigest(of: bytes)
    }
  }

  private func make(
    _ path: String, size: Int, modified: Int,
    _ body: (Int32) throws(SystemError) -> ContentDigest
  ) throws(SystemError) -> ContentDigest {
    let file: RestoredFile
    do { file = try folder.create("data/" + path) } catch {
      throw SystemError(number: error.errorNumber ?? EIO)
    }
    defer { file.close() }
    do throws(SystemError) {
      let digest = try body(file.descriptor)
      try? file.finish(modified: modified)
      entries.append((path, size, digest))
      return digest
    } catch {
      unlink(fullPath(path))
      throw error
    }
  }
}
