internal import CLibCrypto

/// A SHA-256 digest: 32 bytes.
public struct ContentDigest: Sendable, Hashable {
  // Not in an array: there are hundreds of thousands of them in a large archive.
  private let words: (UInt64, UInt64, UInt64, UInt64)

  /// The 32 bytes.
  public var bytes: [UInt8] {
    withUnsafeBytes(of: words) { Array($0) }
  }

  private init(exactly bytes: [UInt8]) {
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes.prefix(32)) }
    self.words = words
  }

  /// Whether two digests are the same.
  public static func == (left: ContentDigest, right: ContentDigest) -> Bool {
    left.words == right.words
  }

  /// Hashes the digest.
  public func hash(into hasher: inout Hasher) {
    withUnsafeBytes(of: words) { hasher.combine(bytes: $0) }
  }

  /// The digest of `content`.
  public init(of content: some ContiguousBytesView) {
    var digest: [UInt8] = Array(repeating: 0, count: 32)
    var length: UInt32 = 0
    _ = content.withContiguousBytes { buffer in
      EVP_Digest(buffer.baseAddress, buffer.count, &digest, &length, EVP_sha256(), nil)
    }
    self.init(exactly: digest)
  }

  /// A digest read back from where it was stored; `nil` unless there are 32 bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.init(exactly: bytes)
  }

  /// A digest read from 64 hexadecimal digits; `nil` for anything else.
  public init?(hexadecimal digits: some Collection<UInt8>) {
    guard digits.count == 64 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(32)
    var high: UInt8?
    for digit in digits {
      let value: UInt8
      switch digit {
      case 0x30...0x39: value = digit - 0x30
      case 0x41...0x46: value = digit - 0x41 + 10
      case 0x61...0x66: value = digit - 0x61 + 10
      default: return nil
      }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    self.init(exactly: bytes)
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
