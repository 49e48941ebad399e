internal import ArchiveModel

/// The words that web pages put around a text: tools, font sizes, breadcrumbs, counters.
public enum WebClutter {
  /// A block's text without white space, as the lists below are written.
  public static func plain(_ flow: Flow, _ block: Block) -> String {
    var text = String.UnicodeScalarView()
    for index in 0..<block.spanCount {
      let span = block[span: index]
      for position in span.start..<min(span.end, span.start + 80)
      where !flow.scalars[position].isTrimmed {
        text.append(flow.scalars[position])
      }
    }
    return String(text)
  }

  private static let words: Set<String> = [
    "下载", "打印", "全屏", "收藏", "分享", "加大", "还原", "减小", "关闭", "打印收藏", "收藏打印", "打印关闭", "关闭窗口", "打印本页",
    "关闭本页", "返回顶部", "返回首页", "返回", "上一篇", "下一篇", "分享到", "分享：", "分享:", "分享到微信", "分享到微博", "分享到：",
    "相关报道：", "相关报道", "相关文档：", "相关文档", "相关链接：", "相关链接", "相关新闻", "相关阅读", "扫一扫在手机打开当前页",
    "扫一扫在手机打开当前页面", "扫一扫", "微信", "微博", "QQ空间", "我要纠错", "纠错", "繁體", "繁体", "无障碍", "长者模式",
    "设为首页", "加入收藏", "语音播报", "大中小", "字体", "字号", "字号：", "字体：", "【字号：", "【字体：", "【打印】", "【关闭】",
    "【关闭窗口】", "【打印本页】", "打印下载", "【", "】", "×", "|", "［", "］", "视力保护色：", "下载打印全屏收藏", "关注", "点赞",
    "评论", "举报", "正文", "首页>正文", "阅读量：", "浏览量：", "浏览次数：", "点击数：", "点击：", "浏览：", "阅读：", "朗读",
  ]

  /// Whether a line is nothing but tools of a web page.
  public static func isClutter(_ text: String) -> Bool {
    if words.contains(text) { return true }
    let starts = [
      "【字号", "【字体", "［字号", "[字号", "字号：大", "字体：大", "打印收藏", "分享到", "浏览次数：", "阅读次数：", "点击次数：",
    ]
    if starts.contains(where: { text.hasPrefix($0) }), text.unicodeScalars.count <= 30 {
      return true
    }
    let counters = ["阅读量：", "浏览量：", "点击量：", "访问量："]
    return counters.contains { text.hasPrefix($0) } && text.unicodeScalars.count <= 12
  }

  /// Lines below a page's text: its owner, its neighbours.
  static func isFooter(_ text: String) -> Bool {
    let starts = ["版权所有", "主办：", "主办单位：", "承办：", "网站标识码", "上一篇", "下一篇", "【关闭窗口】", "Copyright"]
    if text.unicodeScalars.count <= 100, starts.contains(where: { text.hasPrefix($0) }) {
      return true
    }
    return text.unicodeScalars.count <= 60
      && ["ICP备", "公网安备", "未经授权禁止转载", "未经许可不得转载"].contains {
        text.unicodeScalarRange(of: $0) != nil
      }
  }

  /// Whether a line is a row of tools (`设为首页 | 加入收藏`), as it stands with its white space.
  public static func isToolbar(_ text: String) -> Bool {
    let tokens = text.split { $0.isWhitespace || "|｜/【】：:".contains($0) }
    guard tokens.count >= 2, text.unicodeScalars.count <= 60 else { return false }
    // `2023/11/8` is a date.
    if tokens.count <= 3, PartialDate(chinese: text) != nil { return false }
    return tokens.allSatisfy {
      words.contains(String($0)) || isFragment(String($0)) || $0 == "无障碍阅读"
    }
  }

  /// What is clutter only beside other clutter: font sizes, counts, arrows.
  public static func isFragment(_ text: String) -> Bool {
    switch text {
    case "大", "中", "小", ">", "›", "»", "/", "+", "-", "A", "A+", "A-", "T", "】", "首页", "：", ":":
      return true
    default:
      return text.utf8.count <= 8 && text.unicodeScalars.allSatisfy(\.isDigit)
    }
  }

  /// Whether a line opens the way to the page (`当前位置：`).
  static func startsBreadcrumb(_ text: String) -> Bool {
    let starts = ["当前位置", "您的位置", "您当前的位置", "您现在的位置", "现在位置", "你的位置", "所在位置", "首页>", "您所在的位置"]
    return text == "首页"
      || (starts.contains { text.hasPrefix($0) } && text.unicodeScalars.count <= 60)
  }
}
