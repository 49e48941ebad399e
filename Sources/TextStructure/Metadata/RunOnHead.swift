internal import ArchiveModel

/// The head of a text that a converter put on one line with the rest: letterhead, number, title and addressee run
/// on without anything between them (`…局文件云发〔2020〕3号关于…的通知各乡镇：…`).
struct RunOnHead {
  private(set) var title: String
  private(set) var number: String
  private(set) var issuer: String?
  private(set) var signature: SignatureRules.Signature?

  private static let reach = 420
  private static let endings = [
    "通知", "意见", "函", "报告", "决定", "通告", "公告", "批复", "请示", "通报", "方案", "办法", "规定", "复函", "要点", "公示",
  ]

  init?(reader: DescriptionReader, blocks: [Block]) {
    guard let first = blocks.first(where: { $0.kind != .clutter }), first.count >= 24 else {
      return nil
    }
    let scalars = reader.flow.scalars[first.first.start..<first.first.end]
    let line = PlainLine(written: scalars.prefix(Self.reach).filter { !$0.isTrimmed })
    guard let (open, end) = Self.bracketedYear(line), open >= 2 else { return nil }
    let before = PlainLine(line.written(0..<open))
    if let titled = Self.titleEnd(before), before.count - titled <= 10 {
      // `国务院办公厅关于…的通知国办发〔2014〕56号各省…`
      guard titled < before.count else { return nil }
      title = before.written(0..<titled)
      guard !["根据", "按照", "为", "现", "经", "《"].contains(where: before.starts),
        before.plain[..<titled].count(where: { $0 == "《" })
          == before.plain[..<titled].count(where: { $0 == "》" })
      else { return nil }
      number = NumberRules.closedUp(line.written(titled..<end))
      issuer = nil
    } else {
      guard first.count >= 120 else { return nil }
      let mark = Self.markStart(before)
      number = NumberRules.closedUp(line.written(mark..<end))
      var letterhead = before.written(0..<mark)
      if letterhead.hasSuffix("文件") { letterhead.removeLast(2) }
      let rest = PlainLine(line.written(end..<line.count))
      guard let titled = Self.titleEnd(rest) else { return nil }
      // `签发人：张三` may stand before the title.
      var begin = 0
      if rest.starts(with: "签发人") {
        let body =
          letterhead.unicodeScalars.count >= 4 ? rest.range(of: PlainLine(letterhead).text) : nil
        begin = body?.lowerBound ?? rest.range(of: "关于")?.lowerBound ?? 0
      }
      title = rest.written(begin..<titled)
      issuer = IssuerRules.joined(BodyNames.names(in: letterhead))
    }
    let bodies = issuer ?? IssuerRules.issuer(inTitle: title)
    issuer = bodies
    let names = bodies?.split(separator: "、").map(String.init) ?? []
    let near = blocks.filter { $0.kind != .clutter }.prefix(6)
    signature = near.lazy.compactMap { Self.signature(reader, $0, names) }.first
    // `…国发〔1990〕65号（一九九〇年十二月五日）`
    let rest = PlainLine(line.written(end..<min(line.count, end + 30)))
    if signature == nil, let found = rest.dates().first, found.range.lowerBound == 1,
      found.date.precision == .day, rest.plain.first?.isOpener == true
    {
      signature = SignatureRules.Signature(bodies: [], date: found.date)
    }
  }

  /// Where the bracket of the first `〔2020〕3号` opens, and where the number ends.
  private static func bracketedYear(_ line: PlainLine) -> (open: Int, end: Int)? {
    for (open, scalar) in line.plain.enumerated().prefix(200)
    where "〔[（(［".unicodeScalars.contains(scalar) {
      let close = open + 5
      guard close < line.count, line.plain[open + 1..<close].allSatisfy(\.isDigit),
        line.plain[close].isCloser
      else { continue }
      var end = close + 1
      while end < line.count, line.plain[end].isDigit || line.plain[end] == "第" { end += 1 }
      if end > close + 1, end < line.count, line.plain[end] == "号" { return (open, end + 1) }
    }
    return nil
  }

  /// Where the number's mark begins behind a letterhead: after 文件, or after the name of a body.
  private static func markStart(_ before: PlainLine) -> Int {
    var found = 0
    var start = 0
    while let file = before.range(of: "文件", from: start) {
      if before.count - file.upperBound >= 2 { found = file.upperBound }
      start = file.upperBound
    }
    if found > 0 { return found }
    guard before.count >= 8 else { return 0 }
    return (6...before.count - 2).last { end in
      before.count - end <= 10 && BodyNames.isName(PlainLine(before.plain(0..<end)))
    } ?? 0
  }

  /// Where the title ends: behind the first word for a kind that stands outside 《》 and “”.
  private static func titleEnd(_ line: PlainLine) -> Int? {
    guard let about = line.range(of: "关于"), about.lowerBound <= 80 else { return nil }
    var depth = 0
    var index = about.upperBound
    while index < min(line.count, about.upperBound + 120) {
      switch line.plain[index] {
      case "《", "（", "(": depth += 1
      case "》", "）", ")": depth -= 1
      case "。", "；": return nil
      default:
        guard depth <= 0, line.plain(index..<index + 1) == "的" else { break }
        // `的通知`, `的指导意见`, `的若干规定`
        for start in index + 1...index + 5 {
          for ending in endings {
            let end = start + ending.unicodeScalars.count
            if line.plain(start..<end) == ending { return end }
          }
        }
      }
      index += 1
    }
    return nil
  }

  /// The issuing body and a day right behind it, which is not that of printing.
  private static func signature(
    _ reader: DescriptionReader, _ block: Block, _ bodies: [String]
  ) -> SignatureRules.Signature? {
    guard let last = bodies.last else { return nil }
    let wanted = Array(last.unicodeScalars)
    let line = PlainLine(
      written: reader.flow.scalars[block.first.start..<block.first.end].filter { !$0.isTrimmed })
    var index = min(60, line.count / 2)
    while index + wanted.count < line.count {
      guard line.written[index] == wanted[0],
        line.written[index..<min(line.count, index + wanted.count)].elementsEqual(wanted)
      else {
        index += 1
        continue
      }
      index += wanted.count
      let rest = PlainLine(written: Array(line.written[index..<min(line.count, index + 20)]))
      if let found = rest.dates().first, found.range.lowerBound == 0,
        found.date.precision == .day,
        !rest.plain(found.range.upperBound..<rest.count).hasPrefix("印发")
      {
        return SignatureRules.Signature(bodies: bodies, date: found.date)
      }
    }
    return nil
  }
}
