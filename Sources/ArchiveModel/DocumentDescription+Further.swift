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
      guard let day = LawDate(value) else { return .failure(FieldProblem(.notADate, value: value)) }
      return .success(day.description)
    case .count:
      guard let count = Int(value), count > 0 else {
        return .failure(FieldProblem(.notACount, value: value))
      }
      return .success(String(count))
    }
  }
}

extension DocumentDescription {
  /// 通过: when a law was first adopted.
  public var adopted: LawDate? {
    get { lawDates(of: .adopted).first }
    set { set(.adopted, [newValue]) }
  }
  /// 公布: when it was published; of one that was revised and published as a whole, that day.
  public var published: LawDate? {
    get { lawDates(of: .published).first }
    set { set(.published, [newValue]) }
  }
  /// 施行: since when it is in effect.
  public var inEffect: LawDate? {
    get { lawDates(of: .inEffect).first }
    set { set(.inEffect, [newValue]) }
  }
  /// 修正 and 修订, in order.
  public var amended: [LawDate] {
    get { lawDates(of: .amended) }
    set { set(.amended, newValue) }
  }
  /// 废止: when it ceased to be in effect.
  public var repealed: LawDate? {
    get { lawDates(of: .repealed).first }
    set { set(.repealed, [newValue]) }
  }
  /// 有效性, as a page states it.
  public var validity: String? {
    get { further[.validity]?.first }
    set { further[.validity] = newValue.map { [$0] } }
  }
  /// 索引号 of the catalogue of public information.
  public var indexNumber: String? {
    get { further[.indexNumber]?.first }
    set { further[.indexNumber] = newValue.map { [$0] } }
  }
  /// 主题分类.
  public var subject: String? {
    get { further[.subject]?.first }
    set { further[.subject] = newValue.map { [$0] } }
  }
  /// 公开方式.
  public var openness: String? {
    get { further[.openness]?.first }
    set { further[.openness] = newValue.map { [$0] } }
  }
  /// 发布日期: when the page was put up, which is not when the document was made.
  public var released: PartialDate? {
    get { lawDates(of: .released).first?.date }
    set { set(.released, [newValue.map { LawDate($0) }]) }
  }

  /// The days of a field, with their words.
  public func lawDates(of field: Field) -> [LawDate] {
    (further[field] ?? []).compactMap { LawDate($0) }
  }

  private mutating func set(_ field: Field, _ dates: [LawDate?]) {
    let texts = dates.compactMap { $0?.description }
    further[field] = texts.isEmpty ? nil : texts
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
