import ArchiveModel
import DocumentFormats
import ExtractionSupport
import Testing

@Suite struct MailTests {
  private func extract(_ text: String) throws -> Extraction {
    try ExtractionSupport.extract(bytes: Array(text.utf8), path: "来信.eml")
  }

  private static func mixed(_ parts: String..., head: String = "Subject: x") -> String {
    "\(head)\nContent-Type: multipart/mixed; boundary=\"--b\"\n\n前言\n"
      + parts.map { "----b\n\($0)\n" }.joined() + "----b--\n尾声\n"
  }

  @Test func headAndText() throws {
    let text = """
      From: "=?UTF-8?B?5Y2r6IG/5oiQ?=" <wei@yunxiu.example>
      Subject: =?UTF-8?B?5YWz5LqO5oql6YCB6Ziy5rGb5YC854+t?=
       =?UTF-8?Q?=E8=A1=A8=E7=9A=84=E5=87=BD?=
      Date: Fri, 28 May 2021 23:30:00 +0800
      Content-Type: text/plain; charset="utf-8"
      Content-Transfer-Encoding: quoted-printable

      =E8=AF=B7=E4=BA=8E=E5=85=AD=E6=9C=88=\r
      =E4=BA=94=E6=97=A5=E5=89=8D=E6=8A=A5=E9=80=81=E3=80=82
      """
    let extraction = try extract(text)
    #expect(extraction.description.title == "关于报送防汛值班表的函")
    #expect(extraction.description.kind == .letter)
    #expect(extraction.description.date == PartialDate(year: 2021, month: 5, day: 28))
    #expect(extraction.description.byline == ["卫聿成"])
    #expect(extraction.texts == ["请于六月五日前报送。"])
    #expect(extraction.documents.map(\.recordID) == [nil])
  }

  @Test func attachmentsAreDocuments() throws {
    let message = Self.mixed(
      "Content-Type: multipart/alternative; boundary=c\n\n--c\nContent-Type: text/plain; charset=utf-8\n\n正文在此。\n"
        + "--c\nContent-Type: text/html\n\n<p>网页在此。</p>\n--c--",
      "Content-Type: text/plain; charset=utf-8\nContent-Disposition: attachment; filename*=UTF-8''%E9%80%9A%E7%9F%A5.txt\n\n附件一。",
      "Content-Type: application/octet-stream; name=\"=?UTF-8?B?6YCa55+lLnR4dA==?=\"\nContent-Transfer-Encoding: base64\n\n6ZmE5Lu25LqM44CC",
      "Content-Type: image/png; name=a.png\n\nx",
      "Content-Type: message/rfc822\n\nSubject: 内信\n\n内信正文。")
    let extraction = try extract(message)
    #expect(
      extraction.documents.map(\.recordID) == [nil, "通知.txt", "通知-2.txt", "message.eml"])
    #expect(
      extraction.documents.map { $0.passages.map(\.text) } == [
        ["正文在此。"], ["附件一。"], ["附件二。"], ["内信正文。"],
      ])
    let problem = try #require(extraction.report.problems.first)
    #expect(extraction.report.problems.count == 1)
    #expect(problem.code == .passedOver && problem.entry == "a.png")
    #expect(problem.detail == .formatNotRead)
    #expect(extraction.report.documentCount == 4)
    for document in extraction.documents {
      expectContract(
        document,
        original: try decodedOriginal(
          Array(message.utf8), path: "来信.eml", recordID: document.recordID
        ).text)
    }
  }

  @Test func aMessageThatAProgramWrote() throws {
    let extraction = try ExtractionSupport.extract(
      bytes: Fixtures.bytes("mail.eml"), path: "mail.eml")
    #expect(extraction.documents.map(\.recordID) == [nil, "通知（定稿）.docx"])
    #expect(extraction.description.title == "关于报送防汛值班表的函")
    #expect(extraction.description.byline == ["卫聿成"])
    #expect(extraction.text == "各乡镇：\n请于六月五日前报送防汛值班表。")
    #expect(extraction.documents.last?.description.number == "云政办发〔2021〕18号")
  }

  @Test func onlyMarkup() throws {
    let message = "Subject: x\nContent-Type: text/html; charset=utf-8\n\n<h1>标题</h1><p>甲&amp;乙。</p>"
    #expect(try decodedOriginal(Array(message.utf8), path: "a.eml").text == "标题\n甲&乙。\n")
    _ = try extract(message)
  }

  @Test func wordsCutInTheMiddleOfACharacter() throws {
    // 通知 in GB18030 is CD A8 D6 AA: the first word ends after three bytes.
    let message = "Subject: =?gb2312?B?zajW?= =?gb2312?B?qg==?=\n\n正文。"
    #expect(try extract(message).description.title == "通知")
  }

  @Test(arguments: [
    "", "\n\n", "没有头", "Subject: =?x?B?\n\n甲", "Subject: x\nContent-Type: multipart/mixed\n\n甲",
    "Subject: x\nContent-Type: multipart/mixed; boundary=\"\"\n\n--\n甲",
    "Subject: \(String(repeating: "=?gbk?Q?=", count: 20_000))\n\n甲",
    "Subject: \(String(repeating: "=?", count: 3_000_000))\n\n甲",
    "Subject: \(String(repeating: "=?a?b?", count: 1_000_000))\n\n甲",
    "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n"
      + String(repeating: "--b\n", count: 50_000),
  ])
  func strangeMessages(text: String) {
    do { _ = try extract(text) } catch { #expect("\(error)".hasPrefix("来信.eml: ")) }
  }

  @Test func messagesInMessagesEndSomewhere() throws {
    var message = "Subject: 底\n\n底。"
    for depth in 1...6 {
      message =
        "Subject: \(depth)\nContent-Type: multipart/mixed; boundary=b\(depth)x\n\n--b\(depth)x\n"
        + "Content-Type: text/plain; charset=utf-8\n\n第\(depth)层。\n--b\(depth)x\n"
        + "Content-Type: message/rfc822\n\n\(message)\n--b\(depth)x--\n"
    }
    let extraction = try extract(message)
    #expect(
      extraction.documents.map { $0.passages.first?.text } == ["第6层。", "第5层。", "第4层。", "第3层。"])
    #expect(extraction.report.problems.first?.fault == "nestedTooDeep")
  }
}
