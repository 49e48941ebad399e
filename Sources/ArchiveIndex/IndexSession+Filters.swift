public import ArchiveModel
internal import GRDB

extension IndexSession {
  /// A ``DocumentFilter`` with its texts folded (``MatchingKey``).
  public struct FoldedFilter: Sendable {
    /// The kinds, one of which must hold.
    public var kinds: [DocumentKind] = []
    /// Parts of the issuer's key, of the people's and of the title's.
    public var issuers: [String] = [], speakers: [String] = [], titles: [String] = []
    /// Keys of document numbers.
    public var numbers: [String] = []
    /// Parts of document numbers (``MatchingKey/numberPart(_:analyzer:)``).
    public var numberParts: [String] = []
    /// Beginnings of the path.
    public var pathPrefixes: [String] = []
    /// The first and the last day, as `yyyymmdd`.
    public var firstDay: Int?, lastDay: Int?

    /// Makes a filter that lets every document through.
    public init() {}
  }

  /// The documents that pass a filter.
  public func documents(passing filter: FoldedFilter) throws -> DocumentSet {
    var conditions: [String] = []
    var arguments = StatementArguments()
    func anyOf(_ condition: String, _ values: [String]) {
      guard !values.isEmpty else { return }
      conditions.append(
        "(" + values.map { _ in condition }.joined(separator: " OR ") + ")")
      arguments += StatementArguments(values)
    }
    anyOf("kind = ?", filter.kinds.map(\.rawValue))
    anyOf("instr(issuer_key, ?) > 0", filter.issuers)
    anyOf("instr(people_key, ?) > 0", filter.speakers)
    anyOf("instr(title_key, ?) > 0", filter.titles)
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
    if let firstDay = filter.firstDay {
      conditions.append("last_day >= ?")
      arguments += [firstDay]
    }
    if let lastDay = filter.lastDay {
      conditions.append("first_day <= ?")
      arguments += [lastDay]
    }
    let join = filter.pathPrefixes.isEmpty ? "" : " JOIN files ON files.id = file"
    let sql =
      "SELECT documents.id FROM documents\(join)"
      + (conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND "))
    return try file.translatingErrors {
      var set = DocumentSet()
      let numbers = try Int.fetchCursor(
        db.cachedStatement(sql: sql), arguments: arguments)
      while let number = try numbers.next() { set.insert(number) }
      return set
    }
  }

  /// The first passages of documents, newest document first: the answer to a query that only
  /// filters. `nil` stands for all documents.
  public func documentsByDate(_ allowed: DocumentSet?) throws -> [(document: Int, passage: Int)] {
    try file.translatingErrors {
      var found: [(document: Int, passage: Int)] = []
      let rows = try Row.fetchCursor(
        db.cachedStatement(
          sql: """
            SELECT id, first_passage FROM documents WHERE passage_count > 0
            ORDER BY last_day DESC NULLS LAST, identifier
            """))
      while let row = try rows.next() {
        guard let number = row.decoded(0) as Int?, let passage = row.decoded(1) as Int? else {
          continue
        }
        if allowed?.contains(number) ?? true {
          found.append((number, allowed?.partial?.firstPassage(of: number) ?? passage))
        }
      }
      return found
    }
  }

  /// What facets and orders need of a document.
  public struct DocumentAspects: Sendable {
    /// The document's id.
    public var identifier: String
    /// 文种, issuer and speaker.
    public var kind: String?, issuer: String?, speaker: String?
    /// The first and the last day the date may mean, as `yyyymmdd`.
    public var firstDay: Int?, lastDay: Int?
  }

  /// What facets and orders need of a document.
  public func aspects(ofDocument number: Int) throws -> DocumentAspects {
    try file.translatingErrors {
      guard
        let row = try Row.fetchOne(
          db.cachedStatement(
            sql: """
              SELECT identifier, kind, issuer, speaker, first_day, last_day
              FROM documents WHERE id = ?
              """), arguments: [number])
      else {
        throw ArchiveIndexError(code: .damaged, path: file.path, detail: "document \(number)")
      }
      return DocumentAspects(
        identifier: row.decoded(0) as String? ?? "", kind: row.decoded(1) as String?,
        issuer: row.decoded(2) as String?,
        speaker: row.decoded(3) as String?, firstDay: row.decoded(4) as Int?,
        lastDay: row.decoded(5) as Int?)
    }
  }

  /// How the archive stands.
  public func status(analysisVersion: String) throws -> ArchiveStatus {
    try file.translatingErrors {
      let incomplete: Int = try db.setting(.incomplete) ?? 1
      return ArchiveStatus(
        documentCount: try Int.fetchOne(db, sql: "SELECT count(*) FROM documents") ?? 0,
        passageCount: table.passageCount,
        problemCount: try Int.fetchOne(
          db, sql: "SELECT count(*) FROM files WHERE state = 'failed' OR problems IS NOT NULL")
          ?? 0,
        isComplete: incomplete == 0, analysisVersion: analysisVersion)
    }
  }

  /// Whether the last indexing run came to its end.
  public func isComplete() throws -> Bool {
    try file.translatingErrors { try db.setting(.incomplete) == 0 }
  }
}
