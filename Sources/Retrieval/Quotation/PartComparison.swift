import ArchiveModel
import TextAnalysis

/// How a part of a quotation stands to a place of a text.
struct PartComparison {
  /// The signs to be changed, and how many there are of the longer of the two.
  var edits = 0
  var length = 0
  var folded: Set<QuoteFolding> = []
  /// The characters taken for the same though no word decides.
  var doubtful: [ScriptPair] = []
  var diff: [DiffPiece] = []
  /// Where the words stand in the stretch, punctuation at their ends included where the quotation
  /// has some: UTF-8 bytes.
  var byteRange = 0..<0

  var similarity: Double { max(0, 1 - Double(edits) / Double(max(1, length))) }

  /// Names a pair of characters once.
  fileprivate mutating func add(_ doubt: ScriptPair) {
    if !doubtful.contains(doubt) { doubtful.append(doubt) }
  }

  /// The verdict, as far as the words stand here at all.
  var verdict: QuoteVerdict {
    edits > 0 ? .changed : folded.map(\.verdict).max() ?? .identical
  }
}

/// Compares a part of a quotation with a place of a text, character by character.
struct PartComparer {
  let part: Quotation.Part
  let text: String
  let signs: [ComparedText.Sign]
  let analyzer: Analyzer
  private let quotedBytes: [UInt8]
  private let foundBytes: [UInt8]

  init(_ part: Quotation.Part, text: String, compared: ComparedText, analyzer: Analyzer) {
    (self.part, self.text, self.analyzer) = (part, text, analyzer)
    signs = compared.signs
    quotedBytes = Array(part.text.utf8)
    foundBytes = Array(text.utf8)
  }

  /// Compares with a run of the same signs.
  func compare(run: Range<Int>) -> PartComparison {
    compare(
      pairs: part.signs.indices.map { Alignment.Pair(quoted: $0, found: run.lowerBound + $0) })
  }

  /// Compares by an alignment; `nil` where nothing is alike.
  func compare(pairs: [Alignment.Pair]) -> PartComparison {
    var result = PartComparison()
    var isQuotedTraditional: Bool?
    var isFoundTraditional: Bool?
    let kept = pairs.filter { pair in
      if part.signs[pair.quoted].isMark {
        // Brackets and dashes stand for others of their kind.
        let (left, right) = (part.signs[pair.quoted].byteRange, signs[pair.found].byteRange)
        if quotedBytes[left] != foundBytes[right] { result.folded.insert(.punctuation) }
        return true
      }
      let difference = self.difference(pair)
      switch difference.relation {
      case .different: return false
      case .sameIfTraditional(let first):
        let isTraditional: Bool
        if first {
          isTraditional = isQuotedTraditional ?? analyzer.isTraditional(part.text)
          isQuotedTraditional = isTraditional
        } else {
          isTraditional = isFoundTraditional ?? analyzer.isTraditional(text)
          isFoundTraditional = isTraditional
        }
        guard isTraditional else { return false }
        let doubt = scriptPair(pair)
        // 看著, 接著: what no word keeps is the particle.
        if doubt.quoted != "著", doubt.found != "著" { result.add(doubt) }
      case .doubtful: result.add(scriptPair(pair))
      case .same: break
      }
      for kind in difference.kinds { result.folded.insert(Self.folding(of: kind)) }
      return true
    }
    let run = matchedRun(kept.isEmpty ? pairs : kept)
    result.byteRange = byteRange(of: run)
    count(kept, run, &result)
    result.edits += EnclosedWords(quoted: part.text, found: text).cuts(result.byteRange)
    build(kept, &result)
    return result
  }

  // MARK: The characters

  private func scriptPair(_ pair: Alignment.Pair) -> ScriptPair {
    ScriptPair(
      quoted: string(quotedBytes, part.signs[pair.quoted].byteRange),
      found: string(foundBytes, signs[pair.found].byteRange))
  }

  private func difference(_ pair: Alignment.Pair) -> CharacterDifference {
    let left = part.signs[pair.quoted], right = signs[pair.found]
    let quoted = quotedBytes[left.byteRange], found = foundBytes[right.byteRange]
    guard !quoted.elementsEqual(found) else { return CharacterDifference() }
    let first = Array(String(decoding: quoted, as: UTF8.self).unicodeScalars)
    let second = Array(String(decoding: found, as: UTF8.self).unicodeScalars)
    if first.count == 1, second.count == 1 {
      return analyzer.difference(first[0], second[0]) { word(at: pair.found) }
    }
    return CharacterDifference(kinds: [.composed])
  }

  /// How many characters on each side of one its word is looked for in.
  private static let wordReach = 6

  /// The folded characters around a sign of the text that touch each other, and its place among them.
  private func word(at index: Int) -> (codes: [UInt32], index: Int) {
    var (lower, upper) = (index, index + 1)
    while lower > 0, index - lower < Self.wordReach,
      signs[lower - 1].byteEnd == signs[lower].byteStart
    {
      lower -= 1
    }
    while upper < signs.count, upper - index <= Self.wordReach,
      signs[upper - 1].byteEnd == signs[upper].byteStart
    {
      upper += 1
    }
    return (signs[lower..<upper].map(\.code), index - lower)
  }

  private static func folding(of kind: CharacterDifference.Kind) -> QuoteFolding {
    switch kind {
    case .width: .width
    case .letterCase: .letterCase
    case .radicals: .radicals
    case .script: .script
    case .composed: .composed
    }
  }

  /// The signs of the text that the quotation stands for: from what its first sign stands for to
  /// what its last does, numbers and Latin words whole.
  private func matchedRun(_ pairs: [Alignment.Pair]) -> Range<Int> {
    guard let first = pairs.first, let last = pairs.last else { return 0..<0 }
    let head = first.quoted
    let tail = part.signs.count - 1 - last.quoted
    // What was changed at the ends stands for as many signs of the text, as far as the same
    // sentence goes.
    var lower = first.found
    while lower > 0, first.found - lower < head, !isParted(lower) { lower -= 1 }
    var upper = last.found + 1
    while upper < signs.count, upper - last.found - 1 < tail, !isParted(upper) { upper += 1 }
    return SignMatcher.wholeRuns(signs, lower..<upper)
  }

  /// Whether a sentence or a paragraph ends before a sign.
  private func isParted(_ index: Int) -> Bool {
    let gap = foundBytes[
      Int(
        signs[index - 1].byteEnd)..<max(
          Int(signs[index - 1].byteEnd), Int(signs[index].byteStart))]
    return String(decoding: gap, as: UTF8.self).unicodeScalars.contains {
      "。！？；\n".unicodeScalars.contains($0)
    }
  }

  private func count(_ pairs: [Alignment.Pair], _ run: Range<Int>, _ result: inout PartComparison) {
    result.length = max(part.signs.count, run.count)
    var (quoted, found) = (0, run.lowerBound)
    for (index, pair) in pairs.enumerated() {
      result.edits += max(pair.quoted - quoted, pair.found - found, 0)
      if index > 0, pairs[index - 1].quoted == pair.quoted - 1,
        pairs[index - 1].found == pair.found - 1,
        !SignMatcher.agree(part.signs[pair.quoted].joint, signs[pair.found].joint)
      {
        result.edits += 1
      }
      if !SignMatcher.agree(part.signs[pair.quoted].bracket, signs[pair.found].bracket) {
        result.edits += 1
      }
      (quoted, found) = (pair.quoted + 1, pair.found + 1)
    }
    result.edits += max(part.signs.count - quoted, run.upperBound - found, 0)
  }

  // MARK: The ends

  /// The bytes of a run of the text; with the punctuation before and after it that answers to the
  /// quotation's own.
  private func byteRange(of run: Range<Int>) -> Range<Int> {
    guard !run.isEmpty, let first = part.signs.first, let last = part.signs.last else {
      return 0..<0
    }
    var lower = Int(signs[run.lowerBound].byteStart)
    var upper = Int(signs[run.upperBound - 1].byteEnd)
    let head = Array(string(quotedBytes, 0..<Int(first.byteStart)).unicodeScalars)
    let tail = Array(
      string(quotedBytes, Int(last.byteEnd)..<max(Int(last.byteEnd), quotedBytes.count))
        .unicodeScalars)
    let before =
      run.lowerBound == 0
      ? 0..<lower
      : Int(signs[run.lowerBound - 1].byteEnd)..<max(lower, Int(signs[run.lowerBound - 1].byteEnd))
    let after =
      run.upperBound == signs.count
      ? upper..<foundBytes.count : upper..<max(upper, Int(signs[run.upperBound].byteStart))
    for (scalar, wanted) in zip(
      string(foundBytes, before).unicodeScalars.reversed(), head.reversed())
    {
      guard
        scalar == wanted || QuotationMarks.isOpening(scalar) || QuotationMarks.isStraight(scalar)
      else { break }
      lower -= scalar.utf8.count
    }
    for (index, scalar) in string(foundBytes, after).unicodeScalars.prefix(tail.count).enumerated()
    {
      guard scalar == tail[index] || !scalar.properties.isWhitespace,
        !QuotationMarks.isOpening(scalar)
      else { break }
      upper += scalar.utf8.count
    }
    return lower..<upper
  }

  private func string(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  // MARK: The difference

  private func build(_ pairs: [Alignment.Pair], _ result: inout PartComparison) {
    // Beside a difference in words those in form and punctuation are no news.
    var diff = DiffBuilder(passesOverForms: result.edits > 0)
    var (quoted, found) = (0, result.byteRange.lowerBound)
    var (quotedSign, foundSign) = (-1, -1)
    func gap(_ quotedEnd: Int, _ foundEnd: Int, isWordless: Bool) {
      let left = quoted..<max(quoted, quotedEnd)
      let right = found..<max(found, foundEnd)
      let (quotedText, foundText) = (string(quotedBytes, left), string(foundBytes, right))
      if isWordless {
        result.folded.formUnion(GapComparison.differences(quotedText, foundText))
        diff.appendForms(quotedText, foundText)
      } else {
        diff.append(
          DiffBuilder.Side(text: quotedText, words: words(part.signs, in: left)),
          DiffBuilder.Side(text: foundText, words: words(signs, in: right)))
      }
    }
    for pair in pairs {
      let left = part.signs[pair.quoted], right = signs[pair.found]
      let isWordless =
        pair.quoted == quotedSign + 1 && (foundSign < 0 || pair.found == foundSign + 1)
        && SignMatcher.agree(left.bracket, right.bracket)
        && (quotedSign < 0 || SignMatcher.agree(left.joint, right.joint))
      gap(Int(left.byteStart), Int(right.byteStart), isWordless: isWordless)
      let quotedEnd = max(quoted, Int(left.byteEnd)), foundEnd = max(found, Int(right.byteEnd))
      diff.appendForms(
        string(quotedBytes, max(quoted, Int(left.byteStart))..<quotedEnd),
        string(foundBytes, max(found, Int(right.byteStart))..<foundEnd))
      (quoted, found) = (quotedEnd, foundEnd)
      (quotedSign, foundSign) = (pair.quoted, pair.found)
    }
    gap(
      quotedBytes.count, result.byteRange.upperBound,
      isWordless: quotedSign == part.signs.count - 1)
    result.diff = diff.pieces
  }

  /// From the first to the last sign in a range of bytes, counted from the range's beginning; `nil`
  /// where there is none.
  private func words(_ signs: [ComparedText.Sign], in range: Range<Int>) -> Range<Int>? {
    var (low, high) = (0, signs.count)
    while low < high {
      let middle = (low + high) / 2
      if signs[middle].byteStart < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    guard low < signs.count, Int(signs[low].byteEnd) <= range.upperBound else { return nil }
    var last = low
    while last + 1 < signs.count, Int(signs[last + 1].byteEnd) <= range.upperBound { last += 1 }
    return
      (Int(signs[low].byteStart) - range.lowerBound)..<(Int(signs[last].byteEnd) - range.lowerBound)
  }
}
