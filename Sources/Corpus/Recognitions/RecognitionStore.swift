public import ArchiveModel
public import DocumentFormats
internal import Glibc
internal import Synchronization

/// Keeps the text that was recognised in a file's pictures beside the documents, so that neither an index that is made
/// again nor a restored backup runs the program once more.
///
/// ```
/// corpus/.recognized/DIGEST.tsv          of a file, by the SHA-256 of its bytes
/// corpus/.recognized/DIGEST-INNER.tsv    of an entry of that file, by the SHA-256 of the entry's bytes
/// ```
/// ``RecognitionFile`` has the form. By the digest it goes with a file that is moved, and is no use to one that was
/// changed. A file gets its name when it is on the disk as a whole; what is not what its last line says is none, and is
/// made again where recognition is asked for.
struct RecognitionStore: RecognitionKeeping {
  /// The name of the folder in the corpus.
  static let folderName = ".recognized"
  private static let ending = ".tsv", freshPrefix = ".new-"

  /// The folder.
  private let folder: String
  /// The digest of the file that is read.
  private let digest: ContentDigest
  /// Whether something is kept, and not only given out.
  private let keeps: Bool

  /// - Parameters:
  ///   - corpus: the path of the corpus.
  ///   - digest: of the file that is read.
  ///   - keeps: whether something is kept, and not only given out.
  init(corpus: String, file digest: ContentDigest, keeps: Bool) {
    folder = "\(corpus)/\(Self.folderName)"
    (self.digest, self.keeps) = (digest, keeps)
  }

  // MARK: Giving out

  func recognition(of source: any ByteSource) -> RecognizedFile? {
    // Most archives have none, and need no digest of each entry.
    guard access(folder, F_OK) == 0, let inner = Self.digest(of: source),
      let bytes = Self.content("\(folder)/\(name(inner))")
    else { return nil }
    return RecognitionFile.file(bytes, of: inner)
  }

  /// The bytes of a kept file; `nil` where there is none, or it cannot be read.
  static func content(_ path: String) -> [UInt8]? {
    try? readFile(path, sizeLimit: RecognitionFile.largest).bytes
  }

  private func name(_ inner: ContentDigest) -> String {
    let outer = digest.hexadecimal
    return (inner == digest ? outer : "\(outer)-\(inner.hexadecimal)") + Self.ending
  }

  private static func digest(of source: any ByteSource) -> ContentDigest? {
    if let file = source as? FileSource { return file.digest }
    if let bytes = source as? [UInt8] { return ContentDigest(of: bytes) }
    return (try? source.allBytes()).map { ContentDigest(of: $0) }
  }

  /// The digest of the file that a kept file is about, or about an entry of; `nil` for a name that is none.
  static func digest(ofName name: String) -> ContentDigest? {
    let bytes = Array(name.utf8)
    guard name.hasSuffix(ending), bytes.count >= 64,
      bytes.count == 64 + ending.utf8.count || bytes[64] == UInt8(ascii: "-")
    else { return nil }
    return ContentDigest(hexadecimal: bytes[..<64])
  }

  // MARK: Keeping

  func keep(_ recognition: RecognizedFile, of source: any ByteSource) {
    guard keeps, let inner = Self.digest(of: source) else { return }
    let bytes = RecognitionFile.bytes(recognition, of: inner)
    // Where it cannot be kept, the text is in the index all the same.
    try? write(bytes, as: name(inner))
  }

  private func write(_ bytes: [UInt8], as name: String) throws(SystemError) {
    try DurableFiles.makeFolder(folder)
    // Several threads write files of this folder.
    let fresh = "\(folder)/\(Self.freshPrefix)\(getpid())-\(name)"
    do throws(SystemError) {
      try DurableFiles.write(bytes, to: fresh)
      guard rename(fresh, "\(folder)/\(name)") == 0 else { throw SystemError(number: errno) }
    } catch {
      unlink(fresh)
      throw error
    }
    try DurableFiles.syncFolder(folder)
  }

  /// Whether a name in the folder is that of a file that was not written to its end.
  static func isUnfinished(_ name: [UInt8]) -> Bool { name.starts(with: freshPrefix.utf8) }
}

/// Recognised text as it is kept, and whether something was asked for that is not.
public final class KeptRecognitions: RecognitionKeeping {
  private let store: RecognitionStore
  private let lacking = Mutex(false)

  init(_ store: RecognitionStore) { self.store = store }

  /// Whether nothing is kept of a file, or an entry, that was read with pages that are pictures.
  public var isLacking: Bool { lacking.withLock { $0 } }

  /// What was recognised in a file.
  public func recognition(of source: any ByteSource) -> RecognizedFile? {
    let found = store.recognition(of: source)
    if found == nil { lacking.withLock { $0 = true } }
    return found
  }

  /// Keeps nothing.
  public func keep(_ recognition: RecognizedFile, of source: any ByteSource) {}
}
