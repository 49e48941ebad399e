internal import ArchiveModel
import TextStructure

/// Tells a text with Markdown's marks from a plain one, by its content.
///
/// A number sign alone says little: it begins comments of programs, entries of lists and topics. So
/// headings count where text stands under them, set apart by empty lines or by levels, in a text
/// whose lines are sentences rather than code. A table's line of hyphens and a head whose keys name
/// fields are Markdown by themselves.
enum MarkdownSigns {
  /// Whether these characters are a text in Markdown.
  static func stand(in text: [Unicode.Scalar]) -> Bool {
    if let found = FrontMatterScanner.scan(text), namesField(found.frontMatter.yaml) { return true }
    guard text.contains(where: { $0 == "#" || $0 == "|" }) else { return false }
    var signs = Signs(text)
    signs.read()
    return signs.hasTable || signs.hasHeadings
  }

  /// Whether every line of a head is `key: value`, or continues one, and a key names a field.
  private static func namesField(_ yaml: String) -> Bool {
    var isNamed = false
    for line in yaml.split(whereSeparator: \.isNewline) {
      guard let first = line.first, !first.isWhitespace, first != "-", first != "#" else {
        continue
      }
      guard let colon = line.firstIndex(of: ":") else { return false }
      let key = line[..<colon].trimmingBlanks()
      isNamed = isNamed || DocumentDescription.Field(name: key) != nil
    }
    return isNamed
  }

  private struct Signs {
    private let text: [Unicode.Scalar]
    private(set) var hasTable = false

    private struct Heading {
      var rank: Int
      /// Whether an empty line, or nothing, stands before it.
      var isApart: Bool
      /// Whether an empty line follows it.
      var isFollowedByBlank = false
      /// Whether text stands under it before the next heading.
      var hasText = false
    }
    private var headings: [Heading] = []
    /// Lines that are no headings, and how many of them are sentences or labels of a language.
    private var (lines, wordLines) = (0, 0)
    /// The lines before the first heading, and whether they are short.
    private var linesBefore = 0
    private var isHeadShort = true
    /// Lines that begin with a number sign and are no headings.
    private var otherNumberSigns = 0

    init(_ text: [Unicode.Scalar]) { self.text = text }

    /// Whether the headings are Markdown's.
    var hasHeadings: Bool {
      guard let first = headings.first, wordLines * 3 >= lines * 2, wordLines > 0,
        otherNumberSigns <= headings.count
      else { return false }
      let filled = headings.reduce(0) { $0 + ($1.hasText ? 1 : 0) }
      let apart = headings.reduce(0) { $0 + ($1.isApart || $1.isFollowedByBlank ? 1 : 0) }
      if headings.count == 1 {
        return first.hasText && linesBefore <= 3 && isHeadShort
          && (linesBefore == 0 || first.isApart)
      }
      // A document's headings have levels; a list of entries, and comments, have one.
      let ranks = Set(headings.map(\.rank))
      let isOutline =
        ranks.count > 1 && first.rank == ranks.min() && linesBefore <= 3 && isHeadShort
      guard filled * 2 >= headings.count || isOutline && filled > 0 else { return false }
      return isOutline || apart * 5 >= headings.count * 4
    }

    mutating func read() {
      var scanner = LineScanner(text, range: 0..<text.count)
      var afterBlank = true
      var isFenced = false
      var previousCells = 0
      while let line = scanner.next() {
        guard !line.isBlank else {
          if !headings.isEmpty, !headings[headings.count - 1].hasText {
            headings[headings.count - 1].isFollowedByBlank = true
          }
          (afterBlank, previousCells) = (true, 0)
          continue
        }
        defer { afterBlank = false }
        let span = line.start..<line.end
        if isFence(span) {
          isFenced.toggle()
          continue
        }
        if isFenced { continue }
        if line.indent <= 3, let rank = headingRank(span) {
          if headings.isEmpty { linesBefore = lines }
          headings.append(Heading(rank: rank, isApart: afterBlank))
          previousCells = 0
          continue
        }
        if text[line.start] == "#" { otherNumberSigns += 1 }
        let cells = tableRuleCells(span)
        if cells > 1, cells == previousCells { hasTable = true }
        previousCells = cellCount(span)
        lines += 1
        if isWords(span) { wordLines += 1 }
        if headings.isEmpty, span.count > 40 { isHeadShort = false }
        if !headings.isEmpty { headings[headings.count - 1].hasText = true }
      }
    }

    /// `# 标题`: the number of signs, for a line that may be a heading.
    private func headingRank(_ span: Range<Int>) -> Int? {
      var index = span.lowerBound
      while index < span.upperBound, text[index] == "#" { index += 1 }
      let rank = index - span.lowerBound
      guard (1...6).contains(rank), index < span.upperBound, text[index].isBlank else { return nil }
      let rest = text[index..<span.upperBound]
      guard rest.count <= 120, rest.contains(where: { $0.isHan || $0.isLatinLetter }) else {
        return nil
      }
      // `# 张三 13800000000`: an entry of a list.
      var (digits, longest) = (0, 0)
      for scalar in rest {
        digits = scalar.isDigit ? digits + 1 : 0
        longest = max(longest, digits)
      }
      return longest >= 7 ? nil : rank
    }

    private func isFence(_ span: Range<Int>) -> Bool {
      guard span.count >= 3, text[span.lowerBound] == "`" else { return false }
      return text[span.lowerBound..<(span.lowerBound + 3)].allSatisfy { $0 == "`" }
    }

    /// Whether a line is of a language and not of a program: Chinese, or Latin words with spaces
    /// between them, a large letter first and no marks of code.
    private func isWords(_ span: Range<Int>) -> Bool {
      var (han, letters, spaces, marks) = (0, 0, 0, 0)
      for index in span.prefix(200) {
        let scalar = text[index]
        if scalar.isHan || scalar.value >= 0x3000 {
          han += 1
        } else if scalar.isLatinLetter {
          letters += 1
        } else if scalar.isBlank {
          spaces += 1
        } else if "=;{}$<>\\@&^".unicodeScalars.contains(scalar) {
          marks += 1
        }
      }
      let count = min(span.count, 200)
      if han * 3 >= count - spaces { return marks * 8 <= count }
      // A command begins with a small letter, a sentence with a large one.
      let first = text[span].first { $0.isLatinLetter || $0.isDigit }
      return marks == 0 && letters * 10 >= count * 6 && spaces >= 2
        && first?.properties.isLowercase == false
    }

    /// The cells of `| --- | :-: |`; 0 for any other line.
    private func tableRuleCells(_ span: Range<Int>) -> Int {
      guard text[span.lowerBound..<span.upperBound].contains("|") else { return 0 }
      var hyphens = 0
      for index in span {
        switch text[index] {
        case "-": hyphens += 1
        case "|":
          if index > span.lowerBound, hyphens < 3 { return 0 }
          hyphens = 0
        case ":": break
        default: if !text[index].isBlank { return 0 }
        }
      }
      if text[span.upperBound - 1] != "|", hyphens < 3 { return 0 }
      return cellCount(span)
    }

    private func cellCount(_ span: Range<Int>) -> Int {
      var bars = 0
      for index in span where text[index] == "|" { bars += 1 }
      guard bars > 0 else { return 0 }
      if text[span.lowerBound] == "|" { bars -= 1 }
      if text[span.upperBound - 1] == "|" { bars -= 1 }
      return bars + 1
    }
  }
}
