import TextAnalysis

/// Words that mean the same in an archive, and what they add to a query.
struct Synonyms: Sendable {
  /// A word of a group, by the units it is made of.
  private struct Member {
    var codes: [UInt32]
    var text: String
  }

  /// The most parts of a query that are one member together (`epidemic control`).
  private static let mostParts = 8

  private let groups: [[Member]]
  /// The members that begin with a unit, the longest ones first, each with its group.
  private let members: [UInt32: [(codes: [UInt32], group: Int)]]

  init(_ groups: [[String]], analyzer: Analyzer) {
    self.groups = groups.map { group in
      group.map { Member(codes: analyzer.units(of: $0).units.map(\.code), text: $0) }
    }
    var members: [UInt32: [(codes: [UInt32], group: Int)]] = [:]
    for (number, group) in self.groups.enumerated() {
      for member in group {
        guard let first = member.codes.first else { continue }
        members[first, default: []].append((member.codes, number))
      }
    }
    self.members = members.mapValues { $0.sorted { $0.codes.count > $1.codes.count } }
  }

  /// The words of the other members of all groups that some units are a member of.
  private func others(than codes: some Collection<UInt32>) -> [Member] {
    guard let first = codes.first, let candidates = members[first] else { return [] }
    var others: [Member] = []
    for candidate in candidates where candidate.codes.elementsEqual(codes) {
      for member in groups[candidate.group]
      where !member.codes.isEmpty && !member.codes.elementsEqual(codes)
        && !others.contains(where: { $0.codes == member.codes })
      {
        others.append(member)
      }
    }
    return others
  }

  // MARK: Queries

  /// A query in which parts that are one member together (`epidemic control`) are one part, with the
  /// other members as alternatives.
  func joined(_ query: ParsedQuery, _ analyzer: Analyzer) -> ParsedQuery {
    var joined = query
    joined.groups = []
    var index = 0
    while index < query.groups.count {
      guard let run = together(query.groups[index...], analyzer) else {
        joined.groups.append(query.groups[index])
        index += 1
        continue
      }
      let added = run.others.map {
        var wanted = ParsedQuery.Wanted(text: $0, isPhrase: false)
        wanted.isAdded = true
        return wanted
      }
      joined.groups.append([run.wanted] + added)
      index += run.count
    }
    return joined
  }

  /// The longest run of parts, typed apart, that are one member together.
  private func together(_ groups: ArraySlice<[ParsedQuery.Wanted]>, _ analyzer: Analyzer)
    -> (wanted: ParsedQuery.Wanted, count: Int, others: [String])?
  {
    let parts = groups.prefix(Self.mostParts).prefix { $0.count == 1 && !$0[0].isPhrase }
      .map { $0[0] }
    guard parts.count > 1, let first = parts.first,
      analyzer.units(of: first.text).units.first.map({ members[$0.code] != nil }) ?? false
    else { return nil }
    for count in (2...parts.count).reversed() {
      let run = parts.prefix(count)
      let others = others(
        than: run.flatMap { analyzer.units(of: $0.text).units.map(\.code) })
      guard !others.isEmpty else { continue }
      // Line ends keep words apart that were typed apart.
      let wanted = ParsedQuery.Wanted(
        text: run.map(\.text).joined(separator: "\n\n"), isPhrase: false,
        typed: run.map(\.typed).joined(separator: " "))
      return (wanted, count, others.map(\.text))
    }
    return nil
  }

  /// What else says the same as a text: the other members where it is a member, else the text with each
  /// member in it, from word to word, replaced by each of its synonyms, one at a time.
  func others(than text: String, _ analyzer: Analyzer) throws -> [String] {
    let units = analyzer.units(of: text).units
    let whole = others(than: units.map(\.code))
    if !whole.isEmpty { return whole.map(\.text) }
    guard units.contains(where: { members[$0.code] != nil }) else { return [] }
    let starts = try analyzer.analyze(text).wordStarts
    func isBoundary(_ index: Int) -> Bool {
      index == 0 || index == units.count || starts.contains(index)
    }
    let bytes = Array(text.utf8)
    var texts: [String] = []
    var index = 0
    while index < units.count, texts.count < QueryTerms.mostAdded {
      let rest = units[index...].map(\.code)
      guard isBoundary(index),
        let member = members[units[index].code]?.first(where: {
          rest.starts(with: $0.codes) && isBoundary(index + $0.codes.count)
        })
      else {
        index += 1
        continue
      }
      let end = index + member.codes.count
      let before = bytes[..<Int(units[index].byteStart)]
      let after = bytes[Int(units[end - 1].byteEnd)...]
      texts += others(than: member.codes).map {
        String(decoding: before, as: UTF8.self) + $0.text + String(decoding: after, as: UTF8.self)
      }
      index = end
    }
    return texts
  }
}
