import TextStructure

/// The words of the lines that sites put around an article.
enum PageWords {
  /// What a short line is, by its words.
  enum Line {
    /// The way to the page: `当前位置：首页 > 政务公开`.
    case breadcrumb
    /// What a reader can do: print, share, enlarge.
    case tool
    /// Who runs the site, and its registrations.
    case foot
    /// The day on which the page was looked at.
    case today
    /// The article before and the one after.
    case neighbour
    /// A label above links to other articles.
    case others
  }

  /// - Parameter text: the line without white space.
  static func line(_ text: String) -> Line? {
    let count = text.unicodeScalars.count
    guard count <= 200 else { return nil }
    if isBreadcrumb(text, count) { return .breadcrumb }
    if count <= 40, isToday(text) { return .today }
    if isFoot(text, count) { return .foot }
    if count <= 90, neighbours.contains(where: { text.hasPrefix($0) }) { return .neighbour }
    if isOthers(text, count) { return .others }
    return isTool(text, count) ? .tool : nil
  }

  private static func isBreadcrumb(_ text: String, _ count: Int) -> Bool {
    if count <= 100, places.contains(where: { text.hasPrefix($0) }) { return true }
    guard count <= 60, let home = text.unicodeScalarRange(of: "首页"),
      text[..<home.lowerBound].unicodeScalars.count <= 8
    else { return false }
    return text[home.upperBound...].unicodeScalars.first.map {
      ">》»›＞→/-".unicodeScalars.contains($0)
    }
      ?? false
  }

  private static func isToday(_ text: String) -> Bool {
    if text.hasPrefix("今天是") || text.hasPrefix("今日是") || text.hasPrefix("欢迎您") { return true }
    guard let week = text.unicodeScalarRange(of: "星期") ?? text.unicodeScalarRange(of: "周") else {
      return false
    }
    let before = text[..<week.lowerBound].unicodeScalars
    return before.filter(\.isDigit).count >= 3
      && before.allSatisfy { $0.isDigit || "年月日-/.今天是：:农历".unicodeScalars.contains($0) }
  }

  private static func isFoot(_ text: String, _ count: Int) -> Bool {
    let lower = text.lowercased()
    if feet.contains(where: { lower.unicodeScalarRange(of: $0) != nil }) { return true }
    guard count <= 120 else { return false }
    if footStarts.contains(where: { lower.hasPrefix($0) }) { return true }
    return lower.hasPrefix("地址：") && lower.unicodeScalarRange(of: "邮编") != nil
  }

  private static func isOthers(_ text: String, _ count: Int) -> Bool {
    guard count <= 14 else { return false }
    let label = text.filter { $0.unicodeScalars.allSatisfy { $0.isHan || $0.isDigit } }
    return others.contains(label)
      || label.hasPrefix("相关") && label.unicodeScalars.count <= 6
        && ["新闻", "链接", "阅读", "报道", "稿件", "文章", "文件", "信息", "解读", "文档", "推荐", "专题", "政策"]
          .contains { label.hasSuffix($0) }
  }

  private static func isTool(_ text: String, _ count: Int) -> Bool {
    if WebClutter.isClutter(text) || WebClutter.isToolbar(text) { return true }
    guard count <= 80 else { return false }
    if toolStarts.contains(where: { text.hasPrefix($0) }) { return true }
    let bare = text.filter { $0.unicodeScalars.allSatisfy { $0.isHan || $0.isLatinLetter } }
    return tools.contains(bare)
  }

  /// Whether a line under a headline tells where and when the article was published, and how often it
  /// was read.
  static func isPublication(_ text: String) -> Bool {
    let count = text.unicodeScalars.count
    guard count >= 3, count <= 200, !text.unicodeScalars.contains("。") else { return false }
    let found = publication.reduce(0) { $0 + (text.unicodeScalarRange(of: $1) != nil ? 1 : 0) }
    return found >= 2
      || found == 1 && (publicationStarts.contains { text.hasPrefix($0) } || count <= 30)
  }

  private static let places = [
    "当前位置", "当前所在", "您的位置", "您当前的位置", "您当前位置", "您现在的位置", "您所在的位置", "您所在位置", "现在位置",
    "你的位置", "你当前的位置", "你现在的位置", "所在位置", "网站首页>", "首页>", "主页>", "位置：",
  ]
  private static let neighbours = [
    "上一篇", "下一篇", "上一条", "下一条", "上一版", "下一版", "上一页", "下一页", "前一篇", "后一篇", "上篇：", "下篇：",
    "阅读下一篇", "上一主题", "下一主题",
  ]
  private static let others: Set<String> = [
    "推荐阅读", "延伸阅读", "热点新闻", "热点内容", "热点推荐", "热点排行", "热门文章", "热门新闻", "热门推荐", "热门内容", "最新文章",
    "最新新闻", "最新发布", "最新信息", "最新更新", "最新内容", "猜你喜欢", "编辑推荐", "精彩推荐", "推荐文章", "推荐新闻", "推荐内容",
    "为您推荐", "图片新闻", "点击排行", "阅读排行", "新闻排行", "小时排行", "24小时排行", "排行榜", "热榜", "热搜", "本周热点",
    "栏目导航", "站内导航", "版面导航", "标题导航", "网站导航", "信息导航", "栏目列表", "友情链接", "大家都在看", "发表评论", "其他文章",
    "更多", "更多新闻", "查看更多", "政府信息公开", "往期回顾", "站内搜索", "快速导航",
  ]
  private static let tools: Set<String> = [
    "打印文本", "打印", "打印此页", "打印本文", "收藏本文", "加入收藏", "推荐", "挑错", "纠错", "我要纠错", "复制链接", "下载",
    "顶一下", "踩一下", "发表评论", "查看所有评论", "用户名", "验证码", "密码", "登录", "注册", "登录注册", "立即注册", "找回密码",
    "自动登录", "取消", "允许", "知道了", "确定", "微信扫一扫", "关注该公众号", "微信扫一扫关注该公众号", "分隔线", "点击", "次",
    "小字号", "大字号", "字号大", "字号小", "字体", "字号", "无障碍", "无障碍浏览", "关怀版", "返回列表", "返回", "高级模式",
    "高级搜索", "高级检索", "回复", "举报", "使用道具", "只看该作者", "客户端下载", "朋友圈", "微信", "微博", "订阅", "RSS订阅",
    "收藏本站", "分享", "政府网站", "扫码分享", "阅读原文", "更多", "更多>>",
  ]
  private static let toolStarts = [
    "扫一扫", "扫码", "微信扫一扫", "分享到", "分享让更多人", "预览时标签", "【字体", "【字号", "字体：", "字号：", "【E-mail",
    "请自觉遵守互联网", "您需要登录后才可以", "点击数：", "点击量：", "浏览次数", "浏览量", "阅读次数", "访问次数", "打印本页",
    "关闭窗口", "视力保护色", "长按识别", "长按二维码", "轻触阅读", "向上滑动", "继续滑动",
  ]
  private static let feet = [
    "icp备", "icp证", "公网安备", "公安备", "网站标识码", "版权所有", "版 权 所 有", "copyright", "allrightsreserved",
    "all rights reserved",
    "poweredby", "powered by", "违法和不良信息举报", "授权禁止使用", "授权禁止转载", "授权不得转载", "分辨率", "浏览器访问",
  ]
  private static let footStarts = [
    "主办单位", "主办：", "承办单位", "承办：", "技术支持", "维护单位", "制作单位", "网站地图", "联系我们", "服务邮箱", "客服电话",
    "©", "网站声明", "关于我们", "您是第", "建议使用",
  ]
  private static let publication = [
    "来源：", "来源:", "稿源：", "发布时间", "发布日期", "发表时间", "时间：", "时间:", "日期：", "日期:", "浏览", "点击", "阅读量",
    "访问量",
    "字号", "字体", "打印", "分享到", "责任编辑", "编辑：", "编辑:", "作者：", "作者:", "信息来源", "发布机构", "收藏", "点击数", "发布人",
  ]
  private static let publicationStarts = ["来源", "稿源", "发布", "信息来源", "日期：", "点击", "浏览", "字号", "字体"]
}
