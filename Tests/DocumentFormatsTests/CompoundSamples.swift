/// Builds compound files (MS-CFB) of sectors of 512 bytes: what Word's binary documents lie in.
enum CompoundSamples {
  /// A file with streams in its root.
  ///
  /// - Parameter storage: a stream that lies in a storage of its own.
  static func file(_ streams: [(name: String, bytes: [UInt8])], storage: String? = nil) -> [UInt8] {
    let none: UInt32 = 0xFFFF_FFFF, end: UInt32 = 0xFFFF_FFFE
    var entries: [[UInt8]] = []
    var data: [UInt8] = []
    var chains: [UInt32] = []
    let names = streams.map(\.name) + (storage.map { ["ObjectPool", $0] } ?? [])
    let directorySectors = (names.count + 1 + 3) / 4
    let firstData = 1 + directorySectors
    entries.append(entry("Root Entry", kind: 5, child: names.isEmpty ? none : 1))
    for (index, stream) in streams.enumerated() {
      let count = (stream.bytes.count + 511) / 512
      let first = firstData + chains.count
      for sector in 0..<count {
        chains.append(sector + 1 < count ? UInt32(first + sector + 1) : end)
      }
      data += stream.bytes + [UInt8](repeating: 0, count: count * 512 - stream.bytes.count)
      entries.append(
        entry(
          stream.name, kind: 2,
          right: index + 1 < streams.count + (storage == nil ? 0 : 1)
            ? UInt32(index + 2) : none,
          first: count == 0 ? end : UInt32(first), size: stream.bytes.count))
    }
    if let storage {
      entries.append(entry("ObjectPool", kind: 1, child: UInt32(entries.count + 1)))
      entries.append(entry(storage, kind: 2))
    }
    while entries.count % 4 != 0 { entries.append([UInt8](repeating: 0, count: 128)) }
    var table: [UInt32] = [0xFFFF_FFFD]
    for sector in 0..<directorySectors {
      table.append(sector + 1 < directorySectors ? UInt32(sector + 2) : end)
    }
    table += chains
    precondition(table.count <= 128)
    table += [UInt32](repeating: none, count: 128 - table.count)
    var header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    header += [UInt8](repeating: 0, count: 16) + [0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]
    header += [UInt8](repeating: 0, count: 10) + number(1) + number(1) + number(0) + number(4096)
    header += number(end) + number(0) + number(end) + number(0) + number(0)
    header += [UInt8](repeating: 0xFF, count: 512 - header.count)
    return header + table.flatMap(number) + entries.flatMap { $0 } + data
  }

  /// The head of a document of Word.
  static func word(isEncrypted: Bool = false) -> [UInt8] {
    var head: [UInt8] = [0xEC, 0xA5, 0xC1, 0, 0, 0, 4, 8, 0, 0, 0, isEncrypted ? 1 : 0]
    head += [UInt8](repeating: 0, count: 4096 - head.count)
    return head
  }

  private static func entry(
    _ name: String, kind: UInt8, right: UInt32 = 0xFFFF_FFFF, child: UInt32 = 0xFFFF_FFFF,
    first: UInt32 = 0xFFFF_FFFE, size: Int = 0
  ) -> [UInt8] {
    var units = name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let length = units.count + 2
    units += [UInt8](repeating: 0, count: 64 - units.count)
    var entry = units + [UInt8(length), 0, kind, 1]
    entry += number(0xFFFF_FFFF) + number(right) + number(child)
    entry += [UInt8](repeating: 0, count: 36) + number(first) + number(UInt32(size)) + number(0)
    return entry
  }

  private static func number(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
  }
}
