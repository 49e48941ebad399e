import Testing

@testable import TextAnalysis

@Suite("Texts that are alike") struct SimilarityTests {
  private func shingles(_ pieces: String...) throws -> ShingleText {
    let analyzer = try Analyzer()
    var text = ShingleText()
    for piece in pieces { text.append(analyzer.units(of: piece).units) }
    return text
  }

  /// An invented text of `count` characters out of a small stock, so that some shingles repeat.
  private static func text(_ count: Int, _ random: inout SeededRandom) -> String {
    let stock = Array("县委办要求各乡镇按时上报整改台账并于月底前完成验收今年以来全县河道巡查共计次")
    return String((0..<count).map { _ in stock.randomElement(using: &random) ?? "县" })
  }

  private static let notice =
    "各乡镇人民政府，县直各单位：为做好今年的河道清淤工作，经县政府同意，现将有关事项通知如下。"
    + "一、清淤工作于11月30日前完成，逾期的书面说明原因。二、各单位每周五下午报送进度，数字要经主要负责人签字。"

  @Test("Script, width, punctuation, spaces and passages make no difference") func folding() throws
  {
    let plain = try shingles(Self.notice)
    let others = [
      try shingles(
        "各鄉鎮人民政府縣直各單位為做好今年的河道清淤工作經縣政府同意現將有關事項通知如下",
        "一清淤工作於１１月３０日前完成逾期的書面說明原因二各單位每週五下午報送進度數字要經主要負責人簽字"),
      try shingles(
        Self.notice.map { "\($0)" }.joined(separator: "\n").replacing("1\n1", with: "11")
          .replacing("3\n0", with: "30")),
    ]
    for (index, other) in others.enumerated() {
      // 周 is not 週 to the folding: one character in ninety differs.
      if index == 0 {
        #expect(ShingleSet(plain).likeness(to: ShingleSet(other)).resemblance > 0.85)
      } else {
        #expect(ShingleSketch(plain) == ShingleSketch(other))
        #expect(ShingleSet(plain).likeness(to: ShingleSet(other)).isSame)
        #expect(plain.fingerprint == other.fingerprint)
      }
    }
  }

  /// An index and its rebuild on another machine must agree: these numbers may change only with the
  /// tables' version.
  @Test("The numbers are the same everywhere") func constants() throws {
    let text = try shingles(Self.notice)
    #expect(text.unitCount == 86)
    #expect(text.fingerprint == 13_349_744_965_353_879_537)
    let values = try #require(ShingleSketch(text)).values
    #expect(values == [562_704, 630_536, 704_783])
  }

  @Test("What is too short or says too little has no sketch") func tooLittle() throws {
    var random = SeededRandom(5)
    #expect(ShingleSketch(try shingles(Self.text(39, &random))) == nil)
    #expect(ShingleSketch(try shingles(Self.text(40, &random))) != nil)
    #expect(ShingleSketch(try shingles(String(repeating: "县", count: 500))) == nil)
    #expect(ShingleSketch(ShingleText()) == nil)
    #expect(ShingleSketch(values: [1, 2]) == nil)
    #expect(ShingleSketch(values: [1, 1, 2]) == nil)
    #expect(ShingleSketch(values: [1, 2, ShingleSketch.limit]) == nil)
  }

  /// Shares counted the plain way.
  private func counted(_ first: ShingleText, _ second: ShingleText) -> (Double, Double, Double) {
    func set(_ text: ShingleText) -> Set<UInt64> {
      var hashes: Set<UInt64> = []
      text.forEachHash { hashes.insert($0) }
      return hashes
    }
    let (left, right) = (set(first), set(second))
    let shared = Double(left.intersection(right).count)
    return (
      shared / Double(left.union(right).count), shared / Double(left.count),
      shared / Double(right.count)
    )
  }

  @Test("A shingle's hash depends on its own units alone", arguments: 0..<4)
  func rolling(seed: Int) throws {
    var random = SeededRandom(UInt64(seed))
    let middle = Self.text(30, &random)
    var hashes: [[UInt64]] = []
    for _ in 0..<3 {
      let before = Self.text(17, &random)
      var all: [UInt64] = []
      try shingles(before + middle + Self.text(9, &random)).forEachHash { all.append($0) }
      #expect(all.count == 56 - ShingleText.shingleLength + 1)
      hashes.append(Array(all[17..<(17 + 30 - ShingleText.shingleLength + 1)]))
    }
    #expect(hashes[0] == hashes[1] && hashes[1] == hashes[2])
    #expect(Set(hashes[0]).count > 20)
  }

  @Test("Shares of texts that are held whole are exact", arguments: 0..<6)
  func exactShares(seed: Int) throws {
    var random = SeededRandom(UInt64(seed) + 40)
    let common = Self.text(.random(in: 10...3000, using: &random), &random)
    let first = try shingles(common + Self.text(.random(in: 40...2000, using: &random), &random))
    let second = try shingles(Self.text(.random(in: 40...2000, using: &random), &random), common)
    let likeness = ShingleSet(first).likeness(to: ShingleSet(second))
    let (resemblance, ofFirst, ofSecond) = counted(first, second)
    #expect(abs(likeness.resemblance - resemblance) < 1e-6)
    #expect(abs(likeness.containmentOfFirst - ofFirst) < 1e-6)
    #expect(abs(likeness.containmentOfSecond - ofSecond) < 1e-6)
    #expect(!likeness.isSame)
    let back = ShingleSet(second).likeness(to: ShingleSet(first))
    #expect(back.resemblance == likeness.resemblance)
    #expect(back.containmentOfFirst == likeness.containmentOfSecond)
  }

  @Test("Shares of long texts are told to about one in a hundred") func sampledShares() throws {
    var random = SeededRandom(9)
    let common = Self.text(30_000, &random)
    let first = try shingles(common + Self.text(20_000, &random))
    let second = try shingles(Self.text(500, &random), common, Self.text(60_000, &random))
    let likeness = ShingleSet(first).likeness(to: ShingleSet(second))
    let (resemblance, ofFirst, ofSecond) = counted(first, second)
    #expect(abs(likeness.resemblance - resemblance) < 0.02)
    #expect(abs(likeness.containmentOfFirst - ofFirst) < 0.03)
    #expect(abs(likeness.containmentOfSecond - ofSecond) < 0.02)
    #expect(ShingleSet(second).count < 9000)
    // A short one that stands in it whole.
    let part = try shingles(String(common.prefix(700)))
    #expect(ShingleSet(part).likeness(to: ShingleSet(second)).containmentOfFirst == 1)
  }

  @Test("A sketch holds every hash below its threshold, and three at least", arguments: 0..<8)
  func sketches(seed: Int) throws {
    var random = SeededRandom(UInt64(seed) + 70)
    let text = try shingles(
      Self.text(seed < 4 ? .random(in: 40...200, using: &random) : 9000, &random))
    var all: Set<UInt32> = []
    text.forEachHash { all.insert(UInt32($0 >> 40)) }
    let sketch = try #require(ShingleSketch(text))
    #expect(sketch.values == all.filter { $0 < sketch.threshold }.sorted())
    #expect(sketch.values.count >= ShingleSketch.fewest)
    if sketch.values.count > ShingleSketch.fewest {
      #expect(sketch.threshold == ShingleSketch.rate)
    }
    #expect(ShingleSketch(values: sketch.values) == sketch)
  }
}
