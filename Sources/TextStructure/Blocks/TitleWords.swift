/// How titles of Chinese documents begin and end.
enum TitleWords {
  private static let endings = [
    "通知", "报告", "讲话", "决定", "决议", "意见", "通报", "通告", "公告", "公报", "命令", "请示", "批复", "议案", "函",
    "纪要", "方案", "规划", "计划", "办法", "条例", "规定", "细则", "规则", "法", "解释", "修正案", "要点", "总结", "致辞",
    "发言", "汇报", "制度", "章程", "预案", "标准", "指南", "说明", "答复", "复函", "纲要", "措施", "演讲", "社论",
  ]

  /// Whether a line ends with the name of a kind of document (`…的通知`, `…工作报告（试行）`).
  static func endsLikeTitle(_ text: String) -> Bool {
    var text = text[...]
    while text.hasSuffix("）") || text.hasSuffix(")") || text.hasSuffix("〕") {
      guard let open = text.lastIndex(where: { $0 == "（" || $0 == "(" || $0 == "〔" }),
        open > text.startIndex
      else { break }
      text = text[..<open]
    }
    if text.hasSuffix("〉") || text.hasSuffix("》") { text = text.dropLast() }
    return endings.contains { text.hasSuffix($0) }
  }

  /// Whether a title of its own begins here, rather than the rest of one.
  static func startsLikeTitle(_ text: String) -> Bool {
    text.hasPrefix("20") || text.hasPrefix("19") || text.hasPrefix("在") || text.contains("关于")
      || text.unicodeScalars.count > 12
  }

  /// Letterheads, sources, dates, captions and subtitles, which are no titles.
  static func isNoTitle(_ text: String) -> Bool {
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
