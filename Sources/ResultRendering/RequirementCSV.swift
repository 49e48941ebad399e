public import ArchiveModel

/// The list of requirements as a table, in the CSV of ``SearchResultCSV``: one requirement a row.
public enum RequirementCSV {
  /// The columns, in order. The place is the earliest one; `places` says in how many it stands.
  public static let columns = [
    "rank", "id", "speaker", "office", "speaker_kind", "verb", "addressees", "text", "deadline",
    "deadline_date", "figures", "direct_speech", "title", "kind", "issuer", "number", "date",
    "path",
    "heading_path", "passage_id", "source_start", "source_end", "places", "citation",
    "deadline_kind",
  ]

  /// The table with a row for each requirement.
  public static func render(_ response: RequirementResponse) -> String {
    header + response.hits.map(row).joined()
  }

  /// The first row, with a byte order mark before it.
  public static let header = CSVText.table([columns])

  /// The row of a requirement.
  public static func row(_ hit: RequirementHit) -> String { CSVText.row(cells(hit)) }

  private static func cells(_ hit: RequirementHit) -> [String] {
    let place = hit.places[0]
    let requirement = place.requirement
    let description = place.document.description
    let source = SourceFields(place.passage, byteRange: requirement.byteRange)
    let words: [String?] = [
      place.id, requirement.speaker?.name, requirement.speaker?.office,
      requirement.speaker?.kind.rawValue, requirement.verb,
      place.addressees.joined(separator: "；"), place.text,
      requirement.deadline.map { place.passage.text(in: $0.byteRange) },
      requirement.deadline?.date?.description,
      requirement.figureByteRanges.map { place.passage.text(in: $0) }.joined(separator: "；"),
      String(requirement.isDirect), description.title, description.kind?.rawValue,
      description.issuer, description.number, description.date?.description, place.document.path,
      place.passage.headingPath.joined(separator: " › "), place.passageID,
      source.map { String($0.start) }, source.map { String($0.end) },
      String(hit.places.count + hit.furtherPlaceCount),
      Citation.gbt7714(place.document, passage: place.passage),
      (requirement.deadline?.kind ?? .absent).rawValue,
    ]
    return [String(hit.rank)] + words.map { CSVText.neutralised($0 ?? "") }
  }
}
