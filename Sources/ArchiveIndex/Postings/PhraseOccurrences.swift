/// Where the terms of a phrase stand together, found term by term, the rarest first.
struct PhraseOccurrences {
  /// A place where the phrase begins, as far as the terms seen tell.
  private struct Occurrence {
    var passage: UInt32
    /// The column and the position of the phrase's first term.
    var place: Int

    @inline(__always)
    func precedes(_ other: Occurrence) -> Bool {
      passage != other.passage ? passage < other.passage : place < other.place
    }
  }

  private static let columnShift = 40

  private let columns: ColumnFrequencies.ColumnSet
  /// The terms not looked at yet, with their place in the phrase; the next one last.
  private var waiting: [(term: PostingReader.Terms, index: Int)] = []
  private var occurrences: [Occurrence] = []
  private var found: [Occurrence] = []
  /// The passages in which all terms seen stand together; `nil` before the first.
  private(set) var passages: PassageBits?

  init(
    _ terms: [String], _ columns: ColumnFrequencies.ColumnSet, lastIsPrefix: Bool,
    frequency: (String) throws -> Int
  ) throws {
    self.columns = columns
    var ordered: [(term: PostingReader.Terms, index: Int, frequency: Int)] = []
    for (index, term) in terms.enumerated() {
      if lastIsPrefix, index == terms.count - 1 {
        ordered.append((.beginning(Array(term.utf8)), index, .max))
      } else {
        ordered.append((.equal(Array(term.utf8)), index, try frequency(term)))
      }
    }
    waiting = ordered.sorted { ($0.frequency, $0.index) > ($1.frequency, $1.index) }
      .map { ($0.term, $0.index) }
  }

  /// The term to be looked at next; `nil` where there is none, or nothing more to be found.
  var nextTerm: PostingReader.Terms? {
    if let passages, passages.isEmpty { return nil }
    return waiting.last?.term
  }

  /// Notes where the term stands in a passage.
  mutating func add(_ passage: Int, _ positions: UnsafeRawBufferPointer) {
    guard let index = waiting.last?.index else { return }
    var cursor = PositionCursor(positions)
    if passages == nil {
      while cursor.advance() {
        guard columns.contains(column: cursor.column), cursor.position >= index else { continue }
        found.append(
          Occurrence(
            passage: UInt32(passage),
            place: cursor.column << Self.columnShift + cursor.position - index))
      }
      return
    }
    var candidate = firstOccurrence(in: UInt32(passage))
    while cursor.advance() {
      guard columns.contains(column: cursor.column), cursor.position >= index else { continue }
      let place = cursor.column << Self.columnShift + cursor.position - index
      while candidate < occurrences.count, occurrences[candidate].passage == passage,
        occurrences[candidate].place < place
      {
        candidate += 1
      }
      guard candidate < occurrences.count, occurrences[candidate].passage == passage else { return }
      if occurrences[candidate].place == place { found.append(occurrences[candidate]) }
    }
  }

  private func firstOccurrence(in passage: UInt32) -> Int {
    var (low, high) = (0, occurrences.count)
    while low < high {
      let middle = (low + high) / 2
      if occurrences[middle].passage < passage { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The postings of the term are all seen.
  ///
  /// - Parameter capacity: one more than the largest passage's number.
  mutating func endTerm(capacity: Int) {
    waiting.removeLast()
    // Segments, and the terms with one beginning, follow each other.
    if !zip(found, found.dropFirst()).allSatisfy({ $0.precedes($1) }) {
      found.sort { $0.precedes($1) }
    }
    swap(&occurrences, &found)
    found.removeAll(keepingCapacity: true)
    var passages = PassageBits(capacity: capacity)
    for occurrence in occurrences { passages.insert(Int(occurrence.passage)) }
    self.passages = passages
  }

  /// How often the phrase stands in each passage, when all terms were looked at.
  var matches: PhraseMatches {
    var list: [PhraseMatches.Match] = []
    guard waiting.isEmpty else { return PhraseMatches([]) }
    var frequencies = ColumnFrequencies()
    for (index, occurrence) in occurrences.enumerated() {
      frequencies.add(column: occurrence.place >> Self.columnShift)
      if index + 1 == occurrences.count || occurrences[index + 1].passage != occurrence.passage {
        list.append(.init(passage: occurrence.passage, frequencies: frequencies))
        frequencies = ColumnFrequencies()
      }
    }
    return PhraseMatches(list)
  }
}
