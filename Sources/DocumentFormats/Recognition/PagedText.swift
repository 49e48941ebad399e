import TextStructure

/// The pages of a text in which form feeds end them.
struct PagedText {
  private(set) var text: [Unicode.Scalar]
  private(set) var starts: [Flow.PageStart] = []
  /// The pages that have no text, from 1.
  private(set) var empty: [Int] = []

  var count: Int { starts.count }
  var emptyCount: Int { empty.count }

  init(_ text: [Unicode.Scalar]) {
    self.text = text
    var start = 0
    var hasText = false
    for index in text.indices {
      if text[index] == "\u{0C}" {
        end(start, hasText)
        (start, hasText) = (index + 1, false)
      } else if !text[index].isTrimmed {
        hasText = true
      }
    }
    if start < text.count { end(start, hasText) }
  }

  /// Puts text on an empty page.
  mutating func fill(_ page: Int, with lines: [Unicode.Scalar]) {
    text.insert(contentsOf: lines, at: starts[page - 1].scalarOffset)
    for later in starts.indices.suffix(from: page) { starts[later].scalarOffset += lines.count }
  }

  private mutating func end(_ start: Int, _ hasText: Bool) {
    starts.append(Flow.PageStart(scalarOffset: start, number: starts.count + 1))
    if !hasText { empty.append(starts.count) }
  }
}
