internal import CLibCrypto

/// A SHA-256 digest: 32 bytes.
public struct ContentDigest: Sendable, Hashable {
  /// The 32 bytes.
  public let bytes: [UInt8]

  /// The digest of `content`.
  public init(of content: some ContiguousBytesView) {
    var digest: [UInt8] = Array(repeating: 0, count: 32)
    var length: UInt32 = 0
    _ = content.withContiguousBytes { buffer in
      EVP_Digest(buffer.baseAddress, buffer.count, &digest, &length, EVP_sha256(), nil)
    }
    bytes = digest
  }

  /// A digest read back from where it was stored; `nil` unless there are 32 bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// The digest in lower-case hexadecimal, 64 characters.
  public var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }

  /// The first `count` characters of the digest in base 32 (RFC 4648, lower case), 5 bits each.
  public func base32(count: Int) -> String {
    let digits = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
    var text: [UInt8] = []
    var buffer = 0
    var bits = 0
    for byte in bytes where text.count < count {
      buffer = buffer << 8 | Int(byte)
      bits += 8
      while bits >= 5, text.count < count {
        bits -= 5
        text.append(digits[buffer >> bits & 31])
      }
      buffer &= (1 << bits) - 1
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// Content whose bytes lie together.
public protocol ContiguousBytesView {
  /// Calls `body` with the bytes.
  func withContiguousBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result
}

extension [UInt8]: ContiguousBytesView {
  /// Calls `body` with the bytes.
  public func withContiguousBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    withUnsafeBytes(body)
  }
}

extension String: ContiguousBytesView {
  /// Calls `body` with the text in UTF-8.
  public func withContiguousBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    var copy = self
    return copy.withUTF8 { body(UnsafeRawBufferPointer($0)) }
  }
}
