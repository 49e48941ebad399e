internal import ArchiveModel

/// Finds the notes about adoption and publication at the head of a text.
struct HistoryReader {
  let reader: DescriptionReader
  let blocks: [Block]

  private static let reach = 40
  private static let longestNote = 3000

  /// - Parameter start: the first block that is looked at.
  func read(from start: Int) -> LawHistory {
    var history = LawHistory()
    var open: [Unicode.Scalar] = []
    var (seen, hasTitle) = (0, false)
    for (index, block) in blocks.enumerated().dropFirst(start).prefix(Self.reach)
    where block.kind != .clutter {
      if block.kind == .article || seen > 16 { break }
      if block.kind == .title {
        hasTitle = true
        continue
      }
      if block.kind == .heading, hasTitle || !history.entries.isEmpty { break }
      seen += 1
      guard block.count <= Self.longestNote else { break }
      let written = scalars(of: block)
      guard !written.isEmpty else { continue }
      if !open.isEmpty {
        open += written
        if isClosed(open) || open.count > Self.longestNote {
          history.take(PlainLine(written: open))
          open = []
        }
        continue
      }
      if Self.openers.contains(written[0]), !isClosed(written), holdsDate(written) {
        open = written
        continue
      }
      if isNote(written, block) {
        let count = history.entries.count
        history.take(PlainLine(written: written))
        // A note that is broken in the middle (`…第二次` / `会议通过`) goes on in the next line.
        if isBroken(written, hasEvents: history.entries.count > count),
          let rest = continuation(after: index)
        {
          history.removeEntries(from: count)
          history.take(PlainLine(written: written + rest))
        }
        // The history of another text begins where the days go back.
        if history.goesBack(from: count) {
          history.removeEntries(from: count)
          break
        }
      } else if isAnnouncement(written) {
        take(announcement: PlainLine(written: written), before: index, &history)
      } else if block.count > 400 {
        break
      }
    }
    if !open.isEmpty, open.count <= 400 { history.take(PlainLine(written: open)) }
    return history
  }

  private func continuation(after index: Int) -> [Unicode.Scalar]? {
    guard
      let next = blocks.suffix(from: index + 1).first(where: { $0.kind != .clutter }),
      next.kind != .article, next.kind != .heading, next.count <= 300
    else { return nil }
    let written = scalars(of: next)
    guard let first = written.first, !Self.openers.contains(first) else { return nil }
    return startsWithYear(written) ? nil : written
  }

  /// Whether a line ends with what happened, or breaks off before it says so: sentences begin with days, too.
  private func endsWithEvent(_ written: [Unicode.Scalar]) -> Bool {
    if written.count <= 60, !written.contains("。"), !written.contains("，") { return true }
    let end = PlainLine(written: Array(written.suffix(16)))
    return end.holds(
      anyOf: ["通过", "公布", "发布", "修正", "修订", "施行", "批准", "印发", "生效", "实施", "颁布", "修改", "废止"])
      || isBroken(written, hasEvents: true)
  }

  private func startsWithYear(_ written: [Unicode.Scalar]) -> Bool {
    written.count > 5 && written[4] == "年"
  }

  /// Whether a note breaks off: in the middle of a day, of a quoted title, or before it says what happened.
  private func isBroken(_ written: [Unicode.Scalar], hasEvents: Bool) -> Bool {
    if written.last == "年"
      || written.count(where: { $0 == "《" }) > written.count(where: { $0 == "》" })
    {
      return true
    }
    guard !hasEvents, let last = PlainLine(written: written).dates().last else { return false }
    return written.count - last.range.upperBound >= 6
  }

  private func scalars(of block: Block) -> [Unicode.Scalar] {
    var written = reader.flow.text(of: block).filter { !$0.isTrimmed }.map(RadicalDigits.unified)
    // `…修订发布。根据`: what the next line goes on with.
    if written.suffix(2).elementsEqual("根据".unicodeScalars), written.count > 8 {
      written.removeLast(2)
    }
    return written
  }

  private static let openers = Set("（([〔【".unicodeScalars)

  private func isClosed(_ scalars: [Unicode.Scalar]) -> Bool {
    var depth = 0
    for scalar in scalars {
      if scalar == "（" || scalar == "(" { depth += 1 }
      if scalar == "）" || scalar == ")" { depth -= 1 }
    }
    return depth <= 0
  }

  private func holdsDate(_ scalars: [Unicode.Scalar]) -> Bool {
    !PlainLine(written: Array(scalars.prefix(40))).dates().isEmpty
  }

  /// A line that is a day and what happened on it, or all in brackets.
  private func isNote(_ written: [Unicode.Scalar], _ block: Block) -> Bool {
    let isBracketed = Self.openers.contains(written[0])
    guard written.count >= 8,
      isBracketed || written.count <= 400 && !written.dropLast().contains("。")
    else { return false }
    let line = PlainLine(written: Array(written.prefix(160)))
    guard let first = line.dates().first else { return false }
    guard isBracketed || endsWithEvent(written) else { return false }
    let lead = line.plain(0..<first.range.lowerBound).filter { !"（([〔【，、".contains($0) }
    if lead.isEmpty || lead == "根据" || lead == "自" || lead == "于" { return true }
    // `（清政发〔2021〕17号文印发，2022年8月5日）`
    return isBracketed && written.count <= 120
  }

  /// `《…条例》已由…会议于2020年9月24日通过，现予公布，自2021年1月1日起施行。`
  private func isAnnouncement(_ written: [Unicode.Scalar]) -> Bool {
    let line = PlainLine(written: Array(written.prefix(400)))
    guard !line.starts(with: "第一") else { return false }
    return line.holds(anyOf: ["现予公布", "予以公布", "现予发布", "现公布", "现予颁布", "现予发布施行"])
      && line.holds(anyOf: ["通过", "修订", "自"])
  }

  private func take(announcement line: PlainLine, before index: Int, _ history: inout LawHistory) {
    for found in line.dates() where found.date.precision == .day {
      let rest = PlainLine(written: Array(line.written[found.range.upperBound...]))
      let before = line.plain(0..<found.range.lowerBound)
      let clause = PlainLine(
        rest.written(
          0..<(rest.plain.firstIndex { "，。；".unicodeScalars.contains($0) } ?? rest.count)))
      if before.hasSuffix("自"), clause.starts(with: "起") {
        history.add(.inEffect, found.date, "施行", rest)
      } else if clause.holds("通过") || before.hasSuffix("于") && clause.isEmpty {
        history.add(
          clause.holds("修订") ? .amended : .adopted, found.date, "通过",
          adoptingWords(line, found.range))
      }
    }
    // The day of the announcement is that of its signature: at the end of the line, or below it.
    if let last = line.dates().last, last.date.precision == .day,
      last.range.upperBound == line.count,
      line.plain(0..<last.range.lowerBound).suffix(1) != "自"
    {
      history.add(.published, last.date, "公布", PlainLine(""))
      return
    }
    for block in blocks.suffix(from: index + 1).prefix(8) where block.count <= 40 {
      let signed = PlainLine(reader.line(block).text)
      guard
        let date = signed.wholeDate
          ?? signed.dates().last.flatMap({ $0.range.upperBound == signed.count ? $0.date : nil }),
        date.precision == .day
      else { continue }
      history.add(.published, date, "公布", PlainLine(""))
      break
    }
  }

  /// The body that adopted: behind the day (`2020年…浙江省…会议通过`), or before it (`由…会议于2020年…通过`).
  private func adoptingWords(_ line: PlainLine, _ range: Range<Int>) -> PlainLine {
    let behind = PlainLine(written: Array(line.written[range.upperBound...].prefix(60)))
    if !LawHistory.bodies(behind).isEmpty { return behind }
    var start = range.lowerBound
    while start > 0, !"，。》".unicodeScalars.contains(line.plain[start - 1]) { start -= 1 }
    var words = line.plain(start..<range.lowerBound)
    for lead in ["已经", "已由", "业经", "已于", "经", "由", "已"] where words.hasPrefix(lead) {
      words.removeFirst(lead.count)
      break
    }
    return PlainLine(words)
  }
}
