internal import ArchiveModel
internal import Glibc

/// The register and the manifest as they stood at one moment between two changes of the corpus.
///
/// Both are only ever added to, or put in place of as a whole, so an opened file keeps its first
/// bytes, whatever is written afterwards.
final class CorpusSnapshot {
  /// The register, where there is one, and its size at that moment.
  let register: (descriptor: Int32, size: Int, modified: Int)?
  /// The manifest, and its bytes; `nil` where there is none.
  let manifest: Manifest
  let manifestBytes: [UInt8]?
  let manifestModified: Int

  /// Waits for the moment.
  ///
  /// - Throws: ``CorpusError``: `transactionStuck` where a change is not finished within `patience`
  ///   seconds.
  init(of folder: CorpusFolder, patience: Double = 5) throws(CorpusError) {
    let registerPath = folder.fullPath(Register.fileName)
    let manifestPath = folder.fullPath(Manifest.fileName)
    let start = ContinuousClock.now
    while true {
      if !CorpusWriter.isUnfinished(folder) {
        let before = [Self.mark(registerPath), Self.mark(manifestPath)]
        let descriptor = open(registerPath, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        let refusal = descriptor < 0 && errno != ENOENT ? errno : nil
        if let refusal {
          throw CorpusError(code: .fileUnreadable, path: registerPath, errorNumber: refusal)
        }
        var bytes: [UInt8]?
        do { bytes = try readFile(manifestPath, sizeLimit: CorpusReader.largestFile).bytes } catch {
          guard error.number == ENOENT else {
            if descriptor >= 0 { close(descriptor) }
            throw CorpusError(
              code: .fileUnreadable, path: manifestPath, errorNumber: error.number)
          }
        }
        let after = [Self.mark(registerPath), Self.mark(manifestPath)]
        if before == after, !CorpusWriter.isUnfinished(folder) {
          register =
            descriptor < 0 ? nil : (descriptor, before[0]?.size ?? 0, before[0]?.seconds ?? 0)
          manifestBytes = bytes
          manifestModified = before[1]?.seconds ?? 0
          manifest = Manifest(bytes: bytes ?? [])
          return
        }
        if descriptor >= 0 { close(descriptor) }
      }
      guard ContinuousClock.now - start < .seconds(patience) else {
        throw CorpusError(
          code: .transactionStuck, path: folder.fullPath(CorpusWriter.waitingFolder))
      }
      usleep(2000)
    }
  }

  deinit { if let register { close(register.descriptor) } }

  /// What tells that a file is the same and was not added to.
  private struct Mark: Equatable {
    var number: UInt64
    var size: Int
    var nanoseconds: Int64

    var seconds: Int { Int(nanoseconds / 1_000_000_000) }
  }

  private static func mark(_ path: String) -> Mark? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    let file = FileStatus(status)
    return Mark(
      number: UInt64(status.st_ino), size: file.size, nanoseconds: file.modifiedNanoseconds)
  }
}
