internal import Glibc

/// What backups that were cut off have left in a folder: `NAME.partial`, and beside it the copy of the
/// index, `NAME.partial-index`.
enum BackupLeftovers {
  /// Removes them. A file is a backup's only if it is a tape archive that begins as one
  /// (``Backup/descriptionName``) and nobody holds its lock, as the one who makes it does.
  ///
  /// - Parameters:
  ///   - folder: where backups lie.
  ///   - path: the backup about to be made, which is its own affair.
  /// - Returns: the paths that were removed.
  static func remove(in folder: String, besides path: String) -> [String] {
    let suffix = Array(PartialFile.suffix.utf8)
    var removed: [String] = []
    for bytes in (try? namesInFolder(folder)) ?? [] where bytes.count > suffix.count {
      guard bytes.suffix(suffix.count).elementsEqual(suffix),
        let name = String(validating: bytes, as: UTF8.self)
      else { continue }
      let partial = folder == "." ? name : "\(folder)/\(name)"
      guard !partial.utf8.elementsEqual((path + PartialFile.suffix).utf8) else { continue }
      if remove(partial) { removed.append(partial) }
    }
    return removed
  }

  private static func remove(_ partial: String) -> Bool {
    let descriptor = open(partial, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      flock(descriptor, LOCK_EX | LOCK_NB) == 0, isBackup(descriptor)
    else { return false }
    // First what is known by this name alone.
    unlink(partial + Backup.partialIndexSuffix)
    return unlink(partial) == 0
  }

  /// Whether the first block of a file is the header of a backup's first entry.
  private static func isBackup(_ descriptor: Int32) -> Bool {
    var block = [UInt8](repeating: 0, count: TarHeader.blockSize)
    guard pread(descriptor, &block, block.count, 0) == block.count else { return false }
    let name = Array(Backup.descriptionName.utf8)
    return block.starts(with: name + [0]) && block[257..<262].elementsEqual("ustar".utf8)
  }
}
