internal import ArchiveModel

/// The fields of a description that have no key of their own everywhere, by their names: `adopted`, `archival_code` …
/// `issuers` has the issuing bodies one by one, `law_dates` the words that the days of a law come with.
struct FurtherFields: Encodable, Sendable {
  private struct LawDateFields: Encodable {
    var field: String
    var date: String
    @OrNull var word: String?
  }

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  private let description: DocumentDescription
  private let writesAbsent: Bool

  /// - Parameter writesAbsent: whether a field without a value is `null`; else it is left out.
  init(_ description: DocumentDescription, writesAbsent: Bool = true) {
    (self.description, self.writesAbsent) = (description, writesAbsent)
  }

  func encode(to encoder: any Encoder) throws {
    guard writesAbsent || !description.further.isEmpty else { return }
    var container = encoder.container(keyedBy: Key.self)
    var dates: [LawDateFields] = []
    for field in DocumentDescription.Field.further {
      let values = description.values(of: field)
      let key = Key(stringValue: field.rawValue)
      guard let value = values.first else {
        guard writesAbsent else { continue }
        if field.isList {
          try container.encode([String](), forKey: key)
        } else {
          try container.encodeNil(forKey: key)
        }
        continue
      }
      switch field.form {
      case .date:
        let days = description.lawDates(of: field)
        if field.isList {
          try container.encode(days.map(\.date.description), forKey: key)
        } else {
          try container.encode(days.first?.date.description, forKey: key)
        }
        guard DocumentDescription.Field.lawDates.contains(field) else { continue }
        dates += days.map {
          LawDateFields(field: field.rawValue, date: $0.date.description, word: $0.word)
        }
      case .count: try container.encode(Int(value), forKey: key)
      case .text: try container.encode(value, forKey: key)
      }
    }
    if writesAbsent || !dates.isEmpty {
      try container.encode(dates, forKey: Key(stringValue: "law_dates"))
    }
    if writesAbsent {
      try container.encode(description.issuers, forKey: Key(stringValue: "issuers"))
    }
  }
}
