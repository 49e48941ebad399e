/// A text as the index sees it: its units and its words, of which all terms are made.
public struct AnalyzedText: Sendable, Hashable {
  /// Which view of the text a token belongs to.
  public enum View: String, CaseIterable, Sendable, Hashable {
    /// Words by ICU's dictionary.
    case words
    /// Two-character grams, and single characters before a run and at the end.
    case grams
  }

  /// A term and where it stands.
  public struct Token: Sendable, Hashable {
    /// The folded term.
    public var term: String
    /// Where it stands in the text: UTF-8 bytes, half open.
    public var byteRange: Range<Int>
    /// The place of its first unit.
    public var unitIndex: Int
  }

  /// The units.
  public var stream: UnitStream
  /// Which of them begin a word.
  public var wordStarts: WordStarts

  /// Makes an analyzed text of its parts.
  public init(stream: UnitStream, wordStarts: WordStarts) {
    (self.stream, self.wordStarts) = (stream, wordStarts)
  }

  /// Calls `body` with the range of units of each word, in order.
  @inline(__always)
  public func forEachWord(_ body: (Range<Int>) -> Void) {
    let count = stream.units.count
    var start = 0
    while start < count {
      var end = start + 1
      while end < count, !wordStarts.contains(end) { end += 1 }
      body(start..<end)
      start = end
    }
  }

  /// How many units the gram that begins at a unit covers: 2 where two ideographs stand together
  /// (whatever punctuation lies between them), else 1.
  @inline(__always)
  public func gramLength(at index: Int) -> Int {
    index + 1 < stream.units.count && stream.units[index].isIdeograph
      && stream.units[index + 1].isIdeograph ? 2 : 1
  }

  /// Appends the terms of a view as the index takes them: in UTF-8, separated by spaces.
  public func appendTerms(of view: View, to bytes: inout [UInt8]) {
    switch view {
    case .words:
      forEachWord { range in
        if !bytes.isEmpty { bytes.append(0x20) }
        for index in range { stream.appendFolded(stream.units[index], to: &bytes) }
      }
    case .grams:
      for index in stream.units.indices {
        if !bytes.isEmpty { bytes.append(0x20) }
        for part in index..<(index + gramLength(at: index)) {
          stream.appendFolded(stream.units[part], to: &bytes)
        }
      }
    }
  }

  /// The folded text of a range of units.
  public func term(_ range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    for index in range { stream.appendFolded(stream.units[index], to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The tokens of a view, in order.
  public func tokens(of view: View) -> [Token] {
    var tokens: [Token] = []
    func append(_ range: Range<Int>) {
      let first = stream.units[range.lowerBound], last = stream.units[range.upperBound - 1]
      tokens.append(
        Token(
          term: term(range), byteRange: Int(first.byteStart)..<Int(last.byteEnd),
          unitIndex: range.lowerBound))
    }
    switch view {
    case .words: forEachWord(append)
    case .grams:
      for index in stream.units.indices { append(index..<(index + gramLength(at: index))) }
    }
    return tokens
  }
}
