/// One header of a tape archive, as POSIX has it (IEEE Std 1003.1-2017, `pax`, "ustar Interchange
/// Format" and "pax Extended Header"):
///
///     archive = *entry end
///     entry   = [extended] header content padding
///     end     = 1024NUL *NUL
///
/// Each part fills whole blocks of 512 bytes. Names that are not ASCII, or longer than 100 bytes, and
/// sizes of 8 GiB and more stand in an extended header before the entry's own.
///
/// Written here and not by libarchive (3.6.2), which reads `é` in one character and in two as one
/// name, so that of two such files one is lost, and refuses both where the locale is C.
struct TarHeader {
  static let blockSize = 512
  /// The largest size that a plain header can state.
  static let largestPlainSize = 0o77777777777

  enum Kind: UInt8 {
    case file = 0x30
    case folder = 0x35
    case extended = 0x78
    case globalExtended = 0x67
  }

  var path: [UInt8]
  var size: Int
  /// The time of modification, in seconds since 1970.
  var modified: Int
  var kind: Kind

  /// Whether the plain header holds all there is to say.
  var isPlain: Bool {
    path.count <= 100 && path.allSatisfy { (0x20..<0x7F).contains($0) }
      && size <= Self.largestPlainSize
  }

  /// The blocks of the entry before its content.
  var blocks: [UInt8] {
    guard !isPlain else { return Self.block(path, size, modified, kind) }
    var records: [UInt8] = []
    records += Self.record("path", path)
    if size > Self.largestPlainSize { records += Self.record("size", Array(String(size).utf8)) }
    let name = path.suffix(100).map { (0x21..<0x7F).contains($0) ? $0 : 0x5F }
    return Self.block(Array("pax-header".utf8), records.count, modified, .extended)
      + records + Self.padding(records.count)
      + Self.block(name, min(size, Self.largestPlainSize), modified, kind)
  }

  /// What fills the last block of a content.
  static func padding(_ size: Int) -> [UInt8] {
    Array(repeating: 0, count: (blockSize - size % blockSize) % blockSize)
  }

  /// A record of an extended header: its own length, a key and a value.
  private static func record(_ key: String, _ value: [UInt8]) -> [UInt8] {
    let rest = Array(" \(key)=".utf8) + value + [0x0A]
    var length = rest.count + 1
    while rest.count + String(length).utf8.count != length {
      length = rest.count + String(length).utf8.count
    }
    return Array(String(length).utf8) + rest
  }

  private static func block(_ name: [UInt8], _ size: Int, _ modified: Int, _ kind: Kind) -> [UInt8]
  {
    var block: [UInt8] = Array(repeating: 0, count: blockSize)
    func put(_ bytes: [UInt8], at offset: Int) {
      block.replaceSubrange(offset..<(offset + bytes.count), with: bytes)
    }
    func octal(_ number: Int, digits: Int) -> [UInt8] {
      let text = Array(String(max(0, number), radix: 8).utf8)
      return Array(repeating: 0x30, count: max(0, digits - text.count)) + text.suffix(digits)
    }
    put(Array(name.prefix(100)), at: 0)
    put(octal(0o644, digits: 7), at: 100)
    put(octal(0, digits: 7), at: 108)
    put(octal(0, digits: 7), at: 116)
    put(octal(size, digits: 11), at: 124)
    put(octal(modified, digits: 11), at: 136)
    block[156] = kind.rawValue
    put(Array("ustar\0".utf8) + Array("00".utf8), at: 257)
    put(octal(checksum(block), digits: 6) + [0, 0x20], at: 148)
    return block
  }

  /// The sum of the bytes of a header, its own field counted as spaces.
  static func checksum(_ block: [UInt8]) -> Int {
    block.indices.reduce(0) { $0 + Int((148..<156).contains($1) ? 0x20 : block[$1]) }
  }

  /// A number in octal digits, with spaces or NULs behind it; `nil` for anything else.
  static func number(_ field: ArraySlice<UInt8>) -> Int? {
    let digits = field.prefix { (0x30...0x37).contains($0) }
    guard !digits.isEmpty, field.dropFirst(digits.count).allSatisfy({ $0 == 0x20 || $0 == 0 })
    else { return nil }
    return digits.reduce(0) { $0 << 3 | Int($1 - 0x30) }
  }

  /// The records of an extended header; `nil` where they are none.
  static func records(_ bytes: [UInt8]) -> [String: [UInt8]]? {
    var records: [String: [UInt8]] = [:]
    var start = 0
    while start < bytes.count {
      guard let space = bytes[start...].firstIndex(of: 0x20), space - start <= 8,
        let length = Int(String(decoding: bytes[start..<space], as: UTF8.self)), length > 0,
        start + length <= bytes.count, space + 1 < start + length,
        bytes[start + length - 1] == 0x0A,
        let equals = bytes[(space + 1)..<(start + length)].firstIndex(of: 0x3D)
      else { return nil }
      let key = String(decoding: bytes[(space + 1)..<equals], as: UTF8.self)
      records[key] = Array(bytes[(equals + 1)..<(start + length - 1)])
      start += length
    }
    return records
  }
}
