internal import GRDB
import TextAnalysis

/// The sketches of all documents, held in memory while links are looked for: about 20 bytes for a
/// short document.
struct SketchTable {
  /// The documents that have a sketch, by number, ascending.
  private(set) var documents: [Int] = []
  /// Where each one's values begin in ``values``; one more at the end.
  private(set) var starts: [Int] = [0]
  /// All values, one document after the other.
  private(set) var values: [UInt32] = []

  init() {}

  /// Reads the table.
  ///
  /// - Throws: `DatabaseError` with `SQLITE_CORRUPT` where a block is none.
  init(reading db: Database) throws {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT block, sketches FROM sketch_blocks WHERE block >= 0 ORDER BY block")
    while let row = try rows.next() {
      guard let block = row.decoded("block") as Int?,
        let bytes = row.decoded("sketches") as DatabaseBlob?,
        block < Int.max / SketchCoding.documentCount,
        SketchCoding.decode(
          bytes.bytes,
          { place, values in append(values, of: block * SketchCoding.documentCount + place) })
      else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "sketch_blocks") }
    }
  }

  /// Adds a document; documents come in ascending order.
  mutating func append(_ values: some Collection<UInt32>, of document: Int) {
    documents.append(document)
    self.values.append(contentsOf: values)
    starts.append(self.values.count)
  }

  /// How many documents have a sketch.
  var count: Int { documents.count }

  /// The places of a document's values, by its place in ``documents``.
  func range(_ place: Int) -> Range<Int> { starts[place]..<starts[place + 1] }

  /// The place of a document; `nil` where it has no sketch.
  func place(of document: Int) -> Int? {
    var (low, high) = (0, documents.count)
    while low < high {
      let middle = (low + high) / 2
      if documents[middle] < document { low = middle + 1 } else { high = middle }
    }
    return low < documents.count && documents[low] == document ? low : nil
  }

  /// Whether two texts may be alike by their sketches: see ``LinkRules``.
  func mayBeAlike(_ first: Int, _ second: Int) -> Bool {
    let (left, right) = (range(first), range(second))
    let bound = min(
      ShingleSketch.threshold(lastValue: values[left.upperBound - 1]),
      ShingleSketch.threshold(lastValue: values[right.upperBound - 1]))
    var (mine, theirs, shared) = (left.lowerBound, right.lowerBound, 0)
    while mine < left.upperBound, theirs < right.upperBound {
      let (one, other) = (values[mine], values[theirs])
      if min(one, other) >= bound { break }
      if one == other { shared += 1 }
      if one <= other { mine += 1 }
      if other <= one { theirs += 1 }
    }
    while mine < left.upperBound, values[mine] < bound { mine += 1 }
    while theirs < right.upperBound, values[theirs] < bound { theirs += 1 }
    let fewer = min(mine - left.lowerBound, theirs - right.lowerBound)
    return shared >= LinkRules.fewestShared
      && Double(shared) >= LinkRules.estimatedContainment * Double(fewer)
  }
}

/// Changes sketches, writes the blocks that changed, and keeps in mind what a run changed.
struct SketchWriter {
  private var blocks: [Int: [[UInt32]]] = [:]
  /// The documents put in by this run, with or without a sketch.
  private(set) var added: Set<Int> = []
  /// The sketches of documents that an earlier run put in and this one took out.
  private(set) var removed: [[UInt32]] = []

  /// Puts a new document's sketch in.
  mutating func insert(_ sketch: ShingleSketch?, of document: Int, in db: Database) throws {
    added.insert(document)
    try set(sketch?.values ?? [], of: document, in: db)
  }

  /// Takes a document's sketch out.
  mutating func remove(document: Int, in db: Database) throws {
    let before = try set([], of: document, in: db)
    if added.remove(document) == nil, !before.isEmpty { removed.append(before) }
  }

  @discardableResult
  private mutating func set(_ values: [UInt32], of document: Int, in db: Database) throws
    -> [UInt32]
  {
    let (block, place) = document.quotientAndRemainder(dividingBy: SketchCoding.documentCount)
    if blocks[block] == nil { blocks[block] = try load(block, from: db) }
    let before = blocks[block]?[place] ?? []
    blocks[block]?[place] = values
    return before
  }

  private func load(_ block: Int, from db: Database) throws -> [[UInt32]] {
    var sketches: [[UInt32]] = Array(repeating: [], count: SketchCoding.documentCount)
    let bytes =
      try Row.fetchOne(
        db.cachedStatement(sql: "SELECT sketches FROM sketch_blocks WHERE block = ?"),
        arguments: [block]
      )?.decoded("sketches") as DatabaseBlob?
    guard let bytes else { return sketches }
    guard SketchCoding.decode(bytes.bytes, { sketches[$0] = Array($1) }) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "sketch_blocks")
    }
    return sketches
  }

  /// Writes the blocks that changed.
  mutating func flush(to db: Database) throws {
    let write = try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO sketch_blocks (block, sketches) VALUES (?, ?)")
    for (number, sketches) in blocks.sorted(by: { $0.key < $1.key }) {
      try write.execute(arguments: [number, DatabaseBlob(SketchCoding.encode(sketches))])
    }
    blocks.removeAll(keepingCapacity: true)
  }
}
