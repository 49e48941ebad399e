import TextStructure

/// A word that says that somebody speaks.
struct SpeechVerb {
  /// What can be taken for a requirement in what is said.
  enum Force {
    /// 要求: whatever is said.
    case directive
    /// 强调, 提出: what is numbered, and what says so.
    case urging
    /// 说, 指出: what says so.
    case plain
  }

  var force: Force
  /// The word.
  var range: Range<Int>

  static let directive = WordSet("要求 责令 责成 希望 号召 呼吁 叮嘱 嘱咐 敦促 勉励 议定 吩咐 告诫 叮咛")
  static let urging = WordSet(
    "强调 提出 部署 表态 表态发言 作表态发言 动员讲话 讲话 发言 明确 指示 批示 决定 提醒 安排")
  static let plain = WordSet(
    "指出 表示 说 介绍 认为 透露 坦言 讲 同意 建议 补充 宣布 通报 称 写道 说道 回答 告诉 讲过 说过 讲道 回应 重申 直言 解释 坦承 应道 答道")
  private static let all = WordSet(
    """
    要求 责令 责成 希望 号召 呼吁 叮嘱 嘱咐 敦促 勉励 议定 吩咐 告诫 叮咛 回应 重申 直言 解释 坦承 应道 答道 强调 提出 部署 表态 讲话 发言 明确 指示 批示 决定 提醒 安排 指出 表示 说 介绍 认为 透露 坦言 讲 同意 建议 补充
    宣布 通报 称 写道 回答 告诉
    """)
  /// These must end the clause, or another such word, `过` or a quotation follow them.
  private static let final = WordSet(
    "说 讲 称 介绍 认为 表示 透露 坦言 补充 讲话 发言 表态 写道 回答 宣布 通报 安排 部署 同意 建议 回应 直言 解释 坦承 应道 答道")

  /// The length of the speech verb that stands at a place; 0 where there is none.
  static func length(in text: RuleText, at place: Int, end: Int) -> Int {
    all.length(in: text.scalars, at: place, end: end)
  }

  /// Whether what looks like a name ends with a speech verb, after two characters or more.
  static func endsWithWord(_ name: Range<Int>, _ text: RuleText) -> Bool {
    guard name.count > 2 else { return false }
    return all.lengthOfWord(
      in: text.scalars, endingAt: name.upperBound, start: name.lowerBound + 2) > 0
  }

  /// The speech verbs of a clause, in order.
  static func all(in text: RuleText, _ range: Range<Int>) -> [SpeechVerb] {
    var verbs: [SpeechVerb] = []
    var index = range.lowerBound
    var brackets = 0
    while index < range.upperBound {
      let scalar = text.scalars[index]
      if scalar == "(" || scalar == "《" || scalar == "“" { brackets += 1 }
      if scalar == ")" || scalar == "》" || scalar == "”" { brackets = max(0, brackets - 1) }
      let length = all.length(in: text.scalars, at: index, end: range.upperBound)
      guard length > 0, brackets == 0 else {
        index += 1
        continue
      }
      if let verb = verb(in: text, index..<(index + length), clause: range) { verbs.append(verb) }
      index += length
    }
    return verbs
  }

  private static func verb(in text: RuleText, _ word: Range<Int>, clause: Range<Int>) -> SpeechVerb?
  {
    let scalars = text.scalars
    let end = word.upperBound
    if end < clause.upperBound {
      switch scalars[end] {
      // `要求的`, `介绍信`, `说法`, `讲话精神`.
      case "的", "者", "法", "和", "、", "进", "书", "信", "会", "精", "稿", "材", "人", "事": return nil
      default: break
      }
      if final.length(in: scalars, at: word.lowerBound, end: end) == word.count,
        !isFollowed(text, end, clause)
      {
        return nil
      }
    }
    if word.lowerBound > clause.lowerBound {
      switch scalars[word.lowerBound - 1] {
      // `小说`, `据说`, `的要求`, `名称`, `据介绍`.
      case "体", "关", "作", "新", "务", "总", "般", "质", "量", "格", "小", "据", "传", "的", "名", "学", "简", "号",
        "职", "宣", "听", "演", "再", "么", "些", "项", "点", "无":
        return nil
      // `部署和要求`, but `郁安和提醒`.
      case "和", "、":
        if directive.length(in: scalars, at: word.lowerBound, end: end) > 0 { return nil }
      default: break
      }
    }
    var force = Force.plain
    if directive.length(in: scalars, at: word.lowerBound, end: end) > 0 { force = .directive }
    if urging.length(in: scalars, at: word.lowerBound, end: end) > 0 { force = .urging }
    return SpeechVerb(force: force, range: word)
  }

  private static func isFollowed(_ text: RuleText, _ end: Int, _ clause: Range<Int>) -> Bool {
    switch text.scalars[end] {
    case "过", "道", "到", "“", "(", "由": return true
    default: return all.length(in: text.scalars, at: end, end: clause.upperBound) > 0
    }
  }
}
