internal import ArchiveModel

/// The fields of a description that have no key of their own everywhere, by their names: `adopted`, `archival_code` …
/// Those without a value are left out; `law_dates` has the words that the days of a law come with.
struct FurtherFields: Encodable, Sendable {
  private struct LawDate: Encodable {
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

  init(_ description: DocumentDescription) { self.description = description }

  func encode(to encoder: any Encoder) throws {
    guard !description.further.isEmpty else { return }
    var container = encoder.container(keyedBy: Key.self)
    var dates: [LawDate] = []
    for field in DocumentDescription.Field.further {
      let values = description.values(of: field)
      guard let value = values.first else { continue }
      let key = Key(stringValue: field.rawValue)
      switch field.form {
      case .date:
        let days = values.compactMap(LawDay.init)
        if field.isList {
          try container.encode(days.map(\.date.description), forKey: key)
        } else {
          try container.encode(days.first?.date.description, forKey: key)
        }
        guard DocumentDescription.Field.lawDates.contains(field) else { continue }
        dates += days.map {
          LawDate(field: field.rawValue, date: $0.date.description, word: $0.word)
        }
      case .count: try container.encode(Int(value), forKey: key)
      case .text: try container.encode(value, forKey: key)
      }
    }
    if !dates.isEmpty { try container.encode(dates, forKey: Key(stringValue: "law_dates")) }
  }
}
