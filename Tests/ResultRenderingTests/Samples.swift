import ArchiveModel

/// Answers and documents to render: an ordinary one, and one that tries to do harm.
enum Samples {
  /// Every way that text has been known to become a command.
  static let hostile =
    "<script>alert(1)</script> \"><img src=x onerror=alert(2)> {{mustache}} {{{raw}}} & 'x' `y` "
    + "\u{1B}[31mred\u{1B}[0m \u{1B}]0;title\u{7} \u{9B}2J \u{202E}txt\u{202C} \u{2066}x\u{2069} "
    + "\u{2028}line\u{2029} \"\u{301} onmouseover=alert(3) <\u{301}b \u{0}\u{7F}\r\n😀\u{FE0F} end"

  static let text =
    "各级党委（党组）书记要把巡察整改摆在案头，亲自研究方案。一是建台账，逐条明确责任人；二是分类改，能立即改的当月改完😀。"

  static func document() -> DocumentSummary {
    var description = DocumentDescription()
    description.title = "关于切实做好安全生产工作的通知"
    description.kind = .notice
    description.issuer = "清溪县人民政府办公室"
    description.number = "清政办发〔2020〕12号"
    description.date = PartialDate(year: 2020, month: 11, day: 5)
    return DocumentSummary(id: "d1", path: "notices/12号.txt", description: description)
  }

  static func hit(rank: Int = 1, text: String = text, marks: [String] = ["整改", "😀"]) -> Hit {
    let bytes = Array(text.utf8)
    let ranges = marks.flatMap { mark in
      let needle = Array(mark.utf8)
      return bytes.indices.filter { bytes[$0...].starts(with: needle) }
        .map { $0..<($0 + needle.count) }
    }.sorted { $0.lowerBound < $1.lowerBound }
    let half = "各级党委（党组）书记要把巡察".utf8.count
    let rest = text.unicodeScalars.count - 14
    return Hit(
      rank: rank, score: 12.25, passageID: "p1", document: document(),
      passage: Passage(
        ordinal: 3, headingPath: ["二、压实责任", "（一）主体责任"], text: text,
        sourceMap: SourceMap(runs: [
          SourceMap.Run(textByteOffset: 0, sourceScalarOffset: 100, scalarCount: 14),
          SourceMap.Run(
            textByteOffset: min(half, bytes.count), sourceScalarOffset: 200,
            scalarCount: max(0, rest)),
        ]), isRepaired: true),
      highlightByteRanges: ranges, snippetByteRange: 0..<bytes.count, furtherPassageCount: 2)
  }

  static func response() -> SearchResponse {
    var second = hit(rank: 2)
    second.passageID = "p2"
    second.alsoIn = DocumentLinks(documents: links(title: "关于做好安全生产工作的通知"), total: 7)
    second.snippetByteRange = "各级党委".utf8.count..<"各级党委（党组）书记要把巡察整改摆在案头".utf8.count
    second.explanation = [
      TermContribution(term: "整改", view: .words, frequency: 2, documentFrequency: 41, score: 3.25),
      TermContribution(
        term: "察整", view: .grams, frequency: 1, documentFrequency: 7, score: -0.125),
    ]
    return SearchResponse(
      query: "巡察整改", total: 27, totalIsExact: false, tookMilliseconds: 1.23456, relaxed: true,
      didYouMean: ["巡视整改"], hits: [hit(), second],
      facets: Facets(
        kinds: [Facets.Count(value: "通知", count: 20), Facets.Count(value: "讲话", count: 7)],
        issuers: [Facets.Count(value: "清溪县人民政府办公室", count: 20)],
        years: [Facets.Count(value: "2020", count: 27)], isExact: false),
      notices: [.indexIncomplete, .filterNotUnderstood("日期:昨天")])
  }

  /// An answer in which every text is hostile.
  static func hostileResponse() -> SearchResponse {
    var hit = hit(text: hostile, marks: ["script", "mustache"])
    hit.document = hostileDocument()
    hit.alsoIn = DocumentLinks(documents: links(title: hostile))
    hit.passage.headingPath = [hostile]
    hit.explanation = [
      TermContribution(term: hostile, view: .words, frequency: 1, documentFrequency: 1, score: 1)
    ]
    return SearchResponse(
      query: hostile, total: 1, didYouMean: [hostile], hits: [hit],
      facets: Facets(
        issuers: [Facets.Count(value: hostile, count: 1)],
        speakers: [Facets.Count(value: hostile, count: 1)]),
      notices: [.filterNotUnderstood(hostile)])
  }

  /// Documents with much the same text, one of each relation.
  static func links(title: String) -> [LinkedDocument] {
    var description = DocumentDescription()
    description.title = title
    description.date = PartialDate(year: 2019, month: 10)
    let numbers: [(LinkedDocument.Relation, Double, Double)] = [
      (.same, 1, 1), (.near, 0.9436, 0.98), (.contains, 0.2, 0.91), (.containedIn, 0.1, 0.8),
    ]
    return numbers.enumerated().map { index, numbers in
      LinkedDocument(
        document: DocumentSummary(
          id: "l\(index)", externalID: index == 0 ? title : nil, path: "notices/\(title)",
          description: description),
        relation: numbers.0, resemblance: numbers.1, containment: numbers.2)
    }
  }

  static func hostileDocument() -> DocumentSummary {
    var description = DocumentDescription()
    description.title = hostile
    description.issuer = hostile
    description.number = hostile
    description.byline = [hostile]
    description.speaker = hostile
    description.source = hostile
    return DocumentSummary(
      id: "\"><script>", externalID: hostile, path: hostile, description: description)
  }

  static func view(_ document: DocumentSummary, text: String = text) -> DocumentView {
    DocumentView(
      document: document, contentSHA256: String(repeating: "0f", count: 32), format: "text",
      encoding: "GB18030",
      passages: [
        DocumentView.IdentifiedPassage(id: "p0", passage: hit(text: text).passage),
        DocumentView.IdentifiedPassage(
          id: "p1\"><script>",
          passage: Passage(
            ordinal: 4, headingPath: ["二、压实责任", "（二）监督"], text: "第一段。\n第二段。",
            sourceMap: SourceMap(), pages: 2...3)),
      ], passageCount: 9,
      alsoIn: DocumentLinks(
        documents: links(title: document.description.title ?? ""), total: 6))
  }
}
