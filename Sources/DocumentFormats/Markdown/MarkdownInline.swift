import TextStructure

/// Takes the marks of emphasis, links, images, code and escapes out of a line of Markdown.
///
/// A scanner of the common forms, not CommonMark's full inline grammar: what does not clearly form
/// a pair of marks stays as text, so nothing a person wrote is lost.
struct MarkdownInline {
  private let scalars: [Unicode.Scalar]
  /// Where the closing marks already paired begin.
  private var closers: Set<Int> = []
  /// For a mark, the place before which a search for its partner is known to fail.
  private var failedBefore: [Unicode.Scalar: Int] = [:]

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  /// Cuts the marks out of a block of one span, leaving the pieces between them.
  mutating func strip(_ block: inout Block) {
    let span = block.first
    closers.removeAll(keepingCapacity: true)
    failedBefore.removeAll(keepingCapacity: true)
    guard scalars[span.start..<span.end].contains(where: Self.isMark) else { return }
    var cuts: [Range<Int>] = []
    mark(span.start..<span.end, into: &cuts)
    guard !cuts.isEmpty else { return }
    cuts.sort { $0.lowerBound < $1.lowerBound }
    var pieces: [Span] = []
    var start = span.start
    for cut in cuts where cut.upperBound > start {
      if cut.lowerBound > start { pieces.append(Span(start: start, end: cut.lowerBound)) }
      start = cut.upperBound
    }
    if start < span.end { pieces.append(Span(start: start, end: span.end)) }
    block.first = pieces.first ?? Span(start: span.start, end: span.start)
    block.more = Array(pieces.dropFirst())
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "*", "_", "`", "[", "\\", "<", "~": true
    default: false
    }
  }

  /// Notes the ranges of marks in `range`. One pass from left to right; closing marks are looked
  /// for within `reach` characters, so the work is linear.
  private mutating func mark(_ range: Range<Int>, into cuts: inout [Range<Int>]) {
    var index = range.lowerBound
    while index < range.upperBound {
      switch scalars[index] {
      case "\\":
        if index + 1 < range.upperBound, Self.isEscapable(scalars[index + 1]) {
          cuts.append(index..<(index + 1))
          index += 1
        }
      case "`":
        let length = runLength(index, range.upperBound)
        if maySearch("`", index),
          let close = closing("`", length, from: index + length, range.upperBound)
        {
          cuts.append(index..<(index + length))
          cuts.append(close..<(close + length))
          index = close + length - 1
        } else {
          failedBefore["`"] = max(index + Self.reach / 2, failedBefore["`", default: 0])
          index += length - 1
        }
      case "*", "~", "_":
        index = emphasis(at: index, range, &cuts)
      case "!" where index + 1 < range.upperBound && scalars[index + 1] == "[":
        if let link = link(at: index + 1, range.upperBound) {
          cuts.append(index..<(index + 2))
          cuts.append(link.textEnd..<link.end)
        }
      case "[":
        if let link = link(at: index, range.upperBound) {
          cuts.append(index..<(index + 1))
          cuts.append(link.textEnd..<link.end)
        }
      case "<":
        if let end = tagEnd(at: index, range.upperBound) {
          let isAutolink = scalars[(index + 1)..<(end - 1)].contains { $0 == ":" || $0 == "@" }
          cuts.append(isAutolink ? index..<(index + 1) : index..<end)
          if isAutolink { cuts.append((end - 1)..<end) }
          index = end - 1
        }
      default: break
      }
      index += 1
    }
  }

  private static let reach = 1000

  /// Whether a search for the partner of the mark at `index` may succeed. A failed search is not
  /// tried again within its reach, which keeps hostile text linear.
  private func maySearch(_ mark: Unicode.Scalar, _ index: Int) -> Bool {
    index >= failedBefore[mark, default: 0]
  }

  private func runLength(_ index: Int, _ end: Int) -> Int {
    var stop = index
    while stop < end, scalars[stop] == scalars[index] { stop += 1 }
    return stop - index
  }

  /// A run of exactly `length` marks at or after `start`.
  private func closing(_ mark: Unicode.Scalar, _ length: Int, from start: Int, _ end: Int) -> Int? {
    let limit = min(end, start + Self.reach)
    var index = start
    while index < limit {
      if scalars[index] == mark {
        let found = runLength(index, end)
        if found == length { return index }
        index += found
      } else {
        index += 1
      }
    }
    return nil
  }

  private mutating func emphasis(at index: Int, _ range: Range<Int>, _ cuts: inout [Range<Int>])
    -> Int
  {
    let mark = scalars[index]
    let length = runLength(index, range.upperBound)
    let after = index + length
    if closers.contains(index) || !maySearch(mark, index) { return after - 1 }
    guard length <= 3, mark != "~" || length == 2, after < range.upperBound,
      !scalars[after].isTrimmed
    else { return after - 1 }
    // `snake_case` is no emphasis.
    if mark == "_", index > range.lowerBound, Self.isWord(scalars[index - 1]) { return after - 1 }
    guard let close = closing(mark, length, from: after, range.upperBound), close > after,
      !scalars[close - 1].isTrimmed
    else {
      failedBefore[mark] = index + min(Self.reach / 2, 64)
      return after - 1
    }
    if mark == "_", close + length < range.upperBound, Self.isWord(scalars[close + length]) {
      return after - 1
    }
    cuts.append(index..<after)
    cuts.append(close..<(close + length))
    closers.insert(close)
    return after - 1
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isLatinLetter || scalar.isDigit || scalar.isHan || scalar == "_"
  }

  private static func isEscapable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  /// `[text](address)`: where the text ends and where the whole ends. `[2020]` alone is no link.
  private mutating func link(at index: Int, _ end: Int) -> (textEnd: Int, end: Int)? {
    guard maySearch("[", index) else { return nil }
    let limit = min(end, index + Self.reach)
    var depth = 0
    var close = index
    while close < limit {
      if scalars[close] == "[" { depth += 1 }
      if scalars[close] == "]" {
        depth -= 1
        if depth == 0 { break }
      }
      close += 1
    }
    guard close < limit else {
      failedBefore["["] = limit
      return nil
    }
    guard close + 1 < limit, scalars[close + 1] == "(" else { return nil }
    var stop = close + 2
    var parentheses = 1
    while stop < min(end, close + Self.reach) {
      if scalars[stop] == "(" { parentheses += 1 }
      if scalars[stop] == ")" {
        parentheses -= 1
        if parentheses == 0 { return (close, stop + 1) }
      }
      stop += 1
    }
    failedBefore["["] = stop
    return nil
  }

  /// The end of an HTML tag or autolink at `index`, or `nil` where `<` is just a character.
  private func tagEnd(at index: Int, _ end: Int) -> Int? {
    guard index + 2 < end else { return nil }
    let first = scalars[index + 1]
    guard first.isLatinLetter && first.value < 0x80 || first == "/" || first == "!" else {
      return nil
    }
    for stop in (index + 2)..<min(end, index + Self.reach) {
      if scalars[stop] == ">" { return stop + 1 }
      if scalars[stop] == "<" { return nil }
    }
    return nil
  }
}
