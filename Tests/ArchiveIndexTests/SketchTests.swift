import Foundation
import Testing
import TextAnalysis

@testable import ArchiveIndex

@Suite("Sketches and the pairs they find") struct SketchTests {
  private static func values(_ count: Int, below limit: UInt32, _ random: inout SeededRandom)
    -> [UInt32]
  {
    var values: Set<UInt32> = []
    while values.count < count { values.insert(.random(in: 0..<limit, using: &random)) }
    return values.sorted()
  }

  @Test("A block gives back what was put in", arguments: 0..<6) func coding(seed: Int) {
    var random = SeededRandom(UInt64(seed))
    var sketches: [[UInt32]] = Array(repeating: [], count: SketchCoding.documentCount)
    for place in sketches.indices where Int.random(in: 0...3, using: &random) > 0 {
      sketches[place] =
        Bool.random(using: &random)
        ? Self.values(3, below: ShingleSketch.limit, &random)
        : Self.values(.random(in: 4...400, using: &random), below: ShingleSketch.rate, &random)
    }
    sketches[7] = [0, 1, 2]
    sketches[8] = [ShingleSketch.limit - 3, ShingleSketch.limit - 2, ShingleSketch.limit - 1]
    sketches[255] = Array(0..<40_000)
    let bytes = SketchCoding.encode(sketches)
    var read: [[UInt32]] = Array(repeating: [], count: SketchCoding.documentCount)
    #expect(SketchCoding.decode(bytes) { read[$0] = Array($1) })
    #expect(read == sketches)
  }

  @Test("Bytes that are no block are refused, or are some sketches; none crash", arguments: 0..<4)
  func hostile(seed: Int) {
    var random = SeededRandom(UInt64(seed) + 9)
    var sketches: [[UInt32]] = Array(repeating: [], count: SketchCoding.documentCount)
    for place in 0..<40 {
      sketches[place] = Self.values(3 + place % 5 * 20, below: ShingleSketch.rate, &random)
    }
    let bytes = SketchCoding.encode(sketches)
    #expect(!SketchCoding.decode(Array(bytes.dropLast(60))) { _, _ in })
    #expect(!SketchCoding.decode([]) { _, _ in })
    #expect(!SketchCoding.decode(Array(repeating: 0xFF, count: 1000)) { _, _ in })
    for _ in 0..<300 {
      var broken = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        broken[Int.random(in: 0..<bytes.count, using: &random)] = .random(
          in: 0...255, using: &random)
      }
      _ = SketchCoding.decode(broken) { place, values in
        #expect(place < SketchCoding.documentCount)
        #expect(ShingleSketch(values: Array(values)) != nil)
      }
    }
  }

  /// Documents of some families: members of one share most values.
  private static func table(_ random: inout SeededRandom, families: Int, members: Int)
    -> [Int: [UInt32]]
  {
    var sketches: [Int: [UInt32]] = [:]
    var number = 1
    for _ in 0..<families {
      let base = values(.random(in: 3...30, using: &random), below: ShingleSketch.rate, &random)
      for _ in 0..<Int.random(in: 1...members, using: &random) {
        number += Int.random(in: 1...3, using: &random)
        var own = Set(base)
        for value in base where Int.random(in: 0...4, using: &random) == 0 { own.remove(value) }
        while own.count < 3 { own.insert(.random(in: 0..<ShingleSketch.rate, using: &random)) }
        sketches[number] = own.sorted()
      }
    }
    return sketches
  }

  private static func table(_ sketches: [Int: [UInt32]]) -> SketchTable {
    var table = SketchTable()
    for (document, values) in sketches.sorted(by: { $0.key < $1.key }) {
      table.append(values, of: document)
    }
    return table
  }

  private static func identifier(_ number: Int) -> String { "id\(number * 7919 % 10_007)" }

  /// The pairs by the rule's words.
  private func counted(_ sketches: [Int: [UInt32]]) -> Set<LinkFinder.Pair> {
    let table = Self.table(sketches)
    var frequency: [UInt32: Int] = [:]
    for values in sketches.values { for value in values { frequency[value, default: 0] += 1 } }
    let crowds = Dictionary(grouping: sketches.keys) { sketches[$0] ?? [] }
    var pairs: Set<LinkFinder.Pair> = []
    for (first, left) in sketches {
      for (second, right) in sketches where first < second {
        guard left.contains(where: right.contains) else { continue }
        let shared = Set(left).intersection(right)
        let rare = shared.count { (frequency[$0] ?? 0) <= LinkRules.commonValue }
        var isPair = rare >= LinkRules.fewestShared
        if left == right {
          let twins = crowds[left] ?? []
          let heads = twins.sorted { Self.identifier($0) < Self.identifier($1) }
            .prefix(LinkRules.heads)
          isPair =
            isPair || twins.count <= LinkRules.commonValue || heads.contains(first)
            || heads.contains(second)
        }
        guard isPair, let one = table.place(of: first), let other = table.place(of: second),
          table.mayBeAlike(one, other)
        else { continue }
        pairs.insert(LinkFinder.Pair(first: first, second: second))
      }
    }
    return pairs
  }

  @Test("All pairs that the rule names are found, and no others", arguments: 0..<6)
  func everything(seed: Int) throws {
    var random = SeededRandom(UInt64(seed) + 31)
    var sketches = Self.table(&random, families: 6, members: seed < 3 ? 6 : 90)
    if seed == 2 {
      for number in 5000..<5070 { sketches[number] = [5, 6, 7, 8] }
    }
    let found = try LinkFinder(everythingIn: Self.table(sketches), identifier: Self.identifier)
      .pairs()
    #expect(Set(found).count == found.count)
    #expect(Set(found) == counted(sketches))
    #expect(found.count > 10)
  }

  /// What a run must look at again is what its changes can have touched: the pairs left, and those
  /// found anew, are the pairs of the whole.
  @Test("Changes lead to the pairs of the whole", arguments: 0..<3) func changes(seed: Int) throws {
    var random = SeededRandom(UInt64(seed) + 300)
    var sketches = Self.table(&random, families: 3, members: 75)
    let crowd: [UInt32] = [11, 12, 13]
    for number in 9000..<(9000 + 60) { sketches[number] = crowd }
    var pairs = counted(sketches)
    var next = 20_000
    for _ in 0..<4 {
      var removed: [[UInt32]] = []
      var added: Set<Int> = []
      for _ in 0..<Int.random(in: 0...9, using: &random) {
        guard let gone = sketches.keys.sorted().randomElement(using: &random) else { break }
        removed.append(sketches.removeValue(forKey: gone) ?? [])
        pairs = pairs.filter { $0.first != gone && $0.second != gone }
      }
      let models = sketches.values.sorted { $0.lexicographicallyPrecedes($1) }
      for _ in 0..<Int.random(in: 0...9, using: &random) {
        next += 1
        sketches[next] =
          Bool.random(using: &random) ? crowd : models.randomElement(using: &random) ?? crowd
        added.insert(next)
      }
      let finder = LinkFinder(
        Self.table(sketches), added: added, removed: removed, identifier: Self.identifier)
      let again = Set(finder.documents)
      #expect(again.isSuperset(of: added))
      pairs = pairs.filter { !again.contains($0.first) && !again.contains($0.second) }
      pairs.formUnion(try finder.pairs())
      let right = counted(sketches)
      #expect(pairs == right, "\(pairs.symmetricDifference(right).count) differ")
    }
  }
}
