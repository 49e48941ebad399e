/// How readily a character begins a paragraph or sentence.
///
/// Measured over 31 government reports, 250 laws and 1,104 encyclopedia articles: the logarithm of
/// how much commoner a character is as the first of a paragraph (or sentence) than in the middle of
/// a clause. `never` holds 31 % of the characters in the middle and 1 % of those at the start.
enum SentenceStarts {
  enum Tier {
    case often
    case neutral
    case seldom
    case never
  }

  static func tier(of scalar: Unicode.Scalar) -> Tier { tiers[scalar] ?? .neutral }

  private static let tiers: [Unicode.Scalar: Tier] = {
    var tiers: [Unicode.Scalar: Tier] = [:]
    for scalar in often.unicodeScalars { tiers[scalar] = .often }
    for scalar in seldom.unicodeScalars { tiers[scalar] = .seldom }
    for scalar in never.unicodeScalars { tiers[scalar] = .never }
    return tiers
  }()

  /// Above e¹.
  private static let often =
    "第但深这它坚今我扎着李促积推县加禁背此完另做各因董阿聚打最启如抓激健对伪永患落拓每曾幼梁根伊顺该甲繁太苏嘉吉鼓若在早黄"
    + "必尾扩把随澳优从稳培眼被博前青除庆陈纽叶招黑切沿鉴马艾近据会日同为"

  /// e⁻² to e⁻¹.
  private static let seldom =
    "干角能播施化众牌思便右命语范备产查案容储绩村解批候给纷融券端变格彻币运密想亡缴值些鳍立送愿入策击都规系片升洋私振训般湾馆舶"
    + "予织起殊岛来否库急价代席儿仍平估丽撤写报决演避秘情易署团贷户列民盟岸亿标意典沙党职种郡满刑休养证病导坏样攻址订算音"
    + "纠放罪签流破扶阳堂友输床室足妆手法额废图震斗射鱼顿碍供可十之致氏伤籍阶营束共座群返藏途较账带纪去秩政率倍败失荣画键据疆"
    + "练信姓板书校是载模套竞元限制取果服释骨达反奖星合轮内龄言降执贫够享票球靠购低老往岁核留所感剂径显峰登边下裁设托缘追耗"
    + "骗港声试赛错秀免转像先杀交节利工狱神艺面久欠且缺金游季亩影土店择觉曲撑岗装刊减项援谷恢住销成殖逮刻念轨腐伐碳街镇"

  /// Below e⁻².
  private static let never =
    "的者员品级或件等条府务程款护度得察域定门院责点议求好方照害了型效态展术险场际业况疗济称式息止器措置活理动罚心障偿家性讼究序示"
    + "问革验料录见里徒驶量管续处别们题资售源和则告州材役部师表族染央嫌队移均界字章速份物局区疑义响请权版间及届士视时期子令须"
    + "极卖善诉类功础位号督关行段识费括尔色助知准益庭质育救势事断才应械辆付路损论状层贸略素记力难亲册线名灾押快辖励形链治测挥"
    + "作技洲划造危计步络风税园述"

  /// Phrases that open a paragraph and continue none.
  static let openings: [[Unicode.Scalar]] = [
    "近日", "日前", "会上", "会议", "随后", "为了", "为深入", "为进一步", "为贯彻", "为切实", "根据", "按照", "各位", "同时，", "同时,",
    "此外", "下一步", "据悉", "据介绍", "针对", "对于", "昨日", "昨天", "今年", "去年", "目前", "当前", "一是", "二是", "三是",
    "另外",
    "首先", "其次", "最后", "接下来", "活动中", "期间", "在此基础上", "值得一提", "与此同时", "我们", "通知要求", "据了解", "近年来",
    "每到", "动员会", "会后", "截至", "一年来", "五年来", "本报讯", "本法", "国家", "任何", "附件", "附：", "来源", "时间：",
  ].map { Array($0.unicodeScalars) }
}
