internal import ArchiveModel

/// Since when a text is in effect, as its last articles state it: `本条例自2021年1月1日起施行。`
struct EffectRules {
  let flow: Flow
  /// When the text was published, which `自公布之日起施行` refers to.
  let published: PartialDate?
  /// What the document calls itself where it is no law: 本通知, 本公告.
  let kind: String?

  /// What a sentence states of its own document; `nil` where it states nothing of the kind.
  ///
  /// - Parameter isLaw: whether a sentence that names no document (`自公布之日起施行`) is of this one.
  func effect(in line: PlainLine, isLaw: Bool) -> LawDate? {
    var start = 0
    while let from = line.range(of: "自", from: start) {
      start = from.upperBound
      guard let (date, end) = day(line, from.upperBound) else { continue }
      var index = end
      for word in ["起", "开始", "正式", "在全市", "在全省", "在全国", "同时"] {
        if line.plain(index..<index + word.unicodeScalars.count) == word {
          index += word.unicodeScalars.count
        }
      }
      let words = ["施行", "生效", "实施", "执行", "试行", "施 行"]
      guard let word = words.first(where: { line.plain(index..<index + 2) == $0 }),
        isOwn(line, before: from.lowerBound, isLaw: isLaw)
      else { continue }
      return date.map { LawDate($0, word: word) }
    }
    return nil
  }

  /// The day behind `自`: a date, or the day of publication. `nil` where neither stands there; a day of `nil`
  /// where publication is meant and no day of it is known.
  private func day(_ line: PlainLine, _ start: Int) -> (date: PartialDate?, end: Int)? {
    for word in ["公布之日", "发布之日", "颁布之日", "印发之日", "通过之日", "公布", "发布"]
    where line.plain(start..<start + word.unicodeScalars.count) == word {
      let end = start + word.unicodeScalars.count
      return (word.hasPrefix("通过") ? nil : published, end)
    }
    guard let found = line.dates().first(where: { $0.range.lowerBound == start }),
      found.date.precision == .day
    else { return nil }
    return (found.date, found.range.upperBound)
  }

  /// Whether the sentence's subject is this document: `本办法自…`, or no subject at all.
  private func isOwn(_ line: PlainLine, before end: Int, isLaw: Bool) -> Bool {
    let breaks = "。；;，,".unicodeScalars
    var start = end
    while start > 0, !breaks.contains(line.plain[start - 1]) { start -= 1 }
    let subject = line.plain(start..<end)
    guard isLaw else {
      // What a notice encloses has its own day.
      return kind.map { subject.hasSuffix("本" + $0) } ?? false || subject.hasSuffix("本文件")
    }
    if subject.hasPrefix("本") || subject.contains("条本") || subject.contains("、本") { return true }
    let plain = subject.filter { !"第一二三四五六七八九十百零条0123456789".contains($0) }
    if plain.isEmpty || ["现予公布", "并", "现", "规定", "修正案", "修改后的条例"].contains(plain) { return true }
    return plain.hasPrefix("本")
  }

  private static let mark = Array("行效施".unicodeScalars)

  /// What the end of the text states, looked for from the last block back.
  func effect(of blocks: [Block], isLaw: Bool) -> LawDate? {
    var looked = 0
    for block in blocks.reversed() where block.kind != .clutter && block.kind != .tableCell {
      guard block.count >= 8 else { continue }
      looked += 1
      guard looked <= (isLaw ? 400 : 40) else { return nil }
      guard block.count <= 600, holdsMark(block) else { continue }
      let line = PlainLine(written: flow.text(of: block).filter { !$0.isTrimmed })
      guard !line.isEmpty, let effect = effect(in: line, isLaw: isLaw) else {
        if isLaw, ownEffect(line) { return nil }
        continue
      }
      return effect
    }
    return nil
  }

  /// Whether a line states an effect of this text of which no day is known.
  private func ownEffect(_ line: PlainLine) -> Bool {
    line.holds(anyOf: ["公布之日起施行", "发布之日起施行", "公布之日起实施", "发布之日起实施"]) && line.holds("本")
      || line.holds("另行规定") && line.holds("施行日期")
  }

  /// Whether `自` and `施行` (or 生效, 实施) stand in a block.
  private func holdsMark(_ block: Block) -> Bool {
    var from = false
    for index in block.first.start..<block.last.end {
      let scalar = flow.scalars[index]
      if scalar == "自" {
        from = true
      } else if from,
        scalar == "施" || scalar == "效" || scalar == "执" || scalar == "試" || scalar == "试"
          || scalar == "實" || scalar == "实"
      {
        return true
      }
    }
    return false
  }
}

extension PlainLine {
  var isEmpty: Bool { plain.isEmpty }
}
