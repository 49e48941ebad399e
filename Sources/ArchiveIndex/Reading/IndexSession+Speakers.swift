internal import GRDB

extension IndexSession {
  /// The documents that pass a filter. Where it names speakers, documents that name them in their
  /// description pass whole, others with the passages in which they speak.
  public func documentsOrPassages(passing filter: FoldedFilter) throws -> DocumentSet {
    var set = try documents(passing: filter)
    guard !filter.speakers.isEmpty else { return set }
    let voices = try voices(of: filter.speakers)
    guard !voices.isEmpty else { return set }
    var others = filter
    others.speakers = []
    let candidates = try documents(passing: others)
    var partial = PartialDocuments()
    for (document, numbers) in voices.sorted(by: { $0.key < $1.key })
    where candidates.contains(document) && !set.contains(document) {
      let found = try passages(ofDocument: document, in: numbers)
      guard !found.isEmpty else { continue }
      partial.add(document, passages: found)
      set.insert(document)
    }
    set.partial = partial
    return set
  }

  /// The passages of a document in which one of the voices speaks or requires something.
  func passages(ofDocument document: Int, in voices: Set<Int>) throws -> [Int] {
    try file.translatingErrors {
      let rows = try Row.fetchCursor(
        db.cachedStatement(
          sql: """
            SELECT \(Self.statementColumns) FROM statements
            WHERE passage >= (SELECT first_passage FROM documents WHERE id = ?1)
              AND passage < (SELECT first_passage + passage_count FROM documents WHERE id = ?1)
            ORDER BY passage
            """), arguments: [document])
      var found: [Int] = []
      while let row = try rows.next() {
        guard let passage = row.decoded(StatementColumn.passage) as Int? else { continue }
        let stored = try decodeStatements(row, passage: passage, textLength: 1 << 40)
        if stored.speeches.contains(where: { voices.contains($0.voice) })
          || stored.requirements.contains(where: { $0.voice.map(voices.contains) ?? false })
        {
          found.append(passage)
        }
      }
      return found
    }
  }

  /// The names of the persons who speak in passages, each once a passage, beside who speaks in the
  /// whole document.
  public func speakers(ofPassages passages: [Int]) throws -> [[String]] {
    var names: [Int: [Int: String]] = [:]
    return try file.translatingErrors {
      try passages.map { passage in
        guard
          let row = try Row.fetchOne(
            db.cachedStatement(
              sql: "SELECT \(Self.statementColumns) FROM statements WHERE passage = ?"),
            arguments: [passage])
        else { return [] }
        let stored = try decodeStatements(row, passage: passage, textLength: 1 << 40)
        guard !stored.speeches.isEmpty else { return [] }
        let document = self.document(ofPassage: passage)
        let known = try names[document] ?? personNames(ofDocument: document)
        names[document] = known
        return Array(Set(stored.speeches.compactMap { known[$0.voice] }))
      }
    }
  }

  private func personNames(ofDocument document: Int) throws -> [Int: String] {
    var names: [Int: String] = [:]
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT number, name FROM voices
          WHERE document = ? AND kind = 'person' AND name IS NOT NULL
          """), arguments: [document])
    while let row = try rows.next() {
      if let number = row.decoded("number") as Int?, let name = row.decoded("name") as String? {
        names[number] = name
      }
    }
    return names
  }
}
