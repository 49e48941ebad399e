/// Finds the quotations in a paragraph: what stands between quotation marks, outermost ones only.
struct DraftQuotations {
  /// A quotation.
  struct Found {
    /// Where the words stand in the paragraph: UTF-8 bytes, half open, marks not included.
    var byteRange: Range<Int>
    var isUnclosed: Bool
  }

  private(set) var found: [Found] = []
  /// How many closing marks stand without an opening one.
  private(set) var strayMarkCount = 0

  /// Finds those of one paragraph. A quotation that is not closed in it reaches to its end: each
  /// paragraph of a long quotation opens it anew, and only the last closes it.
  init(in paragraph: String) {
    var open: (mark: Unicode.Scalar, start: Int, depth: Int)?
    var offset = 0
    let scalars = Array(paragraph.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let start = offset
      offset += scalar.utf8.count
      if let current = open {
        let closing = QuotationMarks.closing(of: current.mark)
        if scalar == closing {
          if current.depth > 1 {
            open?.depth -= 1
          } else {
            close(current.start..<start, isUnclosed: false)
            open = nil
          }
        } else if scalar == current.mark {
          open?.depth += 1
        }
      } else if QuotationMarks.isOpening(scalar) || QuotationMarks.isStraight(scalar) {
        open = (scalar, offset, 1)
      } else if QuotationMarks.isClosing(scalar), !Self.isApostrophe(scalars, index) {
        strayMarkCount += 1
      }
    }
    if let open { close(open.start..<offset, isUnclosed: true) }
  }

  private mutating func close(_ byteRange: Range<Int>, isUnclosed: Bool) {
    if !byteRange.isEmpty { found.append(Found(byteRange: byteRange, isUnclosed: isUnclosed)) }
  }

  /// The mark of `it’s`.
  private static func isApostrophe(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    scalars[index] == "’" && index > 0 && scalars[index - 1].isASCII
  }

  /// What stands before a quotation in its sentence, at most 24 characters: `县长祝清越说：`.
  static func leadIn(of byteRange: Range<Int>, in paragraph: String) -> String {
    let end = paragraph.utf8.index(paragraph.startIndex, offsetBy: byteRange.lowerBound)
    var lead: [Unicode.Scalar] = []
    for scalar in paragraph.unicodeScalars[..<end].reversed() {
      if "。！？；\n".unicodeScalars.contains(scalar) || lead.count > 24 { break }
      if QuotationMarks.isClosing(scalar) { break }
      lead.append(scalar)
    }
    while let first = lead.first, QuotationMarks.isMark(first) || first.properties.isWhitespace {
      lead.removeFirst()
    }
    while let last = lead.last, last.properties.isWhitespace { lead.removeLast() }
    return String(String.UnicodeScalarView(lead.reversed()))
  }
}
