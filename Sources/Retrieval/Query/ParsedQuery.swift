import ArchiveModel

/// A query as the person means it, before its words are looked at.
struct ParsedQuery: Hashable {
  /// Something to be found: words in any order, or exact words.
  struct Wanted: Hashable {
    var text: String
    var isPhrase: Bool
    /// The words as typed: with the marks of exact words.
    var typed: String
    /// Whether nobody typed it: it is looked for beside what was typed, and counts as that does.
    var isAdded = false

    init(text: String, isPhrase: Bool, typed: String? = nil) {
      (self.text, self.isPhrase, self.typed) = (text, isPhrase, typed ?? text)
    }
  }

  /// Each group must be found; of a group's alternatives, one.
  var groups: [[Wanted]] = []
  /// What must not stand in a passage.
  var excluded: [Wanted] = []
  /// The filters in the query.
  var filter = DocumentFilter()
  /// The filters with a minus: documents that pass one of them are left out.
  var excludedFilters: [DocumentFilter] = []
  /// What to tell the person.
  var notices: [SearchResponse.Notice] = []

  /// Whether something is wanted just as it is typed.
  var hasExactWords: Bool { groups.contains { $0.contains(where: \.isPhrase) } }

  /// The query without what nobody typed.
  var asTyped: ParsedQuery {
    var query = self
    query.groups = groups.map { $0.filter { !$0.isAdded } }
    return query
  }

  /// The query's own words, without operators and filters: what nearness and whole phrases are
  /// judged by.
  var wantedText: String {
    groups.flatMap { $0.map(\.text) }.joined(separator: "\n")
  }

  /// Parses a query.
  ///
  /// - Parameters:
  ///   - asQuestion: whether the text is a question in natural language, in which quotation
  ///   marks, hyphens and colons are punctuation.
  ///   - fold: how names of kinds are folded (`類型:報告`).
  init(
    _ query: String, asQuestion: Bool = false, fold: (String) -> String = { $0 }
  ) {
    var text = query
    if query.unicodeScalars.count > SearchRequest.longestQuery {
      text = String(
        String.UnicodeScalarView(query.unicodeScalars.prefix(SearchRequest.longestQuery)))
      notices.append(.queryShortened)
    }
    if asQuestion {
      groups = [[Wanted(text: text, isPhrase: false)]]
      return
    }
    var joinsNext = false
    for clause in QueryLexer.clauses(of: text) {
      switch clause {
      case .or:
        joinsNext = !groups.isEmpty
        continue
      case .text(let text, let isExcluded):
        add(Wanted(text: text, isPhrase: false), isExcluded: isExcluded, joins: joinsNext)
      case .phrase(let text, let typed, let isExcluded):
        add(
          Wanted(text: text, isPhrase: true, typed: typed), isExcluded: isExcluded,
          joins: joinsNext)
      case .field(let field, let value, let isExcluded):
        add(field, field == .kind ? fold(value) : value, isExcluded: isExcluded)
      }
      joinsNext = false
    }
    joinFigures()
    leaveOutRepetitions()
  }

  /// What is typed twice is wanted once.
  private mutating func leaveOutRepetitions() {
    func key(_ wanted: Wanted) -> String { (wanted.isPhrase ? "\"" : "") + wanted.text }
    var seen: Set<Set<String>> = []
    groups = groups.compactMap { group in
      var alternatives: Set<String> = []
      let once = group.filter { alternatives.insert(key($0)).inserted }
      return seen.insert(alternatives).inserted ? once : nil
    }
  }

  /// Joins a figure and the measure typed after a space: `2020 年`, `第 15 条`.
  private mutating func joinFigures() {
    var joined: [[Wanted]] = []
    for group in groups {
      if let last = joined.last, last.count == 1, group.count == 1, !last[0].isPhrase,
        !group[0].isPhrase, NumberSpellings.areOneNumber(last[0].text, group[0].text)
      {
        joined[joined.count - 1][0].text += group[0].text
        joined[joined.count - 1][0].typed += " " + group[0].typed
      } else {
        joined.append(group)
      }
    }
    groups = joined
  }

  private mutating func add(_ wanted: Wanted, isExcluded: Bool, joins: Bool) {
    if isExcluded {
      excluded.append(wanted)
    } else if joins {
      groups[groups.count - 1].append(wanted)
    } else {
      groups.append([wanted])
    }
  }

  private mutating func add(_ field: QueryField, _ value: String, isExcluded: Bool) {
    var condition = isExcluded ? DocumentFilter() : filter
    guard !value.isEmpty, condition.add(field, value) else {
      if !value.isEmpty {
        notices.append(.filterNotUnderstood(value))
        add(Wanted(text: value, isPhrase: false), isExcluded: isExcluded, joins: false)
      }
      return
    }
    if isExcluded { excludedFilters.append(condition) } else { filter = condition }
  }
}

extension DocumentFilter {
  /// Adds a condition.
  ///
  /// - Returns: whether the value is one the field can have.
  fileprivate mutating func add(_ field: QueryField, _ value: String) -> Bool {
    switch field {
    case .kind:
      // `类型:=照片` is the kind, whatever it is called.
      let isWhole = value.hasPrefix("=")
      guard let kind = DocumentKind(name: isWhole ? String(value.dropFirst()) : value),
        isWhole || kind.isNamedLikeAKind
      else { return false }
      kinds.append(kind)
    case .issuer: issuers.append(value)
    case .speaker: speakers.append(value)
    case .number: numbers.append(value)
    case .title: titles.append(value)
    case .path: pathPrefixes.append(value)
    case .date:
      guard let (first, last) = Self.dateRange(value) else { return false }
      if let first { since = first }
      if let last { until = last }
    case .since:
      guard let date = PartialDate(chinese: value), date.year != nil else { return false }
      since = date
    case .until:
      guard let date = PartialDate(chinese: value), date.year != nil else { return false }
      until = date
    }
    return true
  }

  /// `2019..2021`, `2019..`, `..2021`, or one date for both ends.
  private static func dateRange(_ value: String) -> (PartialDate?, PartialDate?)? {
    for separator in ["..", "…", "～", "~", "至"] {
      guard let range = value.firstRange(of: separator) else { continue }
      let first = String(value[..<range.lowerBound])
      let last = String(value[range.upperBound...].drop { $0 == "." || $0 == "…" })
      let since = PartialDate(chinese: first), until = PartialDate(chinese: last)
      guard first.isEmpty || since?.year != nil, last.isEmpty || until?.year != nil,
        !(first.isEmpty && last.isEmpty)
      else { return nil }
      return (since, until)
    }
    guard let date = PartialDate(chinese: value), date.year != nil else { return nil }
    return (date, date)
  }

  /// This filter with the conditions of another one added.
  func combined(with other: DocumentFilter) -> DocumentFilter {
    var filter = self
    filter.kinds += other.kinds
    filter.issuers += other.issuers
    filter.speakers += other.speakers
    filter.numbers += other.numbers
    filter.pathPrefixes += other.pathPrefixes
    filter.titles += other.titles
    filter.since = Self.latest(since, other.since)
    filter.until = Self.earliest(until, other.until)
    filter.wantsUndated = wantsUndated || other.wantsUndated
    return filter
  }

  private static func latest(_ left: PartialDate?, _ right: PartialDate?) -> PartialDate? {
    guard let leftDay = left?.dayRange?.lowerBound else { return right }
    guard let rightDay = right?.dayRange?.lowerBound else { return left }
    return leftDay >= rightDay ? left : right
  }

  private static func earliest(_ left: PartialDate?, _ right: PartialDate?) -> PartialDate? {
    guard let leftDay = left?.dayRange?.upperBound else { return right }
    guard let rightDay = right?.dayRange?.upperBound else { return left }
    return leftDay <= rightDay ? left : right
  }
}
