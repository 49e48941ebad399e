import ArchiveIndex
import ArchiveModel

/// Whose words a place has, as the document states it.
enum QuotedSpeaker {
  /// The speaker of some words of a passage: of the narrowest speech that they stand in, or else of the
  /// one that most of them stand in; `nil` where nobody is said to speak. The authors of an article
  /// tell what happened; they speak for nobody else.
  ///
  /// - Parameter words: UTF-8 bytes of the passage's text, half open.
  static func speaker(of words: Range<Int>, in speeches: [Speech]) -> Speaker? {
    let speeches = speeches.filter { $0.speaker.kind != .author }
    let around = speeches.filter {
      $0.byteRange.lowerBound <= words.lowerBound && words.upperBound <= $0.byteRange.upperBound
    }
    if let narrowest = around.min(by: { $0.byteRange.count < $1.byteRange.count }) {
      return narrowest.speaker
    }
    let shared = speeches.map { ($0, $0.byteRange.clamped(to: words).count) }
    guard let most = shared.max(by: { $0.1 < $1.1 }), 2 * most.1 > words.count else { return nil }
    return most.0.speaker
  }

  /// How a speaker is named in an answer: by name, or else by office.
  static func name(_ speaker: Speaker) -> String? { speaker.name ?? speaker.office }
}
