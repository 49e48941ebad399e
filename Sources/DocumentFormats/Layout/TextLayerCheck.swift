internal import TextAnalysis
internal import TextStructure

/// Tells whether a page's text layer can be what is printed on it, by its characters.
///
/// Fonts with wrong tables (those of Founder's programs, subsets without names) give other characters than
/// they show: of private use, controls, unassigned ones, or rare Han characters throughout. A known form
/// maps letters to Han characters of the radicals 牛 and 犬: `犐犆犛` for `ICS`.
enum TextLayerCheck {
  /// So many characters, and such a share of the page's, are not there by chance.
  private static let fewest = 5
  private static let privateShare = 0.08
  private static let brokenShare = 0.03
  /// A page with at least so many Han characters has some common ones.
  private static let leastHan = 20
  private static let leastCommonShare = 0.1
  private static let fewestMappedLetters = 3

  static func isPlausible(_ page: LayoutPage) -> Bool {
    let scalars = page.scalars
    var (privateUse, broken, mapped, run) = (0, page.invisibleCount, 0, 0)
    for word in page.words {
      run = 0
      for scalar in page.text(word) {
        run = isMappedLetter(scalar) ? run + 1 : 0
        if run == 2 { mapped += 2 } else if run > 2 { mapped += 1 }
        guard scalar.value > 0x7E || scalar.value < 0x20 else { continue }
        switch scalar.properties.generalCategory {
        case .privateUse: privateUse += 1
        case .control, .unassigned, .surrogate: broken += 1
        default: if scalar == "\u{FFFD}" { broken += 1 }
        }
      }
    }
    let count = Double(scalars.count + page.invisibleCount)
    if privateUse >= fewest, Double(privateUse) > count * privateShare { return false }
    if broken >= fewest, Double(broken) > count * brokenShare { return false }
    if mapped >= fewestMappedLetters { return false }
    let (han, common) = HanCommonness.count(scalars)
    return han < leastHan || Double(common) >= Double(han) * leastCommonShare
  }

  /// The characters that letters are mapped to, without those that texts have.
  private static func isMappedLetter(_ scalar: Unicode.Scalar) -> Bool {
    guard (0x7280...0x72FF).contains(scalar.value) else { return false }
    return !"犀犁犊犒犟犬犯状犷犸犹狂狄狈狐狒狗狙狞狠狡狩独狭狮狰狱狲狸狼猾".unicodeScalars.contains(scalar)
  }
}
