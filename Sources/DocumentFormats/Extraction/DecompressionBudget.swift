internal import ArchiveModel

/// How much may be unpacked of one file, nested archives included.
///
/// Office documents and tables that repeat themselves pack 50 to 1; deflate's utmost is 1,032 to 1, and
/// entries that share their packed bytes have no bound at all. So each entry is bounded by its packed
/// size, and what is unpacked in all by the file's size.
final class DecompressionBudget {
  /// The largest entry, in bytes: what can be decoded and repaired in memory.
  static let largestEntry = 64 << 20
  /// The most that an entry may unpack to, in bytes.
  static func mostUnpacked(of packedSize: UInt64) -> Int {
    (1 << 20) + Int(min(packedSize, 1 << 40)) * 100
  }

  /// The most entries of an archive.
  static let mostEntries = 50_000
  /// The most documents of an archive: records of one letter would be millions.
  static let mostDocuments = 500_000
  /// How deep archives may lie in archives.
  static let deepestNesting = 3

  /// What encrypted entries are tried with.
  let passwords: Passwords
  /// The password that opened the last one, which is tried first.
  var lastPassword: String?
  /// The bytes that may still be unpacked.
  private(set) var remaining: Int

  /// - Parameters:
  ///   - size: the packed file's size in bytes.
  ///   - passwords: what encrypted entries are tried with.
  init(forFileOf size: Int, passwords: Passwords = Passwords()) {
    remaining = Self.largestEntry + min(size, 1 << 40) * 50
    self.passwords = passwords
  }

  /// Takes what was unpacked off the budget.
  func spend(_ count: Int) throws(ArchiveFailure) {
    guard count <= remaining else {
      throw ArchiveFailure(.tooLarge, .unpacksTooFar)
    }
    remaining -= count
  }
}
