import TextStructure

/// Finds figures with their units: `97%`, `200人`, `每平方米50元`.
struct FigureScanner {
  let text: RuleText

  /// The figures of a range, in order.
  func figures(in range: Range<Int>) -> [Range<Int>] {
    var figures: [Range<Int>] = []
    let scalars = text.scalars
    var index = range.lowerBound
    while index < range.upperBound {
      guard isDigit(scalars[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < range.upperBound,
        isDigit(scalars[index])
          || (scalars[index] == "." || scalars[index] == ",") && index + 1 < range.upperBound
            && isDigit(scalars[index + 1])
      {
        index += 1
      }
      let unit = RequirementWords.units.length(in: scalars, at: index, end: range.upperBound)
      // Parts of a date are no figures, nor are hours of the day and numbers of documents.
      guard unit > 0, !isDatePart(index, unit, range) else { continue }
      figures.append(start..<(index + unit))
      index += unit
    }
    return figures
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { (48...57).contains(scalar.value) }

  private func isDatePart(_ unit: Int, _ length: Int, _ range: Range<Int>) -> Bool {
    guard length == 1 else { return false }
    let next = unit + 1 < range.upperBound ? text.scalars[unit + 1] : "。"
    switch text.scalars[unit] {
    case "年": return next != "内" && next != "以"
    case "月": return true
    case "日", "天": return next != "内" && next != "以" && next != "之"
    case "时": return true
    default: return false
    }
  }
}
