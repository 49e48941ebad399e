internal import GRDB
import Synchronization

/// Who speaks in which documents, by folded names: looked up once for a state of the index.
public final class PeopleTable: Sendable {
  /// The documents whose description names a person, ascending.
  let documents: [String: [Int]]
  /// Where else a person speaks: documents and the number of the voice in each.
  let voices: [String: [(document: Int, voice: Int)]]

  init(documents: [String: [Int]], voices: [String: [(document: Int, voice: Int)]]) {
    (self.documents, self.voices) = (documents, voices)
  }
}

/// Keeps the table for as long as the index stays as it is.
final class PeopleCache: Sendable {
  private let known = Mutex<PeopleTable?>(nil)

  func table(_ make: () throws -> PeopleTable) rethrows -> PeopleTable {
    if let table = known.withLock({ $0 }) { return table }
    let table = try make()
    known.withLock { $0 = table }
    return table
  }
}

extension IndexSession {
  /// Who speaks in which documents.
  public func people() throws -> PeopleTable {
    try tables.people.table {
      try file.translatingErrors {
        PeopleTable(
          documents: try peopleByDescription(), voices: try peopleByVoice())
      }
    }
  }

  /// How many of the found passages a person speaks in, or stands in the description of.
  ///
  /// - Parameters:
  ///   - key: the folded name.
  ///   - counts: how many passages of each document were found.
  ///   - found: these passages; `nil` where one of each document was.
  public func count(
    of key: String, _ people: PeopleTable, _ counts: DocumentCounts, _ found: PassageSet?
  ) throws -> Int {
    var count = 0
    let whole = Set(people.documents[key] ?? [])
    for document in whole { count += counts[document] }
    var voices: [Int: Set<Int>] = [:]
    for (document, voice) in people.voices[key] ?? []
    where counts[document] > 0 && !whole.contains(document) {
      voices[document, default: []].insert(voice)
    }
    for (document, numbers) in voices {
      let passages = try passages(ofDocument: document, in: numbers)
      if let found {
        count += passages.count { found.contains($0) }
      } else if !passages.isEmpty {
        count += 1
      }
    }
    return count
  }

  private func peopleByDescription() throws -> [String: [Int]] {
    var documents: [String: [Int]] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT id, people_key FROM documents
        WHERE people_key IS NOT NULL AND standing IS NULL ORDER BY id
        """)
    while let row = try rows.next() {
      guard let number = row.decoded("id") as Int?, let keys = row.decoded("people_key") as String?
      else {
        continue
      }
      for key in Set(keys.split(separator: " ").map(String.init)) {
        documents[key, default: []].append(number)
      }
    }
    return documents
  }

  private func peopleByVoice() throws -> [String: [(document: Int, voice: Int)]] {
    var voices: [String: [(document: Int, voice: Int)]] = [:]
    let rows = try Row.fetchCursor(
      db, sql: "SELECT document, number, key FROM voices ORDER BY document, number")
    while let row = try rows.next() {
      guard let document = row.decoded("document") as Int?,
        let number = row.decoded("number") as Int?, let keys = row.decoded("key") as String?
      else { continue }
      for key in Set(keys.split(separator: " ").map(String.init)) {
        voices[key, default: []].append((document, number))
      }
    }
    return voices
  }
}
