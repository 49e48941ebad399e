import Testing

@testable import ResultRendering

@Suite struct LanguageTests {
  @Test(arguments: [
    ("zh_CN.UTF-8" as String?, Language.chinese), ("zh", .chinese), ("ZH_tw", .chinese),
    ("en_US", .english),
    ("C", .english), ("", .english), (nil, .english),
  ])
  func readsLocales(_ locale: String?, _ language: Language) {
    #expect(Language(locale: locale) == language)
  }

  @Test(arguments: [
    (nil as String?, Language.english), ("", .english), ("en", .english), ("zh", .chinese),
    ("zh-CN,zh;q=0.9,en;q=0.8", .chinese), ("en-US,en;q=0.9,zh-CN;q=0.8", .english),
    ("en;q=0.5, zh;q=0.9", .chinese), ("fr, de;q=0.9", .english), ("fr, zh;q=0.1", .chinese),
    ("zh;q=0", .english), ("zh;q=0, en;q=0", .english), ("*", .english),
    ("en;q=x, zh;q=0.1", .chinese), ("en ; q=0.3 , zh-Hant-TW ; q=0.4", .chinese),
    (";;;,,,=q", .english), ("zh;q=2", .english), ("zh;q=nan", .english),
  ])
  func negotiates(_ header: String?, _ language: Language) {
    #expect(Language(acceptLanguage: header) == language)
  }
}
