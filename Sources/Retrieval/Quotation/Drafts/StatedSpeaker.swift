import ArchiveModel

/// Whom a draft names as the speaker of the words that it quotes: `X说：“…”`, `“…”，X说`, `他强调，“…”`.
struct StatedSpeaker {
  /// The text of a passage of the draft.
  let text: String
  /// Who speaks in it.
  let speeches: [Speech]

  /// Words that say that somebody speaks.
  private static let verbs = [
    "说", "表示", "强调", "指出", "认为", "提出", "要求", "介绍", "称", "讲", "坦言", "透露", "写道", "回答", "呼吁", "告诉",
    "希望", "部署",
  ]

  /// The speaker of the words in a range; `nil` where their own sentence does not name one.
  ///
  /// - Parameter words: UTF-8 bytes of the text, half open.
  func speaker(of words: Range<Int>) -> Speaker? {
    let named = speeches.filter {
      $0.speaker.kind != .author && 2 * $0.byteRange.clamped(to: words).count > words.count
    }
    guard let speech = named.min(by: { $0.byteRange.count < $1.byteRange.count }) else {
      return nil
    }
    let start = speech.byteRange.lowerBound
    guard start < words.lowerBound else { return speech.speaker }
    // What somebody was said to say goes on; whose the next sentence is, is not known. Nor is it where
    // somebody speaks who was not made out.
    let between = String(decoding: Array(text.utf8)[start..<words.lowerBound], as: UTF8.self)
    let isNextSentence = between.unicodeScalars.contains { "。！？\n".unicodeScalars.contains($0) }
    let outside = Self.withoutQuotations(between)
    return isNextSentence || Self.verbs.contains(where: outside.contains) ? nil : speech.speaker
  }

  /// A text without what stands in quotation marks.
  private static func withoutQuotations(_ text: String) -> String {
    var outside = String.UnicodeScalarView()
    var depth = 0
    for scalar in text.unicodeScalars {
      if QuotationMarks.isOpening(scalar) { depth += 1 }
      if depth == 0 { outside.append(scalar) }
      if QuotationMarks.isClosing(scalar) { depth = max(0, depth - 1) }
    }
    return String(outside)
  }
}
