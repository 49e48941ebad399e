/// The fixity of the corpus: which files are registered, and the SHA-256 of each.
///
/// `corpus/manifest-sha256.txt` has BagIt's form (RFC 8493, 2.1.3), with paths below `corpus/`, so
/// that `sha256sum -c manifest-sha256.txt` reads it:
///
///     manifest = *line
///     line     = 64HEXDIG 2SP path LF     ; in path, CR, LF and % as %0D, %0A, %25
///
/// Each file has one line. Lines are in the order the files came in until the manifest is next
/// written anew, then by path.
public struct Manifest: Sendable {
  /// The name of the file in `corpus/`.
  public static let fileName = "manifest-sha256.txt"

  /// A line that is none.
  public struct BadLine: Error, Sendable, Hashable {
    /// The line, from 1.
    public var line: Int
    /// What is wrong.
    public enum Reason: String, Sendable, Hashable {
      /// Not a digest, spaces and a path.
      case malformed
      /// The file has another line.
      case repeated
      /// The last line is cut short.
      case cutShort
    }
    /// What is wrong.
    public var reason: Reason
  }

  /// By bytes of the path: to the file system, é in one character or in two are different names.
  private var digests: [[UInt8]: ContentDigest] = [:]
  /// The lines that were left out.
  public private(set) var badLines: [BadLine] = []

  /// An empty manifest.
  public init() {}

  /// Reads a manifest; what is no line is left out and told by ``badLines``.
  public init(bytes: [UInt8]) {
    var line = 0
    var start = 0
    digests.reserveCapacity(bytes.count / 100)
    while start < bytes.count {
      line += 1
      guard let end = bytes[start...].firstIndex(of: 0x0A) else {
        badLines.append(BadLine(line: line, reason: .cutShort))
        break
      }
      read(bytes[start..<end], line: line)
      start = end + 1
    }
  }

  private mutating func read(_ bytes: ArraySlice<UInt8>, line: Int) {
    var bytes = bytes
    if bytes.last == 0x0D { bytes.removeLast() }
    guard bytes.count > 66,
      let digest = ContentDigest(hexadecimal: bytes.prefix(64)),
      bytes[bytes.startIndex + 64] == 0x20, [0x20, 0x2A].contains(bytes[bytes.startIndex + 65]),
      let path = Self.decoded(bytes.dropFirst(66))
    else {
      badLines.append(BadLine(line: line, reason: .malformed))
      return
    }
    if digests.updateValue(digest, forKey: path) != nil {
      badLines.append(BadLine(line: line, reason: .repeated))
    }
  }

  /// The digest of a file; `nil` for one that is not registered.
  public subscript(path: String) -> ContentDigest? {
    get { digests[Array(path.utf8)] }
    set { digests[Array(path.utf8)] = newValue }
  }

  /// How many files there are.
  public var count: Int { digests.count }

  /// The files, by path.
  public var entries: [(path: String, digest: ContentDigest)] {
    digests.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { (String(decoding: $0.key, as: UTF8.self), $0.value) }
  }

  /// The paths that have each digest.
  public func pathsByDigest() -> [ContentDigest: [String]] {
    var paths: [ContentDigest: [String]] = [:]
    paths.reserveCapacity(digests.count)
    for (path, digest) in digests {
      paths[digest, default: []].append(String(decoding: path, as: UTF8.self))
    }
    return paths
  }

  /// The manifest as it is written, by path.
  public var bytes: [UInt8] {
    var text: [UInt8] = []
    for entry in entries { text += Self.line(path: entry.path, digest: entry.digest) }
    return text
  }

  /// One line.
  public static func line(path: String, digest: ContentDigest) -> [UInt8] {
    var text = Array(digest.hexadecimal.utf8) + [0x20, 0x20]
    for byte in path.utf8 {
      switch byte {
      case 0x0A: text += Array("%0A".utf8)
      case 0x0D: text += Array("%0D".utf8)
      case 0x25: text += Array("%25".utf8)
      default: text.append(byte)
      }
    }
    return text + [0x0A]
  }

  /// A path without its percent signs; `nil` where it is not UTF-8.
  private static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    guard bytes.contains(0x25) else {
      return String(validating: bytes, as: UTF8.self) == nil ? nil : Array(bytes)
    }
    var path: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      guard byte == 0x25 else {
        path.append(byte)
        continue
      }
      switch String(decoding: rest.prefix(2), as: UTF8.self).uppercased() {
      case "0A": path.append(0x0A)
      case "0D": path.append(0x0D)
      case "25": path.append(0x25)
      default:
        path.append(byte)
        continue
      }
      rest = rest.dropFirst(2)
    }
    return String(validating: path, as: UTF8.self) == nil ? nil : path
  }
}
