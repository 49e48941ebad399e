internal import ArchiveModel

/// The date of a document: of a law the day of its latest text, of a notice that of its signature, of a speech
/// or a report that of the meeting, of a page that of publication; else the file name's.
///
/// The line of the office that printed a document (版记: `…办公室 2024年1月3日印发`) is never its date.
enum DateRules {
  static func date(
    head: [DescriptionReader.Line], tail: [DescriptionReader.Line], history: LawHistory,
    signature: SignatureRules.Signature?, kind: DocumentKind?, path: String
  ) -> PartialDate? {
    if let page = FileNameRules.newspaperPage(path) { return page.date }
    if let latest = history.latestText {
      // A revision that the text does not list shows in the file's name only.
      if let named = FileNameRules.bracketDate(path), let year = named.year,
        year > (latest.year ?? year)
      {
        return named
      }
      return latest
    }
    if let stated = labelled(head) ?? signature?.date { return stated }
    // An article, or a speech, has its day below its headline.
    let isArticle = [nil, .news, .commentary, .speech].contains(kind?.general)
    if isArticle, let below = belowTitle(head) { return below }
    if let date = bareDate(tail) ?? meeting(head) ?? publication(head) { return date }
    let inText = isArticle ? dateline(head) ?? inTitle(head) ?? opening(head) : nil
    return inText ?? FileNameRules.date(path)
  }

  /// `成文日期：2023年5月6日`.
  private static func labelled(_ head: [DescriptionReader.Line]) -> PartialDate? {
    for line in head where line.text.unicodeScalars.count <= 200 {
      let plain = PlainLine(line.text)
      for label in ["成文日期", "发文日期", "生成日期"] {
        guard let range = plain.range(of: label) else { continue }
        let rest = PlainLine(plain.written(range.upperBound..<plain.count))
        guard let first = rest.plain.first, first == "：" || first == ":",
          let found = rest.dates().first, found.range.lowerBound == 1
        else { continue }
        return found.date
      }
    }
    return nil
  }

  /// The last line of the end that is nothing but a date.
  private static func bareDate(_ tail: [DescriptionReader.Line]) -> PartialDate? {
    tail.lazy.compactMap { line in
      line.text.unicodeScalars.count <= 40
        ? PlainLine(BodyNames.withoutSeal(line.text)).wholeDate : nil
    }.last { $0.precision == .day }
  }

  /// `——2026年2月3日在…会议上`, `（2026年1月27日在…）`, `（2020年10月26日）` below the title.
  private static func meeting(_ head: [DescriptionReader.Line]) -> PartialDate? {
    for line in head where line.text.unicodeScalars.count <= 80 {
      guard line.kind != .title, let match = PartialDate.matches(in: line.text).first,
        match.byteRange.lowerBound <= 9
      else { continue }
      let rest = String(
        decoding: Array(line.text.utf8)[match.byteRange.upperBound...], as: UTF8.self)
      let opening = line.text.first
      if rest.hasPrefix("在") || rest.hasPrefix("，在") || rest.hasPrefix("于")
        || (opening == "（" || opening == "(")
          && (rest == "）" || rest == ")" || rest.hasPrefix("，根据") || rest.hasPrefix("，据"))
      {
        return match.date
      }
    }
    return nil
  }

  /// A date without the time of day that follows it after a space.
  private static func untilTimeOfDay(_ text: some StringProtocol) -> Substring {
    let text = Substring(text.trimmingBlanks())
    guard let colon = text.firstIndex(of: ":"),
      let space = text[..<colon].lastIndex(where: \.isWhitespace)
    else { return text }
    return text[..<space]
  }

  /// `时间：2026-02-09`, `发布日期：…`, or a line of the head that is a date (and a time of day).
  static func publication(_ head: [DescriptionReader.Line]) -> PartialDate? {
    for (index, line) in head.enumerated().prefix(20) where line.text.unicodeScalars.count <= 80 {
      if line.kind == .dateLine,
        let match = PartialDate.matches(in: untilTimeOfDay(line.text)).first
      {
        return match.date
      }
      guard
        let label = line.text.unicodeScalarRange(of: "时间")
          ?? line.text.unicodeScalarRange(of: "日期"),
        line.kind != .title
      else { continue }
      let rest = line.text[label.upperBound...]
      guard let colon = rest.first, colon == "：" || colon == ":" else { continue }
      if let match = PartialDate.matches(in: untilTimeOfDay(rest.dropFirst())).first {
        return match.date
      }
      if rest.count == 1, index + 1 < head.count,
        let match = PartialDate.matches(in: untilTimeOfDay(head[index + 1].text)).first,
        match.byteRange.lowerBound == 0
      {
        return match.date
      }
    }
    return nil
  }

  /// `2005年2月22日外交部发言人…答记者问`: a headline that begins with a day.
  private static func inTitle(_ head: [DescriptionReader.Line]) -> PartialDate? {
    guard let title = head.first(where: { $0.kind == .title }) else { return nil }
    let found = PlainLine(TitleWords.unlabelled(title.text)).dates().first
    return found.flatMap { $0.range.lowerBound == 0 && $0.date.precision == .day ? $0.date : nil }
  }

  /// A line that is a day, right below the title.
  private static func belowTitle(_ head: [DescriptionReader.Line]) -> PartialDate? {
    guard let title = head.firstIndex(where: { $0.kind == .title }) else { return nil }
    return head.dropFirst(title + 1).prefix(3).lazy.compactMap { line in
      line.text.unicodeScalars.count <= 40 ? PlainLine(line.text).wholeDate : nil
    }.first { $0.precision == .day }
  }

  /// `2013年3月18日，外交部发言人主持…`: the day on which a report opens.
  private static func opening(_ head: [DescriptionReader.Line]) -> PartialDate? {
    for line in head.prefix(8) where line.kind != .title && line.kind != .clutter {
      let plain = PlainLine(TitleWords.unlabelled(line.text))
      guard plain.count >= 12 else { continue }
      if let found = plain.dates().first, found.range.lowerBound == 0, found.date.precision == .day
      {
        return found.date
      }
      if line.text.unicodeScalars.count >= 80 { return nil }
    }
    return nil
  }

  /// `新华社北京2023年5月6日电`: only with its year.
  private static func dateline(_ head: [DescriptionReader.Line]) -> PartialDate? {
    for line in head.prefix(10) where line.kind != .title {
      let plain = PlainLine(line.text.prefix(60))
      for found in plain.dates() where found.date.precision == .day && found.range.lowerBound <= 24
      {
        let rest = plain.plain(found.range.upperBound..<found.range.upperBound + 2)
        if rest.hasPrefix("电") || rest.hasPrefix("讯") { return found.date }
      }
    }
    return nil
  }
}
