internal import ArchiveModel

/// The issuing body, where a title, a letterhead, a signature or an adoption line names it.
public enum IssuerRules {
  /// Whether a text is the name of a body: Chinese characters ending as such names do.
  public static func isBody(_ text: some StringProtocol) -> Bool {
    !BodyNames.names(in: text).isEmpty
  }

  /// `XX县人民政府办公室` of `XX县人民政府办公室关于…的通知`; several bodies joined by `、`.
  public static func issuer(inTitle title: String) -> String? {
    let line = PlainLine(title)
    if let about = line.range(of: "关于"), about.lowerBound > 0 {
      return joined(BodyNames.names(in: prefix(of: title, line, about.lowerBound)))
    }
    // `…人民政府印发…的通知`
    for verb in ["印发", "转发", "批转"] {
      guard let range = line.range(of: verb), range.lowerBound > 0,
        ["通知", "意见", "方案", "批复"].contains(where: line.ends)
      else { continue }
      let names = BodyNames.names(in: prefix(of: title, line, range.lowerBound))
      if !names.isEmpty { return joined(names) }
    }
    if let report = workReportIssuer(title) { return report }
    // `…人民政府公告`, `…人民政府令`, `…人民政府第14次常务会议纪要`
    for kind in ["公告", "通告", "令", "布告", "公报"] where line.ends(with: kind) {
      let names = BodyNames.names(
        in: line.written(0..<line.count - kind.unicodeScalars.count))
      if !names.isEmpty, line.count <= 40 { return joined(names.map(withoutState)) }
    }
    return nil
  }

  /// The part of a title before a place, with its blanks: they part bodies from one another.
  private static func prefix(of title: String, _ line: PlainLine, _ count: Int) -> String {
    var view = String.UnicodeScalarView()
    var seen = 0
    for scalar in title.unicodeScalars {
      guard seen < count else { break }
      if !scalar.isTrimmed { seen += 1 }
      view.append(scalar)
    }
    return String(view)
  }

  static func joined(_ names: [String]) -> String? {
    names.isEmpty ? nil : names.joined(separator: "、")
  }

  private static func withoutState(_ body: String) -> String {
    body == "中华人民共和国国务院" ? "国务院" : body
  }

  /// `上海市人民政府` of `2026年上海市政府工作报告`.
  private static func workReportIssuer(_ title: String) -> String? {
    for ending in ["人民政府工作报告", "政府工作报告"] where title.hasSuffix(ending) {
      var place = title.dropLast(ending.count)
      if let year = place.firstIndex(of: "年") {
        let (before, after) = (place[..<year], place[place.index(after: year)...])
        place = before.allSatisfy(\.isDecimalDigit) ? after : before.prefix { !$0.isDecimalDigit }
      }
      let text = place.trimmingBlanks()
      guard text.unicodeScalars.count >= 2, text.unicodeScalars.allSatisfy(\.isHan) else {
        return nil
      }
      return "\(text)人民政府"
    }
    return nil
  }

  /// `云南省人民政府` of `——2026年1月26日在云南省第十四届人民代表大会第四次会议上`; the line may be broken.
  static func workReportIssuer(inSubtitle text: String) -> String? {
    let line = PlainLine(text)
    guard let start = line.range(of: "日在") else { return nil }
    var end = start.upperBound
    while end < line.count, line.plain[end].isHan, line.plain[end] != "第",
      !"一二三四五六七八九十".unicodeScalars.contains(line.plain[end])
    {
      end += 1
    }
    guard line.plain(end..<line.count).contains("届") else { return nil }
    let place = line.written(start.upperBound..<end)
    guard ["省", "市", "县", "区", "州", "旗", "盟"].contains(where: { place.hasSuffix($0) }) else {
      return nil
    }
    return "\(place)人民政府"
  }

  /// The bodies of a letterhead: `中共云岫县委办公室` `云岫县人民政府办公室文件`.
  static func letterhead(_ head: [DescriptionReader.Line]) -> String? {
    for (index, line) in head.prefix(6).enumerated() where line.kind != .title {
      let plain = PlainLine(line.text)
      guard plain.ends(with: "文件"), plain.count <= 60 else { continue }
      var bodies = BodyNames.names(in: plain.written(0..<plain.count - 2))
      guard !bodies.isEmpty else { continue }
      for above in head[..<index].reversed() where above.kind != .clutter {
        let names = BodyNames.names(in: above.text)
        if names.isEmpty { break }
        bodies = names + bodies
      }
      return joined(bodies)
    }
    return nil
  }
}
