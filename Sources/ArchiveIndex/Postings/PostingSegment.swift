/// A segment of FTS5's inverted index: pages of terms in order, each with its postings.
struct PostingSegment: Equatable {
  var id: Int
  /// The numbers of the first and the last page.
  var firstPage: Int, lastPage: Int

  /// The segments of the index, from FTS5's structure record.
  ///
  /// The record, after SQLite's fts5_index.c: a cookie of 4 bytes, then varints: the number of levels,
  /// of segments, a counter of writes; for each level the number of segments being merged and of
  /// segments; for each segment its id, first and last page.
  ///
  /// - Returns: `nil` where the record is none.
  static func decode(structure bytes: UnsafeRawBufferPointer) -> [PostingSegment]? {
    guard bytes.count > 4 else { return nil }
    var cursor = VarintCursor(bytes, 4..<bytes.count)
    guard let levels = cursor.next(), let count = cursor.next(), cursor.next() != nil,
      levels <= 64, count <= 1 << 16
    else { return nil }
    var segments: [PostingSegment] = []
    for _ in 0..<levels {
      guard cursor.next() != nil, let inLevel = cursor.next(), inLevel <= count else { return nil }
      for _ in 0..<inLevel {
        guard let id = cursor.next(), let first = cursor.next(), let last = cursor.next(),
          (1...0xFFFF).contains(id), last < 1 << 31
        else { return nil }
        // A segment of which nothing is left.
        guard first > 0, first <= last else { continue }
        segments.append(PostingSegment(id: id, firstPage: first, lastPage: last))
      }
    }
    return segments
  }

  /// The key of a page in `passage_terms_data`.
  func key(ofPage page: Int) -> Int64 { Int64(id) << 37 + Int64(page) }
}

/// Reads SQLite's variable-length integers: up to eight bytes of seven bits, the highest first, and a
/// ninth byte of eight.
struct VarintCursor {
  private let bytes: UnsafeRawBufferPointer
  private(set) var offset: Int
  let end: Int

  init(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) {
    self.bytes = bytes
    (offset, end) = (range.lowerBound, range.upperBound)
  }

  /// Passes over bytes that lie before the end.
  @inline(__always)
  mutating func skip(_ count: Int) { offset += count }

  /// The next integer; `nil` where the bytes end inside it, and for one that no `Int` holds.
  @inline(__always)
  mutating func next() -> Int? {
    guard offset < end else { return nil }
    let byte = bytes[offset]
    offset += 1
    if byte < 0x80 { return Int(byte) }
    return longer(Int(byte & 0x7F))
  }

  private mutating func longer(_ first: Int) -> Int? {
    var value = UInt64(first)
    for count in 1..<9 {
      guard offset < end else { return nil }
      let byte = bytes[offset]
      offset += 1
      if count == 8 { return Int(exactly: value << 8 | UInt64(byte)) }
      value = value << 7 | UInt64(byte & 0x7F)
      if byte < 0x80 { break }
    }
    return Int(exactly: value)
  }
}
