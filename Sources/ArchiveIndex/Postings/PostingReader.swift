internal import ArchiveModel
internal import GRDB
internal import GRDBSQLite

/// Reads posting lists where FTS5 keeps them, in `passage_terms_data`.
///
/// FTS5 itself is not asked: for the beginning of a term it puts the lists of all terms together
/// before it gives the first row, which takes a tenth of a second and cannot be interrupted; and it
/// has more to do for each row than a ranking needs. The form of the pages is that of SQLite's
/// fts5_index.c, version 4, a file format that SQLite keeps:
///
///     page     = first rowid's offset (2 bytes), footer's offset (2 bytes), rest of a doclist, terms, footer
///     footer   = varints: the offset of the page's first term, then from term to term
///     term     = [bytes shared with the term before,] bytes that follow, these bytes, doclist
///     doclist  = rowid, 2 x bytes of positions + (1 if deleted), positions; then the same with the
///                distance from rowid to rowid, which begins anew on each page
///     positions = 2 + distance from position to position; 1 and a column before a column's first
///
/// A deleted passage may still have postings; nobody has its number, so that callers pass it over.
final class PostingReader {
  /// What walks over the postings of which terms.
  enum Terms {
    case equal([UInt8])
    case beginning([UInt8])
  }

  /// The longest term that FTS5 keeps; longer ones are cut off.
  private static let longestTerm = 32_768
  /// What FTS5 puts before every term of the main index.
  private static let mainPrefix: UInt8 = 0x30

  private let file: IndexFile
  private let segments: [PostingSegment]
  private let pages: Statement
  private let places: Statement
  /// The positions of a posting that goes on on the next page.
  private var carried: [UInt8] = []

  /// A reader in a transaction.
  init(_ db: Database, file: IndexFile) throws {
    self.file = file
    pages = try db.cachedStatement(
      sql: "SELECT block FROM passage_terms_data WHERE id >= ? AND id <= ?")
    places = try db.cachedStatement(
      sql: """
        SELECT pgno FROM passage_terms_idx WHERE segid = ? AND term <= ?
        ORDER BY term DESC LIMIT 1
        """)
    let structure = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT block FROM passage_terms_data WHERE id = 10"))
    let bytes = try structure.flatMap {
      try $0.withUnsafeData(atIndex: 0) { $0.map { [UInt8]($0) } }
    }
    guard let segments = bytes?.withUnsafeBytes({ PostingSegment.decode(structure: $0) }) else {
      throw ArchiveIndexError(code: .damaged, path: file.path, detail: .table("passage_terms"))
    }
    self.segments = segments
  }

  private var damaged: ArchiveIndexError {
    ArchiveIndexError(code: .damaged, path: file.path, detail: .table("passage_terms"))
  }

  /// Calls `body` with each posting of some terms: the terms in order, of each the passages in
  /// ascending order, as long as the index has one segment; else so in each segment.
  ///
  /// - Parameter body: gets a passage's number and the bytes of its positions
  ///   (``PositionCursor``); returns `false` to end the walk.
  @inline(__always)
  func forEachPosting(
    of terms: Terms, _ body: (_ passage: Int, _ positions: UnsafeRawBufferPointer) -> Bool
  ) throws {
    let key: [UInt8]
    let isBeginning: Bool
    switch terms {
    case .equal(let bytes):
      (key, isBeginning) = ([Self.mainPrefix] + bytes.prefix(Self.longestTerm), false)
    case .beginning(let bytes): (key, isBeginning) = ([Self.mainPrefix] + bytes, true)
    }
    for segment in segments {
      guard try walk(segment, key, isBeginning, body) else { return }
    }
  }

  /// The page of a segment on which a term stands, if it stands anywhere.
  private func firstPage(of key: [UInt8], in segment: PostingSegment) throws -> Int {
    let statement = places.sqliteStatement
    defer { sqlite3_reset(statement) }
    return try key.withUnsafeBytes { key in
      sqlite3_bind_int64(statement, 1, Int64(segment.id))
      sqlite3_bind_blob(statement, 2, key.baseAddress, Int32(key.count), nil)
      switch sqlite3_step(statement) {
      case SQLITE_ROW:
        // The lowest bit says whether the page has an index of its doclist.
        let page = Int(sqlite3_column_int64(statement, 0) >> 1)
        guard page >= segment.firstPage, page <= segment.lastPage else {
          return segment.firstPage
        }
        return page
      case SQLITE_DONE: return segment.firstPage
      default: throw damaged
      }
    }
  }

  /// Walks over a segment.
  ///
  /// - Returns: whether the next segment is wanted.
  @inline(__always)
  private func walk(
    _ segment: PostingSegment, _ key: [UInt8], _ isBeginning: Bool,
    _ body: (Int, UnsafeRawBufferPointer) -> Bool
  ) throws -> Bool {
    let first = try firstPage(of: key, in: segment)
    let statement = pages.sqliteStatement
    defer { sqlite3_reset(statement) }
    sqlite3_bind_int64(statement, 1, segment.key(ofPage: first))
    sqlite3_bind_int64(statement, 2, segment.key(ofPage: segment.lastPage))
    var isInside = false
    var passage = 0
    var missing = 0
    var agreeing = 0
    // One term or many, it is the same doclist to what follows.
    func doclist(_ page: UnsafeRawBufferPointer, _ range: Range<Int>) throws -> Bool {
      var cursor = VarintCursor(page, range)
      var isFirst = true
      while cursor.offset < range.upperBound {
        guard let distance = cursor.next(), let size = cursor.next() else { throw damaged }
        passage = isFirst ? distance : passage &+ distance
        isFirst = false
        let start = cursor.offset
        let count = size >> 1
        guard count <= range.upperBound - start else {
          carried.removeAll(keepingCapacity: true)
          carried.append(contentsOf: page[start..<range.upperBound])
          missing = count - (range.upperBound - start)
          return true
        }
        cursor.skip(count)
        guard
          body(passage, UnsafeRawBufferPointer(rebasing: page[start..<(start + count)]))
        else { return false }
      }
      return true
    }
    while true {
      let code = sqlite3_step(statement)
      guard code == SQLITE_ROW else {
        guard code == SQLITE_DONE, missing == 0 else { throw damaged }
        return true
      }
      let page = UnsafeRawBufferPointer(
        start: sqlite3_column_blob(statement, 0), count: Int(sqlite3_column_bytes(statement, 0)))
      guard page.count >= 4 else { throw damaged }
      let contentEnd = Int(page[2]) << 8 | Int(page[3])
      guard contentEnd >= 4, contentEnd <= page.count else { throw damaged }
      var footer = VarintCursor(page, contentEnd..<page.count)
      var next = try nextTerm(&footer, after: 0, contentEnd)
      if isInside {
        var start = 4
        if missing > 0 {
          let count = min(missing, next - start)
          carried.append(contentsOf: page[start..<(start + count)])
          (start, missing) = (start + count, missing - count)
          if missing == 0 {
            guard carried.withUnsafeBytes({ body(passage, $0) }) else { return false }
          } else if next < contentEnd {
            throw damaged
          }
        }
        guard try doclist(page, start..<next) else { return false }
      }
      var isFirst = true
      while next < contentEnd {
        var cursor = VarintCursor(page, next..<contentEnd)
        let start = next
        next = try nextTerm(&footer, after: start, contentEnd)
        let standing = try key.withUnsafeBufferPointer {
          try readTerm(&cursor, page, isFirst: isFirst, $0, isBeginning, &agreeing)
        }
        isFirst = false
        if standing == .after { return true }
        isInside = standing == .inside
        guard isInside else { continue }
        guard cursor.offset <= next else { throw damaged }
        guard try doclist(page, cursor.offset..<next) else { return false }
      }
    }
  }

  /// Where the page's next term begins; where its content ends if it has none.
  @inline(__always)
  private func nextTerm(_ footer: inout VarintCursor, after: Int, _ contentEnd: Int) throws -> Int {
    guard footer.offset < footer.end else { return contentEnd }
    guard let distance = footer.next(), distance > 0, distance <= contentEnd - after,
      after + distance >= 4
    else { throw damaged }
    return after + distance
  }

  /// How a term of a page stands to those looked for.
  private enum Standing { case before, inside, after }

  /// Reads a term of a page, without putting it together: of the term before it is known with how
  /// many bytes the key agrees.
  @inline(__always)
  private func readTerm(
    _ cursor: inout VarintCursor, _ page: UnsafeRawBufferPointer, isFirst: Bool,
    _ key: UnsafeBufferPointer<UInt8>, _ isBeginning: Bool, _ agreeing: inout Int
  ) throws -> Standing {
    var shared = 0
    if !isFirst {
      guard let count = cursor.next() else { throw damaged }
      shared = count
    }
    guard let count = cursor.next(), count <= cursor.end - cursor.offset else { throw damaged }
    let start = cursor.offset
    cursor.skip(count)
    if isFirst { agreeing = 0 }
    // It differs from the key where the term before did, or goes on as a term that was found did.
    if shared > agreeing { return agreeing == key.count ? .inside : .before }
    // It differs where the term before agreed: terms ascend.
    if shared < agreeing { return .after }
    var index = 0
    while index < count, agreeing < key.count, page[start + index] == key[agreeing] {
      index += 1
      agreeing += 1
    }
    if agreeing == key.count { return isBeginning || index == count ? .inside : .after }
    return index < count && page[start + index] > key[agreeing] ? .after : .before
  }
}
