/// Answers to what is no request, or before one: plain text.
extension Phrases {
  /// An answer in both languages, where it is not known which is read.
  package static func inBoth(_ status: Int, _ text: (Phrases) -> String) -> String {
    Language.allCases.map { "\(status) \(text(Phrases($0)))\n" }.joined(separator: "\n")
  }

  package var requestMalformed: String {
    say(
      """
      请求不合 HTTP 规则。地址里的汉字须作百分号编码，例如：
        curl -G 'http://127.0.0.1:8080/api/v1/search' --data-urlencode 'q=安全生产'
      """,
      """
      The request does not follow HTTP. Chinese characters in the address must be
      percent-encoded; with curl: -G --data-urlencode 'q=…', as above.
      """)
  }
  package var addressTooLong: String {
    say(
      "地址太长了。要核对的长文请在 /quote 页粘贴，或用 POST 发送。",
      "The address is too long. Paste long texts into the page /quote, or send them by POST.")
  }
  package var headTooLarge: String {
    say(
      """
      请求头太大，或字段太多。清除本站的 Cookie 后再试。
      """,
      """
      The head of the request is too large or has too many fields. Clear this site's cookies
      and try again.
      """)
  }
  package var tooManyConnections: String {
    say("现在连接太多，请稍后再试。", "Too many connections at once; try again shortly.")
  }
}
