/// A day on which a law was adopted, published, amended … with the word its text has for it.
///
/// The text form is that of the date, and the word behind a space: `2020-09-24 通过`.
public struct LawDate: Sendable, Hashable, CustomStringConvertible {
  /// The day.
  public var date: PartialDate
  /// The word (通过, 公布, 施行, 修正, 修订, 废止); `nil` where none is known.
  public var word: String?

  /// Makes a day of a law.
  public init(_ date: PartialDate, word: String? = nil) { (self.date, self.word) = (date, word) }

  /// Reads `2020-09-24 通过`, `2020-09-24`, `2020年9月24日通过`.
  public init?(_ text: some StringProtocol) {
    if let date = PartialDate(chinese: text) {
      self.init(date)
      return
    }
    let scalars = text.unicodeScalars
    // The word is the Chinese characters at the end that are no part of a date.
    var start = scalars.endIndex
    while start > scalars.startIndex {
      let before = scalars.index(before: start)
      guard scalars[before].properties.isIdeographic,
        !"年月日号".unicodeScalars.contains(scalars[before])
      else { break }
      start = before
    }
    let word = String(text[start...])
    guard (1...8).contains(word.unicodeScalars.count),
      let date = PartialDate(chinese: text[..<start])
    else { return nil }
    self.init(date, word: word)
  }

  /// The text form.
  public var description: String { date.description + (word.map { " " + $0 } ?? "") }
}
