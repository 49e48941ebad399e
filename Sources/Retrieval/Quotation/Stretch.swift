import ArchiveIndex
import TextAnalysis

/// Consecutive passages of a document put together again, with the headings between them: the text
/// that a quotation is judged by.
struct Stretch {
  /// A passage or a heading in the stretch.
  struct Piece {
    /// The passage, or the first passage under the heading.
    var passage: Int
    /// For a heading how deep it stands in the passage's path, from 0; `nil` for a passage's text.
    var headingDepth: Int?
    /// Where it stands in the stretch: UTF-8 bytes, half open.
    var byteRange: Range<Int>
  }

  /// The document's number in the index.
  let document: Int
  /// The passages in it.
  let passages: Range<Int>
  /// The text; a line feed stands between pieces.
  let text: String
  let pieces: [Piece]
  /// The text's signs.
  let compared: ComparedText

  var signs: [ComparedText.Sign] { compared.signs }

  /// The piece that a byte stands in, or the first after it.
  func pieceIndex(atByte offset: Int) -> Int {
    var (low, high) = (0, pieces.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].byteRange.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return max(0, low)
  }

  /// The bytes from the first to the last sign of a range.
  func byteRange(ofSigns range: Range<Int>) -> Range<Int> {
    let first = signs[range.lowerBound], last = signs[range.upperBound - 1]
    return Int(first.byteStart)..<max(Int(last.byteEnd), Int(first.byteEnd))
  }
}

/// Reads passages for comparing, each once.
final class StretchReader {
  let session: IndexSession
  let analyzer: Analyzer
  private var texts: [Int: IndexSession.PassageText] = [:]
  private var compared: [Int: ComparedText] = [:]
  private var ranges: [Int: Range<Int>] = [:]

  init(session: IndexSession, analyzer: Analyzer) {
    (self.session, self.analyzer) = (session, analyzer)
  }

  /// Forgets what was read, where that is much: a batch is long.
  func forget() {
    guard texts.count > 2000 else { return }
    texts.removeAll()
    compared.removeAll()
    ranges.removeAll()
  }

  func document(of passage: Int) -> Int { session.document(ofPassage: passage) }

  /// The passages of a document.
  func passages(ofDocument document: Int) throws -> Range<Int> {
    if let range = ranges[document] { return range }
    let range = try session.passages(ofDocument: document)
    ranges[document] = range
    return range
  }

  func text(of passage: Int) throws -> IndexSession.PassageText {
    if let text = texts[passage] { return text }
    try read(passage..<(passage + 1))
    guard let text = texts[passage] else {
      return IndexSession.PassageText(number: passage, text: "", headingPath: [])
    }
    return text
  }

  private func read(_ numbers: Range<Int>) throws {
    for text in try session.texts(ofPassages: numbers) { texts[text.number] = text }
  }

  /// The signs of one passage.
  func signs(of passage: Int) throws -> [ComparedText.Sign] { try compared(of: passage).signs }

  /// One passage as it is compared.
  func compared(of passage: Int) throws -> ComparedText {
    if let known = compared[passage] { return known }
    let made = analyzer.compared(try text(of: passage).text)
    compared[passage] = made
    return made
  }

  /// Those of some passages that a document has.
  func stretch(_ wanted: Range<Int>, within document: Int) throws -> Stretch {
    try stretch(wanted.clamped(to: try passages(ofDocument: document)))
  }

  /// Passages of one document with the headings that begin before each.
  func stretch(_ wanted: Range<Int>) throws -> Stretch {
    let document = document(of: wanted.lowerBound)
    let all = try passages(ofDocument: document)
    let passages = wanted.clamped(to: all)
    let missing = passages.filter { texts[$0] == nil }
    if let first = missing.first, let last = missing.last { try read(first..<(last + 1)) }
    var above: [String] = []
    if passages.lowerBound > all.lowerBound {
      above = try text(of: passages.lowerBound - 1).headingPath
    }
    var bytes: [UInt8] = []
    var pieces: [Stretch.Piece] = []
    func append(_ text: String, _ passage: Int, _ depth: Int?) {
      if !bytes.isEmpty { bytes.append(0x0A) }
      let start = bytes.count
      bytes += text.utf8
      pieces.append(
        Stretch.Piece(passage: passage, headingDepth: depth, byteRange: start..<bytes.count))
    }
    for passage in passages {
      let row = try text(of: passage)
      let common = zip(row.headingPath, above).prefix { $0 == $1 }.count
      for (depth, heading) in row.headingPath.enumerated().dropFirst(common)
      where try !begins(passage, with: heading) {
        append(heading, passage, depth)
      }
      above = row.headingPath
      append(row.text, passage, nil)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    return Stretch(
      document: document, passages: passages, text: text, pieces: pieces,
      compared: analyzer.compared(text))
  }

  /// Whether a passage's text begins with a heading above it (第三条 …): then it is no line of its own.
  private func begins(_ passage: Int, with heading: String) throws -> Bool {
    let signs = try signs(of: passage)
    let wanted = analyzer.compared(heading).signs
    return signs.count >= wanted.count && zip(wanted, signs).allSatisfy { $0.code == $1.code }
  }

  /// The first passage under a heading that stands over a passage, at a depth of its path.
  func firstPassage(underHeadingOf passage: Int, depth: Int) throws -> Int {
    let beginning = try text(of: passage).headingPath.prefix(depth + 1)
    let all = try passages(ofDocument: document(of: passage))
    var first = passage
    while first > all.lowerBound, try text(of: first - 1).headingPath.starts(with: beginning) {
      first -= 1
    }
    return first
  }

  /// The stretch around some passages that reaches at least `before` signs before them and `after`
  /// signs behind, as far as the document does.
  func stretch(around middle: Range<Int>, before: Int, after: Int) throws -> Stretch {
    let all = try passages(ofDocument: document(of: middle.lowerBound))
    var (lower, upper) = (middle.lowerBound, middle.upperBound)
    var count = 0
    while count < before, lower > all.lowerBound {
      lower -= 1
      count += max(1, session.length(ofPassage: lower))
    }
    count = 0
    while count < after, upper < all.upperBound {
      count += max(1, session.length(ofPassage: upper))
      upper += 1
    }
    return try stretch(lower..<upper)
  }
}
