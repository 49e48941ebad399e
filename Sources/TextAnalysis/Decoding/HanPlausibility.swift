/// How likely a decoded text is Chinese: what share of it are the commonest characters.
///
/// Bytes of one double-byte encoding read in another decode to characters too, but to rare ones.
/// The 500 commonest characters are about three quarters of any Chinese text and a few percent of
/// a wrongly decoded one.
enum HanPlausibility {
  /// 0...1 over the non-ASCII scalars of `scalars`, or `nil` where there are none.
  static func score(_ scalars: ArraySlice<Unicode.Scalar>) -> Double? {
    var counted = 0
    var points = 0.0
    for scalar in scalars where scalar.value >= 0x80 {
      counted += 1
      switch scalar.value {
      case 0x4E00...0x9FFF: points += common.contains(scalar.value) ? 1 : 0.25
      case 0x3001, 0x3002, 0x300A...0x3011, 0xFF01, 0xFF08, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F,
        0x201C, 0x201D, 0x3000, 0x2014, 0x2026, 0x3014, 0x3015, 0xFF10...0xFF19, 0xB7:
        points += 1
      case 0xFFFD: points -= 1
      case 0xE000...0xF8FF, 0x80...0x9F: points -= 2
      default: points += 0.1
      }
    }
    return counted == 0 ? nil : points / Double(counted)
  }

  /// Whether a scalar is a control character that no text has.
  static func isBinaryControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x08, 0x0E...0x1A, 0x1C...0x1F, 0x7F, 0x80...0x84, 0x86...0x9F: true
    default: false
    }
  }

  static let common: Set<UInt32> = Set(
    (simplified + traditional).unicodeScalars.map(\.value))

  private static let simplified =
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行"
    + "学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前"
    + "外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军"
    + "很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别"
    + "她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油"
    + "思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才"
    + "科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容须际商非验连断深难近千委"
    + "素技备半办青省列习响约支般史感劳便团往历市何除消构府称太准精值号率族维划选标写存候毛亲快效院查江型眼按格养易置派层片"
    + "始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严关于通知讲话镇村乡街道书记主席巡察整督检乡村振兴疫防控"
  private static let traditional =
    "這為個國時來們對會發動過說產種後學經進著電裡裏實體機當點從業應開還間樣與關線內數無質氣變條沒結問題軍總長頭資邊級圖統"
    + "較將組見計別論運農幾區強決幹戰則據處隊給門領導東壓爭濟階術極聯認權證採轉單風帶場車務萬達積議聲報鬥類離華確張馬節話"
    + "況傳許廣記觀織裝眾書復須際驗連斷難備辦習響約勞團歷構稱準號維劃選標寫親層狀廠識適屬滿縣參紅細聽該鐵價嚴講鎮鄉臺灣縣"
    + "員設規後黨並題業與關於通知會議報導專"
}

/// How common the Han characters of a text are.
public enum HanCommonness {
  /// Counts the Han characters of the basic block, and those of them that are among the commonest, which make
  /// about three quarters of any Chinese text.
  public static func count(_ scalars: some Sequence<Unicode.Scalar>) -> (han: Int, common: Int) {
    var (han, common) = (0, 0)
    for scalar in scalars where (0x4E00...0x9FFF).contains(scalar.value) {
      han += 1
      if HanPlausibility.common.contains(scalar.value) { common += 1 }
    }
    return (han, common)
  }
}
