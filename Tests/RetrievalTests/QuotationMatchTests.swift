import ArchiveModel
import Foundation
import Testing

@testable import Retrieval

@Suite("Places of quotations") struct QuotationMatchTests {
  private let archive: SampleArchive

  init() throws { archive = try QuotedTexts.archive() }

  private func match(_ quote: String) throws -> QuoteMatch {
    try #require(try archive.quote(quote).matches.first)
  }

  @Test("The source range holds the words")
  func source() throws {
    for quote in ["绝不姑息", "编织袋储备不少于15万条", "净化政治生态的重要途径", "责任人必须在５月１日前"] {
      let match = try match(quote)
      let original = Array((QuotedTexts.files[match.document.path] ?? "").unicodeScalars)
      let words = match.sourceRanges.map { String(String.UnicodeScalarView(original[$0])) }
      #expect(words.joined() == match.matchedText, "\(quote)")
    }
    #expect(try match("净化政治生态的重要途径").sourceRanges.count == 2)
    #expect(try match("净化政治生态的重要途径").passage.isRepaired)
  }

  @Test("The selector's texts stand before and after the words")
  func selector() throws {
    let match = try match("编织袋储备不少于15万条")
    #expect(match.prefix.hasSuffix("责任人必须在5月1日前到岗，"))
    #expect(match.suffix.hasPrefix("。对擅离职守的"))
    #expect(match.prefix.unicodeScalars.count <= 32 && match.suffix.unicodeScalars.count <= 32)
    let range = try #require(match.contextByteRanges.first)
    #expect(String(decoding: Array(match.context.utf8)[range], as: UTF8.self) == match.matchedText)
  }

  @Test("Whether the words stand inside quotation marks there")
  func directSpeech() throws {
    #expect(try match("宁可备而不用，不可用而无备").isDirectSpeech)
    #expect(try !match("这句话不是口号").isDirectSpeech)
    #expect(try !match("同志们要记住：“宁可备而不用").isDirectSpeech)
  }

  @Test("A link leads to the words, and is stale when the document has changed")
  func link() async throws {
    let match = try match("编织袋储备不少于15万条")
    let link = try #require(match.link)
    #expect(QuoteLink(link.address) == link)
    #expect(QuoteLink("http://127.0.0.1:8080" + link.address) == link)
    let found = try await archive.live.document(id: link.documentID, passages: .all)
    let view = try #require(found)
    #expect(link.isCurrent(view))
    let marked = view.passages.flatMap { item in
      link.byteRanges(in: item.passage).map {
        String(decoding: Array(item.passage.text.utf8)[$0], as: UTF8.self)
      }
    }
    #expect(marked.joined() == match.matchedText)
    let path = match.document.path
    try archive.write("新的第一行。\n\n" + (QuotedTexts.files[path] ?? ""), to: path)
    try archive.index()
    let after = try await archive.live.document(id: link.documentID, passages: .all)
    #expect(link.isCurrent(try #require(after)) == false)
  }

  @Test("Every place is listed, the earliest first; the count says when there are more")
  func places() throws {
    let archive = try SampleArchive(records: Samples.many(20))
    let response = try archive.quote("各份文件都写着同样的话", limit: 5)
    #expect(response.verdict == .identical && response.total == 20 && response.totalIsExact)
    #expect(response.matches.count == 5)
    let dates = response.matches.compactMap { $0.document.description.date?.description }
    #expect(dates == dates.sorted())
  }

  @Test("What identical texts there are comes before those that differ in punctuation")
  func order() throws {
    let archive = try SampleArchive([
      "甲.txt": "会议要求，各单位要做到防患于未然，不留死角。会后请各单位抓紧落实，并于月底前报送情况，逾期不报的予以通报。",
      "乙.txt": "会议要求,各单位要做到防患于未然,不留死角。会后请各单位抓紧落实，并于月底前报送情况，逾期不报的予以通报。",
    ])
    let response = try archive.quote("要做到防患于未然,不留死角")
    #expect(response.matches.map(\.verdict) == [.identical, .punctuation])
    #expect(response.matches.first?.document.path == "乙.txt")
  }

  @Test("What a quotation leaves out is told")
  func elided() throws {
    let response = try archive.quote("责任人必须在5月1日前到岗……绝不姑息，绝不迁就")
    #expect(response.verdict == .punctuation && response.folded == [.ellipsis])
    let match = try #require(response.matches.first)
    #expect(match.matchedText == "责任人必须在5月1日前到岗……绝不姑息，绝不迁就")
    #expect(match.omissions.first?.contains("编织袋储备") == true)
    #expect(match.contextByteRanges.count == 2)
    for other in ["…", "......", "。。。"] {
      #expect(try archive.quote("责任人必须在5月1日前到岗\(other)绝不姑息").verdict == .punctuation)
    }
    #expect(try !archive.quote("绝不迁就……责任人必须在5月1日前到岗").verdict.isConfirmed)
    #expect(try !archive.quote("责任人必须在5月1日前到岗……绝姑息").verdict.isConfirmed)
    #expect(try archive.quote("责任人必须在５月１日前到岗……绝不姑息").verdict == .form)
  }

  @Test("An ellipsis of the text itself is no omission")
  func ellipsisOfTheText() throws {
    let archive = try SampleArchive([
      "甲.txt": "他停了一下，说：“这件事……我们再也等不起了，县里必须在年底之前拿出一个交代，让群众看得见、摸得着、信得过。”"
    ])
    let response = try archive.quote("这件事……我们再也等不起了")
    #expect(response.verdict == .identical && response.folded.isEmpty)
  }

  @Test(
    "A text that is no quotation is refused",
    arguments: [
      ("", .empty), (" \n　", .empty), ("，。！", .onlyPunctuation), ("……", .onlyPunctuation),
      ("“”", .onlyPunctuation), ("我", .tooShort), ("“我。”", .tooShort),
      (String(repeating: "县", count: 1_000_000), .tooLong),
    ] as [(String, QuoteRequest.Refusal)])
  func refused(text: String, refusal: QuoteRequest.Refusal) throws {
    #expect(throws: refusal) { try archive.quote(text) }
  }

  @Test("Every text is answered or refused", .timeLimit(.minutes(30)))
  func anyText() throws {
    for text in HostileQueries.listed + HostileQueries.random(count: 300, seed: 11) {
      do {
        let response = try archive.quote(text)
        for match in response.matches {
          #expect((0...1).contains(match.similarity))
          for range in match.contextByteRanges {
            #expect(range.upperBound <= match.context.utf8.count)
          }
        }
      } catch is QuoteRequest.Refusal {}
    }
  }

  @Test("A long quotation over many passages, and one with a change in it")
  func long() throws {
    let archive = try SampleArchive(["长.md": Samples.sections(40, word: "供水")])
    let all = (5...20).map { number in
      "第\(number)节\n本节讲供水，写明第\(number)项任务由哪个部门负责、在什么期限以前完成、向谁报告结果，以及没有完成时由谁追究责任，"
        + "并说明经费从哪里列支、材料由谁保管、有关情况如何公开，各单位应当逐项对照执行，不得遗漏，也不得自行增加条件。\n"
    }.joined()
    let exact = try archive.quote(all)
    #expect(exact.verdict == .identical, "\(exact.folded)")
    let changed = try archive.quote(all.replacingOccurrences(of: "写明第12项", with: "写明第13项"))
    #expect(changed.verdict == .changed)
    let match = try #require(changed.matches.first)
    #expect(match.similarity > 0.99)
    #expect(match.diff.contains(DiffPiece(.delete, "3")))
  }
}
