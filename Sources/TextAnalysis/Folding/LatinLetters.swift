/// Latin letters with marks, by their base letters: `café` and `cafe` are one word to a person who
/// searches. They are not one to who quotes, so that only terms are made of base letters.
///
/// From Unicode's canonical decompositions (15.0), for U+00C0–U+024F and U+1E00–U+1EFF in lower case;
/// ø, ł and đ, which have none, are added.
enum LatinLetters {
  /// The base letter of a folded letter; the letter itself where it has no mark.
  @inline(__always)
  static func base(of scalar: UInt32) -> UInt32 {
    scalar < 0xE0 ? scalar : bases[scalar] ?? scalar
  }

  private static let bases: [UInt32: UInt32] = {
    var bases: [UInt32: UInt32] = [:]
    var letter: UInt32?
    for scalar in pairs.unicodeScalars where scalar != "\n" {
      if let marked = letter {
        bases[marked] = scalar.value
        letter = nil
      } else {
        letter = scalar.value
      }
    }
    return bases
  }()

  private static let pairs = """
    àaáaâaãaäaåaçcèeéeêeëeìiíiîiïiñnòoóoôoõoöoùuúuûuüuýyÿyāaăaąaćcĉcċcčcďdēeĕeėeęeěeĝgğgġgģgĥh
    ĩiīiĭiįiĵjķkĺlļlľlńnņnňnōoŏoőoŕrŗrřrśsŝsşsšsţtťtũuūuŭuůuűuųuŵwŷyźzżzžzơoưuǎaǐiǒoǔuǖuǘuǚuǜu
    ǟaǡaǧgǩkǫoǭoǵgǹnǻaȁaȃaȅeȇeȉiȋiȍoȏoȑrȓrȕuȗușsțtȟhȧaȩeȫoȭoȯoȱoȳyḁaḃbḅbḇbḉcḋdḍdḏdḑdḓdḕeḗeḙeḛe
    ḝeḟfḡgḣhḥhḧhḩhḫhḭiḯiḱkḳkḵkḷlḹlḻlḽlḿmṁmṃmṅnṇnṉnṋnṍoṏoṑoṓoṕpṗpṙrṛrṝrṟrṡsṣsṥsṧsṩsṫtṭtṯtṱtṳuṵu
    ṷuṹuṻuṽvṿvẁwẃwẅwẇwẉwẋxẍxẏyẑzẓzẕzạaảaấaầaẩaẫaậaắaằaẳaẵaặaẹeẻeẽeếeềeểeễeệeỉiịiọoỏoốoồoổoỗoộo
    ớoờoởoỡoợoụuủuứuừuửuữuựuỳyỵyỷyỹyøołlđd
    """
}
