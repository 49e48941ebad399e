/// How often a term stands in each column of a passage.
struct ColumnFrequencies: Equatable {
  var grams: UInt16 = 0
  var words: UInt16 = 0
  var heading: UInt16 = 0

  /// Adds the occurrences in the columns wanted.
  mutating func add(_ more: ColumnFrequencies, in columns: ColumnSet) {
    if columns.contains(.grams) { grams = grams.addingWithin(more.grams) }
    if columns.contains(.words) { words = words.addingWithin(more.words) }
    if columns.contains(.heading) { heading = heading.addingWithin(more.heading) }
  }

  /// Counts the positions of a posting.
  @inline(__always)
  init(_ positions: UnsafeRawBufferPointer) {
    var column: UInt8 = 0
    var (grams, words, heading) = (0, 0, 0)
    var index = 0
    while index < positions.count {
      let byte = positions[index]
      index += 1
      if byte == 1 {
        column = index < positions.count ? positions[index] : 0
        index += 1
      } else if byte < 0x80 {
        // The last byte of a position.
        switch column {
        case 0: grams += 1
        case 1: words += 1
        default: heading += 1
        }
      } else {
        // What follows may be any byte, 1 as well.
        while index < positions.count, positions[index] >= 0x80 { index += 1 }
        index += 1
        switch column {
        case 0: grams += 1
        case 1: words += 1
        default: heading += 1
        }
      }
    }
    self.grams = UInt16(clamping: grams)
    self.words = UInt16(clamping: words)
    self.heading = UInt16(clamping: heading)
  }

  /// It stands nowhere.
  init() {}

  /// One more occurrence in the column of a number.
  mutating func add(column: Int) {
    switch column {
    case 0: grams = grams.addingWithin(1)
    case 1: words = words.addingWithin(1)
    default: heading = heading.addingWithin(1)
    }
  }

  /// The occurrences in some of the columns.
  @inline(__always)
  func only(_ columns: ColumnSet) -> ColumnFrequencies {
    var result = self
    if !columns.contains(.grams) { result.grams = 0 }
    if !columns.contains(.words) { result.words = 0 }
    if !columns.contains(.heading) { result.heading = 0 }
    return result
  }

  /// Whether it stands in one of the columns.
  @inline(__always)
  func isIn(_ columns: ColumnSet) -> Bool {
    columns.contains(.grams) && grams > 0 || columns.contains(.words) && words > 0
      || columns.contains(.heading) && heading > 0
  }
}

extension UInt16 {
  /// The sum, or the largest number there is.
  fileprivate func addingWithin(_ other: UInt16) -> UInt16 {
    let (sum, overflows) = addingReportingOverflow(other)
    return overflows ? .max : sum
  }
}

/// Columns of the terms.
struct ColumnSet: OptionSet {
  let rawValue: UInt8

  static let grams = ColumnSet(rawValue: 1)
  static let words = ColumnSet(rawValue: 2)
  static let heading = ColumnSet(rawValue: 4)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ columns: [MatchExpression.Column]) {
    self = []
    for column in columns {
      switch column {
      case .grams: insert(.grams)
      case .words: insert(.words)
      case .heading: insert(.heading)
      }
    }
  }

  /// Whether the column of this number, in the order of the table, is among them.
  func contains(column: Int) -> Bool { rawValue >> UInt8(truncatingIfNeeded: min(column, 7)) & 1 == 1 }
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
    position = position &+ value &- 2
    return true
  }
}
