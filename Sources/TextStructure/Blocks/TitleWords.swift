internal import TextAnalysis

/// How titles of Chinese documents begin and end.
enum TitleWords {
  private static let endings = [
    "通知", "报告", "讲话", "决定", "决议", "意见", "通报", "通告", "公告", "公报", "命令", "请示", "批复", "议案", "函",
    "纪要", "方案", "规划", "计划", "办法", "条例", "规定", "细则", "规则", "法", "解释", "修正案", "要点", "总结", "致辞",
    "发言", "汇报", "制度", "章程", "预案", "标准", "指南", "说明", "答复", "复函", "纲要", "措施", "演讲", "社论",
    "规程", "准则", "公约", "公示", "倡议书", "指引", "规范", "名单", "批示", "复函", "目录", "清单", "公开信", "布告",
  ]

  /// Whether a line ends with the name of a kind of document (`…的通知`, `…工作报告（试行）`).
  static func endsLikeTitle(_ text: String) -> Bool {
    let text = withoutAddition(SimplifiedScript.text(text))
    return endings.contains { text.hasSuffix($0) }
  }

  /// A title without what stands in brackets at its end (`（试行）`), and without a closing mark there.
  static func withoutAddition(_ text: String) -> Substring {
    var text = text[...]
    while text.hasSuffix("）") || text.hasSuffix(")") || text.hasSuffix("〕") {
      guard let open = text.lastIndex(where: { $0 == "（" || $0 == "(" || $0 == "〔" }),
        open > text.startIndex
      else { break }
      text = text[..<open]
    }
    while let last = text.last, "》〉”　 ".contains(last) { text = text.dropLast() }
    return text
  }

  /// What pages call a title.
  static let labels = [
    "公文标题", "文件标题", "文件名称", "信息名称", "法规名称", "原标题", "标题", "题名", "名称", "title",
  ]

  /// A title without the label that a page puts before it: `公文标题：`.
  static func unlabelled(_ title: String) -> String {
    var title = title
    // A headline's kicker: `【港珠澳大桥】…`.
    if title.hasPrefix("【"), let close = title.firstIndex(of: "】"),
      title[..<close].count <= 14, title[close...].count >= 7
    {
      title = String(title[title.index(after: close)...].trimmingBlanks())
    }
    if title.hasPrefix("（") || title.hasPrefix("("), title.hasSuffix("）") || title.hasSuffix(")"),
      PlainLine(title).holds("标题：")
    {
      title = String(title.dropFirst().dropLast())
    }
    let line = PlainLine(title)
    for label in labels where line.starts(with: label) {
      guard let colon = title.firstIndex(where: { $0 == "：" || $0 == ":" }) else { continue }
      let before = PlainLine(title[..<colon])
      let rest = title[title.index(after: colon)...].trimmingBlanks()
      if before.text == label, !rest.isEmpty { return String(rest) }
    }
    return title
  }

  /// A slogan (`不忘初心 牢记使命`): groups of as many characters, blanks between them.
  static func isSlogan(_ line: String) -> Bool {
    let groups = line.split { $0.isWhitespace || $0 == "，" || $0 == "·" }
    guard groups.count >= 2, groups.count <= 4, let first = groups.first else { return false }
    return (4...8).contains(first.count)
      && groups.allSatisfy { $0.count == first.count && $0.unicodeScalars.allSatisfy(\.isHan) }
      && !endsLikeTitle(line)
  }

  /// The name of a column or a page of a newspaper: `【要闻】`, `学习贯彻…专栏`.
  static func isColumnHead(_ text: String) -> Bool {
    let line = PlainLine(text)
    guard line.count <= 24 else { return false }
    if let first = line.plain.first, let last = line.plain.last, first.isOpener, last.isCloser,
      first != "《"
    {
      return true
    }
    let ends = [
      "专栏", "专题", "专版", "特刊", "系列报道", "连载", "要闻", "头条", "综合新闻", "时政", "专题报道", "版面导读", "今日导读", "一线",
      "之窗",
    ]
    return ends.contains(where: line.ends) && !line.holds("关于")
  }

  /// Whether a title of its own begins here, rather than the rest of one.
  static func startsLikeTitle(_ text: String) -> Bool {
    text.hasPrefix("20") || text.hasPrefix("19") || text.hasPrefix("在") || text.contains("关于")
      || text.unicodeScalars.count > 12
  }

  /// Letterheads, sources, dates, captions and subtitles, which are no titles.
  static func isNoTitle(_ text: String) -> Bool {
    // The way to a page, and the head of an order.
    if text.count(where: { $0 == ">" || $0 == "＞" }) >= 2 { return true }
    if NumberRules.isOrderHead(text) || text.hasPrefix(">") || text.hasSuffix(">") { return true }
    if let first = PageLabels.values(in: text).first,
      !labels.contains(first.label)
    {
      return true
    }
    let starts = [
      "——", "――", "—", "--", "（", "(", "来源", "稿源", "时间", "发布", "日期", "作者", "编辑", "责任编辑", "索引号",
      "字号",
      "信息来源", "浏览", "阅读", "点击", "签发人", "密级", "密級", "机密", "秘密", "绝密", "特急", "加急", "主送", "抄送", "当前位置",
      "发文", "成文", "文号", "http", "www", "第", "№", "本报", "新华社",
    ]
    if starts.contains(where: { text.hasPrefix($0) }) || LabelRules.secrecy(text) != nil {
      return true
    }
    if text.hasSuffix("文件"), text.unicodeScalars.count <= 24 { return true }
    if text.hasSuffix("摄") || text.hasSuffix("版") { return true }
    return text.hasSuffix("号") && text.unicodeScalars.contains { $0.isDigit }
  }
}
