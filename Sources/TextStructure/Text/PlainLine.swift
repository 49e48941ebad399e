internal import ArchiveModel
internal import TextAnalysis

/// A line without white space, as it is written and in simplified characters: rules look at the second, and what
/// they take they take from the first. Positions are those of scalars and the same in both.
struct PlainLine {
  /// As it is written.
  let written: [Unicode.Scalar]
  /// In simplified characters.
  let plain: [Unicode.Scalar]

  init(_ text: some StringProtocol) {
    self.init(written: text.unicodeScalars.filter { !$0.isTrimmed })
  }

  init(written: [Unicode.Scalar]) {
    self.written = written
    plain = written.map(SimplifiedScript.form(of:))
  }

  var count: Int { plain.count }
  /// The line in simplified characters.
  var text: String { string(plain[...]) }

  /// A part of the line as it is written.
  func written(_ range: Range<Int>) -> String { string(written[range.clamped(to: 0..<count)]) }

  /// A part in simplified characters.
  func plain(_ range: Range<Int>) -> String { string(plain[range.clamped(to: 0..<count)]) }

  private func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// Where a word first stands at or behind a place.
  func range(of word: String, from start: Int = 0) -> Range<Int>? {
    let wanted = Array(word.unicodeScalars)
    guard let first = wanted.first, count >= wanted.count else { return nil }
    var index = max(0, start)
    while index + wanted.count <= count {
      if plain[index] == first, plain[index..<index + wanted.count].elementsEqual(wanted) {
        return index..<index + wanted.count
      }
      index += 1
    }
    return nil
  }

  func holds(_ word: String) -> Bool { range(of: word) != nil }
  func holds(anyOf words: [String]) -> Bool { words.contains(where: holds) }
  func starts(with word: String) -> Bool { plain.starts(with: word.unicodeScalars) }
  func ends(with word: String) -> Bool {
    let wanted = Array(word.unicodeScalars)
    return count >= wanted.count && plain.suffix(wanted.count).elementsEqual(wanted)
  }

  /// The dates in the line and where they stand.
  func dates() -> [(date: PartialDate, range: Range<Int>)] {
    let text = String(String.UnicodeScalarView(written))
    let matches = PartialDate.matches(in: text)
    guard !matches.isEmpty else { return [] }
    var places: [Int: Int] = [:]
    var offset = 0
    for (index, scalar) in written.enumerated() {
      places[offset] = index
      offset += UTF8.width(scalar)
    }
    places[offset] = count
    return matches.compactMap { match in
      guard let start = places[match.byteRange.lowerBound],
        let end = places[match.byteRange.upperBound], start < end
      else { return nil }
      return (match.date, start..<end)
    }
  }

  /// The whole line as a date, brackets around it looked through.
  var wholeDate: PartialDate? {
    var range = 0..<count
    if let first = plain.first, let last = plain.last, first.isOpener, last.isCloser, count > 2 {
      range = 1..<count - 1
    }
    guard range.count <= 24 else { return nil }
    return PartialDate(chinese: written(range))
  }
}
