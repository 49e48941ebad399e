/// Where each character of a repaired text stands in the original.
///
/// A passage's text is put together from pieces that stand verbatim in the file's decoded text
/// ("the original"); what a repair left out (line breaks, a running head, another article's
/// paragraph) lies between the pieces. Inside a run, the k-th scalar of the text is the k-th scalar
/// of the original.
public struct SourceMap: Sendable, Hashable {
  /// A piece of text that stands verbatim in the original.
  public struct Run: Sendable, Hashable {
    /// Where the piece begins in the text, in UTF-8 bytes.
    public var textByteOffset: Int
    /// Where the piece begins in the original, in Unicode scalars.
    public var sourceScalarOffset: Int
    /// The piece's length in Unicode scalars, the same on both sides.
    public var scalarCount: Int

    /// Makes a run.
    public init(textByteOffset: Int, sourceScalarOffset: Int, scalarCount: Int) {
      self.textByteOffset = textByteOffset
      self.sourceScalarOffset = sourceScalarOffset
      self.scalarCount = scalarCount
    }
  }

  /// The runs, in the order of the text. Text between two runs was added (a joining space).
  public var runs: [Run]

  /// Makes a map of its runs.
  public init(runs: [Run] = []) { self.runs = runs }

  /// The pieces of the original that a range of the text came from, in the text's order.
  ///
  /// - Parameters:
  ///   - byteRange: UTF-8 bytes of `text`, half open, on scalar boundaries.
  ///   - text: the text this map belongs to.
  /// - Returns: ranges of Unicode scalars of the original, neighbours joined.
  public func sourceScalarRanges(ofTextBytes byteRange: Range<Int>, in text: String)
    -> [Range<Int>]
  {
    var ranges: [Range<Int>] = []
    var text = text
    text.withUTF8 { bytes in
      for (index, run) in runs.enumerated() where run.textByteOffset < byteRange.upperBound {
        let nextRun = index + 1 < runs.count ? runs[index + 1].textByteOffset : bytes.count
        guard nextRun > byteRange.lowerBound else { continue }
        let before = Self.scalarCount(
          bytes, run.textByteOffset..<max(run.textByteOffset, byteRange.lowerBound))
        let through = Self.scalarCount(
          bytes, run.textByteOffset..<min(nextRun, byteRange.upperBound))
        let start = run.sourceScalarOffset + min(before, run.scalarCount)
        let end = run.sourceScalarOffset + min(through, run.scalarCount)
        let range = start..<end
        guard !range.isEmpty else { continue }
        if let last = ranges.last, last.upperBound == range.lowerBound {
          ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
        } else {
          ranges.append(range)
        }
      }
    }
    return ranges
  }

  /// The smallest range of the original that holds all runs, or `nil` for an empty map.
  public var envelope: Range<Int>? {
    guard let first = runs.first else { return nil }
    var (start, end) = (first.sourceScalarOffset, first.sourceScalarOffset + first.scalarCount)
    for run in runs.dropFirst() {
      start = min(start, run.sourceScalarOffset)
      end = max(end, run.sourceScalarOffset + run.scalarCount)
    }
    return start..<end
  }

  /// The number of Unicode scalars in a range of UTF-8 bytes.
  static func scalarCount(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    var count = 0
    for index in range where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}
