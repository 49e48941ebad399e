internal import GRDBSQLite

/// The auxiliary function `collect(passage_terms, handle)`, registered with FTS5.
///
/// FTS5 calls it for every passage that matches; it hands the passage's frequencies to the
/// ``CandidateCollector`` of the query and returns NULL, so that a statement with `collect(…)` as a
/// condition walks the posting lists once, gives no rows, and nothing is sorted by SQLite. The handle
/// is the collector's address, which only ``IndexSession`` passes, and only while the collector is
/// there.
enum CollectFunction {
  /// Registers the function on a connection.
  ///
  /// - Returns: SQLite's result code.
  static func register(on connection: OpaquePointer) -> Int32 {
    var statement: OpaquePointer?
    var api: UnsafeMutablePointer<fts5_api>?
    var code = sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, nil)
    guard code == SQLITE_OK else { return code }
    code = withUnsafeMutablePointer(to: &api) { place in
      sqlite3_bind_pointer(statement, 1, place, "fts5_api_ptr", nil)
      return sqlite3_step(statement)
    }
    sqlite3_finalize(statement)
    guard code == SQLITE_ROW, let api else { return SQLITE_ERROR }
    return api.pointee.xCreateFunction(api, "collect", nil, collect, nil)
  }

  private static let collect: fts5_extension_function = { api, context, result, count, values in
    guard let api, count == 1, let handle = values?[0],
      let collector = UnsafeMutablePointer<CandidateCollector>(
        bitPattern: Int(sqlite3_value_int64(handle)))
    else {
      sqlite3_result_error_code(result, SQLITE_MISUSE)
      return
    }
    let code = collector.pointee.collect(from: api, context)
    if code != SQLITE_OK { sqlite3_result_error_code(result, code) }
  }
}

extension CandidateCollector {
  /// Takes the passage on which FTS5 stands. One call, so that the collector is looked up once.
  ///
  /// - Returns: SQLite's result code; `SQLITE_INTERRUPT` when the time has run out.
  fileprivate mutating func collect(
    from api: UnsafePointer<Fts5ExtensionApi>, _ context: OpaquePointer?
  ) -> Int32 {
    if isPastDeadline() { return SQLITE_INTERRUPT }
    let passage = Int(api.pointee.xRowid(context))
    guard admits(passage) else { return SQLITE_OK }
    let (first, next) = (api.pointee.xPhraseFirst, api.pointee.xPhraseNext)
    var score = 0.0
    for phrase in 0..<phraseCount {
      var iterator = Fts5PhraseIter()
      var column: Int32 = 0
      var offset: Int32 = 0
      let code = first?(context, Int32(phrase), &iterator, &column, &offset)
      guard code == SQLITE_OK else { return code ?? SQLITE_MISUSE }
      guard column >= 0 else { continue }
      var frequencies = (words: 0, grams: 0, heading: 0)
      while column >= 0 {
        switch column {
        case 0: frequencies.grams += 1
        case 1: frequencies.words += 1
        default: frequencies.heading += 1
        }
        next?(context, &iterator, &column, &offset)
      }
      score += contribution(
        phrase: phrase, passage: passage, words: frequencies.words, grams: frequencies.grams,
        heading: frequencies.heading)
    }
    offer(passage, score: score)
    return SQLITE_OK
  }
}
