public import ArchiveModel
internal import GRDB

extension IndexSession {
  /// The documents with much the same text as one: the same first, then the nearest.
  ///
  /// - Parameters:
  ///   - number: the document's number.
  ///   - limit: how many are told of.
  public func links(ofDocument number: Int, limit: Int) throws -> DocumentLinks {
    guard tables.linked.contains(number) else { return DocumentLinks() }
    return try file.translatingErrors {
      struct Link {
        var other: Int
        var relation: LinkedDocument.Relation
        var resemblance: Int
        var containment: Int
      }
      var links: [Link] = []
      let rows = try Row.fetchCursor(
        db.cachedStatement(
          sql: """
            SELECT other, relation, resemblance, containment FROM document_links
            WHERE document = ?
            """), arguments: [number])
      while let row = try rows.next() {
        guard let other = row.decoded("other") as Int?,
          let kind = row.decoded("relation") as Int?,
          let relation = LinkedDocument.Relation(number: kind)
        else { continue }
        if tables.hidden.contains(other) { continue }
        links.append(
          Link(
            other: other, relation: relation, resemblance: row.decoded("resemblance") as Int? ?? 0,
            containment: row.decoded("containment") as Int? ?? 0))
      }
      links.sort { left, right in
        if (left.relation == .same) != (right.relation == .same) { return left.relation == .same }
        if left.resemblance != right.resemblance { return left.resemblance > right.resemblance }
        if left.containment != right.containment { return left.containment > right.containment }
        return order(left.other) < order(right.other)
      }
      return DocumentLinks(
        documents: try links.prefix(limit).map { link in
          LinkedDocument(
            document: try briefly(document: link.other), relation: link.relation,
            resemblance: Double(link.resemblance) / 1000,
            containment: Double(link.containment) / 1000)
        }, total: links.count)
    }
  }

  /// What orders a document among others: its id.
  private func order(_ document: Int) -> UInt64 {
    document < documents.count ? documents.identifiers[document] : 0
  }

  /// A document with its title and date only.
  private func briefly(document number: Int) throws -> DocumentSummary {
    guard
      let row = try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT identifier, external_id, path, title, date
            FROM documents JOIN files ON files.id = file WHERE documents.id = ?
            """), arguments: [number])
    else {
      throw ArchiveIndexError(
        code: .damaged, path: file.path, detail: .item(.document, Int64(number)))
    }
    var description = DocumentDescription()
    description.title = row.decoded("title") as String?
    description.date = (row.decoded("date") as String?).flatMap { PartialDate(iso8601: $0) }
    return DocumentSummary(
      id: row.decoded("identifier") as String? ?? "",
      externalID: row.decoded("external_id") as String?,
      path: row.decoded("path") as String? ?? "", description: description)
  }
}
