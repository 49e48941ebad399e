import ArchiveModel
import DocumentFormats
import ExtractionSupport
import Testing

/// The dates of a law with their words, the bodies that adopted it, and its number.
@Suite struct LawDescriptionTests {
  private func description(_ head: String, last: String = "本条例自2012年1月1日起施行。") throws
    -> DocumentDescription
  {
    let text = "# 清河市河道条例\n\n\(head)\n\n第一条　为了加强河道管理，制定本条例。\n\n第二条　\(last)\n"
    return try extract(text, path: "a.md").description
  }

  @Test func linesBelowTheTitle() throws {
    let description = try description(
      """
      2011年8月26日 清河市第十四届人民代表大会常务委员会第三十次会议通过

      2011年11月25日 云岭省第十一届人民代表大会常务委员会第二十七次会议批准

      2015年7月30日 清河市第十五届人民代表大会常务委员会第二十四次会议《关于修改〈清河市河道条例〉的决定》修正
      """)
    #expect(description.adopted?.description == "2011-08-26 通过")
    #expect(description.amended.map(\.description) == ["2015-07-30 修正"])
    #expect(description.inEffect?.description == "2012-01-01 施行")
    #expect(description.date?.description == "2015-07-30")
    #expect(description.issuer == "清河市人民代表大会常务委员会")
    #expect(description.published == nil && description.repealed == nil)
  }

  @Test func oneNoteInBrackets() throws {
    let description = try description(
      "（2011年8月26日清河市第十四届人民代表大会常务委员会第三十次会议通过　根据2015年7月30日清河市第十五届人民代表大会常务委员会第二十四次会议"
        + "《关于废止和修改部分地方性法规的决定》第一次修正　2020年3月26日清河市第十六届人民代表大会常务委员会第一次会议修订）")
    #expect(description.amended.map(\.description) == ["2015-07-30 修正", "2020-03-26 修订"])
    #expect(description.repealed == nil && description.date?.description == "2020-03-26")
  }

  /// The city's decision amends; the province approves it.
  @Test func anApprovedAmendment() throws {
    let description = try description(
      """
      2017年8月31日 清河市第五届人民代表大会常务委员会第二次会议通过

      2017年9月29日 云岭省第十二届人民代表大会常务委员会第三十一次会议批准

      2018年8月29日 清河市第五届人民代表大会常务委员会第九次会议通过

      2018年11月29日 云岭省第十三届人民代表大会常务委员会第七次会议批准的《清河市人民代表大会常务委员会关于修改部分地方性法规的决定》修正
      """)
    #expect(description.adopted?.description == "2017-08-31 通过")
    #expect(description.amended.map(\.description) == ["2018-08-29 修正"])
  }

  @Test func anOrder() throws {
    let description = try description(
      "2011年8月26日 中华人民共和国国务院令第604号公布\n\n2016年2月6日 《国务院关于修改部分行政法规的决定》第一次修订　",
      last: "本条例自公布之日起施行。")
    #expect(description.published?.description == "2011-08-26 公布")
    #expect(description.inEffect?.description == "2011-08-26 施行")
    #expect(description.amended.map(\.description) == ["2016-02-06 修订"])
    #expect(description.number == "国务院令第604号" && description.issuer == "国务院")
  }

  @Test func anOrderAboveItsLaw() throws {
    let text = """
      中华人民共和国国务院令

      第736号

      《河道管理条例》已经2021年8月26日国务院第147次常务会议通过，现予公布，自2022年1月1日起施行。

      2021年9月1日

      河道管理条例

      第一条　为了加强河道管理，制定本条例。
      """
    let description = try extract(text).description
    #expect(description.title == "河道管理条例" && description.kind == .regulation)
    #expect(description.number == "国务院令第736号" && description.issuer == "国务院")
    #expect(description.adopted?.description == "2021-08-26 通过")
    #expect(description.published?.date.description == "2021-09-01")
    #expect(description.inEffect?.description == "2022-01-01 施行")
    #expect(description.date?.description == "2021-08-26")
  }

  @Test(arguments: [
    ("（第12号）", "第12号"), ("云岭省第十三届人民代表大会常务委员会公告第34号", "云岭省第十三届人民代表大会常务委员会公告第34号"),
    ("法释[2020]17号", "法释[2020]17号"), ("2023年第5号", "2023年第5号"),
  ])
  func numbers(_ line: String, number: String) throws {
    #expect(try description("\(line)\n\n2011年8月26日 清河市人民代表大会常务委员会第一次会议通过").number == number)
  }

  /// A note that is broken in the middle, and a day that is.
  @Test func brokenNotes() throws {
    let first = try description("2019年3月15日 清河市第十三届人民代表大会第二次\n\n会议通过）")
    #expect(first.adopted?.description == "2019-03-15 通过")
    #expect(first.issuer == "清河市人民代表大会")
    let second = try description(
      "1989年11月18日 清河市第十届人民代表大会常务委员会第十三次会议通过\n\n1994年10月12日 云岭省第八届人民代表大会常务委员会第十次会议批准的1994年"
        + "\n\n9月24日清河市第十一届人民代表大会常务委员会第十三次会议《关于修改〈清河市河道条例〉的决定》第一次修正")
    #expect(second.amended.map(\.description) == ["1994-09-24 修正"])
  }

  /// What a decision amends besides has its own history.
  @Test func theHistoryOfAnotherLaw() throws {
    let description = try description(
      """
      1999年9月16日 清河市第十一届人民代表大会常务委员会第十三次会议通过

      2019年11月27日 清河市第十五届人民代表大会常务委员会第十六次会议通过的《关于修改〈清河市河道条例〉等八部地方性法规的决定》修正

      1999年10月28日 清河市第十一届人民代表大会常务委员会第十四次会议通过

      2019年11月27日 清河市第十五届人民代表大会常务委员会第十六次会议通过的《关于修改〈清河市河道条例〉等八部地方性法规的决定》修正
      """)
    #expect(description.adopted?.date.description == "1999-09-16")
    #expect(description.amended.map(\.description) == ["2019-11-27 修正"])
  }

  /// What a notice encloses has its own day of effect, and sentences that begin with days are no notes.
  @Test func whatIsNoDayOfThisDocument() throws {
    let text = """
      # 清河市人民政府关于印发《清河市河道管理办法》的通知

      清政发〔2023〕3号

      各乡镇人民政府：

      2021年3月1日市政府公布的《清河市河道管理办法》同时废止。请认真执行。

      清河市人民政府

      2023年5月6日

      第一条　为了加强河道管理，制定本办法。

      第二条　本办法自2023年7月1日起施行。
      """
    let description = try extract(text, path: "a.md").description
    #expect(description.date?.description == "2023-05-06")
    #expect(
      description.inEffect == nil && description.published == nil && description.repealed == nil)
  }

  @Test func aNoticeInEffect() throws {
    let text = "关于防汛的通知\n\n各乡镇：\n\n请抓紧落实。\n\n本通知自2023年7月1日起执行。\n\n清河县水利局\n2023年5月6日\n"
    #expect(try extract(text).description.inEffect?.description == "2023-07-01 执行")
  }
}
