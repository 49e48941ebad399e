/// Builds ZIP archives byte by byte (APPNOTE 6.3), as archivers and attackers do.
struct ArchiveBuilder {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// What an entry may be beside a plain one.
  struct Traits {
    var isEncrypted = false
    var isSymbolicLink = false
    var method = 0
    /// The size to state instead of the true one.
    var statedSize: Int?
  }

  mutating func add(_ name: String, _ text: String) { add(Array(name.utf8), Array(text.utf8)) }

  mutating func add(_ name: String, _ content: [UInt8], _ traits: Traits = Traits()) {
    add(Array(name.utf8), content, traits)
  }

  mutating func add(_ name: [UInt8], _ content: [UInt8], _ traits: Traits = Traits()) {
    add(
      name, packed: content, size: traits.statedSize ?? content.count, crc: Self.crc(content),
      traits)
  }

  /// Adds an entry of zeros, packed 150 to 1; its check sum is right up to 32 MB.
  mutating func addZeros(_ name: String, _ size: Int) {
    let copies = (size - 1) / 258
    var bits = BitWriter()
    bits.write(0b011, 3)  // the last block, of fixed codes
    bits.writeCode(0x30, 8)  // a zero
    for _ in 0..<copies {
      bits.writeCode(0b1100_0101, 8)  // length 258
      bits.writeCode(0, 5)  // distance 1
    }
    bits.writeCode(0, 7)
    let count = copies * 258 + 1
    let crc = size <= 32 << 20 ? Self.crc([UInt8](repeating: 0, count: count)) : 0
    add(Array(name.utf8), packed: bits.bytes, size: count, crc: crc, Traits(method: 8))
  }

  private mutating func add(
    _ name: [UInt8], packed: [UInt8], size: Int, crc: UInt32, _ traits: Traits
  ) {
    let offset = body.count
    let flags = traits.isEncrypted ? 1 : 0
    let shared =
      number(20, 2) + number(flags, 2) + number(traits.method, 2) + number(0, 4)
      + number(Int(crc), 4) + number(packed.count, 4) + number(size, 4) + number(name.count, 2)
      + number(0, 2)
    body += [0x50, 0x4B, 3, 4] + shared + name + packed
    let attributes = traits.isSymbolicLink ? 0o120777 << 16 : 0o100644 << 16
    directory += [0x50, 0x4B, 1, 2] + number(3 << 8 | 20, 2) + shared
    directory += number(0, 2) + number(0, 2) + number(0, 2) + number(attributes, 4)
    directory += number(offset, 4) + name
    count += 1
  }

  /// The archive.
  var bytes: [UInt8] {
    body + directory + [0x50, 0x4B, 5, 6] + number(0, 4) + number(count, 2) + number(count, 2)
      + number(directory.count, 4) + number(body.count, 4) + number(0, 2)
  }

  /// An archive of texts.
  static func archive(_ entries: KeyValuePairs<String, String>) -> [UInt8] {
    var builder = ArchiveBuilder()
    for (name, text) in entries { builder.add(name, text) }
    return builder.bytes
  }

  /// The entries of an archive built here, none packed.
  static func entries(_ archive: [UInt8]) -> [(name: [UInt8], content: [UInt8])] {
    func number(_ place: Int, _ size: Int) -> Int {
      (0..<size).reduce(0) { $0 | Int(archive[place + $1]) << (8 * $1) }
    }
    var entries: [(name: [UInt8], content: [UInt8])] = []
    var place = 0
    while place + 30 <= archive.count, archive[place + 2] == 3 {
      let (size, nameSize) = (number(place + 18, 4), number(place + 26, 2))
      let name = place + 30
      entries.append(
        (
          Array(archive[name..<(name + nameSize)]),
          Array(archive[(name + nameSize)..<(name + nameSize + size)])
        ))
      place = name + nameSize + size
    }
    return entries
  }

  private func number(_ value: Int, _ size: Int) -> [UInt8] {
    (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in
      value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1
    }
  }

  static func crc(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ $0 >> 8 }
  }

  private struct BitWriter {
    var bytes: [UInt8] = []
    var used = 8

    mutating func write(_ value: Int, _ count: Int) {
      for bit in 0..<count {
        if used == 8 {
          bytes.append(0)
          used = 0
        }
        bytes[bytes.count - 1] |= UInt8(value >> bit & 1) << UInt8(used)
        used += 1
      }
    }

    /// Huffman codes stand with their highest bit first.
    mutating func writeCode(_ code: Int, _ count: Int) {
      for bit in (0..<count).reversed() { write(code >> bit & 1, 1) }
    }
  }
}
