/// Styled text broken into lines of a terminal's width.
///
/// Chinese breaks between any two characters, except that no line begins with a closing mark or ends with an
/// opening one (GB/T 15834-2011, 5.1); Latin words and numbers stay whole where they fit.
struct TerminalParagraph {
  /// A run of one look.
  struct Run {
    var text: String
    var role: TerminalStyle.Role = .plain
  }

  var runs: [Run]

  init(_ runs: [Run]) { self.runs = runs }

  init(_ text: String, as role: TerminalStyle.Role = .plain) {
    runs = [Run(text: text, role: role)]
  }

  /// What must not be parted: a word, or a character with the marks that cling to it.
  private struct Piece {
    var scalars: [(scalar: Unicode.Scalar, role: TerminalStyle.Role)] = []
    var columns = 0
    var endsLine = false
    var isBlank = false
  }

  /// The lines, each begun with `indent` spaces. Everything is neutralised before it is shown.
  func lines(_ style: TerminalStyle, indent: Int = 0) -> [String] {
    let room = max(style.width - indent, 10)
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line: [(scalar: Unicode.Scalar, role: TerminalStyle.Role)] = []
    var columns = 0
    func finishLine() {
      while let last = line.last, last.scalar == " " { line.removeLast() }
      lines.append(line.isEmpty ? "" : margin + Self.styled(line, style))
      (line, columns) = ([], 0)
    }
    for piece in pieces() {
      if piece.endsLine {
        finishLine()
        continue
      }
      if columns + piece.columns > room, !line.isEmpty { finishLine() }
      if piece.isBlank, line.isEmpty, !lines.isEmpty { continue }
      for element in piece.scalars {
        let width = TerminalWidth.columns(of: element.scalar)
        if columns + width > room, !line.isEmpty { finishLine() }
        line.append(element)
        columns += width
      }
    }
    if !line.isEmpty || lines.isEmpty { finishLine() }
    return lines
  }

  private func pieces() -> [Piece] {
    var pieces: [Piece] = []
    for run in runs {
      for scalar in DisplayText.neutralised(run.text).unicodeScalars {
        if scalar == "\n" {
          pieces.append(Piece(endsLine: true))
        } else if let last = pieces.last, let end = last.scalars.last?.scalar, !last.endsLine,
          Self.clings(scalar, to: end), last.scalars.count < 40
        {
          pieces[pieces.count - 1].scalars.append((scalar, run.role))
          pieces[pieces.count - 1].columns += TerminalWidth.columns(of: scalar)
        } else {
          pieces.append(
            Piece(
              scalars: [(scalar, run.role)], columns: TerminalWidth.columns(of: scalar),
              isBlank: scalar == " "))
        }
      }
    }
    return pieces
  }

  private static let closing = Set("，。、；：？！）》〉】」』〕］”’…,.;:?!)]}%".unicodeScalars)
  private static let opening = Set("（《〈【「『〔［“‘([{".unicodeScalars)

  private static func clings(_ scalar: Unicode.Scalar, to previous: Unicode.Scalar) -> Bool {
    if TerminalWidth.columns(of: scalar) == 0 { return true }
    if previous == " " || scalar == " " { return false }
    if closing.contains(scalar) || opening.contains(previous) { return true }
    return isWordPart(scalar) && isWordPart(previous)
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    TerminalWidth.columns(of: scalar) == 1 && scalar.properties.generalCategory != .spaceSeparator
  }

  private static func styled(
    _ line: [(scalar: Unicode.Scalar, role: TerminalStyle.Role)], _ style: TerminalStyle
  ) -> String {
    var result = ""
    var start = 0
    while start < line.count {
      var end = start
      while end < line.count, line[end].role == line[start].role { end += 1 }
      let text = String(String.UnicodeScalarView(line[start..<end].map(\.scalar)))
      result += style.styled(text, as: line[start].role)
      start = end
    }
    return result
  }
}
