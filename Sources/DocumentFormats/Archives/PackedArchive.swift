internal import ArchiveModel
internal import CLibArchive
internal import Glibc

/// An archive that lies in memory, read by libarchive from its beginning to its end: 7z, RAR, tar, and files that
/// are packed alone (gzip, bzip2, xz). Entries are unpacked to memory only.
final class PackedArchive {
  /// What an archive says of one of its entries.
  struct Entry {
    /// The name, decoded and normalized; see ``EntryName``.
    var path: String
    var kind: ZIPArchive.Entry.Kind
    var isEncrypted: Bool
    /// The unpacked size, where the archive states one, in bytes.
    fileprivate var statedSize: Int?
  }

  private let archive: OpaquePointer
  private let budget: DecompressionBudget
  private let size: Int
  /// The checksum of a file that is packed alone by gzip.
  private let checksum: GzipChecksum?
  /// What may still be unpacked of entries that are not read: to come to the next, libarchive unpacks them.
  private var remainingToSkip: Int
  private var names = DistinctNames()
  private var count = 0

  private init(
    _ archive: OpaquePointer, budget: DecompressionBudget, size: Int, checksum: GzipChecksum?
  ) {
    (self.archive, self.budget, self.size, self.checksum) = (archive, budget, size, checksum)
    remainingToSkip = DecompressionBudget(forFileOf: size).remaining
  }

  /// Opens an archive for the time of a call.
  ///
  /// - Parameters:
  ///   - bytes: the archive.
  ///   - budget: what may be unpacked.
  static func withArchive<Result>(
    _ bytes: [UInt8], budget: DecompressionBudget, _ body: (PackedArchive) throws -> Result
  ) throws -> Result {
    guard let archive = archive_read_new() else { throw ArchiveFailure(.damaged) }
    defer { archive_read_free(archive) }
    // Only these: libarchive knows formats besides that nobody keeps documents in.
    for support in [
      archive_read_support_format_7zip, archive_read_support_format_rar,
      archive_read_support_format_rar5, archive_read_support_format_tar,
      archive_read_support_format_raw, archive_read_support_filter_gzip,
      archive_read_support_filter_bzip2, archive_read_support_filter_xz,
    ] { _ = support(archive) }
    return try bytes.withUnsafeBytes { buffer in
      try withNamesInUTF8 {
        guard archive_read_open_memory(archive, buffer.baseAddress, buffer.count) == ARCHIVE_OK
        else { throw failure(of: archive) }
        return try body(
          PackedArchive(
            archive, budget: budget, size: bytes.count, checksum: GzipChecksum(of: bytes)))
      }
    }
  }

  /// libarchive turns names that are UTF-16 in the archive into the encoding of the thread's locale; others it leaves
  /// as they are.
  private static func withNamesInUTF8<Result>(_ body: () throws -> Result) rethrows -> Result {
    guard let locale = newlocale(1 << LC_CTYPE, "C.UTF-8", nil) else { return try body() }
    let before = uselocale(locale)
    defer {
      uselocale(before)
      freelocale(locale)
    }
    return try body()
  }

  /// The next entry; `nil` behind the last.
  ///
  /// - Parameter stem: the archive's name without its ending, which a file that is packed alone may have for a name.
  func next(stem: String) throws(ArchiveFailure) -> Entry? {
    if count > 0 { try skipRest() }
    var entry: OpaquePointer?
    var status = archive_read_next_header(archive, &entry)
    while status == ARCHIVE_RETRY { status = archive_read_next_header(archive, &entry) }
    guard status != ARCHIVE_EOF else { return nil }
    guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else {
      throw Self.failure(of: archive)
    }
    let isRaw = archive_format(archive) == ARCHIVE_FORMAT_RAW
    // What is not packed is no archive at all; the last filter is the file itself.
    guard !isRaw || archive_filter_count(archive) > 1 else {
      throw ArchiveFailure(.damaged, .notOfFormat("7z/RAR/tar/gzip/bzip2/xz"))
    }
    count += 1
    guard count <= DecompressionBudget.mostEntries else {
      throw ArchiveFailure(.tooLarge, .moreThan(DecompressionBudget.mostEntries, .entries))
    }
    var name = archive_entry_pathname(entry).map { UInt8.bytes($0) } ?? []
    if isRaw, name == Array("data".utf8) || name.isEmpty { name = Array(stem.utf8) }
    let hasSize = archive_entry_size_is_set(entry) != 0
    return Entry(
      path: names.name(EntryName.path(name)), kind: Self.kind(of: entry, name),
      isEncrypted: archive_entry_is_encrypted(entry) != 0,
      statedSize: hasSize ? Int(clamping: archive_entry_size(entry)) : nil)
  }

  private static func kind(of entry: OpaquePointer, _ name: [UInt8]) -> ZIPArchive.Entry.Kind {
    if archive_entry_hardlink(entry) != nil { return .other }
    let (file, folder, link): (mode_t, mode_t, mode_t) = (0o100000, 0o040000, 0o120000)
    switch mode_t(archive_entry_filetype(entry)) {
    case folder: return .folder
    case file, 0: return name.last == 0x2F ? .folder : .file
    case link: return .symbolicLink
    default: return .other
    }
  }

  /// The bytes of the entry that ``next(stem:)`` gave last.
  func read(_ entry: Entry, limit: Int) throws(ArchiveFailure) -> [UInt8] {
    guard !entry.isEncrypted else { throw ArchiveFailure(.encrypted) }
    if let size = entry.statedSize, size > limit {
      throw ArchiveFailure(.tooLarge, .unpackedSize(size))
    }
    // How many packed bytes an entry has, archives that are packed as a whole do not say.
    let limit = min(limit, DecompressionBudget.mostUnpacked(of: UInt64(size)))
    var bytes: [UInt8] = []
    try pieces { piece throws(ArchiveFailure) in
      guard bytes.count + piece.count <= limit else {
        throw ArchiveFailure(.tooLarge, .unpacksTooFar)
      }
      try budget.spend(piece.count)
      bytes.append(contentsOf: piece)
    }
    if archive_format(archive) == ARCHIVE_FORMAT_RAW, checksum?.agrees(with: bytes) == false {
      throw ArchiveFailure(.damaged, .packedDataDamaged)
    }
    return bytes
  }

  /// Whether the checksum of a tar that is packed by gzip agrees with what it unpacks to: libarchive does not look at it.
  ///
  /// - Returns: `nil` where there is none, or not all could be unpacked.
  static func agreesWithChecksum(_ bytes: [UInt8]) -> Bool? {
    guard let checksum = GzipChecksum(of: bytes), let archive = archive_read_new() else {
      return nil
    }
    defer { archive_read_free(archive) }
    _ = archive_read_support_format_raw(archive)
    _ = archive_read_support_filter_gzip(archive)
    return bytes.withUnsafeBytes { buffer in
      var entry: OpaquePointer?
      guard archive_read_open_memory(archive, buffer.baseAddress, buffer.count) == ARCHIVE_OK,
        archive_read_next_header(archive, &entry) == ARCHIVE_OK
      else { return nil }
      let whole = PackedArchive(
        archive, budget: DecompressionBudget(forFileOf: 0), size: bytes.count, checksum: nil)
      var remaining = whole.remainingToSkip
      let agrees = try? checksum.agrees { take throws(ArchiveFailure) in
        try whole.pieces { piece throws(ArchiveFailure) in
          guard piece.count <= remaining else { throw ArchiveFailure(.tooLarge, .unpacksTooFar) }
          remaining -= piece.count
          take(piece)
        }
      }
      return agrees ?? nil
    }
  }

  /// Whether it is a tar, packed or not.
  var isTar: Bool { archive_format(archive) & ARCHIVE_FORMAT_BASE_MASK == ARCHIVE_FORMAT_TAR }

  private func skipRest() throws(ArchiveFailure) {
    // One that cannot be unpacked was reported when it was read, or nobody wants it.
    do throws(ArchiveFailure) {
      try pieces { piece throws(ArchiveFailure) in
        guard piece.count <= remainingToSkip else {
          throw ArchiveFailure(.tooLarge, .unpacksTooFar)
        }
        remainingToSkip -= piece.count
      }
    } catch {
      if error.reason == .tooLarge { throw error }
    }
  }

  private func pieces(
    _ body: (ArraySlice<UInt8>) throws(ArchiveFailure) -> Void
  ) throws(ArchiveFailure) {
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = archive_read_data(archive, &piece, piece.count)
      if count == 0 { return }
      if count == Int(ARCHIVE_RETRY) { continue }
      guard count > 0 else { throw Self.failure(of: archive) }
      try body(piece[..<count])
    }
  }

  private static func failure(of archive: OpaquePointer) -> ArchiveFailure {
    let words = archive_error_string(archive).map { String(cString: $0) } ?? ""
    // `archive_read_has_encrypted_entries` reads freed memory where no format was recognized (3.6.2).
    if words.lowercased().contains("encrypt") { return ArchiveFailure(.encrypted) }
    if words == "Unrecognized archive format" {
      return ArchiveFailure(.damaged, .notOfFormat("7z/RAR/tar/gzip/bzip2/xz"))
    }
    if words.lowercased().contains("truncated") { return ArchiveFailure(.damaged, .endsInMiddle) }
    return ArchiveFailure(.damaged, words.isEmpty ? nil : .foreign(String(words.prefix(200))))
  }
}

extension UInt8 {
  /// The bytes of a C string, up to a bound.
  fileprivate static func bytes(_ text: UnsafePointer<CChar>) -> [UInt8] {
    var length = 0
    while length < 0xFFFF, text[length] != 0 { length += 1 }
    return UnsafeBufferPointer(start: text, count: length).map { UInt8(bitPattern: $0) }
  }
}
