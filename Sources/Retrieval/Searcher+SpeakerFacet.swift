import ArchiveIndex

extension Searcher {
  /// How many of the best passages are looked through for who speaks in them.
  static let mostSpeakerPassages = 1_000

  /// Adds to the counts by speaker those who speak in a passage of somebody else's document.
  ///
  /// - Returns: whether all matching passages were looked at.
  func addPassageSpeakers(_ ranking: Ranking, to counts: inout [String: Int]) throws -> Bool {
    let passages = ranking.passages.prefix(Self.mostSpeakerPassages).map(\.passage)
    var documentSpeakers: [Int: String?] = [:]
    for (passage, names) in zip(passages, try session.speakers(ofPassages: passages)) {
      guard !names.isEmpty else { continue }
      let document = session.document(ofPassage: passage)
      let speaker =
        try documentSpeakers[document] ?? session.aspects(ofDocument: document).speaker
      documentSpeakers[document] = .some(speaker)
      for name in names where name != speaker { counts[name, default: 0] += 1 }
    }
    return passages.count == ranking.total
  }
}
