/// Where a document is filed: what item numbers (件号) count in.
public struct FilingPlace: Sendable, Hashable {
  /// 全宗号, 年度, 保管期限, 机构（问题）; empty where it is not known.
  public var fonds: String, year: String, retention: String, section: String

  /// The place that a description gives; its year is that of the date where none is stated.
  public init(_ description: DocumentDescription) {
    func value(_ field: DocumentDescription.Field) -> String {
      description.further[field]?.first ?? ""
    }
    fonds = value(.fonds)
    let stated = value(.year)
    year = stated.isEmpty ? description.date?.year.map { "\($0)" } ?? "" : stated
    (retention, section) = (value(.retention), value(.section))
  }
}

/// The order of a catalogue: by place, then item number, then date; what has no item number comes last.
public struct FilingOrder: Comparable, Sendable {
  private let place: FilingPlace
  private let item: Int
  private let day: Int
  private let path: [UInt8]

  /// The order of a document.
  ///
  /// - Parameter byDate: whether its item number does not count.
  public init(_ document: DocumentSummary, byDate: Bool = false) {
    let description = document.description
    place = FilingPlace(description)
    item = byDate ? 0 : description.further[.item]?.first.flatMap { Int($0) } ?? .max
    day = description.date?.dayRange?.lowerBound ?? .max
    path = Array(document.path.utf8)
  }

  /// The longer one comes first, as catalogues have it.
  private static func rank(_ retention: String) -> Int {
    ["永久", "长期", "30年", "短期", "10年"].firstIndex(of: retention) ?? 5
  }

  /// Whether a document stands before another in a catalogue.
  public static func < (left: FilingOrder, right: FilingOrder) -> Bool {
    let (one, other) = (left.place, right.place)
    if one.fonds != other.fonds { return one.fonds < other.fonds }
    if one.year != other.year { return one.year < other.year }
    let ranks = (rank(one.retention), rank(other.retention))
    if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
    if one.retention != other.retention { return one.retention < other.retention }
    if one.section != other.section { return one.section < other.section }
    if left.item != right.item { return left.item < right.item }
    if left.day != right.day { return left.day < right.day }
    return left.path.lexicographicallyPrecedes(right.path)
  }
}

/// A document's reference code (档号) by DA/T 13-2022 and DA/T 22-2015:
/// `全宗号-门类·年度-保管期限-机构（问题）-件号`, e.g. `Z109-WS·2011-Y-BGS-0001`.
public struct ArchivalCode: Sendable, Hashable, CustomStringConvertible {
  /// 全宗号, the category of the archive (`WS` for documents), 年度, the period's code, 机构（问题）, 件号.
  public var fonds: String, category: String, year: String, retention: String
  /// 机构（问题）, where the code names one.
  public var section: String?
  /// 件号, with its zeros.
  public var item: String

  /// Makes a code of a place and an item number; `nil` where fonds, year or period are not known.
  public init?(_ place: FilingPlace, category: String, item: Int) {
    guard !place.fonds.isEmpty, !place.year.isEmpty,
      let retention = RetentionPeriod.code(of: place.retention)
    else { return nil }
    (fonds, self.category, year, self.retention) = (place.fonds, category, place.year, retention)
    section = place.section.isEmpty ? nil : place.section
    self.item = Self.text(ofItem: item)
  }

  /// Reads a code of that form; `nil` for any other, which an archive may use all the same.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard (4...5).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    let series = parts[1].split(whereSeparator: { "·•．.".contains($0) }).map(String.init)
    guard series.count == 2, series[1].utf8.count == 4, Int(series[1]) != nil,
      parts[2] == "Y" || (parts[2].hasPrefix("D") && Int(parts[2].dropFirst()) != nil),
      let item = parts.last, Int(item) != nil
    else { return nil }
    (fonds, category, year, retention) = (parts[0], series[0], series[1], parts[2])
    section = parts.count == 5 ? parts[3] : nil
    self.item = item
  }

  /// An item number as it is written: four digits at least.
  public static func text(ofItem item: Int) -> String {
    let digits = "\(item)"
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

  /// The code as it is written.
  public var description: String {
    let parts = [fonds, "\(category)·\(year)", retention, section, item]
    return parts.compactMap(\.self).joined(separator: "-")
  }
}

extension DocumentDescription {
  /// The fields that a reference code names and the description does not: `全宗号`, `年度`, `保管期限`, `机构（问题）`, `件号`.
  ///
  /// They count as stated where the code does.
  public mutating func completeFromArchivalCode() {
    guard let text = further[.archivalCode]?.first, let code = ArchivalCode(text) else { return }
    let isStated = stated.contains(.archivalCode)
    let parts: [(Field, String?)] = [
      (.fonds, code.fonds), (.year, code.year),
      (.retention, RetentionPeriod.name(of: code.retention)),
      (.section, code.section), (.item, code.item),
    ]
    for case (let field, let value?) in parts where further[field] == nil {
      further[field] = [value]
      if isStated { stated.insert(field) }
    }
  }
}
