internal import ArchiveModel

extension PassageReader {
  /// Reads the items of a line: segment by segment, between semicolons, stops and numbers.
  mutating func readSegments(_ spoken: [Spoken], line: Range<Int>) {
    var start = 0
    /// Whether the sentence or the one before announced numbered items (`要防止三种倾向`).
    var announcesItems = false
    while start < spoken.count {
      var end = start
      while end + 1 < spoken.count, !begins(spoken[end + 1], after: spoken[end]) { end += 1 }
      let segment = Array(spoken[start...end])
      let isLast = end == spoken.count - 1
      let found = readSegment(
        segment, announced: announcesItems, endsLine: isLast && endsWithColon(line))
      if segment[0].clause.enumeration == nil {
        announcesItems = found && segment.contains { announcesNumber($0.clause.range) }
      }
      start = end + 1
    }
  }

  private func endsWithColon(_ line: Range<Int>) -> Bool {
    text.scalars[line.upperBound - 1] == ":"
  }

  private func begins(_ next: Spoken, after last: Spoken) -> Bool {
    if next.beginsSegment || next.clause.enumeration != nil { return true }
    switch last.clause.ending {
    case .stop, .semicolon: return true
    case .comma: return false
    case .colon: return RequirementWords.announcing.occurs(in: text.scalars, last.clause.range)
    }
  }

  private static let counted = WordSet(
    "三点 两点 四点 五点 几点 三种 两种 几种 三个 四个 五个 几个 三方面 四方面 三项 四项 五项 三要 如下 以下 下列 两条 三条 三件")

  private func announcesNumber(_ range: Range<Int>) -> Bool {
    Self.counted.occurs(in: text.scalars, range)
  }

  /// - Returns: whether something is required in the segment.
  private mutating func readSegment(_ segment: [Spoken], announced: Bool, endsLine: Bool) -> Bool {
    let voice = segment[0].voice
    let isNumbered = segment[0].clause.enumeration != nil
    var takesAll = false
    switch voice.force {
    case .directive:
      takesAll =
        segment[0].isInAttribution
        || isNumbered && (state.isAnnounced || segment[0].clause.enumeration == .inline)
    case .urging:
      takesAll = isNumbered && (segment[0].clause.enumeration == .inline || state.isAnnounced)
    case .plain, nil: break
    }
    if isNumbered, announced { takesAll = true }
    var items = ItemCutter(reader: self, segment: segment, takesAll: takesAll).items()
    // `要做好以下工作：` is no item; its list is.
    if let last = items.last, isLeadIn(segment, last, endsLine: endsLine) {
      items.removeLast()
      return true
    }
    for item in items {
      let first = segment[item.clauses.lowerBound]
      let lower = item.clauses.lowerBound
      let start = max(
        first.contentStart, item.start ?? content(first).range.lowerBound)
      let range = start..<segment[item.clauses.upperBound].clause.range.upperBound
      guard start < range.upperBound else { continue }
      let isObjectPlace =
        lower == 0 && segment[0].isInAttribution && voice.force == .directive
      add(
        range, voice, modal: item.modal,
        isQuoted: segment[item.clauses.lowerBound].clause.isQuoted,
        subject: subject(of: item, in: segment), takesObject: isObjectPlace)
    }
    return !items.isEmpty
  }

  private func isLeadIn(_ segment: [Spoken], _ item: ItemCutter.Item, endsLine: Bool) -> Bool {
    let clauses = segment[item.clauses]
    guard let last = clauses.last, let modal = item.modal else { return false }
    let isConditional = clauses.contains {
      RequirementWords.conditionalList.occurs(in: text.scalars, $0.clause.range)
    }
    if isConditional { return false }
    let announces = RequirementWords.announcing.occurs(
      in: text.scalars,
      modal.range.upperBound..<max(modal.range.upperBound, last.clause.range.upperBound))
    if announces { return endsLine || last.clause.ending == .stop || last.clause.ending == .colon }
    return endsLine && last.clause.ending == .colon
  }

  /// Who is to do it: the subject of the item's modal word, or of an item before it in the sentence.
  private func subject(of item: ItemCutter.Item, in segment: [Spoken]) -> [Range<Int>] {
    guard let modal = item.modal, let place = item.modalClause else { return [] }
    let finder = AddresseeFinder(text: text)
    let clause = content(segment[place]).range
    if modal.kind == .asking {
      return finder.object(at: modal.range.upperBound, end: clause.upperBound)
    }
    if !modal.isAtStart {
      return finder.subject(clause.lowerBound..<modal.subjectEnd)
    }
    // `国家机关、企业等统计调查对象，必须`; `乡镇要…，不得…`: named before.
    var index = place - 1
    while index >= 0, place - index <= 8 {
      let range = content(segment[index]).range
      if let earlier = self.finder(for: segment[index]).modal(in: content(segment[index])) {
        if !earlier.isAtStart {
          let found = finder.subject(range.lowerBound..<earlier.subjectEnd)
          if !found.isEmpty { return found }
        }
      } else if finder.isName(range) {
        return finder.subject(range)
      }
      index -= 1
    }
    return []
  }
}
