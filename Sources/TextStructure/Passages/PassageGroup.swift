/// The blocks of one passage to be, and the headings above them.
struct PassageGroup {
  var blocks: [Block]
  /// The number of characters, line feeds included.
  var count: Int
  var path: [String]
  /// The blocks of the path's headings, `nil` for those whose text stands in the passage anyway.
  var headings: [Block?]
  /// An article of a law stays a passage of its own.
  var isArticle: Bool

  /// Whether it is nothing but what stands above a text: title, number, date, addressee.
  private var isHeadMatter: Bool {
    blocks.allSatisfy { block in
      switch block.kind {
      case .title, .line, .dateLine, .byline, .salutation: true
      default: false
      }
    }
  }

  /// Puts the head matter with the first paragraph under it, and what is too short to be quoted
  /// with a neighbour under the same headings, else under the same heading one higher.
  static func mergeShort(_ groups: inout [PassageGroup], shortest: Int, longest: Int) {
    var merged: [PassageGroup] = []
    merged.reserveCapacity(groups.count)
    var isHead = true
    for var group in groups {
      defer { merged.append(group) }
      guard let last = merged.last else { continue }
      isHead = isHead && merged.count == 1 && last.isHeadMatter
      if isHead, !group.isArticle, last.count + 1 + group.count <= longest {
        group = last.followed(by: group, under: group.path.count)
        merged.removeLast()
      } else if group.isHeadMatter, group.count < shortest, !last.isArticle,
        last.count + 1 + group.count <= longest
      {
        // A signature belongs to what stands above it.
        group = last.signed(by: group)
        merged.removeLast()
      } else if last.count < shortest || group.count < shortest, !last.isArticle, !group.isArticle {
        guard let depth = commonDepth(last, group) else { continue }
        let joined = last.followed(by: group, under: depth)
        guard joined.count <= longest else { continue }
        group = joined
        merged.removeLast()
      }
    }
    groups = merged
  }

  /// How many headings stand above both, where all but the lowest of each do.
  private static func commonDepth(_ first: PassageGroup, _ second: PassageGroup) -> Int? {
    var depth = 0
    while depth < min(first.path.count, second.path.count), first.path[depth] == second.path[depth]
    {
      depth += 1
    }
    guard first.path.count <= depth + 1, second.path.count <= depth + 1 else { return nil }
    if depth > 0 || first.path.isEmpty && second.path.isEmpty { return depth }
    // Two chapters are never one passage, but `一、缴费标准。…` and `二、缴费时间。…` may be.
    let lowest = first.headings + second.headings
    return first.path.count == second.path.count && lowest.allSatisfy { $0 == nil } ? 0 : nil
  }

  private func signed(by signature: PassageGroup) -> PassageGroup {
    var joined = self
    joined.blocks += signature.blocks
    joined.count += 1 + signature.count
    return joined
  }

  /// Both in one, under the first `depth` headings; the headings below become lines of text.
  private func followed(by next: PassageGroup, under depth: Int) -> PassageGroup {
    var joined = PassageGroup(
      blocks: [], count: 0, path: Array(next.path.prefix(depth)),
      headings: Array(next.headings.prefix(depth)), isArticle: false)
    for group in [self, next] {
      joined.blocks += group.headings.dropFirst(depth).compactMap(\.self) + group.blocks
    }
    joined.count = joined.blocks.reduce(-1) { $0 + $1.count + 1 }
    return joined
  }
}
