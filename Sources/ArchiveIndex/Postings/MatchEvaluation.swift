import ArchiveModel

/// Finds the passages that a ``MatchExpression`` matches, and how often its phrases stand in them, from
/// the posting lists.
struct MatchEvaluation {
  private let reader: PostingReader
  private let filter: PassageFilter
  private let deadline: ContinuousClock.Instant?
  /// How many phrases score; of the others only the passages are wanted.
  private let scoringCount: Int
  /// About in how many passages a term stands: decides what is gone through first, nothing else.
  private let frequency: (String) throws -> Int
  private var postingsSinceClock = 0

  /// What was found of each phrase that scores, by its number; `nil` where it was not needed.
  private(set) var matches: [PhraseMatches?]
  private(set) var deadlineReached = false

  init(
    _ reader: PostingReader, filter: PassageFilter, scoringCount: Int,
    deadline: ContinuousClock.Instant?, frequency: @escaping (String) throws -> Int
  ) {
    self.reader = reader
    self.filter = filter
    self.scoringCount = scoringCount
    self.deadline = deadline
    self.frequency = frequency
    matches = Array(repeating: nil, count: scoringCount)
  }

  /// The passages that an expression matches. When the time runs out these are some of them.
  ///
  /// - Parameters:
  ///   - number: the number of its first phrase.
  ///   - within: the passages looked at; `nil` for all.
  mutating func passages(
    _ expression: MatchExpression, number: Int = 0, within: PassageBits? = nil
  ) throws -> PassageBits {
    switch expression {
    case .phrase:
      var found = PassageBits(capacity: filter.capacity)
      try add(expression, number: number, within: within, to: &found)
      return found
    case .passages(let numbers):
      var found = PassageBits(capacity: filter.capacity)
      for number in numbers where filter.capacity > number && filter.admits(Int(number)) {
        if within?.contains(Int(number)) ?? true { found.insert(Int(number)) }
      }
      return found
    case .any(let parts):
      var found = PassageBits(capacity: filter.capacity)
      var number = number
      for part in parts {
        try add(part, number: number, within: within, to: &found)
        number += part.phrases.count
      }
      return found
    case .all(let parts):
      var numbered: [(part: MatchExpression, number: Int, postings: Int)] = []
      var next = number
      for part in parts {
        numbered.append((part, next, parts.count > 1 ? try postings(of: part) : 0))
        next += part.phrases.count
      }
      // The rarest first: of the others only what stands in its passages is looked at.
      numbered.sort { ($0.postings, $0.number) < ($1.postings, $1.number) }
      var found = within
      for (part, number, _) in numbered {
        let these = try passages(part, number: number, within: found)
        if these.isEmpty { return these }
        found = these
      }
      return found ?? PassageBits(capacity: filter.capacity)
    case .without(let wanted, let unwanted):
      var found = try passages(wanted, number: number, within: within)
      guard !found.isEmpty else { return found }
      found.subtract(
        try passages(unwanted, number: number + wanted.phrases.count, within: found))
      // What is unwanted is not known whole.
      return deadlineReached ? PassageBits(capacity: filter.capacity) : found
    }
  }

  /// The passages that each alternative of an expression matches, by itself, and those of all.
  ///
  /// - Parameter expression: `any` of some parts, with or without what must not be found.
  mutating func alternatives(_ expression: MatchExpression) throws -> (
    all: PassageBits, each: [PassageBits]
  ) {
    var all = PassageBits(capacity: filter.capacity)
    switch expression {
    case .any(let parts):
      var each: [PassageBits] = []
      var number = 0
      for part in parts {
        let found = try passages(part, number: number)
        all.formUnion(found)
        each.append(found)
        number += part.phrases.count
      }
      return (all, each)
    case .without(let wanted, let unwanted):
      var (found, each) = try alternatives(wanted)
      let left = try passages(unwanted, number: wanted.phrases.count, within: found)
      found.subtract(left)
      for index in each.indices { each[index].subtract(left) }
      return deadlineReached ? (all, each.map { _ in all }) : (found, each)
    default:
      all = try passages(expression)
      return (all, [all])
    }
  }

  /// About how many passages an expression matches at most.
  private func postings(of expression: MatchExpression) throws -> Int {
    switch expression {
    case .phrase(let terms, _, let lastIsPrefix):
      try (lastIsPrefix ? terms.dropLast() : terms[...]).map(frequency).min() ?? filter.capacity
    case .passages(let numbers): numbers.count
    case .any(let parts): try parts.reduce(0) { try $0 + postings(of: $1) }
    case .all(let parts): try parts.map(postings).min() ?? 0
    case .without(let wanted, _): try postings(of: wanted)
    }
  }

  // MARK: Phrases

  /// Adds the passages that an expression matches.
  private mutating func add(
    _ expression: MatchExpression, number: Int, within: PassageBits?, to found: inout PassageBits
  ) throws {
    guard case .phrase(let terms, let names, let lastIsPrefix) = expression else {
      return found.formUnion(try passages(expression, number: number, within: within))
    }
    let columns = ColumnFrequencies.ColumnSet(names)
    let scores = number < scoringCount
    if terms.count > 1 {
      let occurrences = try occurrences(
        of: terms, columns, lastIsPrefix: lastIsPrefix, within: within)
      if deadlineReached { return }
      if scores { matches[number] = occurrences.matches }
      if let passages = occurrences.passages { found.formUnion(passages) }
    } else if let term = terms.first, lastIsPrefix {
      let frequencies = try frequencies(
        ofTermsBeginning: term, columns, within: within, to: &found)
      if scores { matches[number] = PhraseMatches(byPassage: frequencies) }
    } else if let term = terms.first {
      let list = try matches(of: term, columns, within: within, to: &found)
      if scores { matches[number] = PhraseMatches(list) }
    }
  }

  private mutating func matches(
    of term: String, _ columns: ColumnFrequencies.ColumnSet, within: PassageBits?,
    to found: inout PassageBits
  ) throws -> [PhraseMatches.Match] {
    var list: [PhraseMatches.Match] = []
    try found.update { found in
      try walk(.equal(Array(term.utf8)), within: within) { passage, positions in
        let frequencies = ColumnFrequencies(positions).only(columns)
        guard !frequencies.isEmpty else { return }
        found[passage >> 6] |= 1 << UInt64(passage & 63)
        list.append(.init(passage: UInt32(passage), frequencies: frequencies))
      }
    }
    return list
  }

  private mutating func frequencies(
    ofTermsBeginning beginning: String, _ columns: ColumnFrequencies.ColumnSet,
    within: PassageBits?, to found: inout PassageBits
  ) throws -> [ColumnFrequencies.Small] {
    var all = Array(repeating: ColumnFrequencies.Small(), count: filter.capacity)
    try found.update { found in
      try all.withUnsafeMutableBufferPointer { all in
        try walk(.beginning(Array(beginning.utf8)), within: within) { passage, positions in
          let frequencies = ColumnFrequencies(positions).only(columns)
          guard !frequencies.isEmpty else { return }
          found[passage >> 6] |= 1 << UInt64(passage & 63)
          all[passage].add(frequencies)
        }
      }
    }
    return all
  }

  private mutating func occurrences(
    of terms: [String], _ columns: ColumnFrequencies.ColumnSet, lastIsPrefix: Bool,
    within: PassageBits?
  ) throws -> PhraseOccurrences {
    var phrase = try PhraseOccurrences(
      terms, columns, lastIsPrefix: lastIsPrefix, frequency: frequency)
    while !deadlineReached, let term = phrase.nextTerm {
      try walk(term, within: phrase.passages ?? within) { passage, positions in
        phrase.add(passage, positions)
      }
      phrase.endTerm(capacity: filter.capacity)
    }
    return phrase
  }

  /// Goes through the postings of some terms in the passages looked at, until the time runs out.
  @inline(__always)
  private mutating func walk(
    _ terms: PostingReader.Terms, within: PassageBits?,
    _ body: (Int, UnsafeRawBufferPointer) -> Void
  ) throws {
    var sinceClock = postingsSinceClock
    var isLate = deadlineReached
    var isEnded = false
    let (filter, deadline) = (filter, deadline)
    try reader.forEachPosting(of: terms) { passage, positions in
      sinceClock += 1
      if sinceClock >= 1024 {
        sinceClock = 0
        if let deadline, ContinuousClock.now > deadline {
          isLate = true
          return false
        }
        if WorkLimit.isReached {
          isEnded = true
          return false
        }
      }
      guard filter.capacity > passage, passage >= 0, within?.contains(passage) ?? true,
        filter.admits(passage)
      else { return true }
      body(passage, positions)
      return true
    }
    postingsSinceClock = sinceClock
    deadlineReached = isLate
    if isEnded { try WorkLimit.check() }
  }
}
