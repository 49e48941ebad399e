internal import ArchiveModel

/// The issuing body, where a title, a letterhead, a signature or an adoption line names it.
public enum IssuerRules {
  private static let endings = [
    "人民政府", "办公室", "办公厅", "委员会", "党委", "县委", "市委", "省委", "区委", "州委", "镇委", "党组", "工委", "纪委", "政府",
    "人大",
    "政协", "法院", "检察院", "局", "厅", "部", "署", "院", "中心", "总队", "支队", "大队", "党支部", "总支", "领导小组", "指挥部",
    "联合会",
    "协会", "学会", "银行", "集团", "公司", "学校", "大学", "学院", "医院", "研究所", "研究院", "常委会", "代表大会", "总工会", "团委",
    "妇联",
    "处", "科", "站", "所", "办", "管委会", "工作组", "编辑部", "报社", "党工委", "街道办", "工商联", "残联", "国务院", "中共中央",
    "司", "部队", "全体会议",
  ]

  /// Whether a text is the name of a body: Chinese characters ending as such names do.
  public static func isBody(_ text: some StringProtocol) -> Bool {
    let scalars = text.unicodeScalars
    guard scalars.count >= 3, scalars.count <= 60,
      scalars.allSatisfy({ $0.isHan || $0 == "、" || $0.isBlank || $0 == "（" || $0 == "）" })
    else { return false }
    return endings.contains { text.hasSuffix($0) }
  }

  /// `XX县人民政府办公室` of `XX县人民政府办公室关于…的通知`.
  public static func issuer(inTitle title: String) -> String? {
    guard let range = title.unicodeScalarRange(of: "关于"), range.lowerBound > title.startIndex else {
      return workReportIssuer(title)
    }
    let body = title[..<range.lowerBound].trimmingBlanks()
    return isBody(body) ? String(body) : nil
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

  /// `云南省人民政府` of `——2026年1月26日在云南省第十四届人民代表大会第四次会议上`.
  static func workReportIssuer(inSubtitle text: String) -> String? {
    guard let start = text.unicodeScalarRange(of: "日在"),
      let end = text[start.upperBound...].unicodeScalarRange(of: "届人民代表大会")
    else { return nil }
    let name = text[start.upperBound..<end.lowerBound]
    guard
      let ordinal = name.lastIndex(where: { character in
        !"一二三四五六七八九十0123456789".contains(character)
      })
    else { return nil }
    var place = name[...ordinal]
    if place.hasSuffix("第") { place = place.dropLast() }
    guard ["省", "市", "县", "区", "州", "旗"].contains(where: { place.hasSuffix($0) }) else {
      return nil
    }
    return "\(place)人民政府"
  }

  /// `云岫县人民政府办公室　2022年7月25日印发`: the body and the day on one line.
  static func issue(in line: String) -> (body: String, date: PartialDate)? {
    let text = line.trimmingBlanks()
    guard text.unicodeScalars.count <= 60, let match = PartialDate.matches(in: text).last,
      match.date.precision == .day
    else { return nil }
    let bytes = Array(text.utf8)
    let rest = String(decoding: bytes[match.byteRange.upperBound...], as: UTF8.self)
    let before = String(decoding: bytes[..<match.byteRange.lowerBound], as: UTF8.self)
    guard rest.isEmpty || rest == "印发" || rest == "发布", before.last?.isWhitespace == true,
      isBody(before.trimmingBlanks())
    else { return nil }
    return (String(before.trimmingBlanks()), match.date)
  }

  /// `云岫县人民政府` of `（2023年5月12日云岫县人民政府令第3号公布，…）`.
  static func decreeingBody(in line: String) -> String? {
    let text = line.trimmingBlanks()
    guard text.hasPrefix("（"), let decree = text.unicodeScalarRange(of: "令第"),
      let match = PartialDate.matches(in: text).first
    else { return nil }
    let bytes = Array(text.utf8)
    let end = text[..<decree.lowerBound].utf8.count
    guard match.byteRange.upperBound < end else { return nil }
    let body = String(decoding: bytes[match.byteRange.upperBound..<end], as: UTF8.self)
    return isBody(body) ? body : nil
  }

  /// The body that adopted a law: `全国人民代表大会常务委员会` of `第六届全国人民代表大会常务委员会第七次会议通过`.
  static func adoptingBody(in line: String) -> String? {
    let known = [
      "全国人民代表大会常务委员会", "全国人民代表大会", "国务院", "最高人民法院", "最高人民检察院", "中央军事委员会",
    ]
    guard let space = line.firstIndex(where: { $0 == " " || $0 == "　" }) else { return nil }
    var rest = line[line.index(after: space)...].trimmingBlanks()
    if let quoted = rest.firstIndex(of: "《") { rest = rest[..<quoted] }
    var bodies: [String] = []
    for body in known where rest.unicodeScalarRange(of: body) != nil {
      if bodies.contains(where: { $0.hasPrefix(body) }) { continue }
      bodies.append(body)
    }
    if !bodies.isEmpty { return bodies.joined(separator: "、") }
    for mark in ["令第", "公告", "部长办公会议", "部务会议", "部务会", "局务会"] {
      guard let range = rest.unicodeScalarRange(of: mark) else { continue }
      var name = rest[..<range.lowerBound]
      if name.hasPrefix("中华人民共和国") { name = name.dropFirst(7) }
      if isBody(name) || name.hasSuffix("部") && name.count >= 2 { return String(name) }
    }
    return nil
  }
}
