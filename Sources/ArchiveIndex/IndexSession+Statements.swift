public import ArchiveModel
internal import GRDB

extension IndexSession {
  /// A requirement's place in the index, and what tells it from others.
  public struct RequirementHead: Sendable, Hashable {
    /// The passage's number in the index.
    public var passage: Int
    /// The requirement's place among those of the passage, from 0.
    public var place: Int
    /// What repetitions of it have in common (``RequirementKey``).
    public var key: UInt64
  }

  /// The numbers of voices, by the number of their document.
  public typealias Voices = [Int: Set<Int>]

  /// The voices whose speaker's name or office holds one of the folded texts.
  public func voices(of speakers: [KeyTest]) throws -> Voices {
    guard !speakers.isEmpty else { return [:] }
    let condition = speakers.condition(on: "key")
    return try file.translatingErrors {
      var voices: Voices = [:]
      let rows = try Row.fetchCursor(
        db.cachedStatement(sql: "SELECT document, number FROM voices WHERE \(condition)"),
        arguments: StatementArguments(speakers.arguments))
      while let row = try rows.next() {
        guard let document = row.decoded(0) as Int?, let number = row.decoded(1) as Int? else {
          continue
        }
        voices[document, default: []].insert(number)
      }
      return voices
    }
  }

  /// The requirements of the archive, in the order of their passages' numbers.
  ///
  /// - Parameters:
  ///   - allowed: the documents looked at; `nil` for all.
  ///   - voices: whose requirements are wanted; `nil` for everybody's.
  public func requirementHeads(allowed: DocumentSet?, voices: Voices?) throws -> [RequirementHead] {
    try file.translatingErrors {
      var heads: [RequirementHead] = []
      let rows = try Row.fetchCursor(
        db.cachedStatement(sql: "SELECT passage, data FROM statements ORDER BY passage"))
      while let row = try rows.next() {
        guard let passage = row.decoded(0) as Int? else { continue }
        let document = self.document(ofPassage: passage)
        guard allowed?.contains(document) ?? true, voices.map({ $0[document] != nil }) ?? true
        else { continue }
        let stored = try decodeStatements(row, 1, passage: passage, textLength: 1 << 40)
        for (place, item) in stored.requirements.enumerated() {
          if let voices {
            guard let voice = item.voice, voices[document]?.contains(voice) == true else {
              continue
            }
          }
          heads.append(RequirementHead(passage: passage, place: place, key: item.key))
        }
      }
      return heads
    }
  }

  /// The requirements of a passage.
  public func requirementHeads(ofPassage passage: Int, voices: Voices?) throws -> [RequirementHead]
  {
    try file.translatingErrors {
      guard
        let row = try Row.fetchOne(
          db.cachedStatement(sql: "SELECT data FROM statements WHERE passage = ?"),
          arguments: [passage])
      else { return [] }
      let document = self.document(ofPassage: passage)
      let stored = try decodeStatements(row, 0, passage: passage, textLength: 1 << 40)
      return stored.requirements.enumerated().compactMap { place, item in
        if let voices {
          guard let voice = item.voice, voices[document]?.contains(voice) == true else {
            return nil
          }
        }
        return RequirementHead(passage: passage, place: place, key: item.key)
      }
    }
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
      var voices: [Int: Voice]?
      let rows = try Row.fetchCursor(
        db.cachedStatement(
          sql: "SELECT passage, data FROM statements WHERE passage >= ? AND passage < ?"),
        arguments: [first.number, first.number + passages.count])
      while let row = try rows.next() {
        guard let number = row.decoded(0) as Int?,
          passages.indices.contains(number - first.number)
        else { continue }
        let text = passages[number - first.number].passage.text
        let found = try decodeStatements(row, 1, passage: number, textLength: text.utf8.count)
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
    ), voices: [Int: Voice]
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
          addresseeByteRanges: item.addressees,
          deadline: item.deadline.map {
            Requirement.Deadline(byteRange: $0.byteRange, date: PartialDate(dayNumber: $0.day))
          }, figureByteRanges: item.figures, isDirect: item.isDirect)
      })
  }

  /// Who speaks in a document, by number.
  private func voices(ofDocument document: Int) throws -> [Int: Voice] {
    var voices: [Int: Voice] = [:]
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: "SELECT number, kind, name, office, verb FROM voices WHERE document = ?"),
      arguments: [document])
    while let row = try rows.next() {
      guard let number = row.decoded(0) as Int?,
        let kind = (row.decoded(1) as String?).flatMap(Speaker.Kind.init(rawValue:))
      else { continue }
      voices[number] = Voice(
        speaker: Speaker(
          name: row.decoded(2) as String?, office: row.decoded(3) as String?, kind: kind),
        verb: row.decoded(4) as String?)
    }
    return voices
  }

  func decodeStatements(_ row: Row, _ column: Int, passage: Int, textLength: Int) throws -> (
    speeches: [StatementCoding.StoredSpeech], requirements: [StatementCoding.StoredRequirement]
  ) {
    guard let data = row.decoded(column) as DatabaseBlob?,
      let stored = StatementCoding.decode(data.bytes, textLength: textLength)
    else {
      throw ArchiveIndexError(
        code: .damaged, path: file.path, detail: "statements of passage \(passage)")
    }
    return stored
  }

  /// The documents with their addressees (主送机关), where they have one.
  public func addressees() throws -> [(document: Int, addressee: String)] {
    try file.translatingErrors {
      var found: [(document: Int, addressee: String)] = []
      let rows = try Row.fetchCursor(
        db.cachedStatement(
          sql: """
            SELECT id, addressee FROM documents WHERE addressee IS NOT NULL AND standing IS NULL
            """))
      while let row = try rows.next() {
        if let number = row.decoded(0) as Int?, let text = row.decoded(1) as String? {
          found.append((number, text))
        }
      }
      return found
    }
  }
}

extension PartialDate {
  /// The day that `yyyymmdd` means; `nil` for 0 and for what is no day.
  init?(dayNumber: Int) {
    guard dayNumber > 0 else { return nil }
    self.init(year: dayNumber / 10000, month: dayNumber / 100 % 100, day: dayNumber % 100)
  }
}
