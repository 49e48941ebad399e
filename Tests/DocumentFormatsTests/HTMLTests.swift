import ArchiveModel
import DocumentFormats
import ExtractionSupport
import Foundation
import Testing

@Suite struct HTMLTests {
  static let page = """
    <!DOCTYPE html><html><head><meta charset="gb2312"><title>关于开展检查的通知_清河县人民政府</title>
    <style>p { color: red }</style><script>var a = "<p>脚本</p>";</script></head><body>
    <header><a href="/">首页</a><a href="/x">政务公开</a></header><nav><ul><li>菜单</li></ul></nav>
    <h1>关于开展检查的通知</h1><p>清政办发〔2024〕12号</p><p>　　各乡镇人民政府：</p>
    <p>&nbsp;&nbsp;为贯彻<b>落实</b>安全
    工作，A&amp;B &lt;x&gt; 如下：&#x5B89;全</p>
    <h2>一、总体要求</h2><p>坚持人民至上。<br>坚持生命至上。</p>
    <table><tr><td>序号</td><td>名称</td></tr></table>
    <div style="display: none">隐藏</div><div hidden>藏</div><noscript>无脚本</noscript>
    <p>2024年3月5日</p><footer>版权所有：清河县</footer></body></html>
    """

  @Test func textOfAPage() throws {
    let extraction = try extract(Self.page, path: "a.html")
    let text = extraction.text
    for part in [
      "为贯彻落实安全工作，A&B <x> 如下：安全", "坚持人民至上。\n坚持生命至上。", "序号\n名称", "2024年3月5日", "清政办发〔2024〕12号",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    for part in ["脚本", "color", "隐藏", "藏", "菜单", "版权所有", "<p>", "首页", "&amp;"] {
      #expect(!text.contains(part), "\(part)")
    }
    #expect(extraction.passages.last?.headingPath == ["一、总体要求"])
  }

  /// The parser takes the letters after an ampersand for a name, and tells of both at its end.
  @Test(arguments: [1, 30, 3_000, 100_000])
  func anAmpersandBeforeLetters(count: Int) throws {
    let letters = String(repeating: "谮", count: count)
    let extraction = try extract("<p>传部&\(letters)乙&amp;丙</p>", path: "a.html")
    #expect(extraction.texts.joined() == "传部&\(letters)乙&丙")
  }

  @Test func descriptionOfAPage() throws {
    let description = try extract(Self.page, path: "a.html").description
    #expect(description.title == "关于开展检查的通知")
    #expect(description.kind == .notice)
    #expect(description.number == "清政办发〔2024〕12号")
    #expect(description.addressee == "各乡镇人民政府")
    #expect(description.date == PartialDate(year: 2024, month: 3, day: 5))
  }

  @Test func sourcesPointIntoTheMarkup() throws {
    let original = Self.page
    let passages = try extract(original, path: "a.html").passages
    let passage = try #require(passages.first { $0.text.contains("为贯彻落实") })
    let text = passage.text
    let start = try #require(text.range(of: "落实安全"))
    let bytes =
      text.utf8.distance(
        from: text.startIndex, to: start.lowerBound)..<text.utf8.distance(
        from: text.startIndex, to: start.upperBound)
    let ranges = passage.sourceMap.sourceScalarRanges(ofTextBytes: bytes, in: text)
    #expect(ranges.map { slice(original, $0) } == ["落实", "安全"])
  }

  @Test(arguments: [
    String(repeating: "<div>", count: 100_000) + "深处。"
      + String(repeating: "</div>", count: 100_000),
    "<p " + (0..<20_000).map { "a\($0)=1" }.joined(separator: " ") + ">深处。</p>",
    "<p>深处。" + String(repeating: "&#x5B89;&amp;", count: 50_000),
    "<!-- 未闭合 " + String(repeating: "<!--", count: 1000) + "--><p>深处。",
    "<pre>" + String(repeating: "行\n", count: 50_000) + "深处。</pre>",
    "<p>深处。<scr<script>ipt>a</script><b <i>x",
    String(repeating: "<p>在深处。很深的地方。\u{0}\u{FFFE}再深一层。", count: 200),
  ])
  func hostileMarkup(markup: String) throws {
    let extraction = try extract(markup, path: "a.html")
    #expect(extraction.text.contains("深处。"))
  }

  @Test func endTagsThatCloseNothingAreRefusedInBoundedTime() {
    let markup =
      String(repeating: "<b><i>", count: 50_000) + "深处。"
      + String(repeating: "</u>", count: 100_000)
    #expect(throws: ExtractionError.self) { _ = try extract(markup, path: "a.html") }
  }

  @Test func aFragmentWithoutTitle() throws {
    let extraction = try extract("<p>第一段。</p><p>第二段。</p>", path: "随记.html")
    #expect(extraction.texts == ["第一段。\n第二段。"])
    #expect(extraction.description.title == "随记")
  }
}
