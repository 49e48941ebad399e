public import ArchiveModel
internal import GRDB

extension IndexSession {
  /// A requirement's place in the index, and what lists need to know of it.
  public struct RequirementHead: Sendable, Hashable {
    /// The passage's number in the index.
    public var passage: Int
    /// The requirement's place among those of the passage, from 0.
    public var place: Int
    /// What repetitions of it have in common (``RequirementKey``).
    public var key: UInt64
    /// The number of who requires it among the document's voices; `nil` where nobody is stated.
    public var voice: Int?
    /// The numbers of those of whom it is required, as far as they are named beside it.
    public var addressees: [Int]
    /// What is stated of when it is due.
    public var deadline: DeadlineKind
    /// The last day as `yyyymmdd`; 0 without one.
    public var day: Int

    init(
      passage: Int, place: Int, key: UInt64, voice: Int?, addressees: [Int], storedDay: Int?
    ) {
      (self.passage, self.place, self.key) = (passage, place, key)
      (self.voice, self.addressees) = (voice, addressees)
      switch storedDay {
      case nil: (deadline, day) = (.absent, 0)
      case 0?: (deadline, day) = (.open, 0)
      case StatementCoding.recurringDay?: (deadline, day) = (.recurring, 0)
      case let stated?: (deadline, day) = (.dated, stated)
      }
    }
  }

  /// The numbers of voices, by the number of their document.
  public typealias Voices = [Int: Set<Int>]

  /// The voices whose speaker's name or office is meant by one of the names.
  public func voices(of names: [KeyTest]) throws -> Voices {
    // The key is the name and the office with a space between, which neither holds.
    try numbers(in: "voices", key: "' ' || key || ' '", names) { " \($0) " }
  }

  /// Those of whom documents require something beside single items, by the number of their document,
  /// that are meant by one of the names.
  public func addressees(named names: [KeyTest]) throws -> Voices {
    try numbers(in: "addressees", condition: "recipient = 0", key: "key", names) { $0 }
  }

  /// The documents addressed to one of the names.
  public func documents(addressedTo names: [KeyTest]) throws -> DocumentSet {
    var set = DocumentSet()
    for document in try numbers(
      in: "addressees", condition: "recipient = 1", key: "key", names, whole: { $0 }
    ).keys {
      set.insert(document)
    }
    return set
  }

  /// The documents that are addressed to somebody.
  public func documentsWithRecipients() throws -> DocumentSet {
    try file.translatingErrors {
      var set = DocumentSet()
      let rows = try Int.fetchCursor(
        db.cachedStatement(sql: "SELECT document FROM addressees WHERE recipient = 1"))
      while let document = try rows.next() {
        if document >= 0 { set.insert(document) }
      }
      return set
    }
  }

  /// The rows of a table whose key is one of the names, or holds it.
  private func numbers(
    in table: String, condition: String = "1", key: String, _ names: [KeyTest],
    whole: (String) -> String
  ) throws -> Voices {
    guard !names.isEmpty else { return [:] }
    let isMeant = names.map { name in
      !name.isWhole ? "instr(key, ?) > 0" : key == "key" ? "key = ?" : "instr(\(key), ?) > 0"
    }.joined(separator: " OR ")
    let arguments = names.map { $0.isWhole ? whole($0.key) : $0.key }
    return try file.translatingErrors {
      var found: Voices = [:]
      let rows = try Row.fetchCursor(
        db.cachedStatement(
          sql: "SELECT document, number FROM \(table) WHERE \(condition) AND (\(isMeant))"),
        arguments: StatementArguments(arguments))
      while let row = try rows.next() {
        guard let document = row.decoded("document") as Int?,
          let number = row.decoded("number") as Int?, document >= 0
        else { continue }
        found[document, default: []].insert(number)
      }
      return found
    }
  }

  /// Calls `body` with requirements of the archive in the order of their passages' numbers.
  ///
  /// - Parameters:
  ///   - first: the number of the first passage looked at.
  ///   - most: how many passages with statements are looked at.
  ///   - wants: whether requirements of a document are looked at.
  ///   - body: called with each passage's requirements, never with none.
  /// - Returns: the number of the next passage to look at; `nil` where there is none.
  public func forEachRequirements(
    from first: Int, most: Int, in wants: (_ document: Int) -> Bool = { _ in true },
    _ body: (_ document: Int, [RequirementHead]) -> Void
  ) throws -> Int? {
    try file.translatingErrors {
      let rows = try Row.fetchCursor(
        db.cachedStatement(
          sql: "SELECT \(Self.statementColumns) FROM statements WHERE passage >= ? ORDER BY passage"
        ),
        arguments: [first])
      var count = 0
      while let row = try rows.next() {
        guard let passage = row.decoded(StatementColumn.passage) as Int? else { continue }
        guard count < most else { return passage }
        count += 1
        let document = self.document(ofPassage: passage)
        guard document != 0, wants(document) else { continue }
        let heads = try self.heads(row, passage: passage)
        if !heads.isEmpty { body(document, heads) }
      }
      return nil
    }
  }

  /// The columns of a passage's statements.
  enum StatementColumn: Int, SelectedColumn {
    case passage, data

    var sql: String { "\(self)" }
  }

  static let statementColumns = StatementColumn.list

  /// The requirements of a passage.
  public func requirementHeads(ofPassage passage: Int) throws -> [RequirementHead] {
    try file.translatingErrors {
      guard
        let row = try Row.fetchOne(
          db.cachedStatement(
            sql: "SELECT \(Self.statementColumns) FROM statements WHERE passage = ?"),
          arguments: [passage])
      else { return [] }
      return try heads(row, passage: passage)
    }
  }

  private func heads(_ row: Row, passage: Int) throws -> [RequirementHead] {
    var heads: [RequirementHead] = []
    guard let data = row.decoded(StatementColumn.data) as DatabaseBlob?,
      StatementCoding.forEachHead(
        data.bytes,
        { voice, key, day, addressees in
          heads.append(
            RequirementHead(
              passage: passage, place: heads.count, key: key, voice: voice,
              addressees: addressees, storedDay: day))
        })
    else { throw damagedStatements(passage) }
    return heads
  }

  /// What is said and required in a passage.
  public func statements(of row: PassageRow) throws -> PassageStatements {
    try statements(of: [row]).first ?? PassageStatements()
  }

  /// What is said and required in each of some passages of one document that follow each other.
  public func statements(of passages: [PassageRow]) throws -> [PassageStatements] {
    guard let first = passages.first else { return [] }
    return try file.translatingErrors {
      var statements = Array(repeating: PassageStatements(), count: passages.count)
      var voices: [Int: VoiceRow]?
      let rows = try Row.fetchCursor(
        db.cachedStatement(
          sql: "SELECT \(Self.statementColumns) FROM statements WHERE passage >= ? AND passage < ?"),
        arguments: [first.number, first.number + passages.count])
      while let row = try rows.next() {
        guard let number = row.decoded(StatementColumn.passage) as Int?,
          passages.indices.contains(number - first.number)
        else { continue }
        let text = passages[number - first.number].passage.text
        let found = try decodeStatements(row, passage: number, textLength: text.utf8.count)
        let known = try voices ?? self.voices(ofDocument: first.document)
        voices = known
        statements[number - first.number] = Self.statements(found, voices: known)
      }
      return statements
    }
  }

  private static func statements(
    _ found: (
      speeches: [StatementCoding.StoredSpeech], requirements: [StatementCoding.StoredRequirement]
    ), voices: [Int: VoiceRow]
  ) -> PassageStatements {
    PassageStatements(
      speeches: found.speeches.compactMap { speech in
        voices[speech.voice].map {
          Speech(
            speaker: $0.speaker, verb: $0.verb, byteRange: speech.byteRange,
            isDirect: speech.isDirect)
        }
      },
      requirements: found.requirements.map { item in
        let voice = item.voice.flatMap { voices[$0] }
        return Requirement(
          speaker: voice?.speaker, verb: voice?.verb, byteRange: item.byteRange,
          addresseeByteRanges: item.addressees.map(\.byteRange),
          deadline: item.deadline.map {
            Requirement.Deadline(
              byteRange: $0.byteRange, date: PartialDate(dayNumber: $0.day),
              isRecurring: $0.day == StatementCoding.recurringDay)
          }, figureByteRanges: item.figures, isDirect: item.isDirect)
      })
  }

  /// Who speaks in a document, by number.
  private func voices(ofDocument document: Int) throws -> [Int: VoiceRow] {
    var voices: [Int: VoiceRow] = [:]
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: "SELECT number, kind, name, office, verb FROM voices WHERE document = ?"),
      arguments: [document])
    while let row = try rows.next() {
      guard let number = row.decoded("number") as Int?,
        let kind = (row.decoded("kind") as String?).flatMap(Speaker.Kind.init(rawValue:))
      else { continue }
      voices[number] = VoiceRow(
        speaker: Speaker(
          name: row.decoded("name"), office: row.decoded("office"), kind: kind),
        verb: row.decoded("verb"))
    }
    return voices
  }

  private func damagedStatements(_ passage: Int) -> ArchiveIndexError {
    ArchiveIndexError(code: .damaged, path: file.path, detail: .item(.statements, Int64(passage)))
  }

  func decodeStatements(_ row: Row, passage: Int, textLength: Int) throws -> (
    speeches: [StatementCoding.StoredSpeech], requirements: [StatementCoding.StoredRequirement]
  ) {
    guard let data = row.decoded(StatementColumn.data) as DatabaseBlob?,
      let stored = StatementCoding.decode(data.bytes, textLength: textLength)
    else { throw damagedStatements(passage) }
    return stored
  }
}

extension PartialDate {
  /// The day that `yyyymmdd` means; `nil` for 0 and for what is no day.
  init?(dayNumber: Int) {
    guard dayNumber > 0 else { return nil }
    self.init(year: dayNumber / 10000, month: dayNumber / 100 % 100, day: dayNumber % 100)
  }
}
