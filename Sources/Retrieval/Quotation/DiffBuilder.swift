import ArchiveModel

/// Puts a difference together, piece by piece.
struct DiffBuilder {
  /// One of two texts of which words differ.
  struct Side {
    var text: String
    /// From its first word's beginning to its last one's end, in bytes; `nil` where there is none.
    var words: Range<Int>?

    /// What stands before the words, they themselves, and what stands after them.
    fileprivate var parts: (before: String, words: String, after: String) {
      let bytes = Array(text.utf8)
      guard let words else { return (text, "", "") }
      func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
      return (part(0..<words.lowerBound), part(words), part(words.upperBound..<bytes.count))
    }
  }

  /// Whether differences that are passed over are no pieces of their own.
  var passesOverForms = false
  private(set) var pieces: [DiffPiece] = []

  mutating func append(_ operation: DiffPiece.Operation, _ text: String) {
    guard !text.isEmpty else { return }
    append(DiffPiece(operation, text))
  }

  /// Adds a piece to the last one of its kind.
  mutating func append(_ piece: DiffPiece) {
    if let last = pieces.last, last.operation == piece.operation {
      if last.inText != nil || piece.inText != nil {
        pieces[pieces.count - 1].inText =
          (last.inText ?? last.text) + (piece.inText ?? piece.text)
      }
      pieces[pieces.count - 1].text += piece.text
    } else {
      pieces.append(piece)
    }
  }

  /// Adds what is the same but for what is passed over.
  mutating func appendForms(_ quoted: String, _ found: String) {
    if passesOverForms, quoted != found {
      append(DiffPiece(.equal, quoted, inText: found))
    } else {
      append(quoted, found)
    }
  }

  /// Adds two texts of which words differ, and the marks before and after these.
  mutating func append(_ quoted: Side, _ found: Side) {
    guard passesOverForms else { return append(quoted.text, found.text) }
    let (left, right) = (quoted.parts, found.parts)
    appendMarks(left.before, right.before)
    append(left.words, right.words)
    appendMarks(left.after, right.after)
  }

  /// Marks in both are passed over; those in one only are told.
  private mutating func appendMarks(_ quoted: String, _ found: String) {
    if quoted.isEmpty || found.isEmpty {
      append(quoted, found)
    } else {
      appendForms(quoted, found)
    }
  }

  /// Two texts: what they begin and end with alike stays, the rest is taken out and put in.
  mutating func append(_ quoted: String, _ found: String) {
    let left = Array(quoted.unicodeScalars), right = Array(found.unicodeScalars)
    let shorter = min(left.count, right.count)
    var start = 0
    while start < shorter, left[start] == right[start] { start += 1 }
    var end = 0
    while end < shorter - start, left[left.count - 1 - end] == right[right.count - 1 - end] {
      end += 1
    }
    func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
      String(String.UnicodeScalarView(scalars))
    }
    append(.equal, text(left[..<start]))
    append(.delete, text(left[start..<(left.count - end)]))
    append(.insert, text(right[start..<(right.count - end)]))
    append(.equal, text(left[(left.count - end)...]))
  }
}
