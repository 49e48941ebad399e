extension Character {
  /// A digit 0–9, of ordinary or full width (`isNumber` holds for 四 as well).
  var isDecimalDigit: Bool { unicodeScalars.count == 1 && (unicodeScalars.first?.isDigit ?? false) }
}

/// Small string operations of the metadata rules, which see only short strings.
extension StringProtocol {
  /// The text without white space around it.
  public func trimmingBlanks() -> SubSequence {
    var text = self[...]
    while let first = text.first, first.isWhitespace { text = text.dropFirst() }
    while let last = text.last, last.isWhitespace { text = text.dropLast() }
    return text
  }

  /// Where `part` first stands in the text.
  public func unicodeScalarRange(of part: String) -> Range<Index>? {
    let wanted = Array(part.unicodeScalars)
    guard let first = wanted.first else { return nil }
    let scalars = self.unicodeScalars
    var start = scalars.startIndex
    while start < scalars.endIndex {
      if scalars[start] == first {
        var (index, matched) = (start, 0)
        while index < scalars.endIndex, matched < wanted.count, scalars[index] == wanted[matched] {
          index = scalars.index(after: index)
          matched += 1
        }
        if matched == wanted.count { return start..<index }
      }
      start = scalars.index(after: start)
    }
    return nil
  }
}
