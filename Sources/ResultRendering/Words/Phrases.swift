internal import ArchiveModel

/// The catalogue: every text that people are shown, in one language. No other part of the program
/// makes one.
///
/// A text with a value in it is a function, so that each language puts the value where it wants. The
/// texts stand in extensions, by topic.
package struct Phrases: Sendable {
  package let language: Language
  /// How commands are to be typed.
  package let advice: Advice

  package init(_ language: Language, advice: Advice = Advice()) {
    (self.language, self.advice) = (language, advice)
  }

  /// The Chinese or the English form, whichever the language is. Called by extensions of this type alone.
  func say(_ chinese: String, _ english: String) -> String {
    language == .chinese ? chinese : english
  }
  /// Words of an error or a problem.
  /// Texts in a row.
  func list(_ texts: [String]) -> String { texts.joined(separator: say("、", ", ")) }
  /// What parts words.
  private var space: String { language == .chinese ? "" : " " }
  /// What stands between a name and what is said of it.
  var colon: String { say("：", ": ") }

  // The program
  var productName: String { say("查档", "chadang") }
  /// What stands behind the seal, which holds the first character of the Chinese name.
  var afterSeal: String { say("档", "chadang") }
  var tagline: String {
    say("查得到，引得准，说得清出处", "Find it, quote it exactly, show where it stands")
  }

  // Searching
  var search: String { say("查找", "Search") }
  var searchLabel: String { say("查什么", "Search the archive") }
  var searchPlaceholder: String { say("词语，或原句…", "Words, or a sentence…") }
  var filters: String { say("筛选", "Filters") }
  var apply: String { say("应用", "Apply") }
  var clearFilters: String { say("清除全部条件", "Clear all filters") }
  var removeFilter: String { say("去掉条件", "Remove filter") }
  var activeFilters: String { say("当前条件", "Active filters") }
  var any: String { say("不限", "Any") }
  var kind: String { say("文种", "Kind") }
  var issuer: String { say("发文机关", "Issuer") }
  var speaker: String { say("讲话人", "Speaker") }
  var since: String { say("起", "Since") }
  var until: String { say("止", "Until") }
  var path: String { say("路径", "Path") }
  var year: String { say("年份", "Year") }
  var order: String { say("排序", "Order") }
  var dateHint: String { say("如 2020 或 2020-10-26", "e.g. 2020 or 2020-10-26") }
  func order(_ order: SearchRequest.Order) -> String {
    switch order {
    case .relevance: say("按相关", "Relevance")
    case .date: say("按日期，新的在前", "Newest first")
    case .dateAscending: say("按日期，早的在前", "Oldest first")
    }
  }
  func kindName(_ kind: DocumentKind) -> String {
    language == .chinese || kind.englishName == kind.rawValue
      ? kind.rawValue : "\(kind.rawValue) \(kind.englishName)"
  }

  // Hints on the first page
  var hintsTitle: String { say("可以这样查", "Ways to search") }
  var hints: [(example: String, meaning: String)] {
    [
      ("安全生产 整改", say("两个词都要有", "both words")),
      ("“净化政治生态”", say("原话，跨行跨标点也能找到", "the exact words, across line breaks")),
      ("巡察 -通报", say("有前一个词，没有后一个", "the first word without the second")),
      ("文种:通知 防汛", say("只在通知里查", "only in notices")),
      ("日期:2019..2021 文号:12号", say("按日期和文号", "by date and document number")),
    ]
  }
  func archiveSize(_ documents: Int, _ passages: Int) -> String {
    say("共 \(documents) 件、\(passages) 段", "\(documents) documents, \(passages) passages")
  }

  // Results
  var results: String { say("结果", "Results") }
  var noResults: String { say("没有找到。", "Nothing was found.") }
  var noResultsAdvice: String {
    say(
      "可以减少词语、去掉条件，或换一个说法再查。", "Try fewer words, fewer filters, or other words.")
  }
  func found(_ total: Int, isExact: Bool) -> String {
    let passages = total == 1 ? "passage" : "passages"
    return isExact
      ? say("找到 \(total) 段", "\(total) \(passages)")
      : say("至少找到 \(total) 段", "at least \(total) \(passages)")
  }
  func took(_ milliseconds: Double) -> String {
    let tenths = Int((JSONText.finite(milliseconds) * 10).rounded(.up))
    return say("用时 \(tenths / 10).\(tenths % 10) 毫秒", "\(tenths / 10).\(tenths % 10) ms")
  }
  var relaxed: String {
    say(
      "同时含全部词语的段落没有或太少，也列出了只含部分词语的段落。",
      "Few or no passages hold all the words; passages that hold some of them are listed too.")
  }
  /// Words of a question in a row.
  private func quoted(_ words: [String]) -> String {
    list(words.map { DisplayText.singleLine($0) })
  }
  /// Which words a result lacks; empty where it has all.
  func lacking(_ hit: Hit) -> String {
    guard !hit.missing.isEmpty else { return "" }
    let missing = say("本段没有：\(quoted(hit.missing))", "Not in this passage: \(quoted(hit.missing))")
    let elsewhere = hit.missing.filter { !hit.documentMissing.contains($0) }
    if elsewhere.isEmpty { return missing }
    let words = hit.documentMissing.isEmpty ? "" : quoted(elsewhere) + space
    return missing + say("（\(words)在本件其他段）", " (\(words)elsewhere in this document)")
  }
  /// In which spelling words stand in a result; empty where they stand as typed.
  func otherSpellings(_ hit: Hit) -> String {
    let spellings = hit.otherSpellings.map { spelling in
      let (typed, found) = (
        DisplayText.singleLine(spelling.typed), DisplayText.singleLine(spelling.found)
      )
      return say("“\(typed)”在此写作“\(found)”", "“\(typed)” is written “\(found)” here")
    }
    return spellings.joined(separator: say("；", "; "))
  }
  /// What to tell of an answer, in order.
  func notices(of response: SearchResponse) -> [String] {
    let isToldAlready = response.notices.contains { notice in
      switch notice {
      case .exactWordsNotFound, .exactWordsApart, .exactWordsAcrossPassages: true
      default: false
      }
    }
    return response.notices.map(notice) + (response.relaxed && !isToldAlready ? [relaxed] : [])
  }
  var didYouMean: String { say("您要找的是不是", "Did you mean") }
  func further(_ count: Int) -> String {
    say("同一文件另有 \(count) 段", "\(count) more in this document")
  }
  var repaired: String { say("断行已接合", "line breaks repaired") }
  /// That a text was recognised in a picture, and how sure the program was.
  func recognized(_ confidence: Int) -> String {
    say(
      "文字识别，可能有错字（把握 \(confidence)%）",
      "recognised text, may have wrong characters (\(confidence)% sure)")
  }
  var source: String { say("出处", "Source") }
  /// Where words stand: the document's place, and the characters of its original.
  func sourcePlace(_ document: DocumentSummary, _ range: Range<Int>?) -> String {
    guard let range else { return document.place }
    return "\(document.place):\(range.lowerBound)-\(range.upperBound)"
  }
  var passage: String { say("段落", "Passage") }
  var citation: String { say("引用格式", "Citation") }
  var explanation: String { say("得分构成", "Score") }
  var explanationColumns: [String] {
    [
      say("词", "term"), say("所属", "view"), say("段内次数", "in passage"),
      say("库内段数", "passages"), say("得分", "score"),
    ]
  }
  var facets: String { say("分布", "Counts") }
  var facetsInexact: String { say("（估计）", " (estimated)") }
  var previousPage: String { say("上一页", "Previous") }
  var nextPage: String { say("下一页", "Next") }
  var pages: String { say("翻页", "Pages") }
  func range(_ first: Int, _ last: Int) -> String {
    say("第 \(first)–\(last) 段", "\(first)–\(last)")
  }
  func notice(_ notice: SearchResponse.Notice) -> String {
    switch notice {
    case .indexIncomplete:
      say("索引尚未完成，可能缺少部分文件。", "The index is not complete; documents may be missing.")
    case .queryShortened:
      say(
        "查询过长，只用了前 \(SearchRequest.longestQuery) 个字。",
        "The query was too long; only its first \(SearchRequest.longestQuery) characters were used."
      )
    case .nothingToLookFor:
      say("查询里没有可查的词语。", "The query holds nothing to look for.")
    case .filterNotUnderstood(let filter):
      say("没看懂条件“\(filter)”，已当作普通词语查找。", "“\(filter)” is no filter; it was looked for as words.")
    case .exactWordsNotFound(let words):
      say(
        "没有一处原文与引号里的词句相同：\(quoted(words))。下面只是含有其他词语的段落。",
        "These exact words occur nowhere: \(quoted(words)). The passages below hold only other words."
      )
    case .exactWordsApart(let words):
      say(
        "\(quoted(words))在库中都有，但没有一段同时含有它们。",
        "\(quoted(words)) each occur in the archive, but no passage holds all of them.")
    case .exactWordsAcrossPassages(let words):
      say(
        "\(quoted(words))在原文里跨两段相连，下面列出这些段落。",
        "\(quoted(words)): these words run over the end of a passage; its passages are shown below."
      )
    case .filteredOut(let count):
      say(
        "加上筛选条件后没有结果；不加条件有 \(count) 段。",
        "Nothing passes the filters; without them there are \(count) passages.")
    case .alsoSearched(let words):
      say("也查了：", "Also searched: ")
        + words.map { DisplayText.singleLine($0) }.joined(separator: say("、", ", "))
    case .synonymsUnusable(let fact):
      say(
        "同义词表不能用，这次没有用它：\(text(of: fact))",
        "The list of synonyms cannot be used; this search is without it: \(text(of: fact))")
    case .deadlineReached:
      say("时间已到，列出的是目前最好的结果。", "Time ran out; these are the best found so far.")
    }
  }
}
