internal import CICU

/// How two characters that fold to the same differ.
public struct CharacterDifference: Sendable, Hashable {
  /// In what they differ.
  public enum Kind: Sendable, Hashable {
    case width, letterCase, radicals, script, composed
  }

  /// In what they differ; empty for one and the same.
  public var kinds: Set<Kind> = []
  /// Whether they are the same character, as far as the two themselves tell.
  public var relation = ScriptForms.Relation.same

  /// Makes a difference between two of the same character.
  public init(kinds: Set<Kind> = []) { self.kinds = kinds }
}

extension Analyzer {
  /// How two characters that fold to the same differ.
  ///
  /// - Parameter word: the folded characters around them, and their place among these.
  public func difference(
    _ first: Unicode.Scalar, _ second: Unicode.Scalar,
    in word: () -> (codes: [UInt32], index: Int) = { ([], 0) }
  ) -> CharacterDifference {
    var difference = CharacterDifference()
    guard first != second else { return difference }
    let pair = [first, second]
    if pair.contains(where: { (0xFF00...0xFFEF).contains($0.value) }) {
      difference.kinds.insert(.width)
    }
    if pair.contains(where: Self.isRadical) { difference.kinds.insert(.radicals) }
    let narrowed = pair.map { scalar in
      (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
    }
    guard let left = Self.unified(first), let right = Self.unified(second) else {
      difference.kinds.insert(.composed)
      return difference
    }
    guard left == right else {
      difference.kinds.insert(.script)
      difference.relation = ScriptForms.relation(
        left, right, folded: folded(left), in: word())
      return difference
    }
    if narrowed[0] != narrowed[1], difference.kinds != [.radicals] {
      let lowered = narrowed.map { Unicode.Scalar($0)?.properties.lowercaseMapping ?? "" }
      let isHalfWidthKana = pair.contains { (0xFF61...0xFFDC).contains($0.value) }
      if lowered[0] == lowered[1] {
        difference.kinds.insert(.letterCase)
      } else if !isHalfWidthKana {
        difference.kinds.insert(.composed)
      }
    }
    return difference
  }

  /// Whether a text has a character that only traditional texts use.
  public func isTraditional(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      scalar.value >= 0x3400
        && ScriptForms.isTraditional(scalar.value, folded: folded(scalar.value))
    }
  }

  private func folded(_ scalar: UInt32) -> UInt32 {
    var result = scalar
    folding.fold(scalar) { folded, _ in result = folded }
    return result
  }

  private static func isRadical(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2E80...0x2FDF, 0x31C0...0x31EF, 0xF900...0xFAFF, 0x2F800...0x2FA1F: true
    default: false
    }
  }

  /// A character after NFKC and case folding, radicals as ideographs; `nil` where it becomes several.
  private static func unified(_ scalar: Unicode.Scalar) -> UInt32? {
    var buffer: [UInt32] = Array(repeating: 0, count: 32)
    var status: Int32 = 0
    let count = Int(cicu_nfkc_casefold(scalar.value, &buffer, 32, &status))
    guard status <= 0, count == 1 else { return status > 0 ? scalar.value : nil }
    return radicals[buffer[0]] ?? buffer[0]
  }

  private static let radicals: [UInt32: UInt32] = {
    let scalars = RadicalForms.pairs.unicodeScalars.map(\.value).filter { $0 > 0x7F }
    var map: [UInt32: UInt32] = [:]
    for index in stride(from: 0, to: scalars.count - 1, by: 2) {
      map[scalars[index]] = scalars[index + 1]
    }
    return map
  }()
}
