/// The names of bodies by their form: Chinese characters that end as such names do. There is no list of bodies.
enum BodyNames {
  private static let endings = words(
    """
    人民政府 政府 办公室 办公厅 委员会 常委会 党委 县委 市委 省委 区委 州委 镇委 盟委 旗委 地委 党组 工委 纪委 监委 编委 人大 政协 法院 检察院 局 厅 部 署 院 中心
    总队 支队 大队 党支部 总支 领导小组 指挥部 联合会 协会 学会 商会 研究会 基金会 同乡会 联谊会 理事会 董事会 银行 集团 公司 学校 中学 小学 幼儿园 大学 学院 医院
    研究所 研究院 代表大会 总工会 工会 团委 妇联 处 科 站 所 办 管委会 工作组 编辑部 报社 党工委 街道办 工商联 残联 文联 国务院 中共中央 司 部队 全体会议 委 联社 合作社
    中央 主席团 联席会议 会议办公室 专班 组委会 筹委会 巡视组 巡察组 督查组 督导组 供销社 出版社 杂志社 通讯社 档案馆 图书馆 博物馆 台 室 军区 武装部 政务院 议会 公署 专员公署 行署
    """)
  /// What ends the name of a section of a body's office.
  private static let sections = ["科", "股", "处", "室", "组"]
  /// What shows that words are no name.
  private static let foreign = words(
    "的 了 是 关于 请 将 各 《 》 抄送 主送 报送 发送 印发 联系 附件 如下 以上 要求 有关单位 有关部门 为 在 会议由 参加 出席 来源 发布 必须 应当 负责")
  private static let seals = [
    "盖章", "公章", "印章", "签章", "代章", "章", "印", "盖印", "签字盖章", "签名盖章", "加盖公章",
  ]

  private static func words(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// Whether a line, or a part of one, is the name of a body.
  static func isName(_ line: PlainLine) -> Bool {
    guard (3...60).contains(line.count),
      line.plain.allSatisfy({ $0.isHan || $0 == "、" || $0 == "（" || $0 == "）" || $0 == "·" })
    else { return false }
    return endings.contains(where: line.ends) && !line.holds(anyOf: foreign)
  }

  /// The line without `（盖章）` at its end.
  static func withoutSeal(_ text: some StringProtocol) -> Substring {
    var text = Substring(text.trimmingBlanks())
    while let last = text.last, last == "）" || last == ")" || last == "]" || last == "】" {
      guard let open = text.lastIndex(where: { "（([【".contains($0) }) else { break }
      let inner = text[text.index(after: open)...].dropLast().filter { !$0.isWhitespace }
      guard seals.contains(PlainLine(inner).text) || inner.hasPrefix("此件") else { break }
      text = text[..<open].trimmingBlanks()
    }
    return text
  }

  /// The bodies that a line names and nothing else: one, or several with blanks or `、` between them.
  /// Of a section of an office (`…办公室秘书科`) it is the office; a section alone is no body.
  static func names(in text: some StringProtocol) -> [String] {
    let text = withoutSeal(text)
    guard (2...90).contains(text.unicodeScalars.count) else { return [] }
    let parts = text.split { $0.isWhitespace || $0 == "、" || $0 == "，" || $0 == "," || $0 == "/" }
    if parts.count > 1 {
      let names = parts.map { name(PlainLine($0)) }
      if names.allSatisfy({ $0 != nil }), parts.allSatisfy({ $0.unicodeScalars.count >= 3 }) {
        return names.compactMap(\.self)
      }
    }
    guard let whole = name(PlainLine(text)) else { return [] }
    let runOn = runOn(PlainLine(whole))
    return runOn.count > 1 ? runOn : [whole]
  }

  /// Bodies that run on without anything between them (`陕西省林业局陕西省财政厅`): each begins as the first does, or
  /// with 中共.
  static func runOn(_ line: PlainLine) -> [String] {
    guard line.count >= 4 else { return [] }
    var bodies: [String] = []
    var start = 0
    let place = line.plain(0..<2)
    for index in 3...line.count {
      let begins =
        index == line.count || line.plain(index..<index + 2) == place
        || line.plain(index..<index + 2) == "中共"
      guard begins, index - start >= 4, let name = name(PlainLine(line.written(start..<index)))
      else { continue }
      bodies.append(name)
      start = index
    }
    return start == line.count ? bodies : []
  }

  /// The name of the body that is the line's.
  static func name(_ line: PlainLine) -> String? {
    guard isName(line) else { return nil }
    for section in sections where line.ends(with: section) && !line.ends(with: "办公室") {
      // A university's office (教务处) may issue; a section may not.
      if line.count <= 5 {
        return section == "处" && !line.ends(with: "秘书处") ? line.written(0..<line.count) : nil
      }
      // The office that the section belongs to, where the rest is the name of one.
      let offices = ["办公室", "办公厅", "委员会", "局", "厅", "政府"]
      let best = offices.compactMap { office -> Int? in
        var found: Int?
        var start = 0
        while let range = line.range(of: office, from: start) {
          if line.count - range.upperBound >= 2, line.count - range.upperBound <= 8 {
            found = range.upperBound
          }
          start = range.upperBound
        }
        return found
      }.max()
      if let best, section == "科" || section == "股" || section == "处" && best >= 6 {
        return line.written(0..<best)
      }
    }
    return line.written(0..<line.count)
  }
}
