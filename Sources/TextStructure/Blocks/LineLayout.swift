/// Joins the lines of a text whose paragraphs were broken into lines of equal width.
///
/// Whether a text is so broken is seen from its lines: most of those that end inside a sentence
/// reach the same right margin. In a text of one paragraph a line, those that end inside a sentence
/// are headings and labels of any length.
public struct LineLayout {
  let flow: Flow

  /// Reads the layout of this flow's lines.
  public init(flow: Flow) {
    self.flow = flow
  }

  /// Joins broken lines in place, where the text is so broken.
  public func join(_ lines: inout [Block]) {
    guard let margin = margin(of: lines) else { return }
    let indentedCount = lines.reduce(0) { $0 + ($1.flags.contains(.indented) ? 1 : 0) }
    let usesIndent = indentedCount >= 2 && indentedCount * 2 < lines.count
    var joined: [Block] = []
    joined.reserveCapacity(lines.count / 2)
    var isOpen = false
    for line in lines {
      if isOpen, let previous = joined.indices.last, continues(line, joined[previous], usesIndent) {
        let joiner = self.joiner(after: &joined[previous], line)
        joined[previous].append(line, joiner: joiner)
      } else {
        joined.append(line)
      }
      isOpen = !line.flags.contains(.marked) && isFull(line, margin, usesIndent)
    }
    lines = joined
  }

  /// The right margin in columns, or `nil` where lines are paragraphs.
  private func margin(of lines: [Block]) -> Int? {
    var widths: [Int] = []
    var followed = 0
    for (index, line) in lines.enumerated() where index + 1 < lines.count {
      guard !lines[index + 1].flags.contains(.afterBlank), !line.flags.contains(.marked) else {
        continue
      }
      followed += 1
      switch BlockShape.ending(flow, line) {
      case .open, .comma, .closer: widths.append(width(line))
      case .final, .announced: break
      }
    }
    guard widths.count >= 3, widths.count * 10 >= followed * 4 else { return nil }
    widths.sort()
    let margin = widths[widths.count * 9 / 10]
    guard (20...220).contains(margin) else { return nil }
    let slack = max(6, margin / 8)
    let full = widths.reduce(0) { $0 + ($1 >= margin - slack && $1 <= margin + 4 ? 1 : 0) }
    guard full >= 3, full * 10 >= widths.count * 6 else { return nil }
    // A text of one paragraph a line has lines far beyond any margin.
    let long = lines.reduce(0) { $0 + (width($1) > margin + 8 ? 1 : 0) }
    return long * 12 <= lines.count ? margin : nil
  }

  private func width(_ line: Block) -> Int {
    var columns = line.flags.contains(.indented) ? 4 : 0
    for index in line.first.start..<min(line.first.end, line.first.start + 400) {
      columns += flow.scalars[index].columns
    }
    return columns
  }

  private func isFull(_ line: Block, _ margin: Int, _ usesIndent: Bool) -> Bool {
    let width = width(line)
    let isLatin = flow.scalars[line.first.end - 1].isLatinLetter
    let isFull = width >= margin - (isLatin ? max(12, margin / 4) : 7)
    if BlockShape.ending(flow, line) == .final { return isFull && usesIndent }
    return isFull
  }

  private func continues(_ line: Block, _ previous: Block, _ usesIndent: Bool) -> Bool {
    guard !line.flags.contains(.afterBlank), !line.flags.contains(.marked),
      !(usesIndent && line.flags.contains(.indented))
    else { return false }
    guard let numbering = Numbering(flow.scalars, in: line.first.start..<line.first.end) else {
      return true
    }
    // A number at the start of a line is a break only where a sentence ended before it.
    let ended = BlockShape.ending(flow, previous)
    return numbering.style == .arabic && ended != .final && ended != .announced
  }

  /// What stands between two joined lines: nothing in Chinese, a space between Latin words, and
  /// nothing for a hyphenated word, whose hyphen goes.
  private func joiner(after previous: inout Block, _ line: Block) -> Span.Joiner {
    Self.joiner(flow, after: &previous, line)
  }

  /// What stands between a block and the line that continues it; the hyphen of a parted word goes.
  public static func joiner(_ flow: Flow, after previous: inout Block, _ line: Block) -> Span.Joiner
  {
    let last = flow.scalars[previous.last.end - 1]
    let next = flow.scalars[line.first.start]
    previous.flags.insert(.repaired)
    guard last.value < 0x2000, next.value < 0x2000 else { return .none }
    if last == "-", previous.last.count > 1, flow.scalars[previous.last.end - 2].isLatinLetter,
      next.isLatinLetter, next.properties.isLowercase
    {
      if previous.more.isEmpty {
        previous.first.end -= 1
      } else {
        previous.more[previous.more.count - 1].end -= 1
      }
      return .none
    }
    return last.isDigit && next.isDigit ? .none : .space
  }
}
