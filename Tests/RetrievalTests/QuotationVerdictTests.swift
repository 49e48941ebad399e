import ArchiveModel
import Testing

@testable import Retrieval

/// An archive of invented texts that quotations are checked against.
enum QuotedTexts {
  static let files = [
    "讲话/防汛.md": """
    # 在全县防汛工作会议上的讲话

    ## 一、认清形势

    　　今年入汛早，雨量比常年多12.5%，县里已经投入3,860万元，不能再等。同志们要记住：“宁可备而不用，不可用而无备。”这句话不是口号。

    ## 二、压实责任

    　　责任人必须在5月1日前到岗，编织袋储备不少于15万条。对擅离职守的，一律先免职后处理，绝不姑息，绝不迁就。

    　　水库巡查每天不少于两次，险情要在30分钟内报送县防汛办，由县防汛办统一发布。
    """,
    "报纸/缺口.md": """
    # 云台日报2021年9月2日第1版

    ## 巡察工作推进会召开

    　　会议指出，巡察是党内监督的战略性制度安排，是净化政治生

    态的重要途径，各级党组织要把思想和行动统一到县委部署上来，成效显著。

    　　会议要求，要高质量推进政治巡察，密切联系群众，把巡察成果转化为治理效能。
    """,
    "函/同乡会.txt": """
    雲台旅外同鄉會致縣教育局函

    敬啟者：本會會友二十一人返鄉祭祖，途經歸雲村，見村小學校舍為一九七○年代所建，牆體開裂，雨天須以面盆承漏，學童理髮亦須步行十里。
    """,
  ]

  static func archive() throws -> SampleArchive { try SampleArchive(files) }
}

extension SampleArchive {
  func quote(_ text: String, limit: Int = 10) throws -> QuoteResponse {
    try live.withQuoteChecker { try $0.check(QuoteRequest(text: text, limit: limit)) }
  }
}

@Suite("Verdicts on quotations") struct QuotationVerdictTests {
  private let archive: SampleArchive

  init() throws { archive = try QuotedTexts.archive() }

  @Test(
    "What is the same, and in what it is not",
    arguments: [
      ("一律先免职后处理，绝不姑息", .identical, []),
      ("雨量比常年多12.5%", .identical, []),
      ("“宁可备而不用，不可用而无备。”", .identical, []),
      ("一律先免职后处理,绝不姑息", .punctuation, [.punctuation]),
      ("一律先免职后处理绝不姑息", .punctuation, [.punctuation]),
      ("要记住：宁可备而不用", .punctuation, [.quotationMarks]),
      ("一律 先免职 后处理", .punctuation, [.spacing]),
      ("编 织 袋 储 备 不 少 于 1 5 万 条", .punctuation, [.spacing]),
      ("一律先\u{200B}免职后处理", .punctuation, [.invisible]),
      ("投入3860万元", .punctuation, [.punctuation]),
      ("一律先\n免职后处理", .form, [.lineBreaks]),
      ("一律先免職後處理", .form, [.script]),
      ("一律先免職後處理,絕不姑息", .form, [.punctuation, .script]),
      ("必须在５月１日前到岗", .form, [.width]),
      ("必须在5⽉1⽇前到岗", .form, [.radicals]),
      ("净化政治生态的重要途径", .identical, []),
      ("是净化政治生\n\n态的重要途径", .form, [.lineBreaks]),
      ("牆體開裂，雨天須以面盆承漏", .identical, []),
      ("墙体开裂，雨天须以面盆承漏", .form, [.script]),
      ("一九七○年代所建", .identical, []),
      ("一九七〇年代所建", .form, [.script]),
    ] as [(String, QuoteVerdict, [QuoteFolding])])
  func confirmed(quote: String, verdict: QuoteVerdict, folded: [QuoteFolding]) throws {
    let response = try archive.quote(quote)
    #expect(response.verdict == verdict, "\(response.matches.first?.diff ?? [])")
    #expect(Set(response.folded) == Set(folded))
    #expect(response.total == 1 && response.totalIsExact)
  }

  @Test(
    "What is another statement is never confirmed",
    arguments: [
      "一律先免职后处理，绝姑息", "责任人必须在5月2日前到岗", "雨量比常年多125%", "雨量比常年多12.5‰", "雨量比常年多12-5%",
      "雨量比常年多2.5%", "雨量比常年多12.5", "编织袋储备不少于5万条", "编织袋储备不少于115万条", "每天不少于三次，险情要在30分钟内",
      "险情要在3 0分钟内报送县防汛办吗", "雨量比常年多-12.5%", "先免职再处理，绝不姑息", "投入3,8600万元", "成效显着", "學童理發亦須步行",
      "一九七年代所建", "宁可备而不用，不可用而有备",
    ])
  func changed(quote: String) throws {
    let response = try archive.quote(quote)
    #expect(!response.verdict.isConfirmed, "\(response.matches.map(\.matchedText))")
    for match in response.matches { #expect(match.similarity < 1) }
  }

  @Test("A difference makes the one of the other")
  func difference() throws {
    for quote in [
      "一律先免职后处理，决不姑息", "险情应当在30分钟之内报县防汛办", "要記住：寧可備而不用,不能用而無備", "责任人须在6月1日前到位",
    ] {
      let match = try #require(try archive.quote(quote).matches.first)
      func text(_ operation: DiffPiece.Operation) -> String {
        match.diff.filter { $0.operation == .equal || $0.operation == operation }
          .map { operation == .insert ? $0.inText ?? $0.text : $0.text }.joined()
      }
      #expect(text(.delete) == quote)
      #expect(text(.insert) == match.matchedText)
      #expect(match.diff.contains { $0.operation != .equal })
    }
  }

  @Test("A dropped 不 is told by itself")
  func negation() throws {
    let match = try #require(try archive.quote("一律先免职后处理，绝姑息").matches.first)
    #expect(match.verdict == .changed)
    #expect(match.diff.contains(DiffPiece(.insert, "不")))
  }

  @Test("Over paragraphs, passages and headings")
  func acrossEnds() throws {
    let paragraphs = try archive.quote("绝不迁就。\n\n　　水库巡查每天不少于两次")
    #expect(paragraphs.verdict == .identical)
    let joined = try archive.quote("绝不迁就。水库巡查每天不少于两次")
    #expect(joined.verdict == .form && joined.folded == [.lineBreaks])
    let heading = try archive.quote("这句话不是口号。二、压实责任 责任人必须在5月1日前到岗")
    #expect(heading.verdict == .form)
    let match = try #require(heading.matches.first)
    #expect(match.passageIDs.count == 2 && match.place == .text)
    let short = try archive.quote("口号二、")
    #expect(short.verdict.isConfirmed)
  }

  @Test("Headings and titles can be quoted")
  func headings() throws {
    let heading = try #require(try archive.quote("二、压实责任").matches.first)
    #expect(heading.place == .heading && heading.verdict == .identical)
    let original = Array((QuotedTexts.files["讲话/防汛.md"] ?? "").unicodeScalars)
    let range = try #require(heading.sourceRanges.first)
    #expect(String(String.UnicodeScalarView(original[range])) == "二、压实责任")
    #expect(heading.context.contains("责任人必须"))
    #expect(try archive.quote("在全县防汛工作会议上的讲话").verdict == .identical)
  }

  @Test("What is nowhere is not found, with the nearest where there is one")
  func notFound() throws {
    let far = try archive.quote("股票市场昨日收盘价格创下历史新高")
    #expect(far.verdict == .notFound && far.total == 0)
    let near = try archive.quote("对擅离岗位的人一律先撤职再严肃处理，绝不放过")
    #expect(near.verdict == .notFound || near.verdict == .changed)
    #expect(near.matches.first?.document.path == "讲话/防汛.md")
  }
}

@Suite("Quotations whose characters depend on their document") struct ContextualQuotationTests {
  @Test("A few words of a traditional document", arguments: ["看著他走", "著他走進", "他隨著隊伍"])
  func traditional(words: String) throws {
    let text = "縣長靳遠山站在堤上，看著他走進村裏，他隨著隊伍往前走，沿著河堤檢查了三處險段，當場要求鎮裏連夜處理。"
    let archive = try SampleArchive(["a.txt": text])
    let response = try archive.live.withSearcher {
      try QuoteChecker(session: $0.session, analyzer: $0.analyzer).check(QuoteRequest(text: words))
    }
    #expect(response.verdict == .identical, "\(words)")
  }
}
