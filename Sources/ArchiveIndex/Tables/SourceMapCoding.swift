import ArchiveModel

/// How a source map is stored.
///
/// ```
/// map  = run*
/// run  = textGap sourceDelta scalarCount
/// textGap     = varint: bytes of text between the end of the run before and this one
/// sourceDelta = varint, zigzag: scalars of the original between them
/// scalarCount = varint
/// ```
/// A varint has seven bits a byte, the lowest first; all but the last byte have the highest bit set.
enum SourceMapCoding {
  static func encode(_ map: SourceMap, text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var text = text
    text.withUTF8 { utf8 in
      var textEnd = 0
      var sourceEnd = 0
      for run in map.runs {
        append(UInt64(max(0, run.textByteOffset - textEnd)), to: &bytes)
        let delta = run.sourceScalarOffset - sourceEnd
        append(UInt64(bitPattern: Int64((delta << 1) ^ (delta >> 63))), to: &bytes)
        append(UInt64(run.scalarCount), to: &bytes)
        textEnd = advance(run.textByteOffset, by: run.scalarCount, in: utf8)
        sourceEnd = run.sourceScalarOffset + run.scalarCount
      }
    }
    return bytes
  }

  /// The stored map of `text`, or `nil` where the bytes are damaged.
  static func decode(_ bytes: [UInt8], text: String) -> SourceMap? {
    var runs: [SourceMap.Run] = []
    var position = 0
    var text = text
    let isWhole = text.withUTF8 { utf8 in
      var textEnd = 0
      var sourceEnd = 0
      while position < bytes.count {
        guard let gap = readInteger(bytes, &position), let zigzag = read(bytes, &position),
          let count = readInteger(bytes, &position)
        else { return false }
        let delta = Int(Int64(bitPattern: zigzag >> 1) ^ -Int64(bitPattern: zigzag & 1))
        let offset = textEnd + gap
        let source = sourceEnd &+ delta
        guard offset <= utf8.count, (0..<1 << 48).contains(source), count <= utf8.count else {
          return false
        }
        runs.append(
          SourceMap.Run(textByteOffset: offset, sourceScalarOffset: source, scalarCount: count))
        textEnd = advance(offset, by: count, in: utf8)
        sourceEnd = source + count
      }
      return true
    }
    return isWhole ? SourceMap(runs: runs) : nil
  }

  private static func advance(_ start: Int, by count: Int, in utf8: UnsafeBufferPointer<UInt8>)
    -> Int
  {
    var index = start
    var left = count
    while left > 0, index < utf8.count {
      index += 1
      while index < utf8.count, utf8[index] & 0xC0 == 0x80 { index += 1 }
      left -= 1
    }
    return index
  }

  private static func append(_ value: UInt64, to bytes: inout [UInt8]) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private static func read(_ bytes: [UInt8], _ position: inout Int) -> UInt64? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while position < bytes.count, shift < 64 {
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    return nil
  }

  private static func readInteger(_ bytes: [UInt8], _ position: inout Int) -> Int? {
    guard let value = read(bytes, &position), value < 1 << 48 else { return nil }
    return Int(value)
  }
}
