public import ArchiveModel

/// Passages as requests for the `_bulk` interface of Elasticsearch and OpenSearch:
///
///     bulk   = *(action LF source LF)
///     action = {"index":{"_id":…,"_index":…}}      ; one JSON object on one line
///     source = one JSON object on one line
///
/// One document of the engine is one passage, with what is known of its document beside it, because
/// passages are what is ranked, shown and quoted here; nested passages would be ranked by their best
/// one and could not be listed across documents. The fields: ``BulkMapping``.
public enum BulkLines {

  private struct Days: Encodable {
    var gte: String
    var lte: String
  }

  private struct Source: Encodable {
    var documentId: String
    var externalId: String?
    var path: String
    var title: String?
    var kind: String?
    var issuer: String?
    var number: String?
    var date: String?
    var days: Days?
    var byline: [String]?
    var addressee: String?
    var signer: String?
    var speaker: String?
    var source: String?
    var secrecy: String?
    var standing: String?
    var ordinal: Int
    var headingPath: [String]
    var firstPage: Int?
    var lastPage: Int?
    var sourceStart: Int?
    var sourceEnd: Int?
    var repaired: Bool
    var text: String
  }

  /// The lines of a document's passages.
  public static func lines(_ document: ExportedDocument, index: String) throws -> String {
    let summary = document.view.document
    let description = summary.description
    var lines = ""
    for identified in document.view.passages {
      let passage = identified.passage
      let place = passage.sourceMap.envelope
      lines += "{\"index\":{\"_id\":\(try JSONText.encode(identified.id))"
      lines += ",\"_index\":\(try JSONText.encode(index))}}\n"
      lines += try JSONText.encode(
        Source(
          documentId: summary.id, externalId: summary.externalID, path: summary.path,
          title: description.title, kind: description.kind?.rawValue, issuer: description.issuer,
          number: description.number, date: description.date?.description,
          days: description.date?.dayRange.map {
            Days(gte: day($0.lowerBound), lte: day($0.upperBound))
          },
          byline: description.byline.isEmpty ? nil : description.byline,
          addressee: description.addressee, signer: description.signer,
          speaker: description.speaker, source: description.source, secrecy: description.secrecy,
          standing: standing(summary.standing), ordinal: passage.ordinal,
          headingPath: passage.headingPath, firstPage: passage.pages?.lowerBound,
          lastPage: passage.pages?.upperBound, sourceStart: place?.lowerBound,
          sourceEnd: place?.upperBound, repaired: passage.isRepaired, text: passage.text))
      lines += "\n"
    }
    return lines
  }

  /// A day, given as `yyyymmdd`, in ISO 8601.
  private static func day(_ number: Int) -> String {
    PartialDate(year: number / 10000, month: number / 100 % 100, day: number % 100)?.description
      ?? String(number)
  }

  private static func standing(_ standing: DocumentStanding) -> String? {
    switch standing.state {
    case .current: nil
    case .withdrawn: "withdrawn"
    case .replaced: "replaced"
    }
  }
}
