extension DocumentDescription.Field {
  private typealias Field = DocumentDescription.Field

  /// What a field's values are.
  public enum Form: Sendable {
    /// Any text.
    case text
    /// A day, month or year; with the word for what was done, where it is a day of a law.
    case date
    /// A number of at least one.
    case count
  }

  /// The fields whose values stand in ``DocumentDescription/further``, in their order.
  public static let further: [DocumentDescription.Field] =
    lawDates + [
      .validity, .indexNumber, .subject, .openness, .released,
    ] + archival

  /// The days of a law, in the order in which they come.
  public static let lawDates: [DocumentDescription.Field] = [
    .adopted, .published, .inEffect, .amended, .repealed,
  ]

  /// What an archive numbers and keeps a document by.
  public static let archival: [DocumentDescription.Field] = [
    .archivalCode, .fonds, .year, .retention, .section, .item, .pageCount, .edition,
  ]

  private static let furtherFields = Set(further)

  /// Whether the values stand in ``DocumentDescription/further``.
  public var isFurther: Bool { Self.furtherFields.contains(self) }

  /// Whether a document may have several values of this field.
  public var isList: Bool { self == .byline || self == .amended }

  /// What the values are.
  public var form: Form {
    switch self {
    case .date, .adopted, .published, .inEffect, .amended, .repealed, .released: .date
    case .pageCount: .count
    default: .text
    }
  }

  /// A value of a further field in the form in which it is kept.
  func taken(_ value: String) -> Result<String, FieldProblem> {
    switch form {
    case .text: return .success(self == .retention ? RetentionPeriod.name(of: value) : value)
    case .date:
      guard let day = LawDay(value) else { return .failure(FieldProblem(.notADate, value: value)) }
      return .success(day.description)
    case .count:
      guard let count = Int(value), count > 0 else {
        return .failure(FieldProblem(.notACount, value: value))
      }
      return .success(String(count))
    }
  }
}

/// A day on which something was done to a law, and the word that the text has for it.
public struct LawDay: Sendable, Hashable, CustomStringConvertible {
  /// The day, or as much of it as is stated.
  public var date: PartialDate
  /// `通过`, `公布`, `施行`, `修正`, `修订`, `废止` …, as written.
  public var word: String?

  /// Makes a day of its parts.
  public init(_ date: PartialDate, word: String? = nil) { (self.date, self.word) = (date, word) }

  /// Reads the form of ``description``, and a date as a person writes it.
  public init?(_ text: String) {
    if let date = PartialDate(chinese: text) {
      self.init(date)
      return
    }
    guard let blank = text.lastIndex(where: \.isWhitespace),
      let date = PartialDate(chinese: text[..<blank])
    else { return nil }
    let word = text[text.index(after: blank)...]
    guard (1...4).contains(word.count), word.unicodeScalars.allSatisfy({ $0.value >= 0x4E00 })
    else {
      return nil
    }
    self.init(date, word: String(word))
  }

  /// `2018-10-26 修正`; the day alone where no word is known.
  public var description: String {
    [date.description, word].compactMap(\.self).joined(separator: " ")
  }
}

extension DocumentDescription {
  /// The days of a field, without their words.
  public func days(of field: Field) -> [String] {
    values(of: field).compactMap { LawDay($0)?.date.description }
  }
}

/// 保管期限: how long a document is kept, by the Measures of the National Archives Administration on files of
/// bodies (2006, 2012) and DA/T 13: permanently, thirty years, ten years; 长期 and 短期 before.
public enum RetentionPeriod {
  /// The period as catalogues write it, of a code or a name; any other text as it is.
  public static func name(of text: String) -> String {
    switch text.uppercased() {
    case "Y", "永久保存", "永久保管": "永久"
    case "D30", "30", "三十年", "定期30年", "定期三十年", "30年": "30年"
    case "D10", "10", "十年", "定期10年", "定期十年", "10年": "10年"
    default: text
    }
  }

  /// The code in a reference code (档号), where there is one.
  public static func code(of name: String) -> String? {
    switch name {
    case "永久": "Y"
    case "30年": "D30"
    case "10年": "D10"
    default: nil
    }
  }
}
