extension DocumentFilter {
  /// The filter that is asked for.
  ///
  /// - Throws: ``RequestProblems`` with all that is wrong.
  public init(_ fields: RequestFields) throws(RequestProblems) {
    var reader = RequestReader(fields)
    self = reader.filter()
    try reader.finish()
  }
}

extension SearchRequest {
  /// The search that is asked for.
  ///
  /// - Throws: ``RequestProblems`` with all that is wrong.
  public init(_ fields: RequestFields) throws(RequestProblems) {
    var reader = RequestReader(fields)
    self.init(query: reader.query(), filter: reader.filter())
    order = reader.word(.sort, of: Order.self) ?? order
    limit = reader.number(.limit, in: 1...Self.largestLimit) ?? limit
    offset = reader.number(.offset, in: 0...Self.largestOffset) ?? offset
    wantsFacets = reader.flag(.facets)
    wantsExplanation = reader.flag(.explain)
    try reader.finish()
  }
}

extension RequirementRequest {
  /// The list of requirements that is asked for.
  ///
  /// - Parameters:
  ///   - largestLimit: the most that may be asked for: ``noLimit`` for what is handed out bit by bit.
  ///   - usualLimit: how many are wanted where nothing is said.
  /// - Throws: ``RequestProblems`` with all that is wrong.
  public init(
    _ fields: RequestFields, largestLimit: Int = Self.largestLimit,
    usualLimit: Int = RequirementRequest().limit
  ) throws(RequestProblems) {
    var reader = RequestReader(fields)
    self.init(query: reader.query(), filter: reader.filter())
    addressees = reader.values(.to)
    (dueSince, dueUntil) = reader.period(.dueSince, .dueUntil)
    deadlines = reader.words(.due, of: DeadlineKind.self)
    order = reader.word(.sort, of: Order.self) ?? order
    limit = reader.number(.limit, in: 1...largestLimit) ?? usualLimit
    offset = reader.number(.offset, in: 0...Self.largestOffset) ?? offset
    try reader.finish()
  }
}

extension ListingRequest {
  /// The list of documents that is asked for.
  ///
  /// - Throws: ``RequestProblems`` with all that is wrong.
  public init(_ fields: RequestFields) throws(RequestProblems) {
    var reader = RequestReader(fields)
    self.init()
    filter = reader.filter()
    order = reader.word(.sort, of: Order.self) ?? order
    limit = reader.number(.limit, in: 1...Int.max)
    offset = reader.number(.offset, in: 0...Int.max) ?? 0
    try reader.finish()
  }
}
