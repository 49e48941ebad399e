internal import CICU

/// Finds the words in a stream of units by ICU's dictionary.
///
/// ICU sees the folded units, with a space where punctuation stands and where white space stands
/// between runs of letters; white space between ideographs is left out, because ICU cuts
/// `安全生⏎产` differently from `安全生产`. A segmenter must not be used by two threads at once.
public final class WordSegmenter {
  private let words: OpaquePointer
  private var text: [UInt16] = []
  private var unitOffsets: [Int32] = []
  private var boundaries: [Int32] = []

  /// Opens ICU's word break iterator for Chinese.
  ///
  /// - Throws: ``TextAnalysisError`` where ICU's data is missing.
  public init() throws {
    var status: Int32 = 0
    guard let words = cicu_words_open(&status) else {
      throw TextAnalysisError(code: .segmenterUnavailable, icuStatus: status)
    }
    self.words = words
  }

  deinit { cicu_words_close(words) }

  /// Which units begin a word.
  ///
  /// - Throws: ``TextAnalysisError`` where ICU gives up (out of memory).
  public func wordStarts(of stream: UnitStream) throws -> WordStarts {
    fill(with: stream)
    var status: Int32 = 0
    if boundaries.count < text.count + 1 {
      boundaries = Array(repeating: 0, count: text.count + 1)
    }
    let count = Int(
      cicu_words_boundaries(
        words, text, Int32(text.count), &boundaries, Int32(boundaries.count), &status))
    guard status <= 0 else {
      throw TextAnalysisError(code: .segmentationFailed, icuStatus: status)
    }
    var starts = WordStarts(unitCount: stream.units.count)
    var boundary = 0
    for (index, unit) in stream.units.enumerated() {
      let offset = unitOffsets[index]
      while boundary < count, boundaries[boundary] < offset { boundary += 1 }
      if index == 0 || unit.gap >= .separator
        || (boundary < count && boundaries[boundary] == offset)
      {
        starts.insert(index)
      }
    }
    return starts
  }

  /// Writes the units as ICU shall see them, and where each begins.
  private func fill(with stream: UnitStream) {
    text.removeAll(keepingCapacity: true)
    unitOffsets.removeAll(keepingCapacity: true)
    var previousIsIdeograph = true
    for unit in stream.units {
      let isIdeograph = unit.isIdeograph
      if !text.isEmpty,
        unit.gap >= .separator || (unit.gap == .space && !(isIdeograph && previousIsIdeograph))
      {
        text.append(0x20)
      }
      unitOffsets.append(Int32(text.count))
      if isIdeograph {
        append(unit.code)
      } else {
        let start = Int(unit.runStart)
        let run = stream.runs[start..<(start + Int(unit.runLength))]
        for scalar in String(decoding: run, as: UTF8.self).unicodeScalars { append(scalar.value) }
      }
      previousIsIdeograph = isIdeograph
    }
  }

  @inline(__always)
  private func append(_ scalar: UInt32) {
    if scalar < 0x1_0000 {
      text.append(UInt16(scalar))
    } else {
      text.append(UInt16(0xD800 + (scalar - 0x1_0000) >> 10))
      text.append(UInt16(0xDC00 + (scalar - 0x1_0000) & 0x3FF))
    }
  }
}

/// Which units of a stream begin a word: one bit a unit, the lowest bit of a byte first.
public struct WordStarts: Sendable, Hashable {
  /// The bits, eight units a byte.
  public private(set) var bytes: [UInt8]

  /// No unit of `unitCount` begins a word.
  public init(unitCount: Int) { bytes = Array(repeating: 0, count: (unitCount + 7) / 8) }

  /// The bits as stored.
  public init(bytes: [UInt8]) { self.bytes = bytes }

  /// Whether the unit begins a word; units beyond the stored bits do.
  @inline(__always)
  public func contains(_ unit: Int) -> Bool {
    let byte = unit >> 3
    return byte >= bytes.count || bytes[byte] >> UInt8(unit & 7) & 1 == 1
  }

  /// Takes other bits, in the memory there is.
  public mutating func replace(bytes stored: UnsafeRawBufferPointer) {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: stored)
  }

  mutating func insert(_ unit: Int) { bytes[unit >> 3] |= 1 << UInt8(unit & 7) }
}
