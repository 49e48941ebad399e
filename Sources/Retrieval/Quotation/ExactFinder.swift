import ArchiveIndex
import ArchiveModel
import TextAnalysis

/// Finds every place where the signs of a part stand one after the other, whatever punctuation,
/// lines, paragraphs, passages and headings part them.
struct ExactFinder {
  /// A place in a document.
  struct Place: Hashable {
    /// The first and last passage that the words stand in, or stand over as headings.
    var passages: Range<Int>
    /// The piece they begin in: the passage, and the depth of a heading or -1.
    var passage: Int
    var headingDepth: Int
    /// Where in that piece they begin, in bytes.
    var byteOffset: Int
    /// Whether they are found in the description's title alone.
    var isTitle = false
  }

  /// A part of at most this many units is looked for as one phrase.
  static let shortest = 8

  let reader: StretchReader
  let part: Quotation.Part
  let matcher: SignMatcher
  var terms: QuotationTerms
  /// The part's signs, by the bytes of the text that the terms are made of.
  private let termSigns: [ComparedText.Sign]
  let deadline: ContinuousClock.Instant
  /// How many candidates are looked at.
  let capacity: Int

  private(set) var places: [Place] = []
  private(set) var isComplete = true
  private(set) var deadlineReached = false
  private var known: Set<Place> = []
  private var lookedAt: Set<Heading> = []

  /// A heading path of a document, or the beginning of one.
  private struct Heading: Hashable {
    var document: Int
    var path: [String]
  }

  init(
    _ part: Quotation.Part, reader: StretchReader, deadline: ContinuousClock.Instant, capacity: Int,
    undecided: UndecidedForm = .asWritten
  ) {
    (self.part, self.reader, self.deadline, self.capacity) = (part, reader, deadline, capacity)
    matcher = SignMatcher(part.signs)
    // The same signs, but as many units as the index has.
    let text = part.text.withDigitsClosedUp
    termSigns = text == part.text ? part.signs : reader.analyzer.compared(text).signs
    terms = QuotationTerms(
      text, session: reader.session, analyzer: reader.analyzer, undecided: undecided)
  }

  /// Whether the part has characters whose form in the document it does not tell.
  var hasUndecidedForms: Bool { terms.analyzed.stream.hasUndecidedForms }

  /// Finds the places.
  mutating func run() throws {
    if terms.count <= Self.shortest { try findShort() } else { try findByWindows() }
  }

  // MARK: Candidates

  /// The passages that some expression finds, those of the rarer ones first.
  private mutating func candidates(_ expressions: [MatchExpression], frequencies: [Int] = [])
    throws -> [Int]
  {
    guard !expressions.isEmpty else { return [] }
    let expression = expressions.count == 1 ? expressions[0] : MatchExpression.any(expressions)
    let weights = expressions.indices.map { index in
      let weight = 1 / Double(1 + (index < frequencies.count ? frequencies[index] : 0))
      return PhraseWeights(words: 0, grams: weight, heading: weight)
    }
    let found = try reader.session.find(
      expression, weights: weights,
      parameters: BM25Parameters(k1: 0, b: 0), allowed: nil,
      limits: IndexSession.Limits(capacity: capacity, deadline: deadline))
    if found.total > found.candidates.count { isComplete = false }
    if found.deadlineReached { (isComplete, deadlineReached) = (false, true) }
    var candidates = found.candidates
    reader.session.sort(&candidates, first: candidates.count)
    return candidates.map(\.passage)
  }

  private mutating func isPastDeadline() -> Bool {
    guard !deadlineReached else { return true }
    if ContinuousClock.now > deadline { (isComplete, deadlineReached) = (false, true) }
    return deadlineReached
  }

  private mutating func findShort() throws {
    let all = 0..<terms.count
    if let phrase = terms.phrase(all, in: [.grams]) {
      for passage in try candidates([phrase]) where !isPastDeadline() {
        try lookInside(passage)
      }
    }
    if let phrase = terms.phrase(all, in: [.heading]) {
      let found = try candidates([phrase])
      try lookInHeadings(found, for: [matcher])
    }
    try findOverEnds()
  }

  /// Finds places that reach over the end of a passage or heading: the beginning stands last there.
  private mutating func findOverEnds() throws {
    let columns: [MatchExpression.Column] = [.grams, .heading]
    for split in 1..<terms.count {
      let first = max(0, split - Self.shortest)
      var phrase = terms.phrase(first..<split, isFinal: true, in: columns)
      var isTail = false
      if split == 1, terms.count >= 3 {
        // One character at an end is not rare; what follows it may be.
        let ending = try reader.session.frequency(
          ofTerm: terms.grams(0..<1, isFinal: true).first ?? "")
        let rest = 1..<min(terms.count, 1 + Self.shortest)
        if ending.grams > capacity, let following = terms.phrase(rest, in: columns) {
          (phrase, isTail) = (following, true)
        }
      }
      // A symbol between two units (15%, ¥5) goes with either.
      let wanted = [true, false].map { takesSymbols in
        let first = first == 0 ? 0 : signCount(ofUnits: first, takesSymbols: true)
        let split = signCount(ofUnits: split, takesSymbols: takesSymbols)
        let end = signCount(
          ofUnits: min(terms.count, 1 + Self.shortest), takesSymbols: false)
        return Array(isTail ? part.signs[split..<max(split, end)] : part.signs[first..<split])
      }
      func isAtEnd(_ signs: [ComparedText.Sign]) -> Bool {
        wanted.contains { Self.stands($0, in: signs, first: isTail) }
      }
      for passage in try candidates([phrase].compactMap(\.self)) where !isPastDeadline() {
        if isAtEnd(try reader.signs(of: passage)) { try lookAround(passage) }
        try lookAroundHeadings(over: passage, where: isAtEnd)
      }
    }
  }

  /// Whether some signs stand first, or last, in a text.
  private static func stands(
    _ wanted: [ComparedText.Sign], in signs: [ComparedText.Sign], first: Bool
  ) -> Bool {
    guard signs.count >= wanted.count else { return false }
    let ends = first ? signs.prefix(wanted.count) : signs.suffix(wanted.count)
    return zip(ends, wanted).allSatisfy { $0.code == $1.code }
  }

  private mutating func findByWindows() throws {
    let windows = try terms.windows(terms.count >= 24 ? 3 : 2)
    let phrases = windows.compactMap { terms.phrase($0.units, in: [.grams]) }
    for passage in try candidates(phrases, frequencies: windows.map(\.frequency))
    where !isPastDeadline() {
      if known.contains(where: { $0.passages.contains(passage) && $0.passages.count > 2 }) {
        continue
      }
      if try lookInside(passage) { continue }
      if try windows.contains(where: { try isConsistent(passage, $0) }) { try lookAround(passage) }
    }
    // Where the rare windows may lie over an end, and the others stand in too many passages.
    if !isComplete, !deadlineReached, terms.count <= 40 {
      try findOverEnds()
    }
    let headings = windows.compactMap { terms.phrase($0.units, in: [.heading]) }
    let found = try candidates(headings)
    try lookInHeadings(
      found, for: windows.compactMap { signs(of: $0).map { SignMatcher(Array(part.signs[$0])) } })
  }

  // MARK: Looking

  /// Looks in one passage alone.
  @discardableResult
  private mutating func lookInside(_ passage: Int) throws -> Bool {
    let signs = try reader.signs(of: passage)
    var hasFound = false
    for range in matcher.matches(in: signs) {
      hasFound = true
      add(
        Place(
          passages: passage..<(passage + 1), passage: passage, headingDepth: -1,
          byteOffset: Int(signs[range.lowerBound].byteStart)))
    }
    return hasFound
  }

  /// Looks in a passage and those around it, as far as the part reaches.
  private mutating func lookAround(_ passage: Int) throws {
    let reach = part.signs.count
    look(in: try reader.stretch(around: passage..<(passage + 1), before: reach, after: reach))
  }

  private mutating func look(in stretch: Stretch) {
    for range in matcher.matches(in: stretch.signs) {
      let bytes = stretch.byteRange(ofSigns: range)
      let first = stretch.pieces[stretch.pieceIndex(atByte: bytes.lowerBound)]
      let last = stretch.pieces[stretch.pieceIndex(atByte: bytes.upperBound - 1)]
      add(
        Place(
          passages: first.passage..<(last.passage + 1), passage: first.passage,
          headingDepth: first.headingDepth ?? -1,
          byteOffset: bytes.lowerBound - first.byteRange.lowerBound))
    }
  }

  /// Looks in the headings and titles over passages.
  private mutating func lookInHeadings(_ passages: [Int], for wanted: [SignMatcher]) throws {
    for passage in passages where !isPastDeadline() {
      // What stands for a file whose text is not read says nothing in its words.
      if try reader.text(of: passage).text.isEmpty { continue }
      try lookAroundHeadings(over: passage) { signs in wanted.contains { $0.isFound(in: signs) } }
      let document = reader.document(of: passage)
      guard lookedAt.insert(Heading(document: document, path: [])).inserted,
        !places.contains(where: { reader.document(of: $0.passage) == document }),
        let title = try reader.session.title(ofDocument: document)
      else { continue }
      if let range = matcher.matches(in: reader.analyzer.compared(title).signs).first {
        let first = try reader.passages(ofDocument: document).lowerBound
        let start = reader.analyzer.compared(title).signs[range.lowerBound].byteStart
        add(
          Place(
            passages: first..<(first + 1), passage: first, headingDepth: -1,
            byteOffset: Int(start), isTitle: true))
      }
    }
  }

  /// Looks around the headings over a passage that `isWanted` lets through, each once.
  private mutating func lookAroundHeadings(
    over passage: Int, where isWanted: ([ComparedText.Sign]) -> Bool
  ) throws {
    let text = try reader.text(of: passage)
    guard !text.text.isEmpty else { return }
    let path = text.headingPath
    let document = reader.document(of: passage)
    for depth in path.indices where isWanted(reader.analyzer.compared(path[depth]).signs) {
      let beginning = Array(path[...depth])
      guard lookedAt.insert(Heading(document: document, path: beginning)).inserted else { continue }
      try lookAround(try reader.firstPassage(underHeadingOf: passage, depth: depth))
    }
  }

  private mutating func add(_ place: Place) {
    if known.insert(place).inserted { places.append(place) }
  }

  /// Whether the signs around a window of the part agree with the part as far as the passage goes.
  private func isConsistent(_ passage: Int, _ window: QuotationTerms.Window) throws -> Bool {
    guard let place = signs(of: window) else { return false }
    let first = place.lowerBound
    let signs = try reader.signs(of: passage)
    let codes = part.signs[place].map(\.code)
    guard codes.count <= signs.count else { return false }
    for offset in 0...(signs.count - codes.count) where signs[offset].code == codes[0] {
      let lower = max(0, offset - first)
      let upper = min(signs.count, offset - first + part.signs.count)
      if (lower..<upper).allSatisfy({ signs[$0].code == part.signs[$0 - offset + first].code }) {
        return true
      }
    }
    return false
  }

  /// The part's signs that a window's units are made of.
  private func signs(of window: QuotationTerms.Window) -> Range<Int>? {
    let units = terms.analyzed.stream.units
    let start = units[window.units.lowerBound].byteStart
    let end = units[window.units.upperBound - 1].byteEnd
    guard let first = termSigns.firstIndex(where: { $0.byteStart >= start }),
      let last = termSigns.lastIndex(where: { $0.byteEnd <= end }), first <= last
    else { return nil }
    return first..<(last + 1)
  }

  /// How many signs some first units are made of, with or without the symbols after them.
  private func signCount(ofUnits count: Int, takesSymbols: Bool) -> Int {
    let units = terms.analyzed.stream.units
    if takesSymbols, count < units.count {
      let next = units[count].byteStart
      return termSigns.prefix { $0.byteStart < next }.count
    }
    let end = units[count - 1].byteEnd
    return termSigns.prefix { $0.byteEnd <= end }.count
  }
}
