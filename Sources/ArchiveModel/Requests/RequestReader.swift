/// Reads the fields of a request, and gathers what is wrong with them.
struct RequestReader {
  private var fields: RequestFields
  private var problems: [RequestProblem] = []

  init(_ fields: RequestFields) { self.fields = fields }

  /// Throws where something was wrong.
  func finish() throws(RequestProblems) {
    if !problems.isEmpty { throw RequestProblems(problems: problems) }
  }

  private mutating func note(
    _ field: RequestField, _ value: String?, _ reason: RequestProblem.Reason
  ) {
    problems.append(RequestProblem(field: field, value: value, reason: reason))
  }

  /// The only value of a field.
  private mutating func value(_ field: RequestField) -> String? {
    let values = fields[field]
    if values.count > 1 { note(field, nil, .isRepeated) }
    return values.count == 1 ? values.first : nil
  }

  /// The query: all that is looked for.
  func query() -> String { fields[.query].joined(separator: " ") }

  /// All values of a field.
  func values(_ field: RequestField) -> [String] { fields[field] }

  mutating func number(_ field: RequestField, in range: ClosedRange<Int>) -> Int? {
    guard let value = value(field) else { return nil }
    guard let number = Self.number(value), range.contains(number) else {
      note(field, value, .notInRange(range))
      return nil
    }
    return number
  }

  /// A number of any length: one too long for `Int` is the largest there is.
  private static func number(_ value: String) -> Int? {
    let isLong = value.utf8.count > 18 && value.utf8.allSatisfy { (0x30...0x39).contains($0) }
    return Int(value) ?? (isLong ? .max : nil)
  }

  mutating func flag(_ field: RequestField) -> Bool {
    guard let value = value(field) else { return false }
    switch value.lowercased() {
    case "1", "true", "yes", "on": return true
    case "0", "false", "no", "off": return false
    default:
      note(field, value, .noSuchWord(["true", "false"]))
      return false
    }
  }

  /// A value that is a word of a list.
  mutating func word<Word>(_ field: RequestField, of type: Word.Type) -> Word?
  where Word: RawRepresentable<String> & CaseIterable {
    value(field).flatMap { word(field, $0, of: type) }
  }

  /// Values that are words of a list.
  mutating func words<Word>(_ field: RequestField, of type: Word.Type) -> [Word]
  where Word: RawRepresentable<String> & CaseIterable {
    var words: [Word] = []
    for value in fields[field] {
      if let word = word(field, value, of: type) { words.append(word) }
    }
    return words
  }

  private mutating func word<Word>(_ field: RequestField, _ value: String, of type: Word.Type)
    -> Word?
  where Word: RawRepresentable<String> & CaseIterable {
    if let word = Word(rawValue: value) { return word }
    note(field, value, .noSuchWord(Word.allCases.map(\.rawValue)))
    return nil
  }

  private mutating func date(_ field: RequestField, _ value: String?) -> PartialDate? {
    guard let value else { return nil }
    guard let date = PartialDate(chinese: value), date.year != nil else {
      note(field, value, .notADate)
      return nil
    }
    return date
  }

  /// The first and the last date of a period, which must not end before it begins.
  mutating func period(_ first: RequestField, _ last: RequestField) -> (
    since: PartialDate?, until: PartialDate?
  ) {
    let (since, until) = (date(first, value(first)), date(last, value(last)))
    if let since, let until, let begin = since.dayRange?.lowerBound,
      let end = until.dayRange?.upperBound, begin > end
    {
      note(last, until.description, .isBefore(first, since))
    }
    return (since, until)
  }

  /// Which documents are looked at.
  mutating func filter() -> DocumentFilter {
    var filter = DocumentFilter()
    for name in fields[.kind] {
      guard let kind = DocumentKind(name: name) else {
        let names = DocumentKind.allCases.flatMap { [$0.rawValue, $0.englishName] }
        note(.kind, name, .noSuchWord(names))
        continue
      }
      filter.kinds.append(kind)
    }
    filter.issuers = fields[.issuer]
    filter.speakers = fields[.speaker]
    filter.pathPrefixes = fields[.path]
    filter.wantsUndated = fields[.since].contains(DocumentFilter.none)
    fields[.since].removeAll { $0 == DocumentFilter.none }
    (filter.since, filter.until) = period(.since, .until)
    return filter
  }
}
