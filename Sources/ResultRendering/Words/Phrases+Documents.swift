internal import ArchiveModel

/// The phrases of the document page and of error pages.
extension Phrases {
  var skipToContent: String { say("跳到正文", "Skip to content") }
  var home: String { say("首页", "Home") }
  var title: String { say("标题", "Title") }
  var number: String { say("发文字号", "Number") }
  var date: String { say("日期", "Date") }
  var byline: String { say("署名", "Byline") }
  var addressee: String { say("主送机关", "Addressee") }
  var signer: String { say("签发人", "Signed by") }
  var publishedIn: String { say("来源", "Published in") }
  var secrecy: String { say("密级", "Secrecy") }
  /// The mark of a document that bears a level of secrecy, in every language as in the document.
  func secrecyMark(_ document: DocumentSummary) -> String? {
    document.description.secrecyLevel.map { "【\($0.rawValue)】" }
  }
  /// The title with that mark before it.
  func markedTitle(_ document: DocumentSummary) -> String {
    (secrecyMark(document) ?? "") + document.displayTitle
  }
  var file: String { say("文件", "File") }
  var record: String { say("记录号", "Record") }
  var format: String { say("格式", "Format") }
  var encoding: String { say("编码", "Encoding") }
  var fixity: String { say("校验值 SHA-256", "SHA-256") }
  var about: String { say("著录信息", "Description") }
  var outline: String { say("目录", "Contents") }
  var original: String { say("下载原件", "Download original") }
  var asJSON: String { say("JSON 格式", "As JSON") }
  var linkToPassage: String { say("本段链接", "Link to this passage") }
  func passageNumber(_ ordinal: Int) -> String {
    say("第 \(ordinal + 1) 段", "Passage \(ordinal + 1)")
  }
  func pageOfDocument(_ page: Int, of pages: Int) -> String {
    say("第 \(page) 页，共 \(pages) 页", "Page \(page) of \(pages)")
  }
  func passageCount(_ shown: Int, of total: Int) -> String {
    shown == total
      ? say("全文 \(total) 段", "\(total) passages")
      : say("显示 \(shown) 段，全文 \(total) 段", "\(shown) of \(total) passages")
  }
  var emptyDocument: String {
    say("这份文件里没有可读的文字。", "This document holds no readable text.")
  }
  func printedPages(_ pages: ClosedRange<Int>) -> String {
    pages.count == 1
      ? say("第 \(pages.lowerBound) 版/页", "p. \(pages.lowerBound)")
      : say(
        "第 \(pages.lowerBound)–\(pages.upperBound) 版/页",
        "pp. \(pages.lowerBound)–\(pages.upperBound)")
  }
  func date(_ date: PartialDate) -> String {
    guard language == .chinese else { return date.description }
    return [date.year.map { "\($0)年" }, date.month.map { "\($0)月" }, date.day.map { "\($0)日" }]
      .compactMap { $0 }.joined()
  }

  func statusTitle(_ status: Int) -> String {
    switch status {
    case 400: say("请求有误", "Bad request")
    case 403: say("不接受此来源的请求", "Forbidden")
    case 404: say("没有这个页面", "Not found")
    case 405: say("只能读取", "Method not allowed")
    case 410: say("文件已撤下", "Withdrawn")
    case 413: say("不接受内容", "Content not accepted")
    case 414: say("地址过长", "Address too long")
    case 415: say("不接受这种内容", "Content type not accepted")
    case 421: say("主机名不符", "Misdirected request")
    case 503: say("暂时无法回答", "Unavailable")
    default: say("出了差错", "Something went wrong")
    }
  }
  var backHome: String { say("回到首页", "Back to the first page") }
}
