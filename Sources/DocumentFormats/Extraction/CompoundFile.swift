internal import ArchiveModel

/// The container of older office files (MS-CFB): a file system of streams in storages. Its directory is read to
/// tell what the file is.
struct CompoundFile {
  /// The bytes that such files begin with.
  static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  /// What lies in a container.
  enum Content: Equatable {
    /// A document of Word, of WPS or of Works.
    case words
    /// A workbook.
    case workbook
    /// Slides.
    case slides
    /// A message of Outlook.
    case message
    /// A document of Office Open XML that is encrypted (MS-OFFCRYPTO, 2.3).
    case encryptedPackage
    /// Something else.
    case other
  }

  /// An entry of the directory.
  private struct Entry {
    /// In lower case: some programs write names so.
    var name: String
    var isStream: Bool
    var left: UInt32, right: UInt32, child: UInt32
    var firstSector: UInt32
    var size: Int
  }

  private let source: any ByteSource
  private let sectorSize: Int
  /// Streams shorter than this lie in the root's stream of small sectors.
  private let smallLimit: Int
  private let table: [UInt32]
  private let entries: [Entry]

  /// The most entries of a directory, and sectors of its table, that are read.
  private static let mostEntries = 100_000, mostTableSectors = 40_000
  private static let mostScanned = 64 << 20
  private static let headerSize = 512, entrySize = 128
  private static let lastSector: UInt32 = 0xFFFF_FFFA

  /// Reads a container's directory; `nil` where it is none, or damaged.
  init?(_ source: some ByteSource) {
    self.source = source
    guard let header = try? source.bytes(in: 0..<min(source.count, Self.headerSize)),
      header.count == Self.headerSize, header.starts(with: Self.signature)
    else { return nil }
    let shift = header.number(at: 30, bytes: 2)
    guard (7...12).contains(shift) else { return nil }
    sectorSize = 1 << shift
    smallLimit = Int(header.number(at: 56, bytes: 4))
    guard
      let table = Self.table(header, source, sectorSize: sectorSize),
      let directory = Self.stream(
        from: header.number(at: 48, bytes: 4), table, source, sectorSize: sectorSize,
        limit: Self.mostEntries * Self.entrySize)
    else { return nil }
    self.table = table
    entries = stride(from: 0, to: directory.count - Self.entrySize + 1, by: Self.entrySize).map {
      Self.entry(directory[$0..<$0 + Self.entrySize])
    }
    guard !entries.isEmpty else { return nil }
  }

  /// What lies in it, by the streams of its root.
  var content: Content {
    let names = Set(rootEntries.map(\.name))
    if names.contains("encryptedpackage") { return .encryptedPackage }
    if !names.isDisjoint(with: ["worddocument", "matost", "mm", "contents"]) { return .words }
    if !names.isDisjoint(with: ["workbook", "book"]) { return .workbook }
    if names.contains("powerpoint document") { return .slides }
    if names.contains("__properties_version1.0") { return .message }
    return .other
  }

  /// Whether a file whose directory cannot be read has an entry of an encrypted document's name: entries begin at
  /// multiples of their size.
  static func mayBeEncryptedPackage(_ source: some ByteSource) -> Bool {
    let name = "EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    guard let bytes = try? source.bytes(in: 0..<min(source.count, mostScanned)) else {
      return false
    }
    return stride(from: 0, to: bytes.count, by: entrySize).contains {
      bytes[$0...].starts(with: name)
    }
  }

  /// The beginning of a stream of the root, up to a count of bytes; `nil` where there is none of the name, or it
  /// is a small one.
  func beginning(of name: String, count: Int) -> [UInt8]? {
    guard let entry = rootEntries.first(where: { $0.isStream && $0.name == name }),
      entry.size >= smallLimit
    else { return nil }
    return Self.stream(
      from: entry.firstSector, table, source, sectorSize: sectorSize, limit: count)
  }

  /// Whether a document of Word says in its head that it is encrypted (MS-DOC, 2.5.2: `fEncrypted`).
  var isEncryptedWord: Bool {
    guard let head = beginning(of: "worddocument", count: 32), head.count >= 12 else {
      return false
    }
    return head[11] & 1 != 0
  }

  /// Whether a workbook says in its head that it is encrypted (MS-XLS, 2.4.117: `FilePass`).
  var isEncryptedWorkbook: Bool {
    guard let head = beginning(of: "workbook", count: 4096) ?? beginning(of: "book", count: 4096)
    else { return false }
    var place = 0
    for _ in 0..<20 where place + 4 <= head.count {
      if head.number(at: place, bytes: 2) == 0x2F { return true }
      place += 4 + Int(head.number(at: place + 2, bytes: 2))
    }
    return false
  }

  /// Whether slides are encrypted: their properties then lie in a stream of their own (MS-PPT, 2.3.7).
  var isEncryptedSlides: Bool {
    rootEntries.contains { $0.name == "encryptedsummary" || $0.name == "encryptedsummaryinfo" }
  }

  /// The entries below the root: a tree of names, walked whole.
  private var rootEntries: [Entry] {
    var found: [Entry] = []
    var seen: Set<UInt32> = []
    var pending = [entries[0].child]
    while let next = pending.popLast() {
      guard Int(next) < entries.count, seen.insert(next).inserted else { continue }
      let entry = entries[Int(next)]
      found.append(entry)
      pending += [entry.left, entry.right]
    }
    return found
  }

  private static func entry(_ bytes: ArraySlice<UInt8>) -> Entry {
    let bytes = Array(bytes)
    let length = min(64, Int(bytes.number(at: 64, bytes: 2)))
    let units = stride(from: 0, to: max(0, length - 2), by: 2).map {
      UInt16(truncatingIfNeeded: bytes.number(at: $0, bytes: 2))
    }
    return Entry(
      name: String(decoding: units, as: UTF16.self).lowercased(), isStream: bytes[66] == 2,
      left: bytes.number(at: 68, bytes: 4), right: bytes.number(at: 72, bytes: 4),
      child: bytes.number(at: 76, bytes: 4), firstSector: bytes.number(at: 116, bytes: 4),
      size: Int(bytes.number(at: 120, bytes: 4)))
  }

  /// The table that says of each sector which one follows it.
  private static func table(_ header: [UInt8], _ source: some ByteSource, sectorSize: Int)
    -> [UInt32]?
  {
    // The first sectors of the table are named in the header, more in sectors of their own.
    var sectors = stride(from: 76, to: headerSize, by: 4).map { header.number(at: $0, bytes: 4) }
    var next = header.number(at: 68, bytes: 4)
    var count = 0
    while next < lastSector, count < 2000, sectors.count < mostTableSectors,
      let sector = sector(next, source, sectorSize: sectorSize)
    {
      sectors += stride(from: 0, to: sectorSize - 4, by: 4).map { sector.number(at: $0, bytes: 4) }
      next = sector.number(at: sectorSize - 4, bytes: 4)
      count += 1
    }
    var table: [UInt32] = []
    for number in sectors.prefix(mostTableSectors) where number < lastSector {
      guard let sector = sector(number, source, sectorSize: sectorSize) else { break }
      for place in stride(from: 0, to: sectorSize, by: 4) {
        table.append(sector.number(at: place, bytes: 4))
      }
    }
    return table.isEmpty ? nil : table
  }

  private static func sector(_ number: UInt32, _ source: some ByteSource, sectorSize: Int)
    -> [UInt8]?
  {
    let start = (Int(number) + 1) * sectorSize
    guard start + sectorSize <= source.count else { return nil }
    return try? source.bytes(in: start..<start + sectorSize)
  }

  /// What a chain of sectors holds; of one that leads nowhere, what comes before.
  private static func stream(
    from first: UInt32, _ table: [UInt32], _ source: any ByteSource, sectorSize: Int, limit: Int
  ) -> [UInt8]? {
    var bytes: [UInt8] = []
    var next = first
    var seen: Set<UInt32> = []
    while next < lastSector, bytes.count < limit, seen.insert(next).inserted,
      let sector = sector(next, source, sectorSize: sectorSize)
    {
      bytes += sector
      guard Int(next) < table.count else { break }
      next = table[Int(next)]
    }
    return bytes.isEmpty ? nil : bytes
  }
}

extension [UInt8] {
  /// A number in little-endian order.
  fileprivate func number(at offset: Int, bytes count: Int) -> UInt32 {
    guard offset >= 0, offset + count <= self.count else { return 0 }
    return self[offset..<offset + count].reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }
}
