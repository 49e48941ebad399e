internal import GRDB

extension IndexSession {
  /// A document's file.
  public struct DocumentFile {
    /// The document's number in the index.
    public var document: Int
    /// The file's path below `corpus/`, in UTF-8.
    public var path: [UInt8]
  }

  /// The files of documents that are found.
  ///
  /// - Parameter documents: which; `nil` for all.
  public func files(of documents: DocumentSet?) throws -> [DocumentFile] {
    try file.translatingErrors {
      var arguments = StatementArguments()
      if let documents {
        var numbers: [String] = []
        documents.forEach { numbers.append(String($0)) }
        arguments = ["[\(numbers.joined(separator: ","))]"]
      }
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT documents.id AS document, files.path AS path FROM documents
          JOIN files ON files.id = file WHERE standing IS NULL
          \(documents == nil ? "" : "AND documents.id IN (SELECT value FROM json_each(?))")
          """, arguments: arguments)
      var files: [DocumentFile] = []
      while let row = try rows.next() {
        files.append(
          DocumentFile(
            document: row.decoded("document") as Int? ?? 0,
            path: Array((row.decoded("path") as String? ?? "").utf8)))
      }
      return files
    }
  }
}
