/// A transaction that was committed and cut off: what the corpus will be when the next writer has carried it out.
struct UnfinishedTransaction: Sendable {
  private struct Target: Sendable {
    var digest: ContentDigest?
    /// The full path of the file that waits; `nil` where only the manifest gets a line.
    var waiting: String?
  }

  /// The bytes of the path below the corpus.
  private var targets: [[UInt8]: Target] = [:]
  private let plan: TransactionPlan
  /// The paths that the manifest will not name any more, in UTF-8.
  private let forgotten: Set<[UInt8]>

  /// The transaction that waits in a corpus; `nil` where there is none, or its plan cannot be read.
  init?(_ folder: CorpusFolder) {
    guard let plan = CorpusWriter.unfinishedPlan(folder) else { return nil }
    self.plan = plan.plan
    forgotten = Set((plan.plan.forgotten ?? []).map { Array($0.utf8) })
    for line in plan.plan.manifest {
      targets[Array(line.path.utf8), default: Target()].digest = ContentDigest(
        hexadecimal: Array(line.sha256.utf8))
    }
    for move in plan.plan.moves {
      targets[Array(move.to.utf8), default: Target()].waiting = "\(plan.folder)/\(move.from)"
    }
  }

  /// How many files are put in place.
  var fileCount: Int { plan.moves.count }

  /// Whether a path, or what it describes, gets another content or another line.
  func concerns(_ path: String) -> Bool {
    targets[Array(path.utf8)] != nil || forgotten.contains(Array(path.utf8))
      || targets[Array(CorpusFolder.document(ofPath: path).utf8)] != nil
      || targets[Array((path + CorpusFolder.descriptionSuffix).utf8)] != nil
  }

  /// The full path of the file that will be at a path, and its digest; `nil` where none waits for it.
  func waiting(for path: String) -> (path: String, digest: ContentDigest)? {
    guard let target = targets[Array(path.utf8)], let waiting = target.waiting,
      let digest = target.digest
    else { return nil }
    return (waiting, digest)
  }

  /// The register as it will be; as it is where the writer will refuse to go on with it.
  func register(after bytes: [UInt8]) -> [UInt8] {
    let lines = Array(plan.register.utf8)
    guard bytes.count >= plan.registerLength else { return bytes }
    let rest = bytes[plan.registerLength...]
    if rest.starts(with: lines) || !lines.starts(with: rest) { return bytes }
    return bytes[..<plan.registerLength] + lines
  }

  /// The manifest as it will be; damaged lines stay as they are, but for a last one that is cut short.
  func manifest(after bytes: [UInt8]) -> [UInt8] {
    let whole = bytes.lastIndex(of: 0x0A).map { bytes[...$0] } ?? []
    var lines: [UInt8] = []
    for line in whole.split(separator: 0x0A) {
      let entry = Manifest(bytes: Array(line) + [0x0A]).entries.first
      if let entry, targets[Array(entry.path.utf8)]?.digest != nil { continue }
      if let entry, forgotten.contains(Array(entry.path.utf8)) { continue }
      lines += line + [0x0A]
    }
    for line in plan.manifest {
      guard let digest = ContentDigest(hexadecimal: Array(line.sha256.utf8)) else { continue }
      lines += Manifest.line(path: line.path, digest: digest)
    }
    return lines
  }
}
