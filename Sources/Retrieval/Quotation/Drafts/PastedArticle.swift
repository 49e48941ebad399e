import ArchiveModel

/// Tells an article with quotations in it from a quotation.
enum PastedArticle {
  /// The shortest text of one paragraph that is taken for an article, in characters.
  private static let shortest = 80
  /// How much must stand outside quotation marks.
  private static let leastOutside = 8

  /// Whether a text may be an article whose quotations are to be checked.
  static func mayBe(_ text: String) -> Bool {
    var (paragraphs, outside, quotations) = (0, 0, 0)
    var isIntroduced = false
    for line in text.split(whereSeparator: \.isNewline) where !line.allSatisfy(\.isWhitespace) {
      paragraphs += 1
      let found = DraftQuotations(in: String(line)).found
      quotations += found.count
      outside += line.utf8.count - found.reduce(0) { $0 + $1.byteRange.count }
      isIntroduced =
        isIntroduced
        || found.contains {
          let lead = DraftQuotations.leadIn(of: $0.byteRange, in: String(line))
          return lead.hasSuffix("：") || lead.hasSuffix(":") || lead.hasSuffix("，")
        }
    }
    guard quotations > 0, outside / 3 >= leastOutside else { return false }
    return paragraphs > 1 || isIntroduced || quotations > 1
      || text.unicodeScalars.count >= shortest
  }
}

extension QuoteChecker {
  /// How long a pasted text may be checked.
  static let pasteLimit = Duration.milliseconds(950)

  /// Checks a pasted text: as a quotation, and where it does not stand anywhere and holds quotations,
  /// as an article.
  ///
  /// - Throws: as ``check(_:)``.
  func check(pasted request: QuoteRequest) throws -> PastedAnswer {
    let start = ContinuousClock.now
    guard PastedArticle.mayBe(request.text) else { return .quotation(try check(request)) }
    do {
      let response = try check(request, until: start + Self.pasteLimit / 3)
      if response.verdict.isConfirmed { return .quotation(response) }
    } catch QuoteRequest.Refusal.tooLong {
      // It can only be an article.
    }
    return .draft(
      try check(
        draft: Array(request.text.utf8), name: "", path: "-.txt", until: start + Self.pasteLimit))
  }
}
