import ArchiveModel
import Testing
import TextAnalysis

@testable import Retrieval

@Suite("Characters that fold to several") struct CompositeCharacterTests {
  /// The characters of the first two planes that fold to two units or more.
  private static func composites() throws -> [String] {
    let analyzer = try Analyzer()
    let ranges: [ClosedRange<UInt32>] = [0x20...0xD7FF, 0xE000...0xFFFF, 0x1F100...0x1F2FF]
    return ranges.joined().compactMap(Unicode.Scalar.init).map { String($0) }.filter {
      analyzer.units(of: $0).units.count > 1
    }
  }

  @Test("Each is an answer, alone and among words") func answers() async throws {
    let archive = try SampleArchive([
      "甲.md": "# 通知\n\n各单位应当在½年内完成整改，不得超过3㎏。县长要求各村㏂8时到会。"
    ])
    let composites = try Self.composites()
    #expect(composites.count > 100)
    #expect(composites.contains("½"))
    for character in composites {
      for query in [character, "整改\(character)年", "\(character)\(character)", "3\(character)"] {
        _ = try await archive.live.search(SearchRequest(query: query))
        _ = try await archive.live.requirements(RequirementRequest(query: query))
        do {
          _ = try await archive.live.quote(QuoteRequest(text: "整改" + query))
        } catch is QuoteRequest.Refusal {}
      }
    }
    let found = try await archive.live.search(SearchRequest(query: "½年内"))
    #expect(found.total == 1)
  }
}
