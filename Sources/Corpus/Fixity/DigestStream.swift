internal import CLibCrypto

/// A SHA-256 digest of bytes that come one piece after the other.
public final class DigestStream {
  private let context: OpaquePointer?

  /// Begins a digest.
  public init() {
    context = EVP_MD_CTX_new()
    EVP_DigestInit_ex(context, EVP_sha256(), nil)
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Takes a piece.
  public func update(_ bytes: UnsafeRawBufferPointer) {
    EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
  }

  /// The digest of all pieces, or `nil` where there is no memory; the stream begins anew.
  public func finish() -> ContentDigest? {
    var digest: [UInt8] = Array(repeating: 0, count: 32)
    var length: UInt32 = 0
    EVP_DigestFinal_ex(context, &digest, &length)
    EVP_DigestInit_ex(context, nil, nil)
    return ContentDigest(bytes: digest)
  }
}
