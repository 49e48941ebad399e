import ArchiveModel
import Testing

@Suite struct SourceMapTests {
  /// A random text with its map and, for each of its scalars, where it came from (`nil`: added).
  private struct Case {
    var text = ""
    var map = SourceMap()
    var origins: [Int?] = []

    init(_ random: inout SeededRandom) {
      let alphabet: [Unicode.Scalar] = ["a", "é", "中", "𠮷", "\u{301}", "。", "\n", "\u{1F469}"]
      var source = Int.random(in: 0...5, using: &random)
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        if Int.random(in: 0...2, using: &random) == 0 {
          // A joining space, which stands nowhere in the original.
          text.unicodeScalars.append(" ")
          origins.append(nil)
        }
        // Mostly forward; a continuation may stand before what it continues.
        source = max(0, source + ([0, 0, 1, 7, -9].randomElement(using: &random) ?? 0))
        let count = Int.random(in: 0...5, using: &random)
        map.runs.append(
          .init(
            textByteOffset: text.utf8.count, sourceScalarOffset: source, scalarCount: count))
        for _ in 0..<count {
          text.unicodeScalars.append(alphabet.randomElement(using: &random) ?? "a")
          origins.append(source)
          source += 1
        }
      }
    }

    /// The ranges by looking at each scalar.
    func naiveRanges(_ scalars: Range<Int>) -> [Range<Int>] {
      var ranges: [Range<Int>] = []
      for case let origin? in origins[scalars] {
        if let last = ranges.last, last.upperBound == origin {
          ranges[ranges.count - 1] = last.lowerBound..<(origin + 1)
        } else {
          ranges.append(origin..<(origin + 1))
        }
      }
      return ranges
    }
  }

  @Test func agreesWithLookingAtEachCharacter() {
    var random = SeededRandom(7)
    for _ in 0..<400 {
      let sample = Case(&random)
      var offsets = [0]
      for scalar in sample.text.unicodeScalars {
        offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar))
      }
      for start in offsets.indices {
        for end in start..<offsets.count {
          let found = sample.map.sourceScalarRanges(
            ofTextBytes: offsets[start]..<offsets[end], in: sample.text)
          #expect(found == sample.naiveRanges(start..<end), "\(sample) \(start)..<\(end)")
        }
      }
      let known = sample.origins.compactMap(\.self)
      if let envelope = sample.map.envelope, let first = known.min(), let last = known.max() {
        #expect(envelope.lowerBound <= first && envelope.upperBound > last)
      }
    }
  }

  @Test func hasNoEnvelopeWithoutRuns() {
    #expect(SourceMap().envelope == nil)
    #expect(SourceMap().sourceScalarRanges(ofTextBytes: 0..<3, in: "中") == [])
    let run = SourceMap.Run(textByteOffset: 0, sourceScalarOffset: 9, scalarCount: 3)
    #expect(SourceMap(runs: [run]).envelope == 9..<12)
    let earlier = SourceMap.Run(textByteOffset: 9, sourceScalarOffset: 2, scalarCount: 1)
    #expect(SourceMap(runs: [run, earlier]).envelope == 2..<12)
  }
}
