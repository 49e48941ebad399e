extension SourceMap {
  /// The parts of the text that come from some ranges of the original.
  ///
  /// - Parameters:
  ///   - sources: Unicode scalars of the original, half open.
  ///   - text: the text this map belongs to.
  /// - Returns: UTF-8 bytes of the text, ascending, neighbours joined.
  public func textByteRanges(ofSourceScalars sources: [Range<Int>], in text: String)
    -> [Range<Int>]
  {
    var ranges: [Range<Int>] = []
    let bytes = Array(text.utf8)
    for run in runs {
      let whole = run.sourceScalarOffset..<(run.sourceScalarOffset + run.scalarCount)
      for source in sources where source.overlaps(whole) {
        let part = source.clamped(to: whole)
        let start = Self.advance(
          run.textByteOffset, by: part.lowerBound - whole.lowerBound, in: bytes)
        let end = Self.advance(start, by: part.count, in: bytes)
        guard start < end else { continue }
        if let last = ranges.last, last.upperBound == start {
          ranges[ranges.count - 1] = last.lowerBound..<end
        } else {
          ranges.append(start..<end)
        }
      }
    }
    return ranges.sorted { $0.lowerBound < $1.lowerBound }
  }

  private static func advance(_ start: Int, by count: Int, in bytes: [UInt8]) -> Int {
    var (index, left) = (min(start, bytes.count), count)
    while left > 0, index < bytes.count {
      index += 1
      while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
      left -= 1
    }
    return index
  }
}
