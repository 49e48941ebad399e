internal import ArchiveModel
internal import CLibZip

/// A ZIP archive that lies in memory, read by libzip. Entries are unpacked to memory only: no name
/// in an archive ever becomes a path on the disk.
struct ZIPArchive {
  /// What an archive says of one of its entries.
  struct Entry {
    enum Kind {
      case file, folder, symbolicLink
      /// A hard link, a device, a pipe.
      case other
    }

    var index: UInt64
    /// The name, decoded and normalized; see ``EntryName``.
    var path: String
    var kind: Kind
    /// The unpacked size that the archive states, in bytes.
    var statedSize: UInt64
    /// The packed size that the archive states, in bytes.
    var packedSize: UInt64
    var isEncrypted: Bool
    /// Whether it is encrypted by AES without a checksum (AE-2), which libzip 1.7 takes for a checksum of 0.
    var isWithoutChecksum = false
  }

  private let archive: OpaquePointer
  private let budget: DecompressionBudget
  private let packed: PackedBytes

  /// How much of an archive's size is left for entries not yet read. In an archive of which one entry
  /// stands for many, there is soon nothing left.
  private final class PackedBytes {
    private var remaining: UInt64
    private var taken: Set<UInt64> = []

    init(_ size: Int) { remaining = UInt64(size) }

    /// Takes an entry's packed bytes; an entry that is read again has them already.
    func take(_ entry: Entry) throws(ArchiveFailure) {
      guard !taken.contains(entry.index) else { return }
      guard entry.packedSize <= remaining else {
        throw ArchiveFailure(.damaged, .entriesOverlap)
      }
      remaining -= entry.packedSize
      taken.insert(entry.index)
    }
  }

  /// Opens a file that is an archive for the time of a call.
  ///
  /// - Parameters:
  ///   - bytes: the archive.
  ///   - budget: what may be unpacked.
  ///   - path: the file.
  /// - Throws: ``ExtractionError`` for an archive that cannot be read, and what `body` throws.
  static func withArchive<Result>(
    _ bytes: [UInt8], budget: DecompressionBudget, path: String,
    _ body: (ZIPArchive) throws -> Result
  ) throws -> Result {
    do {
      return try withArchive(bytes, budget: budget, body)
    } catch let failure as ArchiveFailure {
      throw ExtractionError(failure, path: path)
    }
  }

  /// Opens an archive for the time of a call.
  ///
  /// - Parameters:
  ///   - bytes: the archive.
  ///   - budget: what may be unpacked.
  static func withArchive<Result>(
    _ bytes: [UInt8], budget: DecompressionBudget, _ body: (ZIPArchive) throws -> Result
  ) throws -> Result {
    guard !mayHaveTooManyEntries(bytes) else {
      throw ArchiveFailure(.tooLarge, .moreThan(DecompressionBudget.mostEntries, .entries))
    }
    return try bytes.withUnsafeBytes { buffer in
      var error = zip_error_t()
      zip_error_init(&error)
      defer { zip_error_fini(&error) }
      guard
        let source = zip_source_buffer_create(
          buffer.baseAddress, UInt64(buffer.count), 0, &error)
      else { throw ArchiveFailure(.damaged, Self.fact(&error)) }
      guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
        zip_source_free(source)
        throw ArchiveFailure(.damaged, Self.fact(&error))
      }
      defer { zip_discard(archive) }
      return try body(
        ZIPArchive(archive: archive, budget: budget, packed: PackedBytes(bytes.count)))
    }
  }

  /// libzip makes a record for every entry before anybody can count them; each has a signature.
  private static func mayHaveTooManyEntries(_ bytes: [UInt8]) -> Bool {
    let headerSize = 46
    guard bytes.count / headerSize > DecompressionBudget.mostEntries else { return false }
    var count = 0
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index + 3 < bytes.count {
        if bytes[index] == 0x50, bytes[index + 1] == 0x4B, bytes[index + 2] == 1,
          bytes[index + 3] == 2
        {
          count += 1
        }
        index += 1
      }
    }
    return count > DecompressionBudget.mostEntries
  }

  /// The entries in the archive's order, names made distinct by a suffix.
  func entries() -> [Entry] {
    var names = DistinctNames()
    var entries: [Entry] = []
    for index in 0..<UInt64(max(0, zip_get_num_entries(archive, 0))) {
      var status = zip_stat_t()
      zip_stat_init(&status)
      guard zip_stat_index(archive, index, ZIP_FL_ENC_RAW, &status) == 0, let name = status.name
      else { continue }
      let bytes = UnsafeBufferPointer(start: name, count: strlenBounded(name)).map {
        UInt8(bitPattern: $0)
      }
      entries.append(
        Entry(
          index: index, path: names.name(EntryName.path(bytes)),
          kind: kind(index, isFolder: bytes.last == 0x2F),
          statedSize: status.size, packedSize: status.comp_size,
          isEncrypted: status.encryption_method != UInt16(ZIP_EM_NONE),
          isWithoutChecksum: status.crc == 0
            && (ZIP_EM_AES_128...ZIP_EM_AES_256).contains(Int32(status.encryption_method))))
    }
    return entries
  }

  private func strlenBounded(_ name: UnsafePointer<CChar>) -> Int {
    var length = 0
    while length < 0xFFFF, name[length] != 0 { length += 1 }
    return length
  }

  private func kind(_ index: UInt64, isFolder: Bool) -> Entry.Kind {
    if isFolder { return .folder }
    var system: UInt8 = 0
    var attributes: UInt32 = 0
    let unix: UInt8 = 3
    let (typeMask, symbolicLink): (UInt32, UInt32) = (0o170000, 0o120000)
    if zip_file_get_external_attributes(archive, index, 0, &system, &attributes) == 0,
      system == unix, attributes >> 16 & typeMask == symbolicLink
    {
      return .symbolicLink
    }
    return .file
  }

  /// An entry's bytes.
  func read(_ entry: Entry, limit: Int = DecompressionBudget.largestEntry) throws(ArchiveFailure)
    -> [UInt8]
  {
    guard !entry.isEncrypted || !budget.passwords.isEmpty else {
      throw ArchiveFailure(.encrypted)
    }
    try packed.take(entry)
    guard entry.statedSize <= UInt64(limit) else {
      throw ArchiveFailure(.tooLarge, .unpackedSize(Int(clamping: entry.statedSize)))
    }
    let limit = min(limit, DecompressionBudget.mostUnpacked(of: entry.packedSize))
    guard entry.isEncrypted else { return try unpack(entry, limit: limit, password: nil) }
    let passwords = budget.lastPassword.map { [$0] } ?? []
    for password in passwords + budget.passwords.all {
      do throws(ArchiveFailure) {
        let bytes = try unpack(entry, limit: limit, password: password)
        budget.lastPassword = password
        return bytes
      } catch  where error.reason == .encrypted || error.reason == .damaged {
        // The oldest encryption tells one wrong password in 256 from the right one by the checksum only.
      }
    }
    throw ArchiveFailure(.encrypted)
  }

  private func unpack(_ entry: Entry, limit: Int, password: String?) throws(ArchiveFailure)
    -> [UInt8]
  {
    let opened =
      if let password { zip_fopen_index_encrypted(archive, entry.index, 0, password) } else {
        zip_fopen_index(archive, entry.index, 0)
      }
    guard let file = opened else { throw failure(of: zip_get_error(archive)) }
    defer { zip_fclose(file) }
    // The stated size may be a lie; it only says how much to set aside at first.
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(Int(entry.statedSize), 1 << 20))
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Int(zip_fread(file, &piece, UInt64(piece.count)))
      if count < 0 {
        let error = zip_file_get_error(file)
        if entry.isWithoutChecksum, bytes.count == Int(clamping: entry.statedSize),
          zip_error_code_zip(error) == ZIP_ER_CRC
        {
          return bytes
        }
        throw failure(of: error)
      }
      if count == 0 { return bytes }
      guard bytes.count + count <= limit else {
        throw ArchiveFailure(.tooLarge, .unpacksTooFar)
      }
      try budget.spend(count)
      bytes.append(contentsOf: piece[..<count])
    }
  }

  /// The bytes of the entry with this name, or `nil` where there is none. Where no entry has this very name, one
  /// that differs in the case of letters is meant: some programs write names so.
  func read(named name: String, limit: Int = DecompressionBudget.largestEntry)
    throws(ArchiveFailure) -> [UInt8]?
  {
    var index = zip_name_locate(archive, name, UInt32(ZIP_FL_ENC_RAW))
    if index < 0 {
      index = zip_name_locate(archive, name, UInt32(ZIP_FL_ENC_RAW | ZIP_FL_NOCASE))
    }
    guard index >= 0 else { return nil }
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard zip_stat_index(archive, UInt64(index), 0, &status) == 0 else { return nil }
    return try read(
      Entry(
        index: UInt64(index), path: name, kind: .file, statedSize: status.size,
        packedSize: status.comp_size,
        isEncrypted: status.encryption_method != UInt16(ZIP_EM_NONE)), limit: limit)
  }

  private func failure(of error: UnsafeMutablePointer<zip_error_t>?) -> ArchiveFailure {
    guard let error else { return ArchiveFailure(.damaged) }
    switch zip_error_code_zip(error) {
    case ZIP_ER_NOPASSWD, ZIP_ER_WRONGPASSWD, ZIP_ER_ENCRNOTSUPP: return ArchiveFailure(.encrypted)
    case ZIP_ER_COMPNOTSUPP: return ArchiveFailure(.methodNotKnown)
    default: return ArchiveFailure(.damaged, Self.fact(error))
    }
  }

  /// What libzip says; what it says seldom, in its own words.
  private static func fact(_ error: UnsafeMutablePointer<zip_error_t>) -> Fact {
    switch zip_error_code_zip(error) {
    case ZIP_ER_NOZIP: .notOfFormat("ZIP")
    case ZIP_ER_EOF: .endsInMiddle
    case ZIP_ER_CRC, ZIP_ER_ZLIB, ZIP_ER_COMPRESSED_DATA, ZIP_ER_INCONS: .packedDataDamaged
    default: .foreign(String(cString: zip_error_strerror(error)))
    }
  }
}
