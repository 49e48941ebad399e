internal import ArchiveModel

/// The texts of problems with requests.
extension Phrases {
  /// A problem in words.
  func detail(of problem: Problem) -> String {
    let name = problem.parameter ?? ""
    let value = String((problem.value ?? "").prefix(80))
    switch problem.code {
    case .badParameter:
      return say(
        "参数 \(name) 不能是“\(value)”，可以是：",
        "The parameter \(name) cannot be “\(value)”. It may be:")
    case .repeatedParameter:
      return say(
        "参数 \(name) 只能给一次。",
        "\(name) can be given only once.")
    case .malformedParameter:
      return say(
        "参数或内容不是正确的 UTF-8（地址和表单里须作百分号编码）。",
        "A parameter or the content is not UTF-8 (percent-encoded in addresses and forms).")
    case .malformedRequest:
      return say(
        "请求不合 HTTP 规则。",
        "The request does not follow HTTP.")
    case .badHost:
      return say(
        "本服务不以“\(value)”为主机名。请用启动时显示的地址访问。",
        "This service does not go by the host name “\(value)”. Use the address shown at its start.")
    case .crossSite:
      return say(
        "不接受别的网站发来的请求。",
        "Requests made by other web sites are not accepted.")
    case .notFound:
      return say(
        "这个地址下什么也没有。",
        "There is nothing at this address.")
    case .unknownDocument:
      return say(
        "库里没有这份文件或这个段落：它可能已改动、已撤下，或还没有编入索引。",
        "The archive has no such document or passage: it may have been changed or withdrawn, or not be indexed yet."
      )
    case .withdrawnDocument:
      return say(
        "这份文件，或同一原件里的另一份文件，已由档案管理人员撤下，不再提供。",
        "This document, or another one in the same file, was withdrawn by the archive.")
    case .unusableQuotation:
      return refusal(problem.value.flatMap(QuoteRequest.Refusal.init) ?? .empty)
    case .methodNotAllowed:
      return say(
        "档案库只供读取，这个地址只接受 \(problem.allowed.joined(separator: "、"))。",
        "The archive is read-only; accepted here: \(problem.allowed.joined(separator: ", ")).")
    case .bodyNotAccepted:
      return say(
        "请求不能带内容。",
        "A request cannot have content.")
    case .contentTooLarge:
      return say(
        "文字太长：一次最多核对 1 MB（约 35 万字）。请分次核对，或在命令行用 chadang quote --draft。",
        "The text is too long: at most 1 MB at once. Check it in parts, or use `chadang quote --draft` at the command line."
      )
    case .contentTypeNotAccepted:
      return say(
        "内容须为表单（application/x-www-form-urlencoded）或纯文本（text/plain）。",
        "Content must be a form (application/x-www-form-urlencoded) or text/plain.")
    case .addressTooLong:
      return say(
        "地址太长了，请缩短查询。",
        "The address is too long; shorten the query.")
    case .busy:
      return say(
        "现在查询的人太多，请稍后再试。",
        "Too many searches at once; try again shortly.")
    case .abandoned:
      return say(
        "连接已由对方关闭（或关闭了发送），查询随即停止。",
        "The client closed the connection, or its sending side, and the work ended.")
    case .overdue:
      return say(
        "这个问题一秒内答不完，请加上条件缩小范围。",
        "This takes more than a second to answer; narrow it down.")
    case .archiveUnavailable:
      return say(
        "档案库暂时读不出来，详情见服务日志。",
        "The archive cannot be read just now; the service's log says why.")
    case .internalError:
      return say(
        "程序出了差错，详情见服务日志。",
        "The program failed; its log says why.")
    }
  }
}
