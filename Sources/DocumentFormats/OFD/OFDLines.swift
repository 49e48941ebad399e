import TextStructure

/// Puts the pieces of a page into reading order: lines from top to bottom, pieces from left to
/// right; where two columns of text stand side by side, the left one first.
struct OFDLines {
  typealias Piece = OFDPageText.Piece

  /// A line of text.
  struct Line {
    private(set) var pieces: [Piece]
    /// The size of the largest piece.
    private(set) var size: Double
    var left: Double { pieces.first?.left ?? 0 }
    /// The baseline of the first piece.
    let baseline: Double

    init(_ pieces: [Piece]) {
      self.pieces = pieces
      size = pieces.map(\.size).max() ?? 0
      baseline = pieces.first?.baseline ?? 0
    }

    mutating func add(_ piece: Piece) {
      pieces.append(piece)
      size = max(size, piece.size)
    }

    mutating func sort() { pieces.sort { ($0.left, $0.order) < ($1.left, $1.order) } }

    /// The text. Between pieces a gap that is a space in Latin text is one, and a wide one, of a
    /// table, is a tab.
    var text: [Unicode.Scalar] {
      var text: [Unicode.Scalar] = []
      var right = 0.0
      for piece in pieces {
        if let last = text.last, let next = piece.text.first {
          let gap = piece.left - right
          if gap > piece.size * 1.5 {
            text.append("\t")
          } else if gap > piece.size * 0.2, last.value < 0x2000, next.value < 0x2000,
            !last.isBlank, !next.isBlank
          {
            text.append(" ")
          }
        }
        text += piece.text
        right = piece.right
      }
      return text
    }
  }

  /// Columns are at least so many lines of so many characters side by side.
  private static let shortestColumn = 4
  private static let narrowestColumn = 10
  private static let longestLook = 200

  static func lines(of pieces: [Piece]) -> [Line] {
    let lines = grouped(pieces)
    var ordered: [Line] = []
    var index = 0
    while index < lines.count {
      let (end, gutter) = columns(in: lines, from: index)
      if let gutter {
        for side in [true, false] {
          for line in lines[index..<end] {
            let half = line.pieces.filter { ($0.left < gutter) == side }
            if !half.isEmpty { ordered.append(Line(half)) }
          }
        }
      } else {
        ordered += lines[index..<end]
      }
      index = end
    }
    return ordered
  }

  /// Pieces whose baselines are less than half a character apart stand on one line.
  private static func grouped(_ pieces: [Piece]) -> [Line] {
    let sorted = pieces.sorted { ($0.baseline, $0.order) < ($1.baseline, $1.order) }
    var lines: [Line] = []
    for piece in sorted {
      if let last = lines.indices.last,
        piece.baseline - lines[last].baseline < min(piece.size, lines[last].size) / 2
      {
        lines[last].add(piece)
      } else {
        lines.append(Line([piece]))
      }
    }
    for index in lines.indices { lines[index].sort() }
    return lines
  }

  /// The lines from `start` that a common gutter divides, and where it is; else the one line.
  private static func columns(in lines: [Line], from start: Int) -> (end: Int, gutter: Double?) {
    guard var gutter = widestGap(lines[start]) else { return (start + 1, nil) }
    var end = start + 1
    while end < lines.count, let narrowed = gap(lines[end], within: gutter) {
      gutter = narrowed
      end += 1
    }
    let middle = (gutter.lowerBound + gutter.upperBound) / 2
    var sides = [(lines: 0, characters: 0), (lines: 0, characters: 0)]
    for line in lines[start..<end] {
      for (side, isLeft) in [true, false].enumerated() {
        let half = line.pieces.filter { ($0.left < middle) == isLeft }
        if !half.isEmpty { sides[side].lines += 1 }
        sides[side].characters += half.reduce(0) { $0 + $1.text.count }
      }
    }
    let areColumns = sides.allSatisfy {
      $0.lines >= shortestColumn && $0.characters >= $0.lines * narrowestColumn
    }
    if areColumns { return (end, middle) }
    // Looked at again line by line, unless that would take long.
    return (end - start > longestLook ? end : start + 1, nil)
  }

  /// The widest gap between the pieces of a line, if it is wide enough for a gutter.
  private static func widestGap(_ line: Line) -> ClosedRange<Double>? {
    var widest: ClosedRange<Double>?
    var right = line.pieces.first?.right ?? 0
    for piece in line.pieces.dropFirst() {
      let width = widest.map { $0.upperBound - $0.lowerBound } ?? line.size
      if piece.left - right > width { widest = right...piece.left }
      right = max(right, piece.right)
    }
    return widest
  }

  /// What a line leaves of a gutter, or `nil` where it crosses it.
  private static func gap(_ line: Line, within gutter: ClosedRange<Double>) -> ClosedRange<Double>?
  {
    var (low, high) = (gutter.lowerBound, gutter.upperBound)
    for piece in line.pieces {
      if piece.left <= low, piece.right >= high { return nil }
      if piece.right <= (low + high) / 2 { low = max(low, piece.right) }
      if piece.left >= (low + high) / 2 { high = min(high, piece.left) }
    }
    guard high - low >= line.size * 0.8,
      !line.pieces.contains(where: { $0.left < high && $0.right > low })
    else { return nil }
    return low...high
  }
}
