/// The kind of a document (文种), by its Chinese name, which is what is stored, shown and written in JSON.
///
/// An open list: the 15 kinds of the 党政机关公文处理工作条例 (2012) come first, then those an archive meets
/// beside them. Any other name is a kind too, as a title has it or a person states it.
public struct DocumentKind: RawRepresentable, Sendable, Hashable, Codable {
  /// The Chinese name.
  public let rawValue: String

  /// The kind of this name, whatever it is.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The longest name of a kind, in characters.
  public static let longestName = 12

  /// The kind a person means by `name`: a Chinese or English name of the list, in any letter case, or another name
  /// in Chinese characters; `nil` for what is no name of a kind.
  public init?(name: some StringProtocol) {
    if let known = Self.byName[name.lowercased()] {
      self = known
      return
    }
    let scalars = name.unicodeScalars
    guard (1...Self.longestName).contains(scalars.count),
      scalars.contains(where: { $0.properties.isIdeographic }),
      scalars.allSatisfy({ $0.properties.isIdeographic || $0.properties.isAlphabetic })
    else { return nil }
    rawValue = String(name)
  }

  /// Whether the kind is one of the list, or is named as kinds of documents are (`意向书`, `通知单`): a word behind
  /// `类型:` that is not may be meant as a word of the text.
  public var isNamedLikeAKind: Bool {
    if Self.byName[rawValue] != nil { return true }
    return rawValue.unicodeScalars.last.map(Self.lastCharacters.contains) ?? false
  }

  private static let lastCharacters = Set(
    "令法则约案规例定议函告报示复见知要话辞词稿信表单册录纲划程范南引释书电".unicodeScalars)

  /// The name used in English messages and accepted in queries (`kind:notice`); the Chinese name where
  /// there is none.
  public var englishName: String { Self.english[self] ?? rawValue }

  /// The kind of the closed list that this one is a form of: 规定 is read as 办法 are, 致辞 as 讲话.
  /// ``other`` where there is none.
  public var general: DocumentKind {
    if let general = Self.generals[self] { return general }
    return Self.closed.contains(self) ? self : .other
  }

  private static let byName: [String: DocumentKind] = {
    var names: [String: DocumentKind] = [:]
    for (kind, english) in named {
      names[kind.rawValue] = kind
      names[english] = kind
    }
    // As traditional documents write them.
    for (traditional, kind) in traditionalNames { names[traditional] = kind }
    return names
  }()

  private static let english = Dictionary(named, uniquingKeysWith: { first, _ in first })
  private static let closed = Set(named.prefix(24).map(\.0))
}
