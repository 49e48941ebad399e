import ArchiveModel
import ExtractionSupport
import Statements
import Testing

@Suite("Who speaks") struct SpeakerTests {
  @Test(
    "Name and office before the verb",
    arguments: [
      ("马某某要求，各村要巡堤。", "马某某: 各村要巡堤"),
      ("县长卓一帆强调，堤防要守住。", "卓一帆, 县长: 堤防要守住"),
      ("县委常委、县纪委书记靳远山指出，不得走过场。", "靳远山, 县委常委、县纪委书记: 不得走过场"),
      ("欧阳若谷在会上提出，三天内拿出办法。", "欧阳若谷: 三天内拿出办法"),
      ("第二组组长尉迟朗在动员会上强调，要如实反映。", "尉迟朗, 第二组组长: 要如实反映"),
      ("王书记强调，要看住水。", "王书记, 书记: 要看住水"),
      ("卓一帆县长要求，人要到岗。", "卓一帆, 县长: 人要到岗"),
      ("据县水务局局长秦望介绍，今年水少。", "秦望, 县水务局局长: 今年水少"),
      ("对此，靳远山表示，一查到底。", "靳远山: 一查到底"),
      ("县教育局要求，不得补课。", "县教育局: 不得补课"),
      ("会议要求，要限期整改。", "会议: 要限期整改"),
      ("全会强调，要常抓不懈。", "全会: 要常抓不懈"),
      ("《通知》要求，各地要自查。", "《通知》: 各地要自查"),
      ("县政府有关负责人表示，问题必须解决。", "县政府有关负责人: 问题必须解决"),
      ("縣長卓一帆強調，堤防必須守住。", "卓一帆, 縣長: 堤防必須守住"),
      ("李克强调，要看住水。", "李克: 要看住水"),
      ("王伟在会上要求，人要到岗。", "王伟: 人要到岗"),
    ])
  func attribution(_ text: String, _ expected: String) {
    #expect(statements(text).speeches == [expected], "\(text)")
  }

  @Test(
    "What is no speaker is none",
    arguments: [
      "按照县委要求，各村已经行动。", "提高了工作要求，标准更高。", "安全要求，一条不少。", "高度重视这项工作，任务完成得好。",
      "方案明确了责任，效果很好。", "满足群众要求，问题得到解决。", "有关要求，另行通知。", "达到国家规定的质量要求，合格率高。",
      "这部小说，讲的是山里的事。", "贯彻落实市委部署，工作有力。", "当事人应当提出，理由要写明。", "申请应提出，材料齐全。", "区域协调要求，共同发展。",
      "向基金会提出，材料要全。",
    ])
  func nobody(_ text: String) {
    let names = statements(text).statements[0].speeches.map(\.speaker)
    #expect(names.allSatisfy { $0.kind != .person && $0.kind != .body }, "\(names)")
  }

  @Test func pronounAndOmittedSubject() {
    let found = statements(
      "镇党委书记卓一帆代表班子作表态发言。他表示，问题不改完不得销号。县长靳远山传达了精神，并提出：一是统一思想；二是抓紧整改。")
    #expect(
      found.lines == [
        "卓一帆 表示 | 问题不改完不得销号", "靳远山 提出 | 统一思想", "靳远山 提出 | 抓紧整改",
      ])
    #expect(found.requirements[0].speaker?.office == "镇党委书记")
  }

  @Test func quotedWordsBelongToWhoIsNamedAfterThem() {
    let found = statements("“堤上必须有人，不得离岗。”卓一帆在会上提出。")
    #expect(found.lines == ["卓一帆 提出 | 堤上必须有人", "卓一帆 提出 | 不得离岗"])
    #expect(found.requirements.allSatisfy { $0.isDirect })
  }

  @Test func labelsOfSpeakers() {
    let found = statements(
      "主持人：请谈谈情况。\n卓一帆：发现问题必须报告。\n2．靳远山（应急管理局局长）：危险区人员必须在23时以前转移完毕。",
      kind: .minutes, issuer: "某县办公室")
    #expect(found.lines.contains("卓一帆 | 发现问题必须报告"))
    #expect(found.requirements.last?.speaker?.office == "应急管理局局长")
  }

  @Test func theSpeakerOfASpeechSpeaksThroughout() {
    let found = statements(
      "同志们，堤防要守住。省委书记强调，责任重于泰山。我们必须落实到人。", kind: .speech, speaker: "卓一帆")
    #expect(found.requirements.map { $0.speaker?.name } == ["卓一帆", "卓一帆"])
    #expect(found.requirements.allSatisfy { $0.isDirect })
  }

  @Test func articlesOfAPageHaveTheirAuthors() throws {
    let page = """
      # 甲镇修堤忙

      十月里，甲镇的河堤上人来人往，工人正在加高堤身，预计下月完工，群众出行更加方便，沿河的村子也安心了。记者 卓一帆

      # 乙镇栽树忙

      乙镇今年栽树三万棵，山坡披上了绿装，护林员每天巡山，成活率比去年高了不少，村民的收入也有增加。记者 靳远山
      """
    let found = try extract(page, path: "某报2020年10月27日第2版.md")
    let document = try #require(found.document)
    let authors = StatementReader().statements(of: document).map {
      $0.speeches.filter { $0.speaker.kind == .author }.compactMap(\.speaker.name)
    }
    #expect(authors.contains(["卓一帆"]))
    #expect(authors.contains(["靳远山"]))
    #expect(!authors.contains { $0.count > 1 })
  }
}
