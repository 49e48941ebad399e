import ArchiveIndex
import ArchiveModel

/// The requirements found, counted as they come, then grouped and put in order.
struct RequirementTally {
  /// A requirement found, in 32 bytes: a list holds this of each, and nothing of its text.
  struct Entry {
    var key: UInt64
    var passage: UInt32
    var place: UInt16
    var deadline: DeadlineKind
    /// The last day; 0 without one.
    var day: UInt32
    /// How well it fits the words; 0 without words.
    var rank: Float
    /// The place of its passage in the ranking.
    var order: UInt32
  }

  /// A requirement with its places: ``RequirementTally/entries`` from `start` on, earliest first.
  struct Group {
    var start: Int
    var count: Int
  }

  /// Those asked for.
  private(set) var entries: [Entry] = []
  private(set) var groups: [Group] = []
  private(set) var total = 0
  private(set) var withoutAddressee = 0
  private(set) var withoutSpeaker = 0
  private(set) var withoutDate = 0
  private(set) var deadlines = DeadlineCounts()
  /// Whether anything was taken, asked for or not.
  private(set) var isEmpty = true
  /// As what each requirement was counted before.
  private var seen: [UInt64: UInt8] = [:]

  /// Counts a requirement, and keeps it where it is asked for.
  mutating func add(
    _ head: IndexSession.RequirementHead, _ verdict: RequirementConditions.Verdict,
    rank: Double = 0, order: Int = 0
  ) {
    isEmpty = false
    let others = verdict.deadline
    var marks: UInt8 = 0
    if verdict.isWanted { marks |= 1 }
    if verdict.lacksAddressee, verdict.speaker, verdict.date, others { marks |= 2 }
    if verdict.lacksSpeaker, verdict.addressee, verdict.date, others { marks |= 4 }
    if verdict.lacksDate, verdict.addressee, verdict.speaker, others { marks |= 8 }
    if verdict.addressee, verdict.speaker, verdict.date { marks |= 16 }
    guard marks != 0 else { return }
    let known = seen[head.key] ?? 0
    let new = marks & ~known
    if new != 0 {
      seen[head.key] = known | marks
      if new & 1 != 0 { total += 1 }
      if new & 2 != 0 { withoutAddressee += 1 }
      if new & 4 != 0 { withoutSpeaker += 1 }
      if new & 8 != 0 { withoutDate += 1 }
      // Of one key all are due on the same day; where the words differ the first one counts.
      if new & 16 != 0 { deadlines[head.deadline] += 1 }
    }
    if verdict.isWanted {
      entries.append(
        Entry(
          key: head.key, passage: UInt32(clamping: head.passage),
          place: UInt16(clamping: head.place), deadline: head.deadline,
          day: UInt32(clamping: head.day), rank: Float(rank), order: UInt32(clamping: order)))
    }
  }

  /// Notes that there is something, without counting it.
  mutating func note() { isEmpty = false }

  /// Puts repetitions together and the requirements in order; nothing can be added any more.
  ///
  /// - Parameter hasWords: whether ranks tell.
  mutating func finish(
    _ order: RequirementRequest.Order, hasWords: Bool, in session: IndexSession
  ) {
    seen = [:]
    func document(_ entry: Entry) -> Int { session.document(ofPassage: Int(entry.passage)) }
    /// Earliest first: those without a date last.
    func isEarlier(_ left: Entry, _ right: Entry) -> Bool {
      if left.passage == right.passage { return left.place < right.place }
      let (first, second) = (document(left), document(right))
      if first == second { return left.passage < right.passage }
      let days = (
        session.days(ofDocument: first)?.lowerBound ?? .max,
        session.days(ofDocument: second)?.lowerBound ?? .max
      )
      if days.0 != days.1 { return days.0 < days.1 }
      let identifiers = (
        session.identifierNumber(ofDocument: first), session.identifierNumber(ofDocument: second)
      )
      if identifiers.0 != identifiers.1 { return identifiers.0 < identifiers.1 }
      return first < second
    }
    entries.sort { $0.key == $1.key ? isEarlier($0, $1) : $0.key < $1.key }
    var sortKeys: [SortKey] = []
    groups = []
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].key == entries[start].key { end += 1 }
      let first = entries[start]
      let number = document(first)
      var best = first
      for entry in entries[start..<end]
      where entry.rank > best.rank || entry.rank == best.rank && entry.order < best.order {
        best = entry
      }
      sortKeys.append(
        SortKey(
          group: groups.count, rank: best.rank, order: best.order,
          lastDay: session.days(ofDocument: number)?.upperBound ?? 0,
          identifier: session.identifierNumber(ofDocument: number), entry: first))
      groups.append(Group(start: start, count: end - start))
      start = end
    }
    switch order {
    case .relevance where hasWords: sortKeys.sort(by: SortKey.isBetter)
    case .relevance, .date: sortKeys.sort { SortKey.isNewer($0, $1, oldestFirst: false) }
    case .dateAscending: sortKeys.sort { SortKey.isNewer($0, $1, oldestFirst: true) }
    case .due: sortKeys.sort(by: SortKey.isDueEarlier)
    }
    groups = sortKeys.map { groups[$0.group] }
  }

  /// What orders a requirement.
  private struct SortKey {
    var group: Int
    var rank: Float
    var order: UInt32
    /// The last day the date of the first place's document may mean; 0 without one.
    var lastDay: Int
    var identifier: UInt64
    var entry: Entry

    static func isBetter(_ left: SortKey, _ right: SortKey) -> Bool {
      if left.rank != right.rank { return left.rank > right.rank }
      if left.order != right.order { return left.order < right.order }
      return isNewer(left, right, oldestFirst: false)
    }

    static func isNewer(_ left: SortKey, _ right: SortKey, oldestFirst: Bool) -> Bool {
      if left.lastDay != right.lastDay {
        if left.lastDay == 0 || right.lastDay == 0 { return right.lastDay == 0 }
        return oldestFirst ? left.lastDay < right.lastDay : left.lastDay > right.lastDay
      }
      if left.identifier != right.identifier { return left.identifier < right.identifier }
      if left.entry.passage != right.entry.passage {
        return left.entry.passage < right.entry.passage
      }
      return left.entry.place < right.entry.place
    }

    static func isDueEarlier(_ left: SortKey, _ right: SortKey) -> Bool {
      let kinds = (section(left.entry.deadline), section(right.entry.deadline))
      if kinds.0 != kinds.1 { return kinds.0 < kinds.1 }
      if left.entry.day != right.entry.day { return left.entry.day < right.entry.day }
      return isNewer(left, right, oldestFirst: false)
    }

    private static func section(_ kind: DeadlineKind) -> Int {
      switch kind {
      case .dated: 0
      case .recurring: 1
      case .open: 2
      case .absent: 3
      }
    }
  }
}
