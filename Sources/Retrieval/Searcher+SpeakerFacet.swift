import ArchiveIndex
import ArchiveModel
import TextAnalysis

extension Searcher {
  /// How many of the best passages are looked through for who speaks in them.
  static let mostSpeakerPassages = 200
  /// The most speakers counted.
  static let mostSpeakers = 20

  /// Counts the found passages by speaker, as the filter `讲话人:=NAME` counts them: passages of
  /// documents that name the person in their description, and passages in which the person speaks.
  ///
  /// - Parameter known: those who speak in whole documents, most passages first. Those who speak in
  ///   one of the best passages are added.
  func speakerCounts(_ ranking: Ranking, of known: [String]) throws -> [Facets.Count] {
    var names = Array(known.prefix(Self.mostSpeakers))
    let passages = ranking.passages.prefix(Self.mostSpeakerPassages).map(\.passage)
    for found in try session.speakers(ofPassages: passages) {
      for name in found.sorted() where !names.contains(name) {
        if names.count < 2 * Self.mostSpeakers { names.append(name) }
      }
    }
    let people = try session.people()
    let counts = try names.map { name in
      Facets.Count(
        value: name,
        count: try session.count(
          of: MatchingKey.text(name, analyzer: analyzer), people, ranking.documentCounts,
          ranking.found))
    }
    return Array(
      counts.filter { $0.count > 0 }.sorted { ($1.count, $0.value) < ($0.count, $1.value) }
        .prefix(Self.mostSpeakers))
  }
}
