internal import ArchiveModel
internal import Glibc

/// Reads a tape archive (``TarHeader``) from its beginning to its end, and refuses what is not as it
/// was written: a flipped bit in a header or in the padding shows here, one in a content by its digest.
final class TarReader {
  /// What is wrong.
  struct Failure: Error {
    var reason: BackupFault
    /// The entry, or the one before, where one is known.
    var entry: String?
    var errorNumber: Int32?
  }

  struct Entry {
    var path: [UInt8]
    var size: Int
    var modified: Int

    var name: String { String(decoding: path, as: UTF8.self) }
  }

  private static let largestExtendedHeader = 1 << 16

  private let descriptor: Int32
  private var buffer: [UInt8] = Array(repeating: 0, count: 1 << 18)
  private var filled = 0
  private var position = 0
  private var current: String?

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// The next file, whose content must then be read; `nil` at the end.
  func next() throws(Failure) -> Entry? {
    var extended: [String: [UInt8]] = [:]
    while true {
      let block = try bytes(TarHeader.blockSize)
      if block.allSatisfy({ $0 == 0 }) {
        guard extended.isEmpty else { throw failure(.badHeader) }
        try readEnd()
        return nil
      }
      guard TarHeader.number(block[148..<156]) == TarHeader.checksum(block),
        block[257..<262].elementsEqual("ustar".utf8),
        var size = TarHeader.number(block[124..<136]),
        let modified = TarHeader.number(block[136..<148])
      else { throw failure(.badHeader) }
      var path = Array(block[..<100].prefix { $0 != 0 })
      let prefix = Array(block[345..<500].prefix { $0 != 0 })
      if block[262] == 0, !prefix.isEmpty { path = prefix + [0x2F] + path }
      switch TarHeader.Kind(rawValue: block[156] == 0 ? 0x30 : block[156]) {
      case .extended, .globalExtended:
        guard size <= Self.largestExtendedHeader else { throw failure(.badHeader) }
        let isGlobal = block[156] == TarHeader.Kind.globalExtended.rawValue
        let content = try bytes(size)
        try readPadding(size)
        guard let records = TarHeader.records(content) else { throw failure(.badHeader) }
        if !isGlobal { extended = records }
        continue
      case .folder:
        extended = [:]
        continue
      case .file:
        if let stated = extended["path"] { path = stated }
        if let stated = extended["size"] {
          guard let number = Int(String(decoding: stated, as: UTF8.self)), number >= 0 else {
            throw failure(.badHeader)
          }
          size = number
        }
        current = String(decoding: path, as: UTF8.self)
        return Entry(path: path, size: size, modified: modified)
      case nil:
        current = String(decoding: extended["path"] ?? path, as: UTF8.self)
        throw failure(.notAFile)
      }
    }
  }

  /// Hands out the content of the entry at hand, piece by piece.
  func content(of entry: Entry, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    var rest = entry.size
    while rest > 0 {
      try fill()
      let count = min(rest, filled - position)
      try buffer.withUnsafeBytes {
        try body(UnsafeRawBufferPointer(rebasing: $0[position..<(position + count)]))
      }
      position += count
      rest -= count
    }
    try readPadding(entry.size)
  }

  private func failure(_ reason: BackupFault, _ number: Int32? = nil) -> Failure {
    Failure(reason: reason, entry: current, errorNumber: number)
  }

  /// What follows the first of the blocks at the end.
  private func readEnd() throws(Failure) {
    guard try bytes(TarHeader.blockSize).allSatisfy({ $0 == 0 }) else { throw failure(.badPadding) }
    while true {
      do { try fill() } catch {
        guard error.reason == .cutShort else { throw error }
        return
      }
      guard buffer[position..<filled].allSatisfy({ $0 == 0 }) else { throw failure(.badPadding) }
      position = filled
    }
  }

  private func readPadding(_ size: Int) throws(Failure) {
    let padding = try bytes(TarHeader.padding(size).count)
    guard padding.allSatisfy({ $0 == 0 }) else { throw failure(.badPadding) }
  }

  private func bytes(_ count: Int) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    while bytes.count < count {
      try fill()
      let end = min(filled, position + count - bytes.count)
      bytes += buffer[position..<end]
      position = end
    }
    return bytes
  }

  /// Sees to it that there is a byte to be read.
  private func fill() throws(Failure) {
    guard position == filled else { return }
    while true {
      let got = read(descriptor, &buffer, buffer.count)
      if got < 0 {
        if errno == EINTR { continue }
        throw failure(.unreadable, errno)
      }
      guard got > 0 else { throw failure(.cutShort) }
      (position, filled) = (0, got)
      return
    }
  }
}
