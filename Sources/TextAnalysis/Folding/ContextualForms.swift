/// Characters whose folded form depends on what stands beside them.
///
/// Traditional texts write 著 for the particle 着, and both scripts write 著 in 著名; traditional texts
/// write 乾 for dry, and both scripts in 乾隆. One form for both would make 著名 and 着名 one word.
/// The form is decided by the neighbours where they tell, else by the script of the text. The pairs of
/// characters were collected from OpenCC's phrase tables (TSPhrases, STPhrases) and, for 著, by hand:
/// there 著 stands for itself.
enum ContextualForms {
  /// What a character becomes, and beside which characters (in simplified form) it does not or does.
  struct Rule {
    /// The form it takes in traditional texts.
    var form: UInt32
    /// The characters before and after it beside which it stays what it is.
    var staysAfter: Set<UInt32>, staysBefore: Set<UInt32>
    /// The characters before and after it beside which it takes the other form in any text.
    var changesAfter: Set<UInt32>, changesBefore: Set<UInt32>
    /// Whether a traditional text alone is reason to take the other form.
    var followsScript: Bool
  }

  /// What neighbours and script tell of a character.
  enum Decision { case stays, changes, unknown }

  /// The rules, by character.
  static let rules: [UInt32: Rule] = {
    var rules: [UInt32: Rule] = [:]
    func add(
      _ character: Unicode.Scalar, _ form: Unicode.Scalar, stays: (String, String) = ("", ""),
      changes: (String, String) = ("", ""), followsScript: Bool = true
    ) {
      func set(_ text: String) -> Set<UInt32> { Set(text.unicodeScalars.map(\.value)) }
      rules[character.value] = Rule(
        form: form.value, staysAfter: set(stays.0), staysBefore: set(stays.1),
        changesAfter: set(changes.0), changesBefore: set(changes.1), followsScript: followsScript)
    }
    add(
      "著", "着",
      stays: ("显卓昭编原名巨专论合译遗土撰拙旧新所彰知大较炳共主", "名作述称者书录文译有成绩于志"))
    add(
      "乾", "干", stays: ("康萧旋朝", "坤隆元卦嘉象道造宅县陵清纲符宁兑"),
      changes: ("饼烘晒晾风肉果菜豆口笔擦吹", "燥净脆旱粮枯杯涸燥巴"))
    add("藉", "借", stays: ("狼慰蕴枕藉", "藉"), changes: ("凭找", "口故此机助由以着"))
    add("夥", "伙", stays: ("甚颇", ""), changes: ("合大小同散入结团", "伴计同"))
    add(
      "徵", "征", stays: ("魏角", "羽"),
      changes: ("特象应表病体", "收求集税兵用询文婚兆召信状"))
    add("瞭", "了", stays: ("", "望哨"), changes: ("明", "解然如若"))
    add("摺", "折", changes: ("奏存对", "叠扇纸页"))
    add("吒", "咤", stays: ("哪木金", ""), changes: ("叱", ""))
    add("麽", "么", stays: ("幺", ""), changes: ("什怎那这多", ""))
    add(
      "覆", "复", changes: ("答回批函反重示申", "核审函信查议命述"), followsScript: false)
    add("俱", "具", changes: ("家", ""), followsScript: false)
    add("跤", "交", followsScript: false)
    add("阪", "坂", followsScript: false)
    return rules
  }()

  /// What a character's neighbours tell of it.
  ///
  /// - Parameters:
  ///   - before, after: the folded characters beside it; `nil` where there is none.
  static func decision(_ rule: Rule, before: UInt32?, after: UInt32?) -> Decision {
    if let before, rule.staysAfter.contains(before) { return .stays }
    if let after, rule.staysBefore.contains(after) { return .stays }
    if let before, rule.changesAfter.contains(before) { return .changes }
    if let after, rule.changesBefore.contains(after) { return .changes }
    return .unknown
  }
}

/// Which form characters take that neither their neighbours nor the text's script decide.
public enum UndecidedForm: Sendable, Hashable {
  /// They stay what they are, as in simplified texts.
  case asWritten
  /// They take the form that traditional texts mean.
  case simplified
}
