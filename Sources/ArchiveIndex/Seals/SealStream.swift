import Corpus
internal import GRDB
internal import GRDBSQLite

/// A digest over values as they stand in the database.
///
/// ```
/// content = value*
/// value   = 0x05                           ; NULL
///         | 0x01 byte[8]                   ; an integer, the lowest byte first
///         | 0x02 byte[8]                   ; a real number's bits
///         | 0x03 size unit*                ; a text, in UTF-16, the lower byte first, as the file holds it
///         | 0x04 size byte*                ; a blob
/// size    = byte[8]                        ; in bytes
/// ```
/// The seal is the first 16 bytes of the SHA-256.
struct SealStream {
  static let byteCount = 16

  private let digest = DigestStream()
  /// Gathers small values, so that the digest is called seldom.
  private var buffer: [UInt8] = []
  private static let bufferSize = 1 << 14

  init() { buffer.reserveCapacity(2 * Self.bufferSize) }

  /// The seal of what was taken; the stream begins anew.
  mutating func finish() -> [UInt8] {
    drain()
    return Array((digest.finish()?.bytes ?? []).prefix(Self.byteCount))
  }

  private mutating func drain() {
    buffer.withUnsafeBytes { digest.update($0) }
    buffer.removeAll(keepingCapacity: true)
  }

  private mutating func append(tag: UInt8, _ number: UInt64) {
    if buffer.count >= Self.bufferSize { drain() }
    buffer.append(tag)
    withUnsafeBytes(of: number.littleEndian) { buffer.append(contentsOf: $0) }
  }

  private mutating func append(tag: UInt8, _ bytes: UnsafeRawBufferPointer) {
    append(tag: tag, UInt64(bytes.count))
    if bytes.count > Self.bufferSize {
      drain()
      digest.update(bytes)
    } else {
      buffer.append(contentsOf: bytes)
    }
  }

  // MARK: Values in memory

  mutating func append(_ number: Int?) {
    guard let number else { return buffer.append(0x05) }
    append(tag: 0x01, UInt64(bitPattern: Int64(number)))
  }

  mutating func append(blob bytes: [UInt8]) {
    bytes.withUnsafeBytes { append(tag: 0x04, $0) }
  }

  mutating func append(text: String?) {
    guard var text else { return buffer.append(0x05) }
    text.withUTF8 { append(utf8: $0) }
  }

  private mutating func append(utf8: UnsafeBufferPointer<UInt8>) {
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: utf8.count) { units in
      var count = 0
      var index = 0
      // The text is valid: String holds no other.
      while index < utf8.count {
        let first = UInt32(utf8[index])
        if first < 0x80 {
          units[count] = UInt16(first)
          index += 1
        } else if first < 0xE0 {
          units[count] = UInt16((first & 0x1F) << 6 | UInt32(utf8[index + 1]) & 0x3F)
          index += 2
        } else if first < 0xF0 {
          units[count] = UInt16(
            (first & 0x0F) << 12 | (UInt32(utf8[index + 1]) & 0x3F) << 6
              | UInt32(utf8[index + 2]) & 0x3F)
          index += 3
        } else {
          let scalar =
            (first & 0x07) << 18 | (UInt32(utf8[index + 1]) & 0x3F) << 12
            | (UInt32(utf8[index + 2]) & 0x3F) << 6 | UInt32(utf8[index + 3]) & 0x3F
          units[count] = UInt16(0xD7C0 + scalar >> 10)
          count += 1
          units[count] = UInt16(0xDC00 | scalar & 0x3FF)
          index += 4
        }
        count += 1
      }
      append(
        tag: 0x03, UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(units)[..<(2 * count)]))
    }
  }

  mutating func append(_ value: DatabaseValue) {
    switch value.storage {
    case .null: buffer.append(0x05)
    case .int64(let number): append(tag: 0x01, UInt64(bitPattern: number))
    case .double(let number): append(tag: 0x02, number.bitPattern)
    case .string(let text): append(text: text)
    case .blob(let bytes): append(blob: [UInt8](bytes))
    }
  }

  // MARK: Values as stored

  /// Takes columns of the row that a statement stands on.
  ///
  /// The database is UTF-16, so that texts are read as they stand there.
  mutating func append(_ row: OpaquePointer?, columns: Range<Int32>) {
    for column in columns {
      switch sqlite3_column_type(row, column) {
      case SQLITE_INTEGER:
        append(tag: 0x01, UInt64(bitPattern: sqlite3_column_int64(row, column)))
      case SQLITE_FLOAT: append(tag: 0x02, sqlite3_column_double(row, column).bitPattern)
      case SQLITE_TEXT:
        let text = sqlite3_column_text16(row, column)
        append(
          tag: 0x03,
          UnsafeRawBufferPointer(start: text, count: Int(sqlite3_column_bytes16(row, column))))
      case SQLITE_BLOB:
        let bytes = sqlite3_column_blob(row, column)
        append(
          tag: 0x04,
          UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(row, column))))
      default: buffer.append(0x05)
      }
    }
  }
}
