internal import ArchiveModel

/// Who speaks: the name that stands after an office below the title of a speech or a report.
enum SpeakerRules {
  private static let offices = [
    "代省长", "省长", "代市长", "市长", "县长", "区长", "州长", "旗长", "盟长", "主席", "书记", "主任", "局长", "部长", "厅长",
    "镇长", "乡长", "院长",
    "检察长", "总理", "会长", "校长", "秘书长", "组长", "处长", "科长", "所长", "站长", "社长", "经理", "董事长", "总裁", "主任委员",
    "委员长", "常委", "专员", "指挥长", "总指挥",
  ]
  /// Surnames of one character, one after the other.
  static let surnameText =
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏"
    + "韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧"
    + "耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪"
    + "简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官"
    + "封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁"
  private static let surnames = Set(surnameText)

  /// The speaker a line of the head names: `上海市市长 龚 正`, `（县委书记 王某某）`.
  static func speaker(in line: String) -> String? {
    var text = line.trimmingBlanks()
    if let open = text.lastIndex(where: { $0 == "（" || $0 == "(" }),
      text.hasSuffix("）") || text.hasSuffix(")")
    {
      text = text[text.index(after: open)...].dropLast().trimmingBlanks()
    }
    guard text.unicodeScalars.count <= 80 else { return nil }
    let tokens = text.split { $0 == " " || $0 == "　" || $0 == "\u{A0}" }
    guard tokens.count >= 2 else { return nil }
    var name = tokens[tokens.count - 1]
    var office = tokens[tokens.count - 2]
    if tokens.count >= 3, name.count == 1, office.count == 1 {
      name = Substring(office + name)
      office = tokens[tokens.count - 3]
    }
    guard offices.contains(where: { office.hasSuffix($0) }),
      // After an office any two to four characters that end no title are a name.
      isName(name)
        || ((2...4).contains(name.count) && name.unicodeScalars.allSatisfy(\.isHan)
          && !TitleWords.endsLikeTitle(String(name)) && office.count <= 16)
    else { return nil }
    return String(name)
  }

  /// Whether a line is a person who signs: an office and a name, or a name alone.
  static func isSigner(_ text: String) -> Bool {
    if speaker(in: text) != nil { return true }
    let line = PlainLine(text.filter { $0 != "：" && $0 != ":" })
    if isName(line.text[...]), line.count <= 4 { return true }
    return (4...14).contains(line.count) && offices.contains(where: line.starts)
      || nameAfterOffice(line.text[...]) != nil
  }

  /// `祝清越` of `祝清越同志在…上的讲话`.
  static func speaker(inTitle title: String) -> String? {
    guard let range = title.unicodeScalarRange(of: "在") else { return nil }
    var name = title[..<range.lowerBound].trimmingBlanks()
    let isComrade = name.hasSuffix("同志")
    if isComrade { name = name.dropLast(2) }
    guard isComrade || isSpeech(title) else { return nil }
    if let person = nameAfterOffice(name) { return String(person) }
    guard (2...4).contains(name.count), name.unicodeScalars.allSatisfy(\.isHan),
      !endsInOffice(name), isComrade || isName(name) || isUncommon(name)
    else { return isName(name) ? String(name) : nil }
    return String(name)
  }

  /// `…上的讲话（摘要）`.
  private static func isSpeech(_ title: String) -> Bool {
    var text = title[...]
    if text.hasSuffix("）"), let open = text.lastIndex(of: "（") { text = text[..<open] }
    return ["讲话", "发言", "致辞", "报告", "主持词", "讲稿", "表态发言", "述职报告"].contains {
      text.hasSuffix($0)
    }
  }

  /// The name in `县委副书记、县长亓望舒`, where the whole is an office and a name.
  static func nameAfterOffice(_ text: Substring) -> Substring? {
    let scalars = Array(text.unicodeScalars)
    guard (4...40).contains(scalars.count),
      scalars.allSatisfy({ $0.isHan || $0 == "、" || $0 == "·" })
    else { return nil }
    for length in 2...min(8, scalars.count - 2) {
      let start = scalars.count - length
      guard length <= 4 || scalars[start...].contains("·"),
        OfficeWords.offices.lengthOfWord(in: scalars, endingAt: start, start: 0) > 0
      else { continue }
      let name = text.suffix(length)
      guard !endsInOffice(name), !name.contains("、"), isName(name) || isUncommon(name) else {
        continue
      }
      return name
    }
    return nil
  }

  private static func endsInOffice(_ text: Substring) -> Bool {
    let scalars = Array(text.unicodeScalars)
    return OfficeWords.offices.lengthOfWord(in: scalars, endingAt: scalars.count, start: 0) > 0
  }

  /// Whether the characters seldom stand together elsewhere, as those of a name.
  private static func isUncommon(_ text: Substring) -> Bool {
    let scalars = Array(text.unicodeScalars)
    return zip(scalars, scalars.dropFirst()).allSatisfy { CommonPairs.level($0, $1) == 0 }
  }

  /// A line that is nothing but a name, as speeches have below the title.
  ///
  /// - Parameter neighbours: the lines above and below it: beside the date any name is one,
  ///   whatever its first character.
  static func bareName(_ line: String, beside neighbours: [String]) -> String? {
    let name = line.filter { !$0.isWhitespace }
    guard line.unicodeScalars.count <= 24 else { return nil }
    if isName(name[...]), name.count <= 3 || name.contains("·") || isCompound(name),
      line.unicodeScalars.count <= 7 || name.contains("·")
    {
      return name
    }
    if let titled = nameAfterOffice(name[...]) { return String(titled) }
    guard neighbours.contains(where: isDate), (2...4).contains(name.count),
      name.unicodeScalars.allSatisfy(\.isHan), !TitleWords.endsLikeTitle(name),
      !endsInOffice(name[...])
    else { return nil }
    return name
  }

  /// `端木信`: a surname of two characters.
  private static func isCompound(_ name: String) -> Bool {
    let scalars = Array(name.unicodeScalars)
    return (3...4).contains(scalars.count)
      && OfficeWords.compoundSurnames.length(in: scalars, at: 0, end: scalars.count) == 2
  }

  /// `（2025年7月20日）`, `2025年7月20日`.
  private static func isDate(_ line: String) -> Bool {
    var text = line.trimmingBlanks()
    if let first = text.first, let last = text.last, first == "（" || first == "(",
      last == "）" || last == ")"
    {
      text = text.dropFirst().dropLast()
    }
    return PartialDate(chinese: text) != nil
  }

  private static func isName(_ text: Substring) -> Bool {
    guard (2...4).contains(text.count) || text.contains("·"), text.count <= 20,
      let first = text.first
    else { return false }
    guard text.unicodeScalars.allSatisfy({ $0.isHan || $0 == "·" || $0 == "×" }) else {
      return false
    }
    return text.contains("·") || surnames.contains(first) || isCompound(String(text))
      || text.hasSuffix("某某")
      || text.hasSuffix("某")
  }
}
