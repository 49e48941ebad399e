internal import TextStructure

/// A row of a column as it is written: its place in the text, and on the page.
struct LayoutRow {
  /// Its stretches in the text; several where marks of notes lie between.
  var spans: [Span]
  /// The labels of the notes that it refers to.
  var marks: [String] = []
  var size: Float
  var box: LayoutBox
  var characters: Int
  /// The first characters, and the last.
  var start: [Unicode.Scalar]
  var end: [Unicode.Scalar]

  /// The width of what could not have been parted from its beginning, in characters.
  var unit: Float {
    var width: Float = 0
    var index = 0
    while index < start.count, start[index].isOpener {
      width += Float(start[index].columns) / 2
      index += 1
    }
    guard index < start.count else { return width }
    if start[index].columns == 1 {
      while index < start.count, start[index].columns == 1, !start[index].isBlank {
        width += 0.55
        index += 1
      }
    } else {
      width += 1
      index += 1
    }
    while index < start.count,
      start[index].isClauseEnd || start[index].isSentenceEnd || start[index].isCloser
    {
      width += 1
      index += 1
    }
    return width
  }

  enum Ending { case final, announced, open }

  var ending: Ending {
    for scalar in end.reversed() where !scalar.isTrimmed && !scalar.isCloser {
      if scalar.isSentenceEnd || scalar == "." { return .final }
      return "；;：:".unicodeScalars.contains(scalar) ? .announced : .open
    }
    return .open
  }

  var beginsWithNumber: Bool { Numbering(start, in: 0..<start.count) != nil }
}

/// The labels of notes at the foot of a page, and of the marks that refer to them.
enum NoteMark {
  private static let longest = 5

  /// The label that a note begins with (`1`, `①`, `[1]`, `*`), and what it is in marks.
  static func label(atStartOf text: [Unicode.Scalar]) -> String? {
    guard let first = text.first else { return nil }
    if isCircled(first) || first == "*" || first == "＊" || first == "※" { return String(first) }
    var index = 0
    let isBracketed = "[〔［(（".unicodeScalars.contains(first)
    if isBracketed { index += 1 }
    var digits = ""
    while index < text.count, text[index].isDigit, digits.count < 4 {
      digits.unicodeScalars.append(text[index])
      index += 1
    }
    guard !digits.isEmpty, digits.count <= 3 else { return nil }
    if isBracketed {
      guard index < text.count, "]〕］)）".unicodeScalars.contains(text[index]) else { return nil }
      index += 1
    }
    // `2016年` and `3.5%` are no labels.
    guard index < text.count else { return nil }
    let next = text[index]
    if next == "." || next == "．" {
      return index + 1 < text.count && text[index + 1].isDigit ? nil : digits
    }
    return "年月日号%％页条项章节".unicodeScalars.contains(next) ? nil : digits
  }

  /// The label that a word is, where it is set as the mark of a note: small and raised.
  static func label(_ word: LayoutWord, _ text: ArraySlice<Unicode.Scalar>, in line: LayoutLine)
    -> String?
  {
    guard text.count <= longest, word.size < line.size * 0.86,
      word.box.middleY < line.box.middleY - line.size * 0.04,
      word.box.bottom < line.box.bottom - line.size * 0.1
    else { return nil }
    let core = text.filter { !"[]〔〕［］()（）".unicodeScalars.contains($0) }
    guard let first = core.first else { return nil }
    if core.count == 1, isCircled(first) || first == "*" || first == "＊" || first == "※" {
      return String(first)
    }
    guard core.count <= 3, core.allSatisfy(\.isDigit) else { return nil }
    var label = String.UnicodeScalarView()
    label.append(contentsOf: core)
    return String(label)
  }

  private static func isCircled(_ scalar: Unicode.Scalar) -> Bool {
    (0x2460...0x2473).contains(scalar.value) || (0x3251...0x325F).contains(scalar.value)
  }
}
