/// The container of older office files (MS-CFB). A document of Office Open XML that is encrypted lies in one, as
/// the stream `EncryptedPackage` (MS-OFFCRYPTO, 2.3).
enum CompoundFile {
  /// The bytes that such files begin with.
  static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  private static let streamName = "EncryptedPackage".utf16.flatMap {
    [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)]
  }
  /// Entries of the directory begin at multiples of this.
  private static let entrySize = 128

  /// Whether bytes are such a container.
  static func isOne(_ bytes: [UInt8]) -> Bool { bytes.starts(with: signature) }

  /// Whether a container holds an encrypted document.
  static func isEncryptedPackage(_ bytes: [UInt8]) -> Bool {
    stride(from: 0, to: bytes.count, by: entrySize).contains {
      bytes[$0...].starts(with: streamName)
    }
  }
}
