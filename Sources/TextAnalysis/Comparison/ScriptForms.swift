/// Whether two characters that fold to the same one are the same character in two scripts.
///
/// Folding takes several traditional characters to one simplified (發 and 髮 to 发) and some characters
/// that simplified texts use themselves to others (著 to 着, 乾 to 干). For finding that is right; for
/// saying that words stand as quoted it would confirm 頭發 for 頭髮, 乾部 for 干部 and 显着 for 显著. So
/// the word that a character stands in decides, by OpenCC's tables of words.
public enum ScriptForms {
  /// How two different characters with one folded form stand to each other.
  public enum Relation: Sendable, Hashable {
    /// A traditional character and its simplified form, or two shapes of one character.
    case same
    /// The same where the text that has the first (or second) of the two is a traditional one.
    case sameIfTraditional(first: Bool)
    /// Perhaps the same: no word that the tables know decides.
    case doubtful
    /// Two characters.
    case different
  }

  /// How two characters stand to each other, both after NFKC and case folding.
  ///
  /// - Parameters:
  ///   - folded: what both fold to.
  ///   - word: the folded characters around them with nothing between, and the place among them.
  public static func relation(
    _ first: UInt32, _ second: UInt32, folded: UInt32,
    in word: (codes: [UInt32], index: Int) = ([], 0)
  ) -> Relation {
    if first == second { return .same }
    if ScriptWordTable.ambiguous.contains(folded) {
      let known = ScriptWordTable.shared.forms(at: word.index, in: word.codes)
      let isFirst = known.map { $0.forms.contains(first) && $0.forms.contains(second) }
      switch (known?.isCertain, isFirst) {
      case (true, true): return .same
      case (_, false): return .different
      case (false, true): return .doubtful
      default: break
      }
    }
    if first != folded, second != folded {
      return variants.contains { $0.contains(first) && $0.contains(second) } ? .same : .different
    }
    let other = first == folded ? second : first
    if inBothScripts.contains(other) { return .sameIfTraditional(first: first == other) }
    guard ScriptWordTable.ambiguous.contains(folded) else { return .same }
    return ScriptWordTable.shared.certain[folded] == other ? .same : .doubtful
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

  static func set(_ characters: String) -> Set<UInt32> {
    Set(characters.unicodeScalars.map(\.value).filter { $0 > 0x7F })
  }
}

/// ``ScriptWords``, to be looked up in. Made where two scripts meet for the first time.
struct ScriptWordTable: Sendable {
  /// What may stand for a character of a word.
  typealias Forms = Set<UInt32>

  static let shared = ScriptWordTable()
  static let ambiguous = ScriptForms.set(ScriptWords.ambiguous)

  /// The traditional form that a folded character has where no word says otherwise.
  let certain: [UInt32: UInt32]
  private let pairs: [Pair: Int]
  private let longer: [String: [Int: Forms]]
  private let formsOfPairs: [Forms]
  private static let longest = 6

  private struct Pair: Hashable {
    var character: UInt32
    /// The character before it in the word, or the one after it.
    var before: UInt32 = 0
    var after: UInt32 = 0
  }

  private init() {
    var pairs: [Pair: Int] = [:]
    pairs.reserveCapacity(20_000)
    var formsOfPairs: [Forms] = []
    for entry in ScriptWords.pairs.unicodeScalars.split(separator: " ") {
      guard let character = entry.first?.value, let mark = entry.firstIndex(of: "=") else {
        continue
      }
      let head = entry[..<mark].dropFirst()
      let isBefore = head.first == "1"
      formsOfPairs.append(Set(head.dropFirst().map(\.value)))
      for other in entry[entry.index(after: mark)...] {
        var pair = Pair(character: character)
        if isBefore { pair.before = other.value } else { pair.after = other.value }
        pairs[pair] = formsOfPairs.count - 1
      }
    }
    var longer: [String: [Int: Forms]] = [:]
    for entry in ScriptWords.longer.unicodeScalars.split(separator: " ") {
      guard let mark = entry.firstIndex(where: { $0.value < 0x80 }) else { continue }
      let forms = Set(entry[entry.index(after: mark)...].map(\.value))
      longer[String(entry[..<mark]), default: [:]][Int(entry[mark].value) - 0x30] = forms
    }
    var certain: [UInt32: UInt32] = [:]
    for entry in ScriptWords.certain.unicodeScalars.split(separator: " ") {
      if let first = entry.first, let last = entry.last { certain[first.value] = last.value }
    }
    (self.pairs, self.longer) = (pairs, longer)
    (self.formsOfPairs, self.certain) = (formsOfPairs, certain)
  }

  /// What may stand for a character by the longest word that holds it; `nil` where none is known.
  /// Where two words of one length disagree, what either says is possible and nothing certain.
  func forms(at index: Int, in codes: [UInt32]) -> (forms: Forms, isCertain: Bool)? {
    guard codes.indices.contains(index) else { return nil }
    var found: [Forms] = []
    for length in stride(from: min(Self.longest, codes.count), to: 2, by: -1) {
      let starts = max(0, index - length + 1)...max(0, min(index, codes.count - length))
      for start in starts where start + length <= codes.count && start + length > index {
        var word = String.UnicodeScalarView()
        word.append(contentsOf: codes[start..<(start + length)].compactMap(Unicode.Scalar.init))
        if let forms = longer[String(word)]?[index - start] { found.append(forms) }
      }
      if !found.isEmpty { break }
    }
    if found.isEmpty {
      let before = index > 0 ? pairs[Pair(character: codes[index], before: codes[index - 1])] : nil
      let after =
        index + 1 < codes.count
        ? pairs[Pair(character: codes[index], after: codes[index + 1])] : nil
      found = [before, after].compactMap { $0.map { formsOfPairs[$0] } }
    }
    guard let first = found.first else { return nil }
    return (found.reduce(into: first) { $0.formUnion($1) }, found.allSatisfy { $0 == first })
  }
}
