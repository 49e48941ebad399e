/// The level of a state secret (保守国家秘密法 第十四条) that a document bears.
public enum SecrecyLevel: String, Sendable, Hashable, CaseIterable {
  case topSecret = "绝密"
  case secret = "机密"
  case confidential = "秘密"

  /// Whether it is above another level.
  public func isHigher(than other: SecrecyLevel) -> Bool {
    let levels = Self.allCases
    return levels.firstIndex(of: self) ?? 0 < levels.firstIndex(of: other) ?? 0
  }

  /// How each level is written: in either script, and in English.
  private static let marks: [(SecrecyLevel, [String])] = [
    (.topSecret, ["绝密", "絕密", "topsecret"]),
    (.secret, ["机密", "機密", "secret"]),
    (.confidential, ["秘密", "祕密", "confidential"]),
  ]

  /// The highest level that a value of 密级 names, as `机密★10年` does; `nil` for none.
  ///
  /// Blanks within are passed over. What names a level in any way counts as classified:
  /// `秘密（已解密）` does, until a person states another value.
  public init?(in value: String) {
    var text = ""
    for scalar in value.unicodeScalars where !scalar.properties.isWhitespace {
      text += scalar.properties.lowercaseMapping
    }
    for (level, marks) in Self.marks where marks.contains(where: text.contains) {
      self = level
      return
    }
    return nil
  }
}

extension SecrecyLevel {
  /// Of two values of 密级 the one that names the higher level, the first of equal ones; a value that names none
  /// only where the other is `nil`.
  public static func higher(_ first: String?, _ second: String?) -> String? {
    guard let second, let level = SecrecyLevel(in: second) else { return first ?? second }
    guard let first, let other = SecrecyLevel(in: first) else { return second }
    return level.isHigher(than: other) ? second : first
  }
}

extension DocumentDescription {
  /// The level of secrecy that 密级 names; `nil` where it names none.
  public var secrecyLevel: SecrecyLevel? { secrecy.flatMap(SecrecyLevel.init(in:)) }
}
