import ArchiveModel
import TextAnalysis

/// Compares the speaker that a draft names with those of the places where the words stand.
struct SpeakerComparison {
  let stated: Speaker
  let analyzer: Analyzer

  /// Looks for a place where the speaker is the one named, and puts such places first.
  ///
  /// - Returns: the speaker of the first place, and whether it is the one named: `true` where any place
  ///   says so, `false` where some place names another one and all places are known.
  func finding(in response: inout QuoteResponse) -> (speaker: Speaker?, agrees: Bool?) {
    let judged = response.matches.map { ($0, agrees($0)) }
    func matches(_ wanted: Bool?) -> [QuoteMatch] { judged.filter { $0.1 == wanted }.map(\.0) }
    let (same, others, unknown) = (matches(true), matches(false), matches(nil))
    if let first = same.first {
      response.matches = same + unknown + others
      (response.verdict, response.folded) = (first.verdict, first.folded)
      return (first.attribution, true)
    }
    let isWhole =
      response.total <= judged.count && response.totalIsExact || !response.verdict.isConfirmed
    if let other = others.first, isWhole || unknown.isEmpty {
      response.matches = others + unknown
      (response.verdict, response.folded) = (other.verdict, other.folded)
      return (other.attribution, false)
    }
    return (response.matches.first?.attribution, nil)
  }

  /// Whether a place's speaker is the one named; `nil` where that cannot be said.
  func agrees(_ match: QuoteMatch) -> Bool? {
    guard let source = match.attribution else {
      // What a document says is said by whoever issued it.
      return stated.kind != .person && isOf(match.document) ? true : nil
    }
    switch (stated.kind, source.kind) {
    case (.person, .person): return agreesAsPerson(source)
    case (.person, _): return source.kind == .author ? nil : false
    case (_, .person), (_, .author): return isOf(match.document) ? true : nil
    default:
      if isOf(match.document) { return true }
      guard let left = stated.name, let right = source.name else { return nil }
      if isShort(plain(left), of: plain(right)) || isShort(plain(right), of: plain(left)) {
        return true
      }
      return stated.kind == .body && source.kind == .body ? false : nil
    }
  }

  // MARK: Persons

  private func agreesAsPerson(_ source: Speaker) -> Bool? {
    guard let name = bareName(stated), let other = bareName(source) else {
      return agreesByOffice(source)
    }
    let (left, right) = (Array(name.unicodeScalars), Array(other.unicodeScalars))
    if left == right { return true }
    // 王书记, 李某某: a surname says who it is not.
    let (shorter, longer) = left.count < right.count ? (left, right) : (right, left)
    let isSurname = isSurnameOnly(stated) || isSurnameOnly(source)
    guard isSurname || isAnonymous(left) || isAnonymous(right) else { return false }
    guard longer.first == shorter.first else { return false }
    return isSurname && stated.office != nil ? agreesByOffice(source) : nil
  }

  /// By the offices alone: the same, or the one short for the other.
  private func agreesByOffice(_ source: Speaker) -> Bool? {
    guard let office = stated.office.map(plain), let other = source.office.map(plain) else {
      return nil
    }
    if isShort(office, of: other) || isShort(other, of: office) { return true }
    // Whoever speaks for a body may hold any office in it.
    if Self.generic.contains(where: { office.hasSuffix($0) || other.hasSuffix($0) }) { return nil }
    return false
  }

  private static let generic = [
    "负责人", "负责同志", "发言人", "领导", "专家", "记者", "代表", "干部", "村民", "居民", "市民", "委员", "同志",
  ]

  /// A name without the office that is written with it: 王 of 王书记.
  private func bareName(_ speaker: Speaker) -> String? {
    guard var name = speaker.name.map(plain) else { return nil }
    if let office = speaker.office.map(plain), name.hasSuffix(office), name != office {
      name.removeLast(office.count)
    }
    return name
  }

  private func isSurnameOnly(_ speaker: Speaker) -> Bool {
    guard let name = bareName(speaker), let whole = speaker.name.map(plain) else { return false }
    return name != whole && name.unicodeScalars.count <= 2
  }

  private func isAnonymous(_ name: [Unicode.Scalar]) -> Bool {
    name.count > 1 && (name.contains("某") || name.contains("×") || name.contains("x"))
  }

  // MARK: Names

  /// Whether a document is the body's or the one that is named as speaking.
  private func isOf(_ document: DocumentSummary) -> Bool {
    guard let name = stated.name.map(plain), name.unicodeScalars.count >= 2 else { return false }
    let inner = name.filter { $0 != "《" && $0 != "》" }
    return [document.description.title, document.description.issuer].compactMap { $0.map(plain) }
      .contains { $0.contains(inner) || isShort(inner, of: $0) && stated.kind == .body }
  }

  /// Whether a name is another one without some of its characters: 县财政局 of 云岫县财政局.
  private func isShort(_ name: String, of other: String) -> Bool {
    var rest = name.unicodeScalars[...]
    for scalar in other.unicodeScalars where scalar == rest.first { rest = rest.dropFirst() }
    return rest.isEmpty && name.unicodeScalars.count >= 2
  }

  /// A name in simplified characters, without what parts them.
  private func plain(_ name: String) -> String {
    let folded = analyzer.folding.fold(name).unicodeScalars.filter {
      $0.properties.isAlphabetic || $0 == "《" || $0 == "》" || $0 == "×"
    }
    return String(String.UnicodeScalarView(folded))
  }
}
