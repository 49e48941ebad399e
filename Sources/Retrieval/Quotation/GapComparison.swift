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
