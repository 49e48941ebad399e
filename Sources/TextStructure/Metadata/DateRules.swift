internal import ArchiveModel

/// The date of a document: of the last revision for a law, of the signature for a notice, of the
/// meeting for a speech or report, of publication for a page; else the file name's.
enum DateRules {
  static func date(
    head: [DescriptionReader.Line], tail: [DescriptionReader.Line], path: String
  ) -> PartialDate? {
    if let page = FileNameRules.newspaperPage(path) { return page.date }
    if let issued = bracketed(head) { return issued }
    if let revised = revision(head) {
      // A revision that the text does not list shows in the file's name only.
      if let named = FileNameRules.date(path), let year = named.year, year > (revised.year ?? year)
      {
        return named
      }
      return revised
    }
    return signature(tail) ?? meeting(head) ?? publication(head)
      ?? FileNameRules.date(path)
  }

  /// The latest of `1984年5月11日 第六届…通过`, `2018年10月26日 …修订`.
  private static func revision(_ head: [DescriptionReader.Line]) -> PartialDate? {
    let marks = ["通过", "修订", "修正", "公布", "发布", "批准", "印发", "颁布"]
    var latest: PartialDate?
    for line in head where line.kind == .dateLine || line.kind == .line {
      guard marks.contains(where: { line.text.contains($0) }),
        let match = PartialDate.matches(in: line.text).first, match.byteRange.lowerBound <= 12,
        match.date.precision == .day, let day = match.date.dayRange?.lowerBound
      else { continue }
      if let known = latest?.dayRange?.lowerBound, known >= day { continue }
      latest = match.date
    }
    return latest
  }

  /// `（2022年7月21日…通过，2022年8月5日…印发）`, `（…印发，2021年11月8日）` below the title: the last of the
  /// dates that such a word follows or precedes.
  private static func bracketed(_ head: [DescriptionReader.Line]) -> PartialDate? {
    let marks = ["通过", "公布", "印发", "发布", "修订", "修正"]
    for line in head.prefix(8) where line.kind != .title && line.kind != .dateLine {
      let text = line.text.trimmingBlanks()
      guard text.hasPrefix("（"), text.hasSuffix("）"), text.unicodeScalars.count <= 120 else {
        continue
      }
      let bytes = Array(text.utf8)
      let matches = PartialDate.matches(in: text).filter { $0.date.precision == .day }
      var latest: PartialDate?
      for (index, match) in matches.enumerated() {
        let end = index + 1 < matches.count ? matches[index + 1].byteRange.lowerBound : bytes.count
        var rest = String(decoding: bytes[match.byteRange.upperBound..<end], as: UTF8.self)[...]
        if rest == "）" {
          rest = Substring(String(decoding: bytes[..<match.byteRange.lowerBound], as: UTF8.self))
        }
        if marks.contains(where: { rest.unicodeScalarRange(of: $0) != nil }) { latest = match.date }
      }
      if let latest { return latest }
    }
    return nil
  }

  /// The last line of the end that is nothing but a date.
  private static func signature(_ tail: [DescriptionReader.Line]) -> PartialDate? {
    if let issued = tail.lazy.compactMap({ IssuerRules.issue(in: $0.text) }).last {
      return issued.date
    }
    return tail.last { $0.kind == .dateLine && PartialDate(chinese: $0.text) != nil }
      .flatMap { PartialDate(chinese: $0.text) }
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
      if rest.hasPrefix("在") || rest.hasPrefix("，在")
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
  private static func publication(_ head: [DescriptionReader.Line]) -> PartialDate? {
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
}
