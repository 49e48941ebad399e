/// The checksum at the end of a file packed by gzip, which libarchive does not look at (RFC 1952, 2.3.1): CRC-32 and
/// the size of what was packed, modulo 2³².
struct GzipChecksum {
  private let checksum: UInt32
  private let size: UInt32

  /// Reads it; `nil` where a file is not packed by gzip.
  init?(of packed: [UInt8]) {
    guard packed.count >= 18, packed.starts(with: [0x1F, 0x8B]) else { return nil }
    func number(_ start: Int) -> UInt32 {
      packed[start..<start + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
    (checksum, size) = (number(packed.count - 8), number(packed.count - 4))
  }

  /// Whether it is that of nothing: of a packed file that is empty.
  var isOfNothing: Bool { checksum == 0 && size == 0 }

  /// Whether it agrees with all that a file unpacks to, given piece by piece.
  ///
  /// - Parameter pieces: calls its argument with each piece.
  func agrees(
    withPieces pieces: ((ArraySlice<UInt8>) -> Void) throws(ArchiveFailure) -> Void
  ) throws(ArchiveFailure) -> Bool? {
    var (value, count) = (~UInt32(0), 0)
    try pieces { piece in
      value = Self.updated(value, piece)
      count += piece.count
    }
    return UInt32(truncatingIfNeeded: count) == size ? ~value == checksum : nil
  }

  private static func updated(_ value: UInt32, _ bytes: some Sequence<UInt8>) -> UInt32 {
    bytes.reduce(value) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ $0 >> 8 }
  }

  /// Whether it agrees with what was unpacked; `nil` where another size says that several packed files follow each
  /// other, each with a checksum of its own.
  func agrees(with bytes: [UInt8]) -> Bool? {
    guard UInt32(truncatingIfNeeded: bytes.count) == size else { return nil }
    return Self.crc32(bytes) == checksum
  }

  /// The polynomial of IEEE 802.3, bits reflected.
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in
      value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1
    }
  }

  static func crc32(_ bytes: [UInt8]) -> UInt32 {
    ~updated(~0, bytes)
  }
}
