import Testing
import TextAnalysis

@testable import Retrieval

@Suite("Finding sequences of units") struct UnitMatcherTests {
  private let analyzer: Analyzer

  init() throws { analyzer = try Analyzer() }

  private func sequence(_ text: String) throws -> UnitSequence {
    let analyzed = try analyzer.analyze(text)
    return UnitSequence(analyzed, 0..<analyzed.stream.units.count, isPhrase: true)
  }

  private func matches(_ wanted: String, in text: String) throws -> [Range<Int>] {
    UnitMatcher.matches(of: try sequence(wanted), in: analyzer.units(of: text).units)
  }

  @Test("Places are in order and do not overlap")
  func places() throws {
    #expect(try matches("整改", in: "整改，再整改") == [0..<2, 3..<5])
    #expect(try matches("哈哈", in: "哈哈哈哈哈") == [0..<2, 2..<4])
    #expect(try matches("甲乙甲丙", in: "甲乙甲乙甲丙") == [2..<6])
    #expect(try matches("整改", in: "整").isEmpty)
    #expect(try matches("整改", in: "").isEmpty)
  }

  @Test("Runs of letters and digits match whole, across width and case")
  func runs() throws {
    #expect(try matches("GDP", in: "ｇｄｐ和GDPs") == [0..<1])
    #expect(try matches("2021年", in: "２０２１ 年") == [0..<2])
  }

  @Test("What lies between the units does not matter")
  func gaps() throws {
    #expect(try matches("生态的重要", in: "政治生\n态的；重　要") == [2..<7])
    #expect(try matches("生態", in: "生态") == [0..<2])
  }

  @Test("Against looking at every place")
  func bruteForce() throws {
    var numbers = SeededNumbers(seed: 3)
    for _ in 0..<400 {
      func random(_ length: ClosedRange<Int>) -> String {
        String(
          (0..<Int.random(in: length, using: &numbers)).map { _ in
            "甲乙丙，".randomElement(using: &numbers) ?? "甲"
          })
      }
      let text = random(0...40)
      let wanted = random(1...4)
      let units = analyzer.units(of: text).units.map(\.code)
      let codes = analyzer.units(of: wanted).units.map(\.code)
      guard !codes.isEmpty else { continue }
      var expected: [Range<Int>] = []
      var index = 0
      while index + codes.count <= units.count {
        if Array(units[index..<(index + codes.count)]) == codes {
          expected.append(index..<(index + codes.count))
          index += codes.count
        } else {
          index += 1
        }
      }
      #expect(try matches(wanted, in: text) == expected, "\(wanted) in \(text)")
    }
  }

  @Test("Nearness, against trying all pairs") func nearness() {
    var numbers = SeededNumbers(seed: 4)
    func random() -> [Range<Int>] {
      var position = 0
      return (0..<Int.random(in: 0...6, using: &numbers)).map { _ in
        position += Int.random(in: 0...9, using: &numbers)
        let start = position
        position += Int.random(in: 1...3, using: &numbers)
        return start..<position
      }
    }
    for _ in 0..<2000 {
      let (left, right) = (random(), random())
      var sentence: Int32 = 0
      let sentences = (0..<100).map { _ in
        if Int.random(in: 0..<12, using: &numbers) == 0 { sentence += 1 }
        return sentence
      }
      var best = 0.0
      for a in left {
        for b in right {
          let (first, second) = a.lowerBound <= b.lowerBound ? (a, b) : (b, a)
          let distance = max(0, second.lowerBound - first.upperBound)
          let isOneSentence =
            second.lowerBound < first.upperBound
            || sentences[first.upperBound - 1] == sentences[second.lowerBound]
          best = max(best, (isOneSentence ? 1 : 0.5) / (1 + Double(distance) / 8))
        }
      }
      let found = UnitMatcher.nearness(of: left, to: right, sentences: sentences)
      #expect(found == best, "\(left) \(right)")
    }
  }
}
