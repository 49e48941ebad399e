/// Cuts a text into ``TextUnit``s by folding it, without a dictionary.
public struct UnitTokenizer {
  private let folding: CharacterFolding

  /// Makes a tokenizer that folds by `folding`.
  public init(folding: CharacterFolding) { self.folding = folding }

  /// The units of `text`.
  public func units(of text: String) -> UnitStream {
    var text = text
    return text.withUTF8 { units(ofUTF8: $0) }
  }

  /// The units of a text in valid UTF-8.
  public func units(ofUTF8 bytes: UnsafeBufferPointer<UInt8>) -> UnitStream {
    var stream = UnitStream()
    stream.units.reserveCapacity(bytes.count / 3)
    appendUnits(ofUTF8: bytes, to: &stream)
    return stream
  }

  /// Appends the units of a text in valid UTF-8 to a stream; the first one stands after a gap.
  public func appendUnits(ofUTF8 bytes: UnsafeBufferPointer<UInt8>, to stream: inout UnitStream) {
    var builder = Builder(folding: folding, stream: stream)
    // The builder has it alone, so that it grows in place.
    stream = UnitStream()
    var index = 0
    while index < bytes.count {
      let start = index
      let lead = UInt32(bytes[index])
      var scalar = lead
      var length = 1
      if lead >= 0xF0 {
        (scalar, length) = (lead & 0x07, 4)
      } else if lead >= 0xE0 {
        (scalar, length) = (lead & 0x0F, 3)
      } else if lead >= 0xC0 {
        (scalar, length) = (lead & 0x1F, 2)
      }
      let end = min(index + length, bytes.count)
      index += 1
      while index < end {
        scalar = scalar << 6 | UInt32(bytes[index] & 0x3F)
        index += 1
      }
      folding.fold(scalar) { folded, charClass in
        builder.append(folded, charClass, from: start, to: end)
      }
    }
    builder.closeRun()
    stream = builder.stream
  }
}

extension UnitTokenizer {
  /// Collects characters into units.
  private struct Builder {
    let folding: CharacterFolding
    var stream: UnitStream
    var gap = TextUnit.Gap.separator
    /// The open run's folded characters.
    var run: [UInt32] = []
    var runByteStart = 0
    var runByteEnd = 0

    init(folding: CharacterFolding, stream: consuming UnitStream) {
      self.folding = folding
      self.stream = stream
    }

    @inline(__always)
    mutating func append(
      _ scalar: UInt32, _ charClass: CharacterFolding.Class, from start: Int, to end: Int
    ) {
      switch charClass {
      case .ideograph:
        if !run.isEmpty { closeRun() }
        stream.units.append(
          TextUnit(
            code: scalar, byteStart: UInt32(start), byteEnd: UInt32(end), runStart: 0, runLength: 0,
            gap: gap))
        gap = .none
      case .alphanumeric:
        if run.isEmpty {
          runByteStart = start
        } else if run.count == UnitStream.longestRun {
          closeRun()
          runByteStart = start
        }
        run.append(scalar)
        runByteEnd = end
      case .mark:
        appendMark(scalar, to: end)
      case .space:
        if !run.isEmpty { closeRun() }
        if gap == .none { gap = .space }
      case .separator:
        if !run.isEmpty { closeRun() }
        gap = max(gap, Self.endsSentence(scalar) ? .sentence : .separator)
      }
    }

    /// Whether a folded character ends a sentence: 。 and its half-width form, ！ and ？.
    @inline(__always)
    private static func endsSentence(_ scalar: UInt32) -> Bool {
      scalar == 0x3002 || scalar == 0xFF61 || scalar == 0x21 || scalar == 0x3F
    }

    /// A combining mark joins the character before it: composed with it, or as part of its run.
    mutating func appendMark(_ mark: UInt32, to end: Int) {
      if let last = run.last {
        if let composed = folding.composition(last, mark) {
          run[run.count - 1] = composed
        } else if run.count < UnitStream.longestRun {
          run.append(mark)
        }
        runByteEnd = end
      } else if gap == .none, let last = stream.units.last, last.isIdeograph {
        if let composed = folding.composition(last.code, mark) {
          stream.units[stream.units.count - 1].code = composed
        }
        stream.units[stream.units.count - 1].byteEnd = UInt32(end)
      }
    }

    mutating func closeRun() {
      guard !run.isEmpty else { return }
      let start = stream.runs.count
      for scalar in run { appendUTF8(scalar, to: &stream.runs) }
      // FNV-1a, 32 bits.
      var hash: UInt32 = 2_166_136_261
      for byte in stream.runs[start...] { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
      stream.units.append(
        TextUnit(
          code: hash | 0x8000_0000, byteStart: UInt32(runByteStart), byteEnd: UInt32(runByteEnd),
          runStart: UInt32(start), runLength: UInt16(stream.runs.count - start), gap: gap))
      run.removeAll(keepingCapacity: true)
      gap = .none
    }
  }
}
