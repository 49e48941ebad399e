import ArchiveModel

extension CorpusVerification {
  /// The manifest as the register and the files together say it must be: lines that were lost or
  /// damaged are written again where both agree, or where a damaged line differs in one byte from the
  /// one that its file gives.
  ///
  /// - Parameter fixity: what each of ``paths`` is.
  /// - Returns: `nil` where there is nothing to write.
  func mendedManifest(_ fixity: [[UInt8]: Fixity]) -> Manifest? {
    func digest(_ path: String) -> ContentDigest? {
      guard case .content(let digest, _) = fixity[Array(path.utf8)] else { return nil }
      return digest
    }
    var mended = Manifest()
    for (path, stated) in manifest.entries {
      let known = registered[Array(path.utf8)]
      let isDescription =
        CorpusFolder.described(by: path).map { register.names(Array($0.utf8)) } ?? false
      if let known, let right = known.digest, right != stated, digest(path) == right {
        mended[path] = right
      } else if isDescription, let found = digest(path), found.isOneDigit(from: stated) {
        // Two contents whose digests are a digit apart do not occur: the line is wrong.
        mended[path] = found
      } else if known != nil || isDescription || register.isEmpty || digest(path) != nil {
        mended[path] = stated
      }
    }
    for (key, known) in registered {
      let path = String(decoding: key, as: UTF8.self)
      if mended[path] == nil, let right = known.digest, digest(path) == right {
        mended[path] = right
      }
    }
    let lines = manifestBytes.split(separator: 0x0A).filter { line in
      let alone = Manifest(bytes: Array(line) + [0x0A])
      return alone.entries.first.map { mended[$0.path] == nil } ?? true
    }
    for file in listing.files {
      let path = file.path + CorpusFolder.descriptionSuffix
      guard file.descriptionFingerprint != nil, mended[path] == nil, let found = digest(path)
      else { continue }
      let right = Manifest.line(path: path, digest: found).dropLast()
      if lines.contains(where: { Self.isOneByte($0, from: right) }) { mended[path] = found }
    }
    return mended.bytes == manifest.bytes && manifestLines().isEmpty ? nil : mended
  }

  private static func isOneByte(_ line: ArraySlice<UInt8>, from right: ArraySlice<UInt8>) -> Bool {
    line.count == right.count && zip(line, right).count { $0 != $1 } == 1
  }

  /// Writes the mended manifest, where something is to be mended.
  ///
  /// - Returns: whether it was written.
  /// - Throws: ``CorpusError``.
  public func repairManifest(_ fixity: [[UInt8]: Fixity], holding lock: WriterLock) throws -> Bool {
    guard let mended = mendedManifest(fixity) else { return false }
    let path = folder.fullPath(Manifest.fileName)
    do { try DurableFiles.replace(path, with: mended.bytes) } catch {
      throw CorpusError(code: .notWritable, path: path, errorNumber: error.number)
    }
    return true
  }

  /// Carries a transaction that was cut off to its end, and removes what is left of one given up.
  ///
  /// - Returns: whether there was something to do.
  /// - Throws: ``CorpusError`` where it cannot be done.
  public static func tidy(_ folder: CorpusFolder, holding lock: WriterLock) throws -> Bool {
    let waiting = folder.fullPath(CorpusWriter.waitingFolder)
    guard let left = try? namesInFolder(waiting), !left.isEmpty else { return false }
    do { _ = try CorpusWriter(folder: folder, holding: lock) } catch {
      // What is damaged is found and told; the transaction was carried out before.
      guard [.manifestInvalid, .registerInvalid].contains(error.code) else { throw error }
    }
    return (try? namesInFolder(waiting))?.isEmpty ?? true
  }
}

extension ContentDigest {
  /// Whether two digests differ in one hexadecimal digit.
  fileprivate func isOneDigit(from other: ContentDigest) -> Bool {
    zip(hexadecimal.utf8, other.hexadecimal.utf8).count { $0 != $1 } == 1
  }
}
