import ArchiveIndex
import ArchiveModel

extension Searcher {
  /// How many of the best passages are looked through for who speaks in them.
  static let mostSpeakerPassages = 200

  /// Adds to the counts by speaker those who speak in a passage of somebody else's document.
  func addPassageSpeakers(_ ranking: Ranking, to facets: inout Facets) throws {
    let passages = ranking.passages.prefix(Self.mostSpeakerPassages).map(\.passage)
    var counts = Dictionary(
      facets.speakers.map { ($0.value, $0.count) }, uniquingKeysWith: { first, _ in first })
    for (passage, names) in zip(passages, try session.speakers(ofPassages: passages)) {
      guard !names.isEmpty else { continue }
      let speaker = try session.speaker(ofDocument: session.document(ofPassage: passage))
      for name in names where name != speaker { counts[name, default: 0] += 1 }
    }
    facets.speakers = Array(
      counts.map { Facets.Count(value: $0.key, count: $0.value) }
        .sorted { ($1.count, $0.value) < ($0.count, $1.value) }.prefix(Self.facetLimit))
    facets.speakersAreExact = facets.isExact && passages.count == ranking.total
  }
}
