import TextAnalysis

/// The stored form of the sketches of 256 documents.
///
/// ```text
/// block   = sketch[256] padding        sketch n of block b is that of document 256 b + n
/// sketch  = 0                          no sketch: no document, or one too short to tell
///         | 1 gamma(count - 2) gap[count]
/// gap     = unary(g >> r) bits(g, r)   g: the value less the one before it, less 1 (Rice 1979);
///                                      of the first value, the value itself
/// unary   = 1* 0
/// r       = 17 where count is 3, else the whole part of log2(2^18 / count), 0 at least
/// ```
///
/// Gaps of random values are small and of one size, so they take two bits more than there is to say:
/// 7 bytes for a short document, about 12 bits for each value of a long one.
enum SketchCoding {
  /// Documents in a block.
  static let documentCount = 256

  private static func parameter(count: Int) -> Int {
    guard count > ShingleSketch.fewest else { return 17 }
    let mean = Int(ShingleSketch.rate) / count
    return mean > 1 ? Int.bitWidth - 1 - mean.leadingZeroBitCount : 0
  }

  /// A block; empty lists stand for documents without a sketch.
  static func encode(_ sketches: [[UInt32]]) -> [UInt8] {
    var bits = BitWriter()
    for values in sketches {
      guard !values.isEmpty else {
        bits.append(0, count: 1)
        continue
      }
      bits.append(1, count: 1)
      let excess = values.count - ShingleSketch.fewest + 1
      let width = Int.bitWidth - excess.leadingZeroBitCount
      bits.append(0, count: width - 1)
      bits.append(UInt64(excess), count: width)
      let r = parameter(count: values.count)
      var next: UInt32 = 0
      for value in values {
        let gap = UInt64(value - next)
        for _ in 0..<(gap >> UInt64(r)) { bits.append(1, count: 1) }
        bits.append(0, count: 1)
        bits.append(gap & (1 << UInt64(r) - 1), count: r)
        next = value + 1
      }
    }
    return bits.bytes
  }

  /// Calls `body` with each document's place in the block and its values; nothing is told of
  /// documents without a sketch.
  ///
  /// - Returns: `false` for bytes that are no block.
  static func decode(_ bytes: [UInt8], _ body: (Int, ArraySlice<UInt32>) -> Void) -> Bool {
    var bits = BitReader(bytes)
    var values: [UInt32] = []
    for place in 0..<documentCount {
      guard bits.next() == 1 else { continue }
      var width = 1
      while bits.next() == 0 {
        width += 1
        guard width <= 32 else { return false }
      }
      let excess = 1 << (width - 1) | Int(bits.next(width - 1))
      let count = excess + ShingleSketch.fewest - 1
      // As many bits at least must follow.
      guard count <= bits.remaining else { return false }
      let r = parameter(count: count)
      values.removeAll(keepingCapacity: true)
      var next: UInt64 = 0
      for _ in 0..<count {
        let high = bits.nextUnary()
        let value = next + (high << UInt64(r) | bits.next(r))
        guard value < UInt64(ShingleSketch.limit) else { return false }
        values.append(UInt32(value))
        next = value + 1
      }
      body(place, values[...])
    }
    return !bits.isOverrun
  }
}

/// Writes bits, the highest of a byte first.
struct BitWriter {
  private(set) var bytes: [UInt8] = []
  private var free = 0

  /// Appends the lowest bits of a number, the highest of them first.
  mutating func append(_ number: UInt64, count: Int) {
    for bit in stride(from: count - 1, through: 0, by: -1) {
      if free == 0 {
        bytes.append(0)
        free = 8
      }
      free -= 1
      bytes[bytes.count - 1] |= UInt8(truncatingIfNeeded: number >> UInt64(bit) & 1) << UInt8(free)
    }
  }
}

/// Reads bits; zeros after the end.
struct BitReader {
  /// With eight more zeros, so that a word can be read at any place.
  private let bytes: [UInt8]
  private let bitCount: Int
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes + Array(repeating: 0, count: 8)
    bitCount = bytes.count * 8
  }

  /// Whether more was read than there is.
  var isOverrun: Bool { position > bitCount }
  /// How many bits are left.
  var remaining: Int { max(0, bitCount - position) }

  /// The next bits, from the highest on; 57 at least are of the text.
  @inline(__always)
  private var word: UInt64 {
    guard position < bitCount else { return 0 }
    let word = bytes.withUnsafeBytes {
      UInt64(bigEndian: $0.loadUnaligned(fromByteOffset: position >> 3, as: UInt64.self))
    }
    return word << UInt64(position & 7)
  }

  @inline(__always)
  mutating func next() -> UInt8 { UInt8(next(1)) }

  /// The next bits, 32 at most, as a number.
  @inline(__always)
  mutating func next(_ count: Int) -> UInt64 {
    guard count > 0 else { return 0 }
    defer { position += count }
    return word >> UInt64(64 - count)
  }

  /// How many ones come before the next zero, which is passed over.
  @inline(__always)
  mutating func nextUnary() -> UInt64 {
    var count = 0
    while true {
      let ones = (~word).leadingZeroBitCount
      if ones < 56 {
        position += ones + 1
        return UInt64(count + ones)
      }
      count += 56
      position += 56
    }
  }
}
