import TextStructure

/// The words of the lines that sites put around an article.
enum PageWords {
  /// What a short line is, by its words.
  enum Line {
    /// The way to the page: `当前位置：首页 > 政务公开`.
    case breadcrumb
    /// What a reader can do: print, share, enlarge.
    case tool
    /// The site's registrations and rights.
    case foot
    /// Who runs the site, and how to reach them.
    case owner
    /// The day on which the page was looked at.
    case today
    /// The article before and the one after.
    case neighbour
    /// A label above links to other articles.
    case others
  }

  /// - Parameter text: the line without white space, its Latin letters small.
  static func line(_ text: [Unicode.Scalar]) -> Line? {
    guard !text.isEmpty, text.count <= 200 else { return nil }
    if isBreadcrumb(text) { return .breadcrumb }
    if text.count <= 40, isToday(text) { return .today }
    if feet.first(in: text, 0..<text.count) != nil { return .foot }
    if text.count <= 120, begins(text, with: owners) || isAddress(text) { return .owner }
    if text.count <= 90, begins(text, with: neighbours) { return .neighbour }
    if text.count <= 14, isOthers(text) { return .others }
    return text.count <= 80 && isTool(text) ? .tool : nil
  }

  private static func begins(_ text: [Unicode.Scalar], with words: WordSet) -> Bool {
    words.length(in: text, at: 0, end: text.count) > 0
  }

  private static func isBreadcrumb(_ text: [Unicode.Scalar]) -> Bool {
    if text.count <= 100, begins(text, with: places) { return true }
    guard text.count <= 60, let home = homes.first(in: text, 0..<min(text.count, 12)),
      home.upperBound < text.count
    else { return false }
    return ">》»›＞→/-".unicodeScalars.contains(text[home.upperBound])
  }

  private static func isToday(_ text: [Unicode.Scalar]) -> Bool {
    if begins(text, with: days) { return true }
    guard let week = weeks.first(in: text, 0..<text.count) else { return false }
    let before = text[..<week.lowerBound]
    return before.filter(\.isDigit).count >= 3
      && before.allSatisfy { $0.isDigit || "年月日-/.今天是：:农历".unicodeScalars.contains($0) }
  }

  /// `地址：清河县人民路1号　邮编：610000`.
  private static func isAddress(_ text: [Unicode.Scalar]) -> Bool {
    begins(text, with: addresses) && postcodes.first(in: text, 0..<text.count) != nil
  }

  private static func isOthers(_ text: [Unicode.Scalar]) -> Bool {
    let label = string(text.filter { $0.isHan || $0.isDigit })
    if others.contains(label) { return true }
    return label.hasPrefix("相关") && label.unicodeScalars.count <= 6
      && relatedEndings.contains { label.hasSuffix($0) }
  }

  private static func isTool(_ text: [Unicode.Scalar]) -> Bool {
    if begins(text, with: toolStarts) { return true }
    guard text.count <= 30 else { return false }
    let whole = string(text)
    if WebClutter.isClutter(whole) || WebClutter.isToolbar(whole) { return true }
    return tools.contains(string(text.filter { $0.isHan || $0.isLatinLetter }))
  }

  private static func string(_ text: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text)
    return String(view)
  }

  /// Whether a line under a headline tells where and when the article was published, and how often it
  /// was read.
  static func isPublication(_ text: [Unicode.Scalar]) -> Bool {
    guard text.count >= 3, text.count <= 200, !text.contains("。") else { return false }
    var (found, index) = (0, 0)
    while found < 2, let place = publication.first(in: text, index..<text.count) {
      (found, index) = (found + 1, place.upperBound)
    }
    return found >= 2 || found == 1 && (begins(text, with: publicationStarts) || isStamp(text))
  }

  /// `时间：2019-03-02 10:30`: figures alone, as a program writes them; `时间：3月2日上午` is of an event.
  private static func isStamp(_ text: [Unicode.Scalar]) -> Bool {
    let label = stamps.length(in: text, at: 0, end: text.count)
    return label > 0 && label < text.count
      && text[label...].allSatisfy { $0.isDigit || "-:/.".unicodeScalars.contains($0) }
  }

  private static let stamps = WordSet("时间： 时间: 日期： 日期:")

  /// How the way to a page begins.
  private static let places = WordSet(
    """
    当前位置 当前所在 您的位置 您当前的位置 您当前位置 您现在的位置 您所在的位置 您所在位置 现在位置 你的位置 你当前的位置 你现在的位置 所在位置 网站首页> \
    首页> 主页> 位置： 首页>> 主页>>
    """)
  private static let homes = WordSet("首页 主页")
  private static let days = WordSet("今天是 今日是 欢迎您 欢迎访问 欢迎光临")
  private static let weeks = WordSet("星期 周")
  private static let addresses = WordSet("地址：")
  private static let postcodes = WordSet("邮编 邮政编码")
  /// How the line of a neighbouring article begins.
  private static let neighbours = WordSet(
    """
    上一篇 下一篇 上一条 下一条 上一版 下一版 上一页 下一页 前一篇 后一篇 上篇： 下篇： 阅读下一篇 上一主题 下一主题
    """)
  /// How lines of tools begin.
  private static let toolStarts = WordSet(
    """
    扫一扫 扫码 微信扫一扫 分享到 分享让更多人 预览时标签 【字体 【字号 字体： 字号： 【e-mail 请自觉遵守互联网 您需要登录后才可以 点击数： 点击量： \
    浏览次数 浏览量 阅读次数 访问次数 打印本页 关闭窗口 视力保护色 长按识别 长按二维码 轻触阅读 用微信扫 分享至 网友评论仅供 文明上网 登录评论 登录并发 \
    扫描上方 扫描下载 扫二维码 扫描二维码 我要跟帖 我要评论 正文已结束 加载更多 正在加载 已输入0字 向上滑动 继续滑动 您的电子邮箱地址 您的邮箱地址 必填项已用 发表回复 此条目发表在 \
    下载客户端 打开客户端
    """)
  /// What stands in a foot only.
  private static let feet = WordSet(
    """
    icp备 icp证 公网安备 copyright 公安备 allrightsreserved 网站标识码 poweredby 版权所有 processedin 违法和不良信息举报 \
    授权禁止使用 授权禁止转载 授权不得转载 分辨率 浏览器访问 ©
    """)
  /// How the lines of a foot begin, and lines of an article may.
  private static let owners = WordSet(
    """
    主办单位 主办： 承办单位 承办： 技术支持 维护单位 制作单位 网站地图 联系我们 服务邮箱 客服电话 网站声明 关于我们 您是第 建议使用
    """)
  /// What stands in the line under a headline.
  private static let publication = WordSet(
    """
    来源： 来源: 稿源： 发布时间 发布日期 发表时间 时间： 时间: 日期： 日期: 浏览 点击 阅读量 访问量 字号 字体 打印 分享到 责任编辑 编辑： 编辑: \
    作者： 作者: 信息来源 发布机构 收藏 点击数 发布人
    """)
  /// How such a line begins.
  private static let publicationStarts = WordSet(
    """
    来源： 来源: 稿源： 发布时间 发布日期 发布机构 发布人 发表时间 信息来源 点击数 点击量 点击： 点击: \
    浏览次数 浏览量 浏览： 字号 字体
    """)
  private static let others: Set<String> = [
    "推荐阅读", "延伸阅读", "热点新闻", "热点内容", "热点推荐", "热点排行", "热门文章", "热门新闻", "热门推荐", "热门内容",
    "最新文章", "最新新闻", "最新发布", "最新信息", "最新更新", "最新内容", "猜你喜欢", "编辑推荐", "精彩推荐", "推荐文章",
    "推荐新闻", "推荐内容", "为您推荐", "图片新闻", "点击排行", "阅读排行", "新闻排行", "小时排行", "24小时排行", "排行榜",
    "热榜", "热搜", "本周热点", "栏目导航", "站内导航", "版面导航", "标题导航", "网站导航", "信息导航", "栏目列表", "友情链接",
    "大家都在看", "发表评论", "其他文章", "更多", "更多新闻", "查看更多", "政府信息公开", "往期回顾", "站内搜索", "快速导航",
  ]
  private static let relatedEndings = [
    "新闻", "链接", "阅读", "报道", "稿件", "文章", "文件", "信息", "解读", "文档", "推荐", "专题", "政策",
  ]
  private static let tools: Set<String> = [
    "打印文本", "打印", "查看", "回复数", "打印此页", "打印本文", "收藏本文", "加入收藏", "推荐", "挑错", "纠错", "我要纠错", "复制链接",
    "下载", "顶一下", "踩一下", "发表评论", "查看所有评论", "用户名", "验证码", "密码", "登录", "注册", "登录注册",
    "立即注册", "找回密码", "自动登录", "取消", "允许", "知道了", "确定", "微信扫一扫", "关注该公众号", "微信扫一扫关注该公众号",
    "分隔线", "点击", "次", "小字号", "大字号", "字号大", "字号小", "字体", "字号", "无障碍", "无障碍浏览", "关怀版",
    "返回列表", "返回", "高级模式", "高级搜索", "高级检索", "回复", "举报", "使用道具", "只看该作者", "客户端下载", "朋友圈",
    "微信", "微博", "订阅", "rss订阅", "收藏本站", "分享", "政府网站", "扫码分享", "阅读原文", "更多", "更多>>",
  ]
}
