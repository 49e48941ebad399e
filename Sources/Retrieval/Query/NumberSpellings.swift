/// The other ways in which people write the numbers of a query: `第15条` and `第十五条`, `2020年` and
/// `二〇二〇年`, `3个月` and `三个月`, `5%` and `百分之五`, `1万元`, `10000元` and `10,000元`, `COVID19` and
/// `COVID-19`. Only numbers that count or name something: a measure follows, or 第 stands before.
enum NumberSpellings {
  /// The most other spellings of one part.
  private static let most = 8
  private static let measures = Set(
    "条款项章节编年月日号届期轮次个名位件元万亿人户亩里公米吨岁天周小季度倍点级类批家所座台辆套间处层栋克分秒时部份组支本篇场起宗例"
      .unicodeScalars)
  /// What is counted by thousands and more: money, people, land.
  private static let amounts = Set("元人户亩公吨个名件辆套米里千平立".unicodeScalars)
  private static let pairs = Set("个名位件次家户人天年条项亩元类批份".unicodeScalars)

  /// The other spellings of a text, at most a few.
  static func others(of text: String) -> [String] {
    let scalars = text.unicodeScalars.map(halfWidth)
    let numbers = NumberToken.all(in: scalars)
    var forms: [(range: Range<Int>, texts: [String])] = []
    for number in numbers {
      let texts = others(of: number, in: scalars)
      if !texts.isEmpty { forms.append((number.range, texts)) }
    }
    var spellings: [String] = []
    let count = min(most, forms.map(\.texts.count).max() ?? 0)
    for index in 0..<count {
      var view = String.UnicodeScalarView()
      var position = 0
      for (range, texts) in forms {
        view.append(contentsOf: scalars[position..<range.lowerBound])
        view.append(contentsOf: texts[min(index, texts.count - 1)].unicodeScalars)
        position = range.upperBound
      }
      view.append(contentsOf: scalars[position...])
      spellings.append(String(view))
    }
    return spellings + latinForms(scalars)
  }

  /// Whether two words typed apart are one number: a figure and its measure, or 第 and a figure.
  static func areOneNumber(_ first: String, _ second: String) -> Bool {
    guard let last = first.unicodeScalars.last, let next = second.unicodeScalars.first,
      second.unicodeScalars.count <= 2 || first == "第"
    else { return false }
    let isFigure = first.unicodeScalars.allSatisfy { isDigit(halfWidth($0)) || $0 == "第" }
    guard isFigure else { return false }
    return last == "第" ? isDigit(halfWidth(next)) : measures.contains(next)
  }

  /// The heading of an article by its number, in any spelling: 232条, 第232条, 二百三十二条.
  static func article(_ text: String) -> String? {
    var scalars = text.unicodeScalars.map(halfWidth)
    guard scalars.popLast() == "条" else { return nil }
    if scalars.first == "第" { scalars.removeFirst() }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    let number = String(view)
    guard let value = Int(number) ?? ChineseNumerals.value(of: number), value > 0,
      let numeral = ChineseNumerals.text(of: value)
    else { return nil }
    return "第\(numeral)条"
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
    return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
  }

  // MARK: One number

  private static func others(of number: NumberToken, in scalars: [Unicode.Scalar]) -> [String] {
    let before = number.range.lowerBound > 0 ? scalars[number.range.lowerBound - 1] : nil
    let after = number.range.upperBound < scalars.count ? scalars[number.range.upperBound] : nil
    switch number.kind {
    case .share(let parts, let figures):
      return share(parts, figures, isChinese: number.isChinese)
    case .digits(let figures):
      guard after == "年" || after == "号" || figures.count > 2 else { return [] }
      return [number.isChinese ? figures : ChineseNumerals.spelledOut(figures)]
    case .value(let value, let isYear):
      guard before == "第" || after.map(measures.contains) ?? false || number.hasPower else {
        return []
      }
      if isYear, after == "年" { return [ChineseNumerals.spelledOut(String(value))] }
      var texts: [String] = []
      if let text = ChineseNumerals.text(of: value) { texts.append(text) }
      if value == 2, let after, pairs.contains(after) { texts.append("两") }
      if number.isChinese || number.hasPower { texts.insert(String(value), at: 0) }
      if after.map(amounts.contains) ?? false { texts += amountForms(value) }
      let own = String(String.UnicodeScalarView(scalars[number.range]))
      var seen: Set<String> = [own]
      return texts.filter { seen.insert($0).inserted }
    }
  }

  /// 10000 as 1万 and 10,000.
  private static func amountForms(_ value: Int) -> [String] {
    guard value >= 1_000 else { return [] }
    var forms = [String(value), grouped(value)]
    for (power, name) in [(100_000_000, "亿"), (10_000, "万")] where value >= power {
      guard value % (power / 100) == 0 else { continue }
      let hundredths = value / (power / 100)
      var text = String(hundredths / 100)
      if hundredths % 100 != 0 {
        let decimals = String(hundredths % 100 + 100).dropFirst()
        text += "." + (decimals.hasSuffix("0") ? decimals.dropLast() : decimals)
      }
      forms.append(text + name)
    }
    return forms
  }

  private static func grouped(_ value: Int) -> String {
    let figures = Array(String(value))
    var text = ""
    for (index, figure) in figures.enumerated() {
      if index > 0, (figures.count - index) % 3 == 0 { text += "," }
      text.append(figure)
    }
    return text
  }

  private static func share(_ parts: Int, _ figures: String, isChinese: Bool) -> [String] {
    if isChinese { return [figures + (parts == 100 ? "%" : "‰")] }
    let pieces = figures.split(separator: ".", omittingEmptySubsequences: false)
    guard let first = pieces.first, pieces.count <= 2, let value = Int(first),
      let numeral = ChineseNumerals.text(of: value)
    else { return [] }
    let decimals = pieces.count == 2 ? "点" + ChineseNumerals.spelledOut(String(pieces[1])) : ""
    return [(parts == 100 ? "百分之" : "千分之") + numeral + decimals]
  }

  /// COVID19 and COVID-19.
  private static func latinForms(_ scalars: [Unicode.Scalar]) -> [String] {
    var apart = String.UnicodeScalarView()
    var together = String.UnicodeScalarView()
    var hasApart = false
    var hasTogether = false
    for (index, scalar) in scalars.enumerated() {
      let last = index > 0 ? scalars[index - 1] : nil
      if let last, isLetter(last), isDigit(scalar) {
        apart.append("-")
        hasApart = true
      }
      let isJoint =
        scalar == "-" && last.map(isLetter) ?? false && index + 1 < scalars.count
        && isDigit(scalars[index + 1])
      apart.append(scalar)
      if isJoint { hasTogether = true } else { together.append(scalar) }
    }
    return (hasApart ? [String(apart)] : []) + (hasTogether ? [String(together)] : [])
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }
}
