import ArchiveModel

/// What lies between two signs of a quotation and between the same two of a text.
enum GapComparison {
  /// In what the two differ.
  static func differences(_ quoted: String, _ found: String) -> Set<QuoteFolding> {
    let left = Content(quoted), right = Content(found)
    if quoted.unicodeScalars.elementsEqual(found.unicodeScalars) { return [] }
    var differences: Set<QuoteFolding> = []
    if left.marks != right.marks {
      let isAboutQuotationMarks =
        left.marks.filter { !QuotationMarks.isMark($0) }
        == right.marks.filter { !QuotationMarks.isMark($0) }
      differences.insert(isAboutQuotationMarks ? .quotationMarks : .punctuation)
    }
    if left.hasLineBreak != right.hasLineBreak {
      differences.insert(.lineBreaks)
    } else if !left.hasLineBreak, left.blanks != right.blanks {
      differences.insert(.spacing)
    }
    if left.ignorables != right.ignorables { differences.insert(.invisible) }
    return differences
  }

  private struct Content {
    var marks: [Unicode.Scalar] = []
    /// Blanks with the number of marks before them.
    var blanks: [String] = []
    var ignorables: [Unicode.Scalar] = []
    var hasLineBreak = false

    init(_ text: String) {
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}": hasLineBreak = true
        default:
          if scalar.properties.isWhitespace {
            blanks.append("\(marks.count):\(scalar.value)")
          } else if scalar.properties.isDefaultIgnorableCodePoint || scalar.value < 0x20 {
            ignorables.append(scalar)
          } else {
            marks.append(scalar)
          }
        }
      }
    }
  }
}

/// Puts a difference together, piece by piece.
struct DiffBuilder {
  private(set) var pieces: [DiffPiece] = []

  mutating func append(_ operation: DiffPiece.Operation, _ text: String) {
    guard !text.isEmpty else { return }
    if let last = pieces.last, last.operation == operation {
      pieces[pieces.count - 1].text += text
    } else {
      pieces.append(DiffPiece(operation, text))
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
