public import ArchiveModel
internal import GRDB

/// Names by their number, looked up once for every document.
private struct NameSet {
  private var isIn: [Bool] = []

  mutating func insert(_ number: Int) {
    guard (0..<1 << 24).contains(number) else { return }
    while isIn.count <= number { isIn.append(false) }
    isIn[number] = true
  }

  @inline(__always)
  func contains(_ number: UInt32) -> Bool { number < isIn.count && isIn[Int(number)] }
}

extension IndexSession {
  /// A ``DocumentFilter`` with its texts folded (``MatchingKey``).
  public struct FoldedFilter: Sendable, Hashable {
    /// The kinds, one of which must hold.
    public var kinds: [DocumentKind] = []
    /// What the issuer's key, the people's and the title's are compared with.
    public var issuers: [KeyTest] = [], speakers: [KeyTest] = [], titles: [KeyTest] = []
    /// Keys of document numbers.
    public var numbers: [String] = []
    /// Parts of document numbers (``MatchingKey/numberPart(_:analyzer:)``).
    public var numberParts: [String] = []
    /// Beginnings of the path.
    public var pathPrefixes: [String] = []
    /// The first and the last day, as `yyyymmdd`.
    public var firstDay: Int?, lastDay: Int?
    /// Whether documents without a date pass: beside those of the days, or alone.
    public var wantsUndated = false

    /// Makes a filter that lets every document through.
    public init() {}

    /// Whether every document passes.
    public var isEmpty: Bool { self == FoldedFilter() }
  }

  /// The documents that pass a filter.
  public func documents(passing filter: FoldedFilter) throws -> DocumentSet {
    try file.translatingErrors {
      var set = try documents(passingColumnsOf: filter)
      if let rows = try documents(passingRowsOf: filter) { set.formIntersection(rows) }
      return set
    }
  }

  /// Those that pass what stands in the table in memory: kind, issuer and dates.
  private func documents(passingColumnsOf filter: FoldedFilter) throws -> DocumentSet {
    let kinds = try numbers(
      ofNames: "field = 'kind' AND value = ?", filter.kinds.map(\.rawValue))
    let issuers = try numbers(ofIssuers: filter.issuers)
    let firstDay = UInt32(clamping: filter.firstDay ?? 0)
    let lastDay = filter.lastDay.map { UInt32(clamping: $0) } ?? .max
    let hasDays = filter.firstDay != nil || filter.lastDay != nil
    let table = documents
    var set = DocumentSet(capacity: table.count)
    for number in 0..<table.count where table.identifiers[number] != 0 {
      if let kinds, !kinds.contains(table.kinds[number]) { continue }
      if let issuers, !issuers.contains(table.issuers[number]) { continue }
      if hasDays || filter.wantsUndated {
        let isOfDays =
          hasDays && table.lastDays[number] >= max(1, firstDay)
          && table.firstDays[number] <= lastDay
        guard isOfDays || filter.wantsUndated && table.lastDays[number] == 0 else { continue }
      }
      set.insert(number)
    }
    return set
  }

  /// Whether each name, by its number, meets a condition with one of the values; `nil` without
  /// values.
  private func numbers(ofNames condition: String, _ values: [String]) throws -> NameSet? {
    guard !values.isEmpty else { return nil }
    var names = NameSet()
    for value in values {
      let found = try Int.fetchCursor(
        db.cachedStatement(sql: "SELECT id FROM names WHERE \(condition)"), arguments: [value])
      while let number = try found.next() { names.insert(number) }
    }
    return names
  }

  private func numbers(ofIssuers tests: [KeyTest]) throws -> NameSet? {
    guard !tests.isEmpty else { return nil }
    var names = NameSet()
    for (number, key) in try self.names(ofField: "issuer") {
      if tests.contains(where: { $0.passes(key) }) { names.insert(number) }
    }
    return names
  }

  /// The names of a field with their folded forms, by their numbers.
  func names(ofField field: String) throws -> [(number: Int, key: String)] {
    var names: [(Int, String)] = []
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: "SELECT id, key FROM names WHERE field = ?"), arguments: [field])
    while let row = try rows.next() {
      if let number = row.decoded("id") as Int?, let key = row.decoded("key") as String? {
        names.append((number, key))
      }
    }
    return names
  }

  /// Those that pass what stands in their rows alone; `nil` where the filter asks for nothing such.
  private func documents(passingRowsOf filter: FoldedFilter) throws -> DocumentSet? {
    var conditions: [String] = []
    var arguments = StatementArguments()
    for (column, tests) in [("people_key", filter.speakers), ("title_key", filter.titles)]
    where !tests.isEmpty {
      conditions.append(tests.condition(on: column))
      arguments += StatementArguments(tests.arguments)
    }
    let numberTests =
      filter.numbers.map { _ in "number_key = ?" }
      + filter.numberParts.map { _ in "instr(' ' || number_key || ' ', ?) > 0" }
    if !numberTests.isEmpty {
      conditions.append("(" + numberTests.joined(separator: " OR ") + ")")
      arguments += StatementArguments(filter.numbers + filter.numberParts)
    }
    if !filter.pathPrefixes.isEmpty {
      let tests = filter.pathPrefixes.map { _ in "substr(files.path, 1, length(?)) = ?" }
      conditions.append("(" + tests.joined(separator: " OR ") + ")")
      for prefix in filter.pathPrefixes { arguments += [prefix, prefix] }
    }
    guard !conditions.isEmpty else { return nil }
    conditions.append("standing IS NULL")
    let join = filter.pathPrefixes.isEmpty ? "" : " JOIN files ON files.id = file"
    let numbers = try Int.fetchCursor(
      db.cachedStatement(
        sql: "SELECT documents.id FROM documents\(join) WHERE "
          + conditions.joined(separator: " AND ")), arguments: arguments)
    var set = DocumentSet()
    while let number = try numbers.next() { set.insert(number) }
    return set
  }

  /// The first passages of documents, newest document first: the answer to a query that only
  /// filters. `nil` stands for all documents.
  public func documentsByDate(_ allowed: DocumentSet?) -> [(document: Int, passage: Int)] {
    var found: [(document: Int, passage: Int)] = []
    let table = documents
    for number in 0..<table.count where table.firstPassages[number] != 0 {
      if allowed?.contains(number) ?? true {
        let first = Int(table.firstPassages[number])
        found.append((number, allowed?.partial?.firstPassage(of: number) ?? first))
      }
    }
    found.sort { table.precedes($0.document, $1.document) }
    return found
  }

  /// Whether a document comes before another where the newest come first: those without a date last,
  /// those of one day by their ids.
  public func isNewer(_ document: Int, than other: Int) -> Bool {
    max(document, other) < documents.count && documents.precedes(document, other)
  }

  /// Whether a document comes before another where the oldest come first: those without a date last,
  /// those of one day by their ids.
  public func isOlder(_ document: Int, than other: Int) -> Bool {
    max(document, other) < documents.count && documents.precedesAscending(document, other)
  }

  /// A number that orders documents as their ids do.
  public func identifierNumber(ofDocument number: Int) -> UInt64 {
    number < documents.count ? documents.identifiers[number] : 0
  }

  /// The first and the last day the date of a document may mean, as `yyyymmdd`; `nil` without one.
  public func days(ofDocument number: Int) -> ClosedRange<Int>? {
    guard number < documents.count else { return nil }
    let (first, last) = (Int(documents.firstDays[number]), Int(documents.lastDays[number]))
    return first > 0 && first <= last ? first...last : nil
  }

  /// How the archive stands.
  public func status(analysisVersion: String) throws -> ArchiveStatus {
    try file.translatingErrors {
      return ArchiveStatus(
        documentCount: file.withholdsClassified
          ? documents.foundCount : try db.foundDocumentCount(),
        passageCount: passages.passageCount,
        problemCount: try Int.fetchOne(
          db, sql: "SELECT count(*) FROM files WHERE state = 'failed' OR problems IS NOT NULL")
          ?? 0,
        isComplete: try isComplete(), analysisVersion: analysisVersion)
    }
  }

  /// Whether the last indexing run came to its end, and no change of the corpus has begun since.
  public func isComplete() throws -> Bool {
    if ChangeNote(file: file).isThere { return false }
    return try file.translatingErrors { try db.setting(.incomplete) == 0 }
  }
}
