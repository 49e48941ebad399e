/// 4,096 rows of a table that ranking holds in memory.
///
/// ```text
/// block  = column*                 in the table's order
/// column = number[4096]            row n of block b is row 4096 b + n of the table
/// number = byte[width]             unsigned, the lowest byte first; 0 where there is no row
/// ```
struct ColumnBlock {
  /// Rows in a block.
  static let rowCount = 4096

  /// The widths of the columns' numbers, in bytes.
  let widths: [Int]
  private(set) var bytes: [UInt8]

  /// An empty block.
  init(widths: [Int]) {
    self.widths = widths
    bytes = Array(repeating: 0, count: Self.rowCount * widths.reduce(0, +))
  }

  /// A stored block; `nil` where its size is not that of the columns.
  init?(widths: [Int], bytes: [UInt8]) {
    guard bytes.count == Self.rowCount * widths.reduce(0, +) else { return nil }
    (self.widths, self.bytes) = (widths, bytes)
  }

  /// Sets the numbers of a row, one for each column; of a number too large for its column the
  /// largest that fits.
  mutating func set(_ row: Int, _ numbers: [UInt64]) {
    var start = 0
    for (width, number) in zip(widths, numbers) {
      let largest = width == 8 ? UInt64.max : 1 << UInt64(8 * width) - 1
      var rest = min(number, largest)
      for byte in 0..<width {
        bytes[start + row * width + byte] = UInt8(truncatingIfNeeded: rest)
        rest >>= 8
      }
      start += Self.rowCount * width
    }
  }

  /// Appends a column's numbers to `numbers`.
  ///
  /// - Precondition: `Number` has the column's width.
  func append<Number: FixedWidthInteger>(column: Int, to numbers: inout [Number]) {
    precondition(MemoryLayout<Number>.size == widths[column])
    let start = Self.rowCount * widths[..<column].reduce(0, +)
    bytes.withUnsafeBytes { bytes in
      for row in 0..<Self.rowCount {
        let number = bytes.loadUnaligned(
          fromByteOffset: start + row * widths[column], as: Number.self)
        numbers.append(Number(littleEndian: number))
      }
    }
  }
}
