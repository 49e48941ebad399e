internal import ArchiveModel

/// The phrases of answers to quotations.
extension Phrases {
  var quote: String { say("核对引文", "Check a quotation") }
  var quoteLabel: String { say("引文", "Quotation") }
  var quoteHint: String {
    say("把要核对的原话贴在这里；省略处用……", "Paste the words to be checked; …… for what you left out")
  }
  var quoteIntroduction: String {
    say(
      "逐字核对：原文有没有这句话，差在哪里，谁在什么文件里说的，怎样引用。",
      "Character by character: whether the words stand in a document, what differs, where, and how to cite it."
    )
  }
  var quoteAct: String { say("核对", "Check") }

  func verdict(_ verdict: QuoteVerdict) -> String {
    switch verdict {
    case .identical: say("一字不差", "Identical")
    case .punctuation: say("仅标点或空格不同", "Same but for punctuation or spacing")
    case .form: say("仅字形、全半角或换行不同", "Same but for script, width or line breaks")
    case .changed: say("有改动", "Changed")
    case .notFound: say("没有找到", "Not found")
    }
  }
  /// The verdict in a word, for tables.
  func shortVerdict(_ verdict: QuoteVerdict) -> String {
    switch verdict {
    case .identical: say("一致", "identical")
    case .punctuation: say("标点不同", "punctuation")
    case .form: say("字形不同", "form")
    case .changed: say("有改动", "changed")
    case .notFound: say("未找到", "not found")
    }
  }
  func folding(_ folding: QuoteFolding) -> String {
    switch folding {
    case .punctuation: say("标点", "punctuation")
    case .quotationMarks: say("引号", "quotation marks")
    case .spacing: say("空格", "spacing")
    case .invisible: say("不可见字符", "invisible characters")
    case .ellipsis: say("省略号", "an ellipsis")
    case .lineBreaks: say("换行", "line breaks")
    case .script: say("繁简", "script")
    case .width: say("全角半角", "width")
    case .letterCase: say("大小写", "letter case")
    case .radicals: say("部首字形", "radicals")
    case .composed: say("组合字符", "composed characters")
    }
  }
  func folded(_ foldings: [QuoteFolding]) -> String? {
    guard !foldings.isEmpty else { return nil }
    return say("不计：", "Passed over: ")
      + foldings.map(folding).joined(separator: say("、", ", "))
  }
  func places(_ total: Int, isExact: Bool) -> String {
    isExact
      ? say("\(total) 处", total == 1 ? "1 place" : "\(total) places")
      : say("至少 \(total) 处", "at least \(total) \(total == 1 ? "place" : "places")")
  }
  func similarity(_ similarity: Double) -> String {
    let percent = Decimals.text(similarity * 100, places: 1)
    return say("相似 \(percent)%", "\(percent)% alike")
  }
  var nearest: String { say("最接近的原文：", "The nearest text:") }
  var nothingNear: String {
    say("库里没有相近的文字。", "The archive holds nothing like it.")
  }
  var theText: String { say("原文", "The text") }
  var difference: String { say("差异", "Difference") }
  var differenceKey: String {
    say("删去线是引文多出的，下划线是引文缺少的", "struck out: only in the quotation; underlined: only in the text")
  }
  var directSpeech: String { say("原文在引号内", "inside quotation marks there") }
  var reportedSpeech: String { say("原文不在引号内", "not inside quotation marks there") }
  func place(_ place: QuoteMatch.Place) -> String? {
    switch place {
    case .text: nil
    case .heading: say("小标题", "in a heading")
    case .title: say("标题", "in the title")
    }
  }
  var elided: String {
    say(
      "引文有省略：各部分依次见于同一文件。",
      "The quotation leaves something out; its parts stand in this order in one document.")
  }
  func omitted(_ text: String) -> String { say("省去：", "Left out: ") + text }
  /// What lies between two parts.
  func gap(_ gap: QuoteGap) -> String {
    let apart = say("两部分相隔 \(gap.characters) 字", "\(gap.characters) characters between two parts")
    return gap.crossesHeading ? apart + say("，不在同一标题下", ", under different headings") : apart
  }
  /// Characters of which no word says whether they are the same.
  func doubtful(_ pairs: [ScriptPair]) -> String? {
    guard !pairs.isEmpty else { return nil }
    let named = pairs.map { "\($0.quoted)/\($0.found)" }.joined(separator: say("、", ", "))
    return say("繁简是否同一字未能断定：", "not known to be the same character in both scripts: ") + named
  }
  func refusal(_ refusal: QuoteRequest.Refusal) -> String {
    switch refusal {
    case .empty: say("没有引文可核对。", "There is no quotation to check.")
    case .onlyPunctuation:
      say(
        "引文里只有标点或符号，无从核对。",
        "The quotation holds only punctuation or symbols; nothing can be checked.")
    case .tooShort:
      say("引文只有一个字，处处都有，无从核对。", "One character stands anywhere; a quotation has at least two.")
    case .tooLong:
      say(
        "引文超过 \(QuoteRequest.longestQuotation) 字；整篇文稿请用 --draft 核对。",
        "The quotation is longer than \(QuoteRequest.longestQuotation) characters; check a whole article with --draft."
      )
    }
  }
  func notice(_ notice: QuoteResponse.Notice) -> String {
    switch notice {
    case .indexIncomplete: self.notice(SearchResponse.Notice.indexIncomplete)
    case .deadlineReached:
      say("时间已到，可能还有别处。", "Time ran out; there may be other places.")
    case .partsApart:
      say(
        "省略号前后的文字在原文里相隔很远或不在同一标题下，连起来引用可能改变原意，不算核实。",
        "The words around the ellipsis stand far apart or under different headings; together they may say something else, so they are not confirmed as one quotation."
      )
    case .fileChanged(let paths):
      say(
        "建立索引后文件改动过，或已不在：\(listed(paths))。这里核对的是索引里的旧文字；请更新索引后再核对。",
        "Changed since they were indexed, or gone: \(listed(paths)). The words checked are the index's older ones; bring the index up to date and check again."
      )
    case .searchLimited:
      say(
        "引文的字句太常见，只核对了一部分地方；加长引文可以查得更全。",
        "Its words are so common that only some places were looked at; a longer quotation finds more."
      )
    }
  }
  private func listed(_ paths: [String]) -> String {
    paths.map { DisplayText.singleLine($0) }.joined(separator: say("、", ", "))
  }
  /// What has become of a place's file.
  func fileChange(_ change: QuoteResponse.FileChange) -> String {
    switch change {
    case .changed: say("文件在建立索引后改动过", "file changed since it was indexed")
    case .missing: say("文件已不在", "file is gone")
    }
  }
  var link: String { say("链接", "Link") }
  var changedSince: String {
    say(
      "这份文件在引用之后改动过；链接所指的文字可能已经不同，请重新核对。",
      "This document has changed since it was quoted; the words the link points at may be others now. Check again."
    )
  }
  var quotedHere: String { say("链接所指的文字已标出。", "The words the link points at are marked.") }
}
