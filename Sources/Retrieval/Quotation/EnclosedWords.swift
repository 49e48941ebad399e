/// Words that a quotation begins or ends with and that stand in the marks of titles: `《意见》` is not
/// `《征求意见稿》`. Quotation marks are no such marks: whoever quotes a part of a speech puts them anew.
struct EnclosedWords {
  let quoted: String
  let found: String

  /// How far the marks are looked for in the text, in characters.
  private static let reach = 80

  /// At how many ends of a place the quotation has a mark right beside its words while in the text
  /// other words stand between the same mark and them.
  ///
  /// - Parameter byteRange: the place, with the marks that answer to the quotation's own.
  func cuts(_ byteRange: Range<Int>) -> Int {
    guard let first = quoted.unicodeScalars.first, let last = quoted.unicodeScalars.last else {
      return 0
    }
    var count = 0
    let bytes = found.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: byteRange.lowerBound)
    if let closing = Self.closing(of: first), !Self.begins(found[start...], with: first),
      Self.isOpen(found[..<start].unicodeScalars.reversed(), until: first, not: closing)
    {
      count += 1
    }
    let end = bytes.index(bytes.startIndex, offsetBy: byteRange.upperBound)
    if let opening = Self.opening(of: last), found[..<end].unicodeScalars.last != last,
      Self.isOpen(Array(found[end...].unicodeScalars.prefix(Self.reach)), until: last, not: opening)
    {
      count += 1
    }
    return count
  }

  private static func begins(_ text: Substring, with scalar: Unicode.Scalar) -> Bool {
    text.unicodeScalars.first == scalar
  }

  /// Whether a mark comes before the other one of its pair, and before the line ends.
  private static func isOpen(
    _ scalars: some Sequence<Unicode.Scalar>, until mark: Unicode.Scalar, not other: Unicode.Scalar
  ) -> Bool {
    for scalar in scalars.prefix(reach) {
      if scalar == mark { return true }
      if scalar == other || scalar == "\n" { return false }
    }
    return false
  }

  private static let pairs: [(Unicode.Scalar, Unicode.Scalar)] = [
    ("《", "》"), ("〈", "〉"), ("【", "】"), ("〖", "〗"),
  ]

  private static func closing(of opening: Unicode.Scalar) -> Unicode.Scalar? {
    pairs.first { $0.0 == opening }?.1
  }

  private static func opening(of closing: Unicode.Scalar) -> Unicode.Scalar? {
    pairs.first { $0.1 == closing }?.0
  }
}
