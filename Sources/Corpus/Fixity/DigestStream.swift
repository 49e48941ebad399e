internal import CLibCrypto

/// A SHA-256 digest of bytes that come one piece after the other.
final class DigestStream {
  private let context: OpaquePointer?

  init() {
    context = EVP_MD_CTX_new()
    EVP_DigestInit_ex(context, EVP_sha256(), nil)
  }

  deinit { EVP_MD_CTX_free(context) }

  func update(_ bytes: UnsafeRawBufferPointer) {
    EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
  }

  /// The digest of all pieces; the stream takes no more.
  func finish() -> ContentDigest? {
    var digest: [UInt8] = Array(repeating: 0, count: 32)
    var length: UInt32 = 0
    EVP_DigestFinal_ex(context, &digest, &length)
    return ContentDigest(bytes: digest)
  }
}
