internal import ArchiveModel

/// The documents with much the same text as one, on a page.
enum LinkList {
  /// A link for each document told of, and how many more there are.
  static func values(of links: DocumentLinks, _ phrases: Phrases) -> [[String: Any]] {
    var values: [[String: Any]] = links.documents.map { link in
      [
        "address": PageAddress.document(link.document.id), "note": false,
        "text": DisplayText.singleLine(phrases.alsoIn(link)),
      ]
    }
    if links.total > links.documents.count {
      values.append([
        "address": false, "note": phrases.alsoInMore(links.total - links.documents.count),
      ])
    }
    return values
  }
}
