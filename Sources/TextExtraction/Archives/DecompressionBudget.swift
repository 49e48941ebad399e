/// How much may be unpacked of one file, nested archives included.
///
/// A text that repeats itself packs 50 to 1; deflate's utmost is 1,032 to 1, and entries that share
/// their packed bytes have no bound at all. What is unpacked in all is bounded by the file's size.
final class DecompressionBudget {
  /// The largest entry, in bytes: what can be decoded and repaired in memory.
  static let largestEntry = 64 << 20
  /// The most entries of an archive.
  static let mostEntries = 50_000
  /// How deep archives may lie in archives.
  static let deepestNesting = 3

  /// The bytes that may still be unpacked.
  private(set) var remaining: Int

  /// - Parameter size: the packed file's size in bytes.
  init(forFileOf size: Int) { remaining = Self.largestEntry + min(size, 1 << 40) * 50 }

  /// Takes what was unpacked off the budget.
  func spend(_ count: Int) throws(ArchiveFailure) {
    guard count <= remaining else {
      throw ArchiveFailure(.tooLarge, "unpacks to far more than its size")
    }
    remaining -= count
  }
}
