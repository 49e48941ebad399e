import Foundation
import TextAnalysis

/// Sentences of the kinds that quotations are taken from, and the symbols that are tried in them.
enum SymbolCases {
  static let sentences = [
    "全县一季度规模以上工业增加值同比增长5.4%，财政收入与上年持平。",
    "本年收支差额为5.2亿元，比预算少0.3亿元。",
    "本期主体信用等级为AA，乙公司信用等级为BBB。",
    "会签栏同意公开，申请人不同意公开。",
    "须掌握C语言，不要求掌握Java语言。",
    "血型为O型者优先，身高不低于165厘米。",
    "气温下降至5℃以下时停工，风力达到7级时停止登高作业。",
    "县政府必须在3个工作日内答复；逾期不答复的，视为同意。",
    "坚持安全重于效益，群众利益高于部门利益。",
    "疏散路线为学校、体育馆、东门，不得逆行。",
    "第十五条所称三年以内，自二〇二一年一月一日起计算。",
    "张同志汇报了死亡人数和受伤人数，捐款共120元。",
    "联系邮箱为ab@x.gov.cn，网址为www.x.gov.cn。",
    "整改不能在纸上画钩，要在群众心里画钩。",
    "企业（不含个体户）免征，已征的予以退还。",
    "《意见》指出，要坚持“一张蓝图绘到底”，久久为功。",
    "国办发〔2020〕12号文件第2条第3项规定不变。",
    "编织袋储备不少于15万条，抽水泵不少于24台。",
    "雲台旅外同鄉會會友返鄉祭祖，見村小學校舍破舊。",
    "COVID疫情期间，A级景区限流，GDP增速回落1.8个百分点。",
  ]

  /// The symbol rows of GB/T 2312, digits and letters that are no ASCII left in.
  static let rows: [Unicode.Scalar] = (0xA1...0xA9).flatMap { row -> [Unicode.Scalar] in
    (0xA1...0xFE).compactMap { (cell: UInt8) -> Unicode.Scalar? in
      let scalars = TextDecoder.decode([UInt8(row), cell], as: .gb18030)
      return scalars.count == 1 ? scalars[0] : nil
    }
  }

  /// Others that occur in laws, reports and newspapers, or that people type for one of these.
  static let others = Array(
    "$+-0123456789<=>^`|~£¦®²³¹¼½©™°±·×÷–―‒‐‑♯⬣㎞㎡℃℉№☑☐☒✓✔✗✘▲▼△▽↔⇒⇔＋＜＝＞￥￡～｜＾￢∓≮≯∧∨¬∪∩★☆●○◎◇◆□■♂♀♪☎☆①⑴⒈ⅠⅫ㊣〇〒♠✈😀"
      .unicodeScalars)

  /// Symbols, numbers and dashes among all these.
  static let symbols: [Unicode.Scalar] = {
    var seen: Set<Unicode.Scalar> = []
    return (rows + others).filter { scalar in
      switch scalar.properties.generalCategory {
      case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol, .decimalNumber,
        .letterNumber, .otherNumber, .dashPunctuation:
        seen.insert(scalar).inserted
      default: false
      }
    }
  }()

  /// What may be passed over by itself, as `docs/quotations.md` lists it: dashes where neither a
  /// digit nor a Latin letter touches them nor two numerals stand around them, and what is typed for a colon, a dot, an ellipsis.
  static func isStructure(
    _ scalar: Unicode.Scalar, between left: Unicode.Scalar, _ right: Unicode.Scalar
  )
    -> Bool
  {
    switch scalar {
    case "∶", "∙", "⋅", "⋯": return true
    case "‐", "‑", "‒", "–", "—", "―", "─", "-", "－": break
    default: return false
    }
    func isIn(_ characters: String, _ scalar: Unicode.Scalar) -> Bool {
      characters.unicodeScalars.contains(scalar)
    }
    func isNumberOrLetter(_ scalar: Unicode.Scalar) -> Bool {
      scalar.isASCII && (scalar.properties.isAlphabetic || isIn("0123456789%", scalar))
    }
    let numerals = "一二三四五六七八九十百〇"
    return !isNumberOrLetter(left) && !isNumberOrLetter(right)
      && !(isIn(numerals, left) && isIn(numerals, right))
  }

  /// Dashes and tildes, which stand for each other beside numbers.
  static func isDash(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isDash || "─～~∼〜".unicodeScalars.contains(scalar)
  }

  /// A text with one place changed.
  static func text(
    _ sentence: [Unicode.Scalar], at place: Int, _ symbol: Unicode.Scalar?
  ) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: sentence[..<place])
    if let symbol { view.append(symbol) }
    view.append(contentsOf: sentence[place...])
    return String(view)
  }

  /// NFKC with case folding, as far as Foundation knows it, without the stop of ⒍.
  static func normalized(_ text: String) -> String {
    text.precomposedStringWithCompatibilityMapping.lowercased().filter { $0 != "." }
  }
}
