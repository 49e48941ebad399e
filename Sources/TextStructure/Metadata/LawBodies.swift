/// The bodies that the notes below a title name: who adopted a text, who published it.
extension LawHistory {
  /// The bodies in whose name the text is issued: those that adopted it, else those that published it, else those
  /// that amended it.
  var bodies: [String] {
    for event in [Event.adopted, .published, .amended, .approved] {
      var bodies: [String] = []
      for entry in entries where entry.event == event {
        for body in Self.bodies(entry.words) where !bodies.contains(body) { bodies.append(body) }
        // A body that amends later acts for the one that adopted.
        if event != .adopted, !bodies.isEmpty { break }
      }
      if !bodies.isEmpty { return bodies }
    }
    return []
  }

  private static let verbs = [
    "审议通过", "讨论通过", "修订通过", "修正通过", "通过", "批准", "令第", "令（", "令公布", "令发布", "公告", "公布", "发布", "颁布",
    "印发",
    "第一次修", "第二次修", "修正", "修订", "修改", "以", "主席令", "部长办公会议", "局长办公会议", "主任办公会议", "署长办公会议", "办公会议",
    "部务会议", "部务会", "局务会", "常务会议",
  ]
  private static let ordinals = "一二三四五六七八九十百零〇0123456789".unicodeScalars

  /// The bodies that the words behind a day begin with.
  static func bodies(_ words: PlainLine) -> [String] {
    var end = words.count
    for verb in verbs {
      if let range = words.range(of: verb), range.lowerBound > 0 {
        end = min(end, range.lowerBound)
      }
    }
    var start = 0
    for lead in ["由", "经", "被", "根据", "，", "、", "：", "）", "（"] {
      if words.plain(start..<start + lead.unicodeScalars.count) == lead {
        start += lead.unicodeScalars.count
      }
    }
    guard start < end else { return [] }
    var kept: [Unicode.Scalar] = []
    var index = start
    while index < end {
      if words.plain[index] == "第" || ordinals.contains(words.plain[index]),
        let after = ordinalEnd(words, index, end)
      {
        // `第十三届` is left out; with `第五次会议` the name is over.
        if words.plain[after - 1] == "届" {
          index = after
          continue
        }
        break
      }
      kept.append(words.written[index])
      index += 1
    }
    return parted(PlainLine(written: kept))
  }

  /// Where `第十三届` or `第五次` ends that begins at a place.
  private static func ordinalEnd(_ words: PlainLine, _ start: Int, _ end: Int) -> Int? {
    var index = words.plain[start] == "第" ? start + 1 : start
    let first = index
    while index < end, ordinals.contains(words.plain[index]) { index += 1 }
    guard index > first, index < words.count, "届次号会".unicodeScalars.contains(words.plain[index])
    else { return nil }
    return index + 1
  }

  /// Whether one body's name ends at a place and another's begins.
  private static func parts(_ line: PlainLine, at index: Int, from start: Int) -> Bool {
    if line.plain[index] == "、" { return true }
    guard line.plain[index] == "和" else { return false }
    return BodyNames.isName(PlainLine(line.plain(start..<index)))
      && BodyNames.isName(PlainLine(line.plain(index + 1..<line.count)))
  }

  private static func parted(_ line: PlainLine) -> [String] {
    var bodies: [String] = []
    var start = 0
    for index in 0...line.count where index == line.count || parts(line, at: index, from: start) {
      defer { start = index + 1 }
      var range = start..<index
      for ending in ["审判委员会", "检察委员会", "会议", "主席团"] {
        let part = PlainLine(line.plain(range))
        if part.ends(with: ending), part.count > ending.unicodeScalars.count + 3 {
          range = range.lowerBound..<range.upperBound - ending.unicodeScalars.count
        }
      }
      let state = "中华人民共和国"
      let part = PlainLine(line.plain(range))
      if part.starts(with: state + "国务院") || part.starts(with: state + "中央军事委员会") {
        range = range.lowerBound + 7..<range.upperBound
      }
      let body = PlainLine(line.written(range))
      if BodyNames.isName(body) || body.count >= 3 && body.ends(with: "部") {
        bodies.append(line.written(range))
      }
    }
    return bodies
  }
}
