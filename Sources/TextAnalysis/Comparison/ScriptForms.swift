/// Whether two characters that fold to the same one are the same character in two scripts.
///
/// Folding takes several traditional characters to one simplified (發 and 髮 to 发) and some characters
/// that simplified texts use themselves to others (著 to 着, 乾 to 干). For finding that is right; for
/// saying that words stand as quoted it would confirm 頭發 for 頭髮 and 显着 for 显著.
public enum ScriptForms {
  /// How two different characters with one folded form stand to each other.
  public enum Relation: Sendable, Hashable {
    /// A traditional character and its simplified form, or two shapes of one character.
    case same
    /// The same where the text that has the first (or second) of the two is a traditional one.
    case sameIfTraditional(first: Bool)
    /// Two characters.
    case different
  }

  /// How two characters stand to each other, both after NFKC and case folding.
  public static func relation(_ first: UInt32, _ second: UInt32, folded: UInt32) -> Relation {
    if first == second { return .same }
    if first != folded, second != folded {
      return variants.contains { $0.contains(first) && $0.contains(second) } ? .same : .different
    }
    let other = first == folded ? second : first
    return inBothScripts.contains(other) ? .sameIfTraditional(first: first == other) : .same
  }

  /// Whether a character is used in traditional texts only.
  public static func isTraditional(_ scalar: UInt32, folded: UInt32) -> Bool {
    scalar != folded && scalar >= 0x3400 && scalar < 0xF900 && !inBothScripts.contains(scalar)
  }

  /// Characters that fold to another one though simplified texts use them too: they are in GB 2312
  /// or in the Table of General Standard Chinese Characters (2013).
  static let inBothScripts = set("乾俱吒夥姊徵摺箝著藉跤阪麽瞭昇陞氾祕甯鍾")

  /// Traditional characters that are shapes of one and the same.
  static let variants: [Set<UInt32>] = [
    "裏裡", "爲為", "衆眾", "啓啟", "綫線", "僞偽", "産產", "録錄", "緑綠", "説說", "鋭銳", "閲閱", "絶絕", "艷豔", "奬獎", "鷄雞",
    "繡綉", "顔顏", "鈎鉤", "妝粧", "麼麽", "勳勛", "贊讚", "跡蹟", "匯滙", "廁厠", "鑑鑒", "濕溼", "毀燬", "罵駡", "閒閑", "墻牆",
  ].map(set)

  private static func set(_ characters: String) -> Set<UInt32> {
    Set(characters.unicodeScalars.map(\.value))
  }
}
