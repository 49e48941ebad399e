import ArchiveModel
internal import GRDB
import TextAnalysis

/// The shingles of stored documents. Those read last are kept: pairs come in the order of documents.
final class StoredShingles {
  /// About how many shingles are kept.
  private static let capacity = 4 << 20

  private let db: Database
  private let tokenizer = UnitTokenizer(folding: CharacterFolding())
  private var sets: [Int: ShingleSet] = [:]
  private var count = 0

  init(db: Database) { self.db = db }

  /// A document's shingles, by its number.
  func shingles(ofDocument number: Int) throws -> ShingleSet {
    if let set = sets[number] { return set }
    var shingles = DocumentShingles()
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT passages.text, heading_path FROM documents JOIN passages
            ON passages.id >= first_passage AND passages.id < first_passage + passage_count
          WHERE documents.id = ? ORDER BY passages.id
          """), arguments: [number])
    while let row = try rows.next() {
      let text = row.decoded("text") as String? ?? ""
      shingles.append(
        tokenizer.units(of: text).units, of: text,
        headingPath: TextList.decode(row.decoded("heading_path") as String?), tokenizer: tokenizer)
    }
    let set = ShingleSet(shingles.text)
    if count > Self.capacity {
      sets.removeAll()
      count = 0
    }
    sets[number] = set
    count += set.count
    return set
  }
}
