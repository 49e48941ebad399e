import TextStructure

/// A stretch between commas, and what stands around it.
struct Clause {
  /// What ends a clause.
  enum Ending: Equatable {
    case comma
    case colon
    case semicolon
    /// A full stop, or the end of the line.
    case stop
  }

  /// The clause, without white space and punctuation at its ends, and without its numbering.
  var range: Range<Int>
  var ending: Ending
  /// How it was numbered (`一是`, `（二）`, `3.`), where it was.
  var enumeration: Enumeration?
  /// Whether it begins a sentence or a line.
  var beginsSentence = false
  var beginsLine = false
  /// Whether it begins inside quotation marks, and where the quoted words end.
  var isQuoted = false
}

/// How an item is numbered.
enum Enumeration: Equatable {
  /// `一是`, `二要`, `首先`: inside a sentence.
  case inline
  /// `（一）`, `1.`, `一、`: at the beginning of a line.
  case line(rank: UInt8)
}

/// Cuts a passage into lines and clauses.
struct ClauseScanner {
  let text: RuleText

  /// The clauses of a line.
  func clauses(in line: Range<Int>) -> [Clause] {
    var clauses: [Clause] = []
    var start = line.lowerBound
    var index = start
    var brackets = 0
    var bracketStart = 0
    var isQuoted = false
    var quotedAtStart = false
    var beginsSentence = true
    var pending: Enumeration?
    let scalars = text.scalars

    func close(at end: Int, _ ending: Clause.Ending) {
      let range = text.trimmed(start..<end) { Self.isEdge($0) }
      if range.isEmpty {
        if ending == .stop { beginsSentence = true }
      } else {
        var clause = Clause(range: range, ending: ending)
        clause.beginsSentence = beginsSentence
        clause.beginsLine = clauses.isEmpty
        clause.isQuoted = quotedAtStart
        for scalar in scalars[start..<range.lowerBound] {
          if scalar == "“" || scalar == "「" { clause.isQuoted = true }
          if scalar == "”" || scalar == "」" { clause.isQuoted = false }
        }
        number(&clause, isFirst: clauses.isEmpty)
        if clause.range.isEmpty {
          // `首先，`: the number of what follows.
          pending = clause.enumeration
        } else {
          if clause.enumeration == nil { clause.enumeration = pending }
          pending = nil
          clauses.append(clause)
        }
        beginsSentence = ending == .stop
      }
      start = end + 1
      quotedAtStart = isQuoted
    }

    while index < line.upperBound {
      let scalar = scalars[index]
      switch scalar {
      case "“", "「", "『": isQuoted = true
      case "”", "」", "』": isQuoted = false
      case "(", "《", "〈", "[", "〔", "【":
        if brackets == 0 { bracketStart = index }
        brackets += 1
      case ")", "》", "〉", "]", "〕", "】": brackets = max(0, brackets - 1)
      default:
        // A bracket that nothing closes ends with its sentence.
        if brackets > 0, index - bracketStart > 120 { brackets = 0 }
        if let ending = ending(at: index, in: line, brackets: brackets) { close(at: index, ending) }
      }
      index += 1
    }
    close(at: line.upperBound, .stop)
    return clauses
  }

  private static func isEdge(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "“", "”", "「", "」", "『", "』", "\"", "'", "‘", "’", "—", "*", "●", "■", "△", "▲", "▼", "▽",
      "◆", "◇", "○", "□", "★", "☆", "►", "▶", "◎", "※", " ", "\u{3000}", "・", "-":
      true
    default: false
    }
  }

  private func ending(at index: Int, in line: Range<Int>, brackets: Int) -> Clause.Ending? {
    let scalars = text.scalars
    switch scalars[index] {
    case ",", ":":
      // `2,113`, `8:30`.
      if index > line.lowerBound, index + 1 < line.upperBound, scalars[index - 1].isDigit,
        scalars[index + 1].isDigit
      {
        return nil
      }
      guard brackets == 0 else { return nil }
      return scalars[index] == "," ? .comma : .colon
    case ";": return brackets == 0 ? .semicolon : nil
    case "。", "!", "?", "｡", "\u{2026}": return brackets == 0 ? .stop : nil
    default: return nil
    }
  }

  /// `首先要`, `第一、`, but not `首先传达了` and `第三巡察组`.
  private static func followsOrdinal(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "要" || scalar == "是" || scalar == "、" || scalar == "必"
  }

  /// Takes the numbering off a clause.
  private func number(_ clause: inout Clause, isFirst: Bool) {
    let (start, end) = (clause.range.lowerBound, clause.range.upperBound)
    let scalars = text.scalars
    var length = 0
    if isFirst, let numbering = Numbering(scalars, in: clause.range),
      numbering.rank >= Numbering.Style.article.rawValue
    {
      // The number of an article is none of an item.
      if numbering.style != .article { clause.enumeration = .line(rank: numbering.rank) }
      length = numbering.length
    } else if RequirementWords.numerals.mayBegin(with: scalars[start]) {
      let numeral = RequirementWords.numerals.length(in: scalars, at: start, end: end)
      guard numeral > 0, start + numeral < end else { return }
      switch scalars[start + numeral] {
      case "是": length = numeral + 1
      case "要", "必", "不": length = numeral
      case "、": length = numeral + 1
      default: return
      }
      // `一要`, but not `一不小心`.
      if scalars[start + numeral] == "不",
        !text.starts(with: ["不", "能"], at: start + numeral, end: end),
        !text.starts(with: ["不", "得"], at: start + numeral, end: end),
        !text.starts(with: ["不", "准"], at: start + numeral, end: end)
      {
        return
      }
      clause.enumeration = .inline
    } else {
      length = RequirementWords.ordinals.length(in: scalars, at: start, end: end)
      guard length > 0, start + length == end || Self.followsOrdinal(scalars[start + length]) else {
        return
      }
      clause.enumeration = .inline
    }
    clause.range = text.trimmed((start + length)..<end) { Self.isEdge($0) || $0 == "、" }
  }
}
