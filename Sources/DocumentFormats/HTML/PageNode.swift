import TextStructure

/// An element of a page, as far as it tells the article from what is around it.
struct PageNode {
  /// The element it stands in; `-1` for the page itself.
  var parent: Int
  /// What its tag, class and id say.
  var signs: PageSigns
}

/// What stands in a page beside a block's text.
struct PageFacts {
  /// The element that the block stands in, an index of the page's nodes.
  var node: Int
  /// How many characters of it stand in links.
  var linkedCount = 0
  /// How many links begin in it.
  var linkCount = 0
  /// Whether a comment of the page says that the article's text begins before it and ends after it.
  var isMarkedText = false
}

/// What the tag and the names of an element say of its part in a page.
///
/// The names are those that extractors look for (Mozilla's Readability, trafilatura) and those of the
/// systems that Chinese government offices and newspapers publish with (TRS, UCAP, VSB, Founder, DedeCMS,
/// PHPCMS, Discuz).
struct PageSigns: OptionSet {
  let rawValue: UInt8

  /// Holds the text of an article, by its name.
  static let content = PageSigns(rawValue: 1)
  /// Holds what is around an article, by its name: menus, tools, the foot.
  static let around = PageSigns(rawValue: 2)
  /// Holds what leads to other articles, by its name; may hold sentences.
  static let others = PageSigns(rawValue: 4)
  /// May hold several paragraphs.
  static let container = PageSigns(rawValue: 8)
  /// A table.
  static let table = PageSigns(rawValue: 16)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// - Parameters:
  ///   - tag: the element's tag.
  ///   - names: its class, id, role and `itemprop`, separated by blanks.
  init(tag: String, names: String) {
    self = []
    switch tag {
    case "table": insert(.table)
    case "aside", "footer": formUnion([.around, .container])
    case "article", "main": formUnion([.container])
    case "div", "td", "section", "body", "center", "blockquote", "form", "dd", "span":
      insert(.container)
    default: if tag.utf8.contains(0x2D) { insert(.container) }
    }
    guard !names.isEmpty else { return }
    let lower = names.lowercased()
    for name in lower.split(separator: " ") {
      if Self.contentExact.contains(name) { insert(.content) }
      for word in name.split(whereSeparator: { $0 == "-" || $0 == "_" || $0.isNumber }) {
        if Self.aroundWords.contains(word) { insert(.around) }
        if Self.othersWords.contains(word) { insert(.others) }
      }
    }
    let scalars = Array(lower.unicodeScalars)
    for index in scalars.indices {
      func begins(_ words: WordSet) -> Bool {
        words.length(in: scalars, at: index, end: scalars.count) > 0
      }
      if begins(Self.contentNames) { insert(.content) }
      if begins(Self.aroundParts) { insert(.around) }
      if begins(Self.othersParts) { insert(.others) }
    }
    if contains(.content) { subtract([.around, .others]) }
  }

  private static let contentNames = WordSet(
    [
      "trs_editor", "trs_ueditor", "ucap-content", "ucapcontent", "article-content",
      "article_content", "articlecontent", "article-body", "articlebody", "article_body",
      "js_content", "vsb_content", "v_news_content", "detailcontent", "detail-content",
      "detail_content", "rm_txt_con", "pages_content", "news_content", "newscontent",
      "news-content", "content_text", "contenttext", "fulltext", "post-content", "entry-content",
      "post_content", "postmessage_", "xxgk_content", "zw_content", "wzcontent", "zwcontent",
      "bt_content", "rich_media_content", "artibody", "news_txt", "newstext", "text_con",
      "con_text", "nr_content",
    ].joined(separator: " "))
  private static let contentExact: Set<Substring> = [
    "zoom", "ozoom", "mozoom", "zhengwen", "zwnr", "t_f",
  ]

  private static let aroundWords: Set<Substring> = [
    "nav", "navbar", "navigation", "navmenu", "menu", "topmenu", "leftmenu", "submenu", "topbar",
    "footer", "foot", "bottom", "copyright", "breadcrumb", "breadcrumbs", "breadcrumbnav", "crumb",
    "crumbs", "crumbnav", "position", "place", "location", "dqwz", "weizhi", "wzdh", "share",
    "bdshare",
    "bshare", "jiathis", "toolbar", "tools", "print", "fontsize", "login", "register", "search",
    "sousuo", "pagination", "pagelist", "pager", "pgs", "prevnext", "prenext", "qrcode", "ewm",
    "erweima", "banner", "adv", "ads", "sponsor", "friendlink", "friendlinks", "yqlj", "dialog",
    "modal", "popup", "gotop", "backtop", "mianbaoxie", "digg", "handle", "complementary",
    "contentinfo",
  ]
  private static let aroundParts = WordSet(
    ["breadcrumb", "qr_code", "friendlink", "toolbar", "copyright", "sharebox", "media_tool"]
      .joined(separator: " "))
  private static let othersWords: Set<Substring> = [
    "related", "relevant", "relnews", "xgyd", "xgwz", "xglj", "xgxx", "xgxw", "xgzc", "xgjd",
    "recommend",
    "recommended", "tuijian", "hotlist", "hotnews", "ranking", "rank", "paihang", "sidebar",
    "nextpage",
    "pright", "tbox",
  ]
  private static let othersParts = WordSet(
    ["relevant", "recommend", "sidebar", "hotnews", "relatednews"].joined(separator: " "))
}
