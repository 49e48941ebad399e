/// Words that are looked for in a text, found by their first character.
public struct WordSet: Sendable {
  /// One bit for each character of the basic plane: whether a word begins with it.
  @usableFromInline internal private(set) var firsts: [UInt64] = Array(repeating: 0, count: 1024)
  private var words: [Unicode.Scalar: [[Unicode.Scalar]]] = [:]

  /// A set of the words in a text, which white space separates.
  public init(_ text: String) {
    for word in text.split(whereSeparator: \.isWhitespace) {
      let scalars = Array(word.unicodeScalars)
      guard let first = scalars.first else { continue }
      words[first, default: []].append(scalars)
      firsts[Int(first.value >> 6) & 1023] |= 1 << UInt64(first.value & 63)
    }
    for first in words.keys { words[first]?.sort { $0.count > $1.count } }
  }

  /// Whether a word begins with this character.
  @inlinable
  public func mayBegin(with scalar: Unicode.Scalar) -> Bool {
    firsts[Int(scalar.value >> 6) & 1023] >> UInt64(scalar.value & 63) & 1 == 1
  }

  /// The length of the longest word that stands at `index`, not reaching beyond `end`; 0 where
  /// there is none.
  @inlinable
  public func length(in scalars: [Unicode.Scalar], at index: Int, end: Int) -> Int {
    guard index < end, mayBegin(with: scalars[index]) else { return 0 }
    return lengthOfKnown(in: scalars, at: index, end: end)
  }

  @usableFromInline
  func lengthOfKnown(in scalars: [Unicode.Scalar], at index: Int, end: Int) -> Int {
    for word in words[scalars[index]] ?? [] where index + word.count <= end {
      var matched = 1
      while matched < word.count, scalars[index + matched] == word[matched] { matched += 1 }
      if matched == word.count { return matched }
    }
    return 0
  }

  /// The length of the longest word that ends at `end`, not reaching before `start`.
  public func lengthOfWord(in scalars: [Unicode.Scalar], endingAt end: Int, start: Int) -> Int {
    var best = 0
    var index = end - 1
    while index >= start, end - index <= 8 {
      if mayBegin(with: scalars[index]),
        lengthOfKnown(in: scalars, at: index, end: end) == end - index
      {
        best = end - index
      }
      index -= 1
    }
    return best
  }

  /// Where a word first stands in a range.
  public func first(in scalars: [Unicode.Scalar], _ range: Range<Int>) -> Range<Int>? {
    var index = range.lowerBound
    while index < range.upperBound {
      let length = length(in: scalars, at: index, end: range.upperBound)
      if length > 0 { return index..<(index + length) }
      index += 1
    }
    return nil
  }

  /// Whether a word stands in a range.
  public func occurs(in scalars: [Unicode.Scalar], _ range: Range<Int>) -> Bool {
    first(in: scalars, range) != nil
  }
}
