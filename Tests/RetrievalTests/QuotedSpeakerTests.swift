import ArchiveModel
import Testing

@testable import Retrieval

@Suite("Whose the quoted words are") struct QuotedSpeakerTests {
  private func speech(_ name: String?, _ range: Range<Int>, office: String? = nil) -> Speech {
    Speech(
      speaker: Speaker(name: name, office: office, kind: .person), verb: "说", byteRange: range,
      isDirect: true)
  }

  @Test("The narrowest speech around them, or the one that most of them stand in")
  func choosing() {
    let speeches = [speech("季崇远", 0..<100), speech("祝清越", 20..<60), speech("荀以恒", 100..<160)]
    func name(_ words: Range<Int>) -> String? {
      QuotedSpeaker.speaker(of: words, in: speeches)?.name
    }
    #expect(name(0..<10) == "季崇远")
    #expect(name(20..<60) == "祝清越")
    #expect(name(50..<70) == "季崇远")
    #expect(name(90..<140) == "荀以恒")
    #expect(name(150..<200) == nil)
    #expect(QuotedSpeaker.speaker(of: 0..<10, in: []) == nil)
  }

  @Test("By name, or else by office") func naming() {
    #expect(QuotedSpeaker.name(speech("季崇远", 0..<1, office: "县委书记").speaker) == "季崇远")
    #expect(QuotedSpeaker.name(speech(nil, 0..<1, office: "县委书记").speaker) == "县委书记")
  }

  @Test("An answer names who speaks in the passage, or in the whole document") func answers() throws
  {
    let archive = try SampleArchive([
      "会议.md": "# 全县防汛会召开\n\n6月1日，县委书记季崇远强调，“宁可听骂声，不愿听哭声”。与会人员作了讨论。",
      "通知.md": "# 关于防汛的通知\n\n请各单位检查山塘水库。",
    ])
    func speaker(_ quotation: String) throws -> String? {
      try archive.live.withQuoteChecker { try $0.check(QuoteRequest(text: quotation)) }
        .matches.first?.speaker
    }
    #expect(try speaker("宁可听骂声，不愿听哭声") == "季崇远")
    #expect(try speaker("6月1日") == nil)
  }
}
