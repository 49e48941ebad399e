import ArchiveModel
import Foundation

/// A test collection in the form of TREC's: queries, and which documents answer them.
public struct JudgedQueries: Sendable {
  /// The largest file that is read, in bytes.
  private static let largest = 1 << 30

  /// A query.
  public struct Query: Sendable, Hashable {
    /// Its id.
    public var id: String
    /// Its text.
    public var text: String
  }

  /// The queries, in the file's order.
  public var queries: [Query]
  /// How relevant each document is to each query, by query id and document id; 0 is not at all.
  public var judgements: [String: [String: Int]]

  /// Reads a collection.
  ///
  /// - Parameters:
  ///   - queriesPath: lines of `qid<TAB>text`.
  ///   - qrelsPath: lines of `qid<TAB>docid<TAB>rel`, or TREC's four columns; `nil` for none.
  /// - Throws: ``RetrievalError`` with the line that is not of this form.
  public init(queriesPath: String, qrelsPath: String?) throws {
    queries = []
    judgements = [:]
    for (line, columns) in try Self.lines(of: queriesPath) {
      guard columns.count >= 2, !columns[0].isEmpty else {
        throw RetrievalError(
          code: .queriesInvalid, path: queriesPath, line: line, detail: .lineForm("qid<TAB>text"))
      }
      queries.append(Query(id: columns[0], text: columns[1]))
    }
    guard let qrelsPath else { return }
    for (line, columns) in try Self.lines(of: qrelsPath) {
      var columns = columns
      if columns.count == 1 { columns = columns[0].split(separator: " ").map(String.init) }
      if columns.count == 4, columns[1] == "0" || columns[1] == "Q0" { columns.remove(at: 1) }
      guard columns.count >= 3, let grade = Int(columns[2]) else {
        throw RetrievalError(
          code: .queriesInvalid, path: qrelsPath, line: line,
          detail: .lineForm("qid<TAB>docid<TAB>rel"))
      }
      judgements[columns[0], default: [:]][columns[1]] = grade
    }
  }

  private static func lines(of path: String) throws -> [(Int, [String])] {
    let bytes = try InputFile(path: path, limit: Self.largest).bytes
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw RetrievalError(
        code: .queriesInvalid, path: path, detail: .notUTF8)
    }
    // By scalars: to `Character`, a line's end of two bytes is one character that is no "\n".
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().compactMap { index, line in
      let line = line.last == "\r" ? line.dropLast() : line
      guard !line.isEmpty else { return nil }
      return (
        index + 1,
        line.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
      )
    }
  }
}
