import ArchiveModel
import DocumentFormats
import ExtractionSupport
import Testing

/// Of a saved page the passages hold the article alone, and all of it.
@Suite struct PageArticleTests {
  static let first = "为切实做好今冬明春档案安全工作，经县政府同意，现将有关事项通知如下。"
  static let second = "各单位要在10月31日前完成库房检查，逐项建立台账，明确整改时限和责任人。"
  static let menu = """
    <ul><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li><li><a href="/b">政务服务</a></li></ul>
    """

  static let office = """
    <html><head><title>清河县人民政府办公室关于做好档案安全工作的通知_政策文件_清河县人民政府</title>
    <meta name="ArticleTitle" content="清河县人民政府办公室关于做好档案安全工作的通知">
    <meta name="PubDate" content="2023-10-12 09:30"><meta name="ContentSource" content="县政府办"></head><body>
    <div class="top"><a href="/">首页</a> | <a href="/a">政务公开</a> <span>2026年11月27日 星期五</span></div>
    <div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/z">政策文件</a></div>
    <table><tr><td>索 引 号：</td><td>0123/2023-00123</td><td>主题分类：</td><td>文化\\档案</td></tr>
    <tr><td>发文机关：</td><td>清河县人民政府办公室</td><td>成文日期：</td><td>2023年10月08日</td></tr>
    <tr><td>发文字号：</td><td>清政办发〔2023〕31号</td><td>发布日期：</td><td>2023年10月12日</td></tr></table>
    <h1>清河县人民政府办公室关于做好档案安全工作的通知</h1>
    <div>发布时间：2023-10-12 09:30　来源：县政府办　浏览次数：1234次　【字体：<a>大</a> <a>中</a>】 分享到：</div>
    <div class="TRS_Editor"><p>各乡镇人民政府：</p><p>　　\(first)</p><p>\(second)</p>
    <p>清河县人民政府办公室</p><p>2023年10月8日</p><p>（此件公开发布）</p></div>
    <div class="xg"><h3>相关阅读</h3><ul><li><a>清河县举行消防演练</a></li><li><a>一图读懂档案法</a></li></ul></div>
    <div>扫一扫在手机打开当前页</div>
    <div class="foot">主办：清河县人民政府办公室　网站标识码：4100000000　蜀ICP备00000000号</div></body></html>
    """

  @Test func theNoticeOfAnOfficesPage() throws {
    let extraction = try extract(Self.office, path: "a.html")
    #expect(
      extraction.text == """
        清河县人民政府办公室关于做好档案安全工作的通知
        各乡镇人民政府：
        \(Self.first)
        \(Self.second)
        清河县人民政府办公室
        2023年10月8日
        （此件公开发布）
        """)
    let description = extraction.description
    #expect(description.title == "清河县人民政府办公室关于做好档案安全工作的通知")
    #expect(description.number == "清政办发〔2023〕31号")
    #expect(description.issuer == "清河县人民政府办公室")
    #expect(description.date == PartialDate(year: 2023, month: 10, day: 8))
    #expect(description.source == "县政府办")
    #expect(description.addressee == "各乡镇人民政府")
  }

  @Test func theOriginalIsTheMarkup() throws {
    #expect(try decodedOriginal(Array(Self.office.utf8), path: "a.html").text == Self.office)
  }

  /// A part of a page that is left out, beside an article that names nothing.
  @Test(arguments: [
    menu,
    "<div>您当前的位置：<a href='/'>网站首页</a> &gt;&gt; <a href='/x'>政务信息</a> &gt;&gt; 正文</div>",
    "<div><h3>推荐阅读</h3><p><a href='/1'>甲村修路</a></p><p><a href='/2'>乙村通水</a></p></div>",
    "<div><b>热点新闻</b><br><a href='/1'>甲村修路</a><br><a href='/2'>乙村通水</a></div>",
    "<p>上一篇：<a href='/1'>甲村修路</a></p><p>下一篇：<a href='/2'>乙村通水</a></p>",
    "<div>【<a href='#'>打印本页</a>】【<a href='#'>关闭窗口</a>】</div>",
    "<div><p>版权所有：清河县人民政府</p><p>地址：清河县人民路1号　邮编：610000</p></div>",
    "<table><tr><td>蜀ICP备00000000号<br>技术支持：县信息中心</td></tr></table>",
    "<div class='share'><span>分享到</span><a href='#'>微信</a></div>",
    "<nav>菜单</nav><div class='footer'>本站由县信息中心维护</div>",
  ])
  func isLeftOut(part: String) throws {
    let text = "<p>\(Self.first)</p><p>\(Self.second)</p>"
    for page in [
      "<title>通知</title><body>\(part)<div><h1>通知</h1>\(text)</div></body>",
      "<title>通知</title><body><div><h1>通知</h1>\(text)</div>\(part)</body>",
      "<title>通知</title><body>\(Self.menu)<table><tr><td>\(part)</td><td><h1>通知</h1>\(text)</td></tr></table></body>",
    ] {
      #expect(
        try extract(page, path: "a.html").text == "通知\n\(Self.first)\n\(Self.second)", "\(page)")
    }
  }

  /// What stands in an article and looks like what is around one.
  @Test(arguments: [
    "<p>时间：10月31日上午</p><p>地点：县档案馆二楼会议室</p>",
    "<p>主办：清河县档案馆　承办：清河县图书馆</p>",
    "<p>附件：<a href='1.doc'>档案安全责任书.doc</a></p><p><a href='2.xls'>检查表.xls</a></p>",
    "<p>详见<a href='/x'>《清河县档案管理办法》</a>和<a href='/y'>《实施细则》</a>的有关规定。</p>",
    "<p>请登录县政府网站首页，点击“政务公开”栏目下载。</p>",
    "<p>县档案馆</p><p>县图书馆</p><p>县博物馆</p>",
    "<table><tr><td>名称</td><td>分类</td><td>来源</td></tr><tr><td>县志</td><td>图书</td><td>捐赠</td></tr></table>",
    "<p>清河县人民政府办公室</p><p>2023年10月8日</p>",
    "<p>联系人：岑望舟　联系电话：0830-1234567</p>",
    "<p>（责任编辑：白露）</p>",
    "<ul><li>查库房</li><li>查台账</li></ul>",
    "<p>1</p><p>（一）</p>",
    "<p>打印档案收费标准</p>",
  ])
  func isKept(part: String) throws {
    let plain = try extract(
      "<h1>通知</h1><p>\(Self.first)</p>\(part)<p>\(Self.second)</p>", path: "a.html")
    let parts = part.replacing(/<[^>]*>/, with: "\n").split(separator: "\n").map { String($0) }
    for form in 0..<4 {
      let text = "<p>\(Self.first)</p>\(part)<p>\(Self.second)</p>"
      let page =
        switch form {
        case 0: "<body><h1>通知</h1>\(text)</body>"
        case 1: "<body>\(Self.menu)<div><h1>通知</h1>\(text)</div><div>版权所有：清河县</div></body>"
        case 2: "<body>\(Self.menu)<h1>通知</h1><div class='TRS_Editor'>\(text)</div></body>"
        default: "<body><table><tr><td><h1>通知</h1>\(text)</td></tr></table></body>"
        }
      let read = try extract(page, path: "a.html")
      let found =
        read.passages.map { ($0.headingPath + [$0.text]).joined() }.joined().filter {
          !$0.isWhitespace
        }
      for part in parts {
        #expect(found.contains(part.filter { !$0.isWhitespace }), "\(form): \(part)")
      }
    }
    #expect(!plain.passages.isEmpty)
  }

  @Test func anArticleThatIsHiddenUntilAScriptRuns() throws {
    let page = """
      <h1 class="rich_media_title">通知</h1><div class="rich_media_content" id="js_content"
      style="visibility: hidden; opacity: 0;"><section><p>\(Self.first)</p></section></div>
      <p style="visibility: hidden">看不见的字。</p>
      """
    #expect(try extract(page, path: "a.html").text == "通知\n\(Self.first)")
  }

  @Test func aPageOfLinksStaysWhole() throws {
    let links = (1...12).map { "<li><a href='/\($0)'>清河县第\($0)号公告</a></li>" }.joined()
    let page = "<title>公告</title><h1>公告</h1><ul>\(links)</ul><p><a href='/more'>更多</a></p>"
    let text = try extract(page, path: "a.html").text
    for number in 1...12 { #expect(text.contains("清河县第\(number)号公告")) }
  }

  @Test func aPageThatIsATableStaysWhole() throws {
    let rows = (1...6).map { "<tr><td>\($0)</td><td>甲\($0)村</td><td>\($0 * 30)人</td></tr>" }
      .joined()
    let page = "<title>人口表</title>\(Self.menu)<h1>人口表</h1><table>\(rows)</table><div>版权所有：清河县</div>"
    let text = try extract(page, path: "a.html").text
    for number in 1...6 { #expect(text.contains("甲\(number)村\n\(number * 30)人")) }
    #expect(!text.contains("政务公开") && !text.contains("版权所有"))
  }

  @Test func articlesAndCommentsStay() throws {
    let posts = (1...3).map { "<div class='post'><h2>第\($0)篇</h2><p>\(Self.first)</p></div>" }
      .joined()
    let comments =
      "<div class='comments'><div><a href='/u'>甲</a><p>说得对。</p></div><div><a href='/v'>乙</a><p>支持！</p></div></div>"
    let text = try extract("<title>文集</title>\(Self.menu)\(posts)\(comments)", path: "a.html")
    let all = text.passages.map { ($0.headingPath + [$0.text]).joined() }.joined()
    for part in ["第1篇", "第2篇", "第3篇", "说得对。", "支持！"] { #expect(all.contains(part), "\(part)") }
  }

  @Test func commentsOfThePageThatMarkItsText() throws {
    let page = """
      <body>\(Self.menu)<div><h1>通知</h1><!--正文开始--><p>\(Self.first)</p><p>清河县档案馆</p><!--正文结束-->
      <p>上一篇：<a href="/1">甲村修路</a></p></div></body>
      """
    #expect(try extract(page, path: "a.html").text == "通知\n\(Self.first)\n清河县档案馆")
  }

  /// Lines before the first sentence, as the notice of a meeting begins.
  @Test func whenAndWhereStay() throws {
    let page = "\(Self.menu)<h1>会议通知</h1><p>时间：3月2日上午</p><p>地点：县档案馆</p><p>\(Self.first)</p>"
    #expect(
      try extract(page, path: "a.html").text == "会议通知\n时间：3月2日上午\n地点：县档案馆\n\(Self.first)")
  }

  @Test func aListOfArticlesKeepsItsTitles() throws {
    let items = (1...5).map {
      "<li><h3><a href='/\($0)'>第\($0)号公告</a></h3><p>\(Self.first)</p></li>"
    }
    let extraction = try extract(
      "<title>公告</title>\(Self.menu)<h1>公告</h1><ul>\(items.joined())</ul>", path: "a.html")
    let all = extraction.passages.map { ($0.headingPath + [$0.text]).joined() }.joined()
    for number in 1...5 { #expect(all.contains("第\(number)号公告")) }
  }

  @Test(arguments: [
    String(repeating: "<div class='related'><b>热点新闻</b>", count: 1_000),
    String(repeating: "<p>热点新闻</p>", count: 4_000),
    String(repeating: "<div class='TRS_Editor'><h1>甲</h1></div>", count: 4_000),
    String(repeating: "<td>索引号</td><td>一</td>", count: 4_000),
    String(repeating: "<div><a href='/'>甲</a>", count: 4_000),
  ])
  func signsWithoutNumber(markup: String) throws {
    let extraction = try extract(markup + "<p>\(Self.first)</p>", path: "a.html")
    #expect(extraction.text.contains(Self.first))
  }

  @Test func aPageBeyondAllBoundsStaysWhole() throws {
    let page = String(repeating: "<p><a href='/'>甲</a>", count: 60_000) + "<p>\(Self.first)</p>"
    let extraction = try extract(page, path: "a.html")
    #expect(extraction.text.unicodeScalars.filter { $0 == "甲" }.count == 60_000)
  }

  @Test func theHeadlineOfAPageWhoseTitleIsTheSites() throws {
    let page = """
      <title>清河县人民政府门户网站</title><table><tr><td><a href="/">首页</a></td><td><a href="/a">政务公开</a></td></tr></table>
      <table><tr><td align="center"><b>清河县档案馆迁入新馆</b></td></tr>
      <tr><td>发布时间：2019-03-02 信息来源：本站 点击数：12</td></tr><tr><td>　　\(Self.first)<br>　　\(Self.second)</td></tr></table>
      """
    let extraction = try extract(page, path: "a.html")
    #expect(extraction.description.title == "清河县档案馆迁入新馆")
    #expect(extraction.description.date == PartialDate(year: 2019, month: 3, day: 2))
    #expect(extraction.text == "清河县档案馆迁入新馆\n\(Self.first)\n\(Self.second)")
  }

  @Test func theIssuersNameAloneIsNoHeadline() throws {
    let page = """
      <title>清河县人民政府关于印发防汛方案的通知</title><div class="logo">清河县人民政府</div>
      <ul><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li></ul>
      <h1>关于印发防汛方案的通知</h1><div class="con"><p>　　\(Self.first)</p><p>　　\(Self.second)</p></div>
      """
    let extraction = try extract(page, path: "a.html")
    #expect(extraction.description.title == "关于印发防汛方案的通知")
  }

  @Test func aPageInAnArchiveOfItsOwnSaysTheSame() throws {
    let saved =
      "From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
      + "Content-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n--b\r\n"
      + "Content-Type: text/html; charset=utf-8\r\n\r\n\(Self.office)\r\n--b--\r\n"
    let page = try extract(Self.office, path: "a.html")
    let extraction = try extract(saved, path: "a.mht")
    #expect(extraction.text == page.text)
    for field in [DocumentDescription.Field.number, .issuer, .date, .title, .source] {
      #expect(
        extraction.description.values(of: field) == page.description.values(of: field), "\(field)")
    }
  }

  @Test func particularsInAList() throws {
    let rows = [("【发布部门】", "清河县水利局"), ("【发文字号】", "清水发〔2020〕5号"), ("【时效性】", "现行有效")]
    let list = rows.map { "<li><strong>\($0)</strong><span>\($1)</span></li>" }.joined()
    let page = "<h1>清河县河道管理办法</h1><ul>\(list)</ul><p>第一条　为了加强管理，制定本办法。</p>"
    let extraction = try extract(page, path: "a.html")
    #expect(extraction.description.number == "清水发〔2020〕5号")
    #expect(extraction.description.issuer == "清河县水利局")
    #expect(!extraction.text.contains("现行有效"))
  }

  /// Whatever the elements, text without links, names or words of sites is never left out.
  @Test(arguments: 0..<40)
  func aPageWithoutSignsLosesNothing(seed: UInt64) throws {
    var random = SeededGenerator(state: seed &* 7_919 &+ 5)
    var pieces: [String] = []
    func text() -> String {
      let number = pieces.count
      let piece =
        switch Int.random(in: 0..<5, using: &random) {
        case 0: "第\(number)段：\(Self.first)"
        case 1: "第\(number)处"
        case 2: "甲\(number)村　乙\(number)村"
        case 3: "各组要在第\(number)天前报送。"
        default: "编号\(number)，\(Self.second)"
        }
      pieces.append(piece)
      return piece
    }
    func element(_ depth: Int) -> String {
      let tags = ["div", "p", "section", "ul", "table", "blockquote", "span", "br"]
      let tag = tags[Int.random(in: 0..<tags.count, using: &random)]
      func inner() -> String {
        guard depth > 0, Int.random(in: 0..<3, using: &random) > 0 else { return text() }
        return (0..<Int.random(in: 1...3, using: &random)).map { _ in element(depth - 1) }.joined()
      }
      switch tag {
      case "p": return "<p>\(text())</p>"
      case "ul": return "<ul><li>\(inner())</li><li>\(text())</li></ul>"
      case "table": return "<table><tr><td>\(inner())</td><td>\(text())</td></tr></table>"
      case "br": return "\(text())<br>\(text())<br>"
      default: return "<\(tag)>\(inner())</\(tag)>"
      }
    }
    let body = (0..<6).map { _ in element(3) }.joined(separator: "\n")
    let extraction = try extract("<title>甲</title><body>\(body)</body>", path: "a.html")
    let all = extraction.passages.map { ($0.headingPath + [$0.text]).joined() }.joined()
      .filter { !$0.isWhitespace }
    for piece in pieces {
      #expect(all.contains(piece.filter { !$0.isWhitespace }), "\(piece)")
    }
  }
}
