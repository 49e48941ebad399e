/// Collects characters into units.
struct UnitBuilder {
  let folding: CharacterFolding
  var stream: UnitStream
  var gap = TextUnit.Gap.separator
  /// The open run's folded characters.
  var run: [UInt32] = []
  var runByteStart = 0
  var runByteEnd = 0
  /// How many characters there were that only traditional texts write.
  var traditionalCount = 0
  /// The units whose form is decided when the text is known.
  var marks: [Mark] = []
  /// The number of units the stream had before.
  let firstUnit: Int

  init(folding: CharacterFolding, stream: consuming UnitStream) {
    self.folding = folding
    firstUnit = stream.units.count
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
    for scalar in run { appendUTF8(LatinLetters.base(of: scalar), to: &stream.runs) }
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
