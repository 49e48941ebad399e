public import ArchiveModel
import Corpus
internal import GRDB
public import TextAnalysis

extension IndexSession {
  /// The documents of a list, by their numbers in the index, in its order.
  ///
  /// - Parameters:
  ///   - analyzer: folds what is known of documents that are not found; the index has it of others.
  ///   - accessions: the accession number of each path, for that order.
  public func listedNumbers(
    _ request: ListingRequest, filter: FoldedFilter, analyzer: Analyzer,
    accessions: [[UInt8]: String] = [:]
  ) throws -> [Int] {
    try file.translatingErrors {
      let (conditions, arguments) = try listingConditions(request, filter, analyzer)
      let lacks = request.missing.map { "(\(Self.column(of: $0)) IS NULL)" }
      let key = request.order == .title ? "title" : "files.path"
      let day = request.order == .dateAscending ? "first_day" : "last_day"
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT documents.id, \(key), \(day), identifier\(lacks.map { ", " + $0 }.joined())
          FROM documents JOIN files ON files.id = file
          \(conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND "))
          ORDER BY documents.id
          """, arguments: arguments)
      // Not by SQLite, which would compare the low bytes of UTF-16 first.
      var entries: [ListingOrder] = []
      while let row = try rows.next() {
        var entry = ListingOrder(number: row.decoded(at: ListingPlace.number) as Int? ?? 0)
        for index in request.missing.indices {
          // How many are lacking counts first, then which.
          guard row.decoded(at: ListingPlace.lacking + index) as Bool? == true else { continue }
          entry.lacking += 1 << 32 | 1 << (31 - index)
        }
        switch request.order {
        case .date:
          entry.day = -(row.decoded(at: ListingPlace.day) as Int? ?? 0)
          entry.key = (row.decoded(at: ListingPlace.identifier) as String?).map { Array($0.utf8) }
        case .dateAscending:
          entry.day = row.decoded(at: ListingPlace.day) as Int? ?? .max
          entry.key = (row.decoded(at: ListingPlace.identifier) as String?).map { Array($0.utf8) }
        case .accession:
          entry.key = (row.decoded(at: ListingPlace.key) as String?).flatMap {
            accessions[Array($0.utf8)]
          }
          .map { Array($0.utf8) }
        case .path, .title:
          entry.key = (row.decoded(at: ListingPlace.key) as String?).map { Array($0.utf8) }
        }
        entries.append(entry)
      }
      return entries.sorted().map(\.number)
    }
  }

  /// How many of the documents of a list lack each of the fields that it asks for.
  public func gapCounts(_ request: ListingRequest, filter: FoldedFilter, analyzer: Analyzer) throws
    -> [DocumentDescription.Field: Int]
  {
    try file.translatingErrors {
      let (conditions, arguments) = try listingConditions(request, filter, analyzer)
      let sums = request.missing.map { "sum(\(Self.column(of: $0)) IS NULL)" }
      guard !sums.isEmpty,
        let row = try Row.fetchOne(
          db,
          sql: """
            SELECT \(sums.joined(separator: ", ")) FROM documents JOIN files ON files.id = file
            WHERE \(conditions.joined(separator: " AND "))
            """, arguments: arguments)
      else { return [:] }
      var counts: [DocumentDescription.Field: Int] = [:]
      for (index, field) in request.missing.enumerated() {
        counts[field] = row.decoded(at: index) as Int? ?? 0
      }
      return counts
    }
  }

  /// A document with what is known of its file, by its number.
  ///
  /// - Throws: ``ArchiveIndexError`` where the index has none of this number.
  public func listed(number: Int) throws -> ListedDocument {
    try file.translatingErrors {
      guard
        let row = try Row.fetchOne(
          db.cachedStatement(
            sql: """
              SELECT \(Self.listedColumns)
              FROM documents JOIN files ON files.id = file WHERE documents.id = ?
              """), arguments: [number])
      else {
        throw ArchiveIndexError(
          code: .damaged, path: file.path, detail: .item(.document, Int64(number)))
      }
      func value<Value: DatabaseValueConvertible>(_ column: FileColumn) -> Value? {
        row.decoded(column, after: Self.summaryColumnCount)
      }
      let digest = (value(.digest) as DatabaseBlob?).flatMap { ContentDigest(bytes: $0.bytes) }
      return ListedDocument(
        summary: summary(row), sha256: digest?.hexadecimal ?? "", size: value(.size) ?? 0,
        format: value(.format) ?? "", encoding: value(.encoding),
        problems: FactList.decode(value(.reason) as String?)
          + FactList.decode(value(.problems) as String?))
    }
  }

  /// What a list says of a document's file, behind its summary.
  private enum FileColumn: Int, SelectedColumn {
    case digest, size, format, encoding, reason, problems

    var sql: String { self == .digest ? "files.sha256" : "\(self)" }
  }

  private static let listedColumns = summaryColumns + ", " + FileColumn.list

  private func listingConditions(
    _ request: ListingRequest, _ filter: FoldedFilter, _ analyzer: Analyzer
  ) throws -> (conditions: [String], arguments: StatementArguments) {
    var conditions: [String] = []
    var arguments = StatementArguments()
    switch request.scope {
    case .current: conditions.append("standing IS NULL")
    case .notFound: conditions.append("standing IS NOT NULL")
    case .all: break
    }
    if !request.contentStates.isEmpty {
      conditions.append(
        "\(SummaryColumn.contentState.sql) IN (SELECT value FROM json_each(?))")
      let names = request.contentStates.map { "\"\($0.rawValue)\"" }
      arguments += ["[\(names.joined(separator: ","))]"]
    }
    if !filter.isEmpty {
      let passing = try documents(passing: filter, scope: request.scope, analyzer: analyzer)
      var numbers: [String] = []
      passing.forEach { numbers.append(String($0)) }
      conditions.append("documents.id IN (SELECT value FROM json_each(?))")
      arguments += ["[\(numbers.joined(separator: ","))]"]
    }
    if !request.missing.isEmpty {
      conditions.append(
        "(" + request.missing.map { "\(Self.column(of: $0)) IS NULL" }.joined(separator: " OR ")
          + ")")
    }
    return (conditions, arguments)
  }

  /// The value that is null where a field is missing.
  private static func column(of field: DocumentDescription.Field) -> String {
    if field.isFurther { return FurtherFields.presence(of: field) }
    return field == .date ? "first_day" : field.rawValue
  }
}

/// The places of the columns that a list is ordered by; behind them one for each field that may be lacking.
private enum ListingPlace {
  static let number = 0, key = 1, day = 2, identifier = 3, lacking = 4
}

/// What orders a document in a list.
private struct ListingOrder: Comparable {
  var number: Int
  /// How much it lacks; those that lack most come first.
  var lacking = 0
  /// What orders its date: the negative of the last day it may be of and 0 without one, or the first
  /// day and the largest number without one.
  var day = 0
  /// The text it is ordered by, in UTF-8; `nil` comes last.
  var key: [UInt8]?

  init(number: Int) { self.number = number }

  static func < (left: ListingOrder, right: ListingOrder) -> Bool {
    if left.lacking != right.lacking { return left.lacking > right.lacking }
    if left.day != right.day { return left.day < right.day }
    switch (left.key, right.key) {
    case (let first?, let second?):
      return first == second ? left.number < right.number : first.lexicographicallyPrecedes(second)
    case (_?, nil): return true
    case (nil, _?): return false
    case (nil, nil): return left.number < right.number
    }
  }
}
