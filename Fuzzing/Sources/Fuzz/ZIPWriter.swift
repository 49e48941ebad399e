/// Writes ZIP archives of entries that are stored, not packed (APPNOTE 6.3): so the check sums are right
/// whatever the entries hold.
struct ZIPWriter {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  mutating func add(_ name: [UInt8], _ content: [UInt8]) {
    let shared =
      number(20, 2) + number(0x800, 2) + number(0, 2) + number(0, 4)
      + number(Int(Self.crc(content)), 4) + number(content.count, 4) + number(content.count, 4)
      + number(name.count, 2) + number(0, 2)
    directory += [0x50, 0x4B, 1, 2] + number(20, 2) + shared
    directory += number(0, 6) + number(0, 4) + number(body.count, 4) + name
    body += [0x50, 0x4B, 3, 4] + shared + name + content
    count += 1
  }

  var bytes: [UInt8] {
    body + directory + [0x50, 0x4B, 5, 6] + number(0, 4) + number(count, 2) + number(count, 2)
      + number(directory.count, 4) + number(body.count, 4) + number(0, 2)
  }

  private func number(_ value: Int, _ size: Int) -> [UInt8] {
    (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in
      value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1
    }
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ $0 >> 8 }
  }
}
