import ArchiveModel

/// How what is said and required in a passage is stored.
///
/// ```
/// statements  = speechCount speech* requirement*
/// speech      = head start length             head: voice << 1 | isDirect
/// requirement = head start length key [deadline] [addressees] [figures]
///   head        : (voice + 1) << 4 | hasFigures << 3 | hasAddressees << 2 | hasDeadline << 1 | isDirect
///   start       : zigzag, bytes of the passage's text after the end of the one before
///   key         : 8 bytes, ``RequirementKey``
///   deadline    = start length date             date: yyyymmdd, 0 for none, 1 for again and again
///   addressees  = count (number start length)*
///   figures     = count (start length)*
/// ```
/// All but the key are varints. Places inside a requirement count, zigzag, from its start. A voice is a row
/// of `voices` with the passage's document, an addressee's number a row of `addressees`.
enum StatementCoding {
  /// A requirement as it is stored.
  struct StoredRequirement {
    /// The number of its voice among the document's, or `nil`.
    var voice: Int?
    var key: UInt64
    var byteRange: Range<Int>
    var deadline: (byteRange: Range<Int>, day: Int)?
    var addressees: [StoredAddressee] = []
    var figures: [Range<Int>] = []
    var isDirect = false
  }

  /// Of whom something is required, as it is stored.
  struct StoredAddressee {
    /// The number among the document's.
    var number: Int
    var byteRange: Range<Int>
  }

  /// What stands for the day of what is due again and again.
  static let recurringDay = 1

  /// A speech as it is stored.
  struct StoredSpeech {
    var voice: Int
    var byteRange: Range<Int>
    var isDirect: Bool
  }

  static func encode(speeches: [StoredSpeech], requirements: [StoredRequirement]) -> [UInt8] {
    var writer = VarintWriter()
    writer.append(speeches.count)
    for speech in speeches {
      writer.append(speech.voice << 1 | (speech.isDirect ? 1 : 0))
      writer.append(speech.byteRange.lowerBound)
      writer.append(speech.byteRange.count)
    }
    var end = 0
    for item in requirements {
      var head = ((item.voice ?? -1) + 1) << 4
      if item.isDirect { head |= 1 }
      if item.deadline != nil { head |= 2 }
      if !item.addressees.isEmpty { head |= 4 }
      if !item.figures.isEmpty { head |= 8 }
      let start = item.byteRange.lowerBound
      writer.append(head)
      writer.append(signed: start - end)
      writer.append(item.byteRange.count)
      writer.append(fixed: item.key, byteCount: RequirementKey.byteCount)
      if let deadline = item.deadline {
        writer.append(deadline.byteRange, from: start)
        writer.append(deadline.day)
      }
      if !item.addressees.isEmpty {
        writer.append(item.addressees.count)
        for addressee in item.addressees {
          writer.append(addressee.number)
          writer.append(addressee.byteRange, from: start)
        }
      }
      if !item.figures.isEmpty {
        writer.append(item.figures.count)
        for range in item.figures { writer.append(range, from: start) }
      }
      end = item.byteRange.upperBound
    }
    return writer.bytes
  }

  /// The stored statements of a text of `textLength` bytes, or `nil` where the bytes are damaged.
  static func decode(_ bytes: [UInt8], textLength: Int) -> (
    speeches: [StoredSpeech], requirements: [StoredRequirement]
  )? {
    var reader = VarintReader(bytes: bytes)
    guard let count = reader.integer(), count <= bytes.count else { return nil }
    var speeches: [StoredSpeech] = []
    for _ in 0..<count {
      guard let head = reader.integer(), let start = reader.integer(),
        let length = reader.integer(), start + length <= textLength
      else { return nil }
      speeches.append(
        StoredSpeech(voice: head >> 1, byteRange: start..<(start + length), isDirect: head & 1 == 1)
      )
    }
    var requirements: [StoredRequirement] = []
    var end = 0
    while !reader.isAtEnd {
      guard let item = requirement(&reader, after: end, textLength) else { return nil }
      end = item.byteRange.upperBound
      requirements.append(item)
    }
    return (speeches, requirements)
  }

  /// Calls `body` with what lists need of each requirement, in order; `false` where the bytes are damaged.
  static func forEachHead(
    _ bytes: [UInt8],
    _ body: (_ voice: Int?, _ key: UInt64, _ day: Int?, _ addressees: [Int]) -> Void
  ) -> Bool {
    var reader = VarintReader(bytes: bytes)
    guard let count = reader.integer(), count <= bytes.count, reader.skip(3 * count) else {
      return false
    }
    while !reader.isAtEnd {
      guard let head = reader.integer(), reader.skip(2),
        let key = reader.fixed(byteCount: RequirementKey.byteCount)
      else { return false }
      var day: Int?
      if head & 2 != 0 {
        guard reader.skip(2), let stored = reader.integer() else { return false }
        day = stored
      }
      var addressees: [Int] = []
      if head & 4 != 0 {
        guard let count = reader.integer(), count <= bytes.count else { return false }
        for _ in 0..<count {
          guard let number = reader.integer(), reader.skip(2) else { return false }
          addressees.append(number)
        }
      }
      if head & 8 != 0 {
        guard let count = reader.integer(), count <= bytes.count, reader.skip(2 * count) else {
          return false
        }
      }
      body(head >> 4 == 0 ? nil : (head >> 4) - 1, key, day, addressees)
    }
    return true
  }

  private static func requirement(_ reader: inout VarintReader, after end: Int, _ textLength: Int)
    -> StoredRequirement?
  {
    guard let head = reader.integer(), let gap = reader.signed(), let length = reader.integer(),
      let key = reader.fixed(byteCount: RequirementKey.byteCount)
    else { return nil }
    let start = end + gap
    guard start >= 0, start + length <= textLength else { return nil }
    var item = StoredRequirement(
      voice: head >> 4 == 0 ? nil : (head >> 4) - 1, key: key, byteRange: start..<(start + length))
    item.isDirect = head & 1 == 1
    func range() -> Range<Int>? {
      guard let offset = reader.signed(), let length = reader.integer(), start + offset >= 0,
        start + offset + length <= textLength
      else { return nil }
      return (start + offset)..<(start + offset + length)
    }
    if head & 2 != 0 {
      guard let range = range(), let day = reader.integer() else { return nil }
      item.deadline = (range, day)
    }
    if head & 4 != 0 {
      guard let count = reader.integer(), count <= textLength else { return nil }
      for _ in 0..<count {
        guard let number = reader.integer(), let range = range() else { return nil }
        item.addressees.append(StoredAddressee(number: number, byteRange: range))
      }
    }
    if head & 8 != 0 {
      guard let count = reader.integer(), count <= textLength else { return nil }
      for _ in 0..<count {
        guard let range = range() else { return nil }
        item.figures.append(range)
      }
    }
    return item
  }
}

/// Writes varints: seven bits a byte, the lowest first; all but the last byte have the highest bit
/// set.
struct VarintWriter {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ value: Int) {
    var rest = UInt64(max(0, value))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func append(signed value: Int) { append((value << 1) ^ (value >> 63)) }

  mutating func append(_ range: Range<Int>, from start: Int) {
    append(signed: range.lowerBound - start)
    append(range.count)
  }

  mutating func append(fixed value: UInt64, byteCount: Int) {
    for place in 0..<byteCount {
      bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(8 * place)))
    }
  }
}

/// Reads what ``VarintWriter`` writes; `nil` where the bytes are damaged.
struct VarintReader {
  let bytes: [UInt8]
  private var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position >= bytes.count }

  /// A number below 2^48.
  mutating func integer() -> Int? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while position < bytes.count, shift < 49 {
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value < 1 << 48 ? Int(value) : nil }
      shift += 7
    }
    return nil
  }

  /// Passes over some numbers.
  mutating func skip(_ count: Int) -> Bool {
    var rest = count
    while rest > 0 {
      guard position < bytes.count else { return false }
      if bytes[position] < 0x80 { rest -= 1 }
      position += 1
    }
    return true
  }

  mutating func signed() -> Int? {
    integer().map { ($0 >> 1) ^ -($0 & 1) }
  }

  mutating func fixed(byteCount: Int) -> UInt64? {
    guard position + byteCount <= bytes.count else { return nil }
    defer { position += byteCount }
    return (0..<byteCount).reduce(0) { $0 | UInt64(bytes[position + $1]) << UInt64(8 * $1) }
  }
}
