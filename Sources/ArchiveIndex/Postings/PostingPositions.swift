/// How often a term stands in each column of a passage: 21 bits each, more than a passage has units.
struct ColumnFrequencies: Equatable {
  private static let width: UInt64 = 21
  private static let mask: UInt64 = 1 << width - 1

  fileprivate var packed: UInt64 = 0

  var grams: Int { Int(packed & Self.mask) }
  var words: Int { Int(packed >> Self.width & Self.mask) }
  var heading: Int { Int(packed >> (2 * Self.width) & Self.mask) }

  /// It stands nowhere.
  init() {}

  /// Counts the positions of a posting.
  @inline(__always)
  init(_ positions: UnsafeRawBufferPointer) {
    var one: UInt64 = 1
    var index = 0
    while index < positions.count {
      let byte = positions[index]
      index += 1
      if byte == 1 {
        one = Self.one(inColumn: index < positions.count ? Int(positions[index]) : 0)
        index += 1
        continue
      }
      if byte >= 0x80 {
        // What follows may be any byte, 1 as well; the last is less than 0x80.
        while index < positions.count, positions[index] >= 0x80 { index += 1 }
        index += 1
      }
      packed &+= one
    }
  }

  @inline(__always)
  private static func one(inColumn column: Int) -> UInt64 { 1 << (width * UInt64(min(column, 2))) }

  /// Whether it stands nowhere.
  var isEmpty: Bool { packed == 0 }

  /// One more occurrence in the column of a number.
  mutating func add(column: Int) { packed &+= Self.one(inColumn: column) }

  /// Adds occurrences.
  @inline(__always)
  mutating func add(_ more: ColumnFrequencies) { packed &+= more.packed }

  /// The occurrences in some of the columns.
  @inline(__always)
  func only(_ columns: ColumnSet) -> ColumnFrequencies {
    var result = self
    result.packed &= columns.mask
    return result
  }

  /// The same in four bytes, for arrays that are gone through in no order.
  struct Small {
    private var grams: UInt16 = 0
    private var words: UInt8 = 0
    private var heading: UInt8 = 0

    /// Adds occurrences; more than can be counted count as the most that can.
    @inline(__always)
    mutating func add(_ more: ColumnFrequencies) {
      grams = UInt16(truncatingIfNeeded: min(Int(grams) + more.grams, 0xFFFF))
      guard more.packed >> ColumnFrequencies.width != 0 else { return }
      words = UInt8(truncatingIfNeeded: min(Int(words) + more.words, 0xFF))
      heading = UInt8(truncatingIfNeeded: min(Int(heading) + more.heading, 0xFF))
    }

    var whole: ColumnFrequencies {
      var whole = ColumnFrequencies()
      whole.packed =
        UInt64(grams) | UInt64(words) << ColumnFrequencies.width
        | UInt64(heading) << (2 * ColumnFrequencies.width)
      return whole
    }
  }

  /// Columns of the terms.
  struct ColumnSet {
    fileprivate var mask: UInt64 = 0

    init(_ columns: [MatchExpression.Column]) {
      for column in columns {
        let number: UInt64 =
          switch column {
          case .grams: 0
          case .words: 1
          case .heading: 2
          }
        mask |= ColumnFrequencies.mask << (number * ColumnFrequencies.width)
      }
    }

    /// Whether the column of this number, in the order of the table, is among them.
    @inline(__always)
    func contains(column: Int) -> Bool {
      column < 3 && mask >> (UInt64(column) * ColumnFrequencies.width) & 1 == 1
    }
  }
}

/// Goes through the positions of a posting.
struct PositionCursor {
  private var cursor: VarintCursor
  private(set) var column = 0
  private(set) var position = 0

  init(_ positions: UnsafeRawBufferPointer) {
    cursor = VarintCursor(positions, 0..<positions.count)
  }

  /// Goes to the next position.
  ///
  /// - Returns: whether there is one.
  mutating func advance() -> Bool {
    guard var value = cursor.next() else { return false }
    while value == 1 {
      guard let next = cursor.next(), let first = cursor.next() else { return false }
      (column, position, value) = (next, 0, first)
    }
    // No position is as large as these may be in a damaged list.
    position = min(position, Int(UInt32.max)) + min(value, Int(UInt32.max)) - 2
    return true
  }
}
