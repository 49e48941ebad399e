public import ArchiveModel
internal import DocumentFormats

/// What the corpus, the manifest and the register say of each other.
public struct CorpusVerification: Sendable {
  /// What a file is now.
  public enum Fixity: Sendable {
    /// Its digest and its size in bytes.
    case content(ContentDigest, size: Int)
    /// It is not there.
    case missing
    /// It cannot be read. (Apart, so that the others stay small: there is one for each file.)
    indirect case unreadable(CorpusError)
  }

  /// The corpus.
  public let folder: CorpusFolder
  /// What lies in it.
  public let listing: CorpusListing
  let manifest: Manifest
  let manifestBytes: [UInt8]
  let register: CheckedRegister
  /// A change that the next writer finishes: the register and the manifest above are as it leaves them.
  let unfinished: UnfinishedTransaction?
  /// What the register last said of each file that came in, by the bytes of its path.
  var registered: [[UInt8]: CheckedRegister.Registered] { register.registered }
  /// Under which path each file came in.
  public var accessionPaths: AccessionPaths { register.accessionPaths }

  /// Looks at what is there, and reads the manifest and the register.
  ///
  /// - Throws: ``CorpusError`` where there is no corpus, or one of the two cannot be read.
  public init(folder: CorpusFolder) throws {
    self.folder = folder
    let unfinished = UnfinishedTransaction(folder)
    self.unfinished = unfinished
    let manifestNow = try Self.existing(Manifest.fileName, folder)
    manifestBytes = unfinished?.manifest(after: manifestNow) ?? manifestNow
    let registerNow = try Self.existing(Register.fileName, folder)
    register = CheckedRegister(bytes: unfinished?.register(after: registerNow) ?? registerNow)
    listing = try folder.scan()
    manifest = Manifest(bytes: manifestBytes)
  }

  private static func existing(_ name: String, _ folder: CorpusFolder) throws -> [UInt8] {
    let path = folder.fullPath(name)
    guard case .success = FileStatus.of(path) else { return [] }
    do { return try readFile(path, sizeLimit: CorpusReader.largestFile).bytes } catch {
      throw CorpusError(code: .fileUnreadable, path: path, errorNumber: error.number)
    }
  }

  /// Every path whose file is to be read: documents, descriptions, and what is registered.
  public var paths: [String] {
    var known: Set<[UInt8]> = []
    var paths: [String] = []
    func add(_ path: String) {
      if known.insert(Array(path.utf8)).inserted { paths.append(path) }
    }
    for file in listing.files {
      add(file.path)
      if file.descriptionFingerprint != nil { add(file.path + CorpusFolder.descriptionSuffix) }
    }
    for entry in manifest.entries { add(entry.path) }
    for path in registered.keys { add(String(decoding: path, as: UTF8.self)) }
    return paths
  }

  /// Reads a file; one outside the corpus, which only a damaged manifest can name, is missing.
  public func content(ofFile path: String) -> (fixity: Fixity, content: CorpusReader.Content?) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard !path.utf8.contains(0), !parts.contains(".."), !parts.contains("") else {
      return (.missing, nil)
    }
    let waiting = unfinished?.waiting(for: path)
    do {
      let content = try CorpusReader(folder: folder).content(ofFile: path)
      if let waiting, waiting.digest != content.digest, let other = contentOfWaiting(waiting, path)
      {
        return other
      }
      return (.content(content.digest, size: content.source.count), content)
    } catch let error as CorpusError {
      if let waiting, let other = contentOfWaiting(waiting, path) { return other }

      return (error.isMissing ? .missing : .unreadable(error), nil)
    } catch {
      return (.unreadable(CorpusError(code: .fileUnreadable, path: path)), nil)
    }
  }

  /// The file that will be at a path; `nil` where it is not the one that was planned.
  private func contentOfWaiting(
    _ waiting: (path: String, digest: ContentDigest), _ path: String
  ) -> (fixity: Fixity, content: CorpusReader.Content?)? {
    guard
      let source = try? FileSource(waiting.path, name: path, limit: CorpusReader.largestFile),
      source.digest == waiting.digest
    else { return nil }
    return (.content(source.digest, size: source.count), nil)
  }

  /// Whether the next writer changes a file or its description: what the index has of it is then behind
  /// for a while, and nothing is wrong.
  public func isUnfinished(_ path: String) -> Bool { unfinished?.concerns(path) ?? false }

  /// What is found when every file has been read.
  ///
  /// - Parameters:
  ///   - fixity: what each of ``paths`` is, by the bytes of the path.
  ///   - registerEnd: the mark (``Register/endMark(of:)``) that the index keeps, where it has one.
  public func findings(_ fixity: [[UInt8]: Fixity], registerEnd: String?) -> [VerificationFinding] {
    var findings = transactionFindings() + manifestLines() + registerLines(registerEnd)
    findings += movesTold(in: comparison(fixity), fixity) + archivesInside()
    findings += folder.damagedRecognitions().map {
      VerificationFinding(.recognitionDamaged, path: $0)
    }
    for file in listing.passedOver where !isUnfinished(file.path) {
      findings.append(
        VerificationFinding(
          .passedOver, path: file.path, found: file.reason.rawValue,
          errorNumber: file.errorNumber))
    }
    return findings
  }

  /// Tells registered files that lie elsewhere as moved, and not as missing here and unregistered there.
  private func movesTold(in findings: [VerificationFinding], _ fixity: [[UInt8]: Fixity])
    -> [VerificationFinding]
  {
    var displaced: [MovedFiles.Place] = []
    var found: [MovedFiles.Place] = []
    let described = Set(
      listing.files.filter { $0.descriptionFingerprint != nil }.map { Array($0.path.utf8) })
    for finding in findings where CorpusFolder.described(by: finding.path) == nil {
      if finding.code == .missing || finding.code == .changed, let digest = manifest[finding.path] {
        displaced.append(
          MovedFiles.Place(
            path: finding.path, digest: digest,
            isDescribed: manifest[finding.path + CorpusFolder.descriptionSuffix] != nil))
      }
      if finding.code == .unregistered || finding.code == .changed,
        case .content(let digest, _) = fixity[Array(finding.path.utf8)]
      {
        found.append(
          MovedFiles.Place(
            path: finding.path, digest: digest,
            isDescribed: described.contains(Array(finding.path.utf8))))
      }
    }
    let moves = MovedFiles.pairs(displaced: displaced, found: found)
    guard !moves.isEmpty else { return findings }
    let from = Dictionary(moves.map { ($0.from, $0.to) }, uniquingKeysWith: { first, _ in first })
    let to = Set(moves.map(\.to))
    // Descriptions go with what they describe.
    let gone = Set(moves.filter { described.contains(Array($0.to.utf8)) }.map(\.from))
    return findings.compactMap { finding in
      if let document = CorpusFolder.described(by: finding.path) {
        switch finding.code {
        case .missing where gone.contains(document): return nil
        case .changed where gone.contains(document) && to.contains(document): return nil
        default: return finding
        }
      }
      if finding.code == .missing || finding.code == .changed, let place = from[finding.path] {
        return VerificationFinding(
          .moved, path: finding.path, accession: finding.accession, found: place)
      }
      return to.contains(finding.path) && finding.code == .unregistered ? nil : finding
    }
  }

  /// Archives that were made in the corpus: known by their index.
  private func archivesInside() -> [VerificationFinding] {
    let ending = Array("index/archive.sqlite".utf8)
    return listing.files.compactMap { file in
      guard file.path.utf8.suffix(ending.count).elementsEqual(ending) else { return nil }
      let folder = String(decoding: file.path.utf8.dropLast(ending.count), as: UTF8.self)
      guard folder.isEmpty || folder.utf8.last == 0x2F else { return nil }
      return VerificationFinding(.archiveInside, path: folder.isEmpty ? "." : folder)
    }
  }

  private func transactionFindings() -> [VerificationFinding] {
    let waiting = CorpusWriter.waitingFolder
    if CorpusWriter.isUnfinished(folder) {
      return [
        VerificationFinding(.transactionUnfinished, path: waiting, count: unfinished?.fileCount)
      ]
    }
    let left = (try? namesInFolder(folder.fullPath(waiting))) ?? []
    return left.isEmpty ? [] : [VerificationFinding(.leftOver, path: waiting)]
  }

  // MARK: The manifest against the files and the register

  private func comparison(_ fixity: [[UInt8]: Fixity]) -> [VerificationFinding] {
    var findings: [VerificationFinding] = []
    if register.isEmpty, manifest.count > 0 {
      findings.append(VerificationFinding(.registerMissing, path: Register.fileName))
    }
    for (path, digest) in manifest.entries {
      let key = Array(path.utf8)
      let known = registered[key]
      findings += Self.finding(path, digest, fixity[key] ?? .missing, known)
      if let known, known.digest != digest {
        findings.append(
          VerificationFinding(
            .digestDisagrees, path: path, accession: known.accession,
            expected: known.digest?.hexadecimal, found: digest.hexadecimal))
      } else if known == nil, !register.isEmpty {
        let document = CorpusFolder.described(by: path).map { Array($0.utf8) }
        if document.map(register.names) != true {
          findings.append(VerificationFinding(.notInRegister, path: path))
        }
      }
    }
    for (key, known) in registered {
      let path = String(decoding: key, as: UTF8.self)
      if manifest[path] == nil {
        findings.append(
          VerificationFinding(
            .manifestLineLost, path: path, accession: known.accession,
            expected: known.digest?.hexadecimal))
      }
      if case .content(let digest, let size) = fixity[key], digest == known.digest,
        size != known.size
      {
        findings.append(
          VerificationFinding(
            .registerEntryWrong, path: path, line: known.line, accession: known.accession,
            expected: "\(size)", found: known.size.map(String.init), detail: "size"))
      }
    }
    return findings + unregistered()
  }

  private static func finding(
    _ path: String, _ digest: ContentDigest, _ fixity: Fixity,
    _ known: CheckedRegister.Registered?
  ) -> [VerificationFinding] {
    switch fixity {
    case .content(let found, _):
      return found == digest
        ? []
        : [
          VerificationFinding(
            .changed, path: path, accession: known?.accession, expected: digest.hexadecimal,
            found: found.hexadecimal)
        ]
    case .missing:
      return [
        VerificationFinding(
          .missing, path: path, accession: known?.accession, expected: digest.hexadecimal)
      ]
    case .unreadable(let error):
      return [
        VerificationFinding(
          .unreadable, path: path, accession: known?.accession,
          detail: error.errorNumber == nil ? error.code.rawValue : nil,
          errorNumber: error.errorNumber)
      ]
    }
  }

  private func unregistered() -> [VerificationFinding] {
    var findings: [VerificationFinding] = []
    for file in listing.files {
      let description = file.path + CorpusFolder.descriptionSuffix
      if manifest[file.path] == nil, registered[Array(file.path.utf8)] == nil {
        findings.append(VerificationFinding(.unregistered, path: file.path))
      } else if file.descriptionFingerprint != nil, manifest[description] == nil {
        findings.append(VerificationFinding(.unregistered, path: description))
      }
    }
    return findings
  }
}

extension CorpusError {
  /// Whether the file is simply not there.
  var isMissing: Bool { errorNumber.map(isMissingNumber) ?? false }
}
