internal import ArchiveModel

extension Register {
  /// Where the register ends, to be kept elsewhere: its size in bytes and the SHA-256 of its last whole
  /// line. No line names the last one, so a change in it shows only beside this.
  ///
  /// - Throws: ``CorpusError`` where there is a register that cannot be read.
  public static func endMark(of folder: CorpusFolder) throws -> String {
    let path = folder.fullPath(fileName)
    guard case .success = FileStatus.of(path) else { return endMark(of: []) }
    do {
      return endMark(of: try readFile(path, sizeLimit: CorpusReader.largestFile).bytes)
    } catch {
      throw CorpusError(code: .fileUnreadable, path: path, errorNumber: error.number)
    }
  }

  private static func endMark(of bytes: [UInt8]) -> String {
    guard let end = bytes.lastIndex(of: 0x0A) else { return "0 \(noPrevious)" }
    return "\(end + 1) \(digestOfLine(endingAt: end, in: bytes))"
  }

  private static func digestOfLine(endingAt end: Int, in bytes: [UInt8]) -> String {
    let start = bytes[..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return ContentDigest(of: Array(bytes[start..<end])).hexadecimal
  }
}
