import ArchiveModel
internal import FoundationEssentials

/// What verification keeps of a register: hundreds of thousands of entries would not fit in the memory that it
/// may take, so each line is read once and dropped.
struct CheckedRegister: Sendable {
  /// What the register last said of a file.
  struct Registered: Sendable {
    var digest: ContentDigest?
    var size: Int?
    var accession: String?
    var line: Int
  }

  /// Whether the file has no bytes.
  let isEmpty: Bool
  /// What the register last said of each file that came in, by the bytes of its path.
  private(set) var registered: [[UInt8]: Registered] = [:]
  /// The paths of entries that register no content.
  private var otherPaths: Set<[UInt8]> = []
  /// Under which path each file came in.
  let accessionPaths: AccessionPaths
  /// What is wrong with single lines.
  private(set) var findings: [VerificationFinding] = []
  /// Where each line ends, in order, and the digest of the line.
  private var lineEnds: [(end: Int, digest: ContentDigest)] = []

  /// Reads and checks a register.
  init(bytes: [UInt8]) {
    isEmpty = bytes.isEmpty
    var registered: [[UInt8]: Registered] = [:]
    var otherPaths: Set<[UInt8]> = []
    var lineEnds: [(end: Int, digest: ContentDigest)] = []
    var wrong: [VerificationFinding] = []
    var paths = AccessionPaths()
    var last: RegisterEntry?
    var count = 0
    let badLines = Register.read(bytes) { entry, end, digest in
      lineEnds.append((end, digest))
      guard let entry else { return }
      (last, count) = (entry, count + 1)
      paths.note(entry)
      let document = Identifiers.document(
        path: paths.path(entry.path), recordID: entry.record)
      if entry.document != document {
        wrong.append(
          VerificationFinding(
            .registerEntryWrong, path: entry.path, line: entry.entry, accession: entry.accession,
            expected: document, found: entry.document, detail: "document"))
      }
      let key = Array(entry.path.utf8)
      if let from = entry.movedFrom {
        let before = registered.removeValue(forKey: Array(from.utf8))
        registered[key] = before
        // Its description, where it had one, went with it, or was left behind.
        otherPaths.insert(Array(from.utf8))
        otherPaths.insert(key + Array(CorpusFolder.descriptionSuffix.utf8))
      }
      // A description changes without its digest being registered each time: the manifest has it.
      guard let digits = entry.sha256, CorpusFolder.described(by: entry.path) == nil else {
        otherPaths.insert(key)
        return
      }
      registered[key] = Registered(
        digest: ContentDigest(hexadecimal: Array(digits.utf8)), size: entry.size,
        accession: entry.accession ?? registered[key]?.accession, line: entry.entry)
    }
    findings = badLines.map {
      VerificationFinding(
        .registerLineBad, path: Register.fileName, line: $0.line, detail: $0.reason.rawValue)
    }
    findings += wrong
    if badLines.isEmpty, let last, !Self.isAsWritten(last, atEndOf: bytes) {
      findings.append(
        VerificationFinding(
          .registerLineBad, path: Register.fileName, line: count, detail: "rewritten"))
    }
    (self.registered, self.otherPaths, self.lineEnds) = (registered, otherPaths, lineEnds)
    accessionPaths = paths
  }

  /// Whether any entry is of a path.
  func names(_ path: [UInt8]) -> Bool { registered[path] != nil || otherPaths.contains(path) }

  /// Whether the last line of the register, which no other names, reads as the program writes it.
  private static func isAsWritten(_ last: RegisterEntry, atEndOf bytes: [UInt8]) -> Bool {
    guard let line = try? StoredJSON().line(last) else { return false }
    return bytes.dropLast().suffix(line.count).elementsEqual(line)
      && (bytes.count == line.count + 1 || bytes.dropLast(line.count + 1).last == 0x0A)
  }

  /// Whether the register begins as the one did that a mark (``Register/endMark(of:)``) was made of.
  func agrees(withEndMark mark: String) -> Bool {
    let parts = mark.split(separator: " ")
    guard parts.count == 2, let length = Int(parts[0]), length >= 0 else { return false }
    guard length > 0 else { return parts[1] == Register.noPrevious }
    var (low, high) = (0, lineEnds.count)
    while low < high {
      let middle = (low + high) / 2
      if lineEnds[middle].end < length - 1 { low = middle + 1 } else { high = middle }
    }
    return low < lineEnds.count && lineEnds[low].end == length - 1
      && lineEnds[low].digest.hexadecimal == parts[1]
  }
}
