/// The languages that people are spoken to in.
public enum Language: String, CaseIterable, Sendable, Hashable {
  case chinese = "zh-Hans"
  case english = "en"

  /// The language of a POSIX locale, as in `LC_ALL`, `LC_MESSAGES` or `LANG` (`zh_CN.UTF-8`).
  /// Chinese for `zh…`, English for everything else and for `nil`.
  public init(locale: String?) {
    let isChinese = (locale ?? "").lowercased().utf8.starts(with: "zh".utf8)
    self = isChinese ? .chinese : .english
  }

  /// The language preferred by an `Accept-Language` header (RFC 9110, 12.5.4).
  ///
  /// The weights are honoured: `en;q=0.5, zh;q=0.9` is Chinese, and `zh;q=0` is not. Of equal
  /// weights the first wins. English where the header is absent or names neither language.
  public init(acceptLanguage: String?) {
    var best: (language: Language, weight: Int) = (.english, 0)
    for item in (acceptLanguage ?? "").split(separator: ",").prefix(Self.longestHeader) {
      let parts = item.split(separator: ";").map { Self.trimmed($0) }
      guard let tag = parts.first, let weight = Self.weight(of: parts.dropFirst()) else { continue }
      if let language = Self.named(by: tag), weight > best.weight { best = (language, weight) }
    }
    self = best.language
  }

  /// How many items of a header are looked at.
  private static let longestHeader = 50

  private static func named(by tag: Substring) -> Language? {
    switch tag.split(separator: "-").first?.lowercased() {
    case "zh", "yue", "cmn", "wuu", "lzh": .chinese
    case "en": .english
    default: nil
    }
  }

  /// The weight in thousandths: 1000 where none is given, `nil` where it is malformed.
  private static func weight(of parameters: ArraySlice<Substring>) -> Int? {
    for parameter in parameters {
      let pair = parameter.split(separator: "=", maxSplits: 1).map { trimmed($0) }
      guard pair.count == 2, pair[0].lowercased() == "q" else { continue }
      guard let value = Double(pair[1]), (0...1).contains(value) else { return nil }
      return Int((value * 1000).rounded())
    }
    return 1000
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while let first = text.unicodeScalars.first, first == " " || first == "\t" {
      text.removeFirst()
    }
    while let last = text.unicodeScalars.last, last == " " || last == "\t" { text.removeLast() }
    return text
  }
}
