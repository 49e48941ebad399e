import ArchiveModel
import Synchronization

/// A small archive held in memory: finds passages that hold every word of the query.
struct FakeArchive: ArchiveReading {
  /// What stands in for a damaged file; its words must never reach whoever asks.
  struct Damage: Error, CustomStringConvertible {
    var description: String { "database disk image is malformed: /srv/secret/archive.sqlite" }
  }

  var documents: [DocumentView] = FakeDocuments.all
  var isDamaged = false
  /// How long each search takes.
  var delay: Duration = .zero
  /// Whether every table never ends, and keeps the processor busy.
  var hasBusyTables = false
  /// A table that never ends.
  var endless: EndlessTable?
  /// Counts searches that keep the processor busy until they are ended.
  var busy: BusySearches?
  /// Whether a search never ends, whatever its task is told.
  var hangs = false

  func search(_ request: SearchRequest) async throws -> SearchResponse {
    if isDamaged { throw Damage() }
    if hangs { await withCheckedContinuation { Self.hanging.keep($0) } }
    if delay > .zero { try await Task.sleep(for: delay) }
    if let busy, request.query.contains("慢") { try busy.work() }
    let words = request.query.split { $0 == " " || $0 == "“" || $0 == "”" }.map(String.init)
    var hits: [Hit] = []
    for view in documents where passes(view.document, request.filter) {
      for item in view.passages {
        let ranges = words.map { byteRanges(of: $0, in: item.passage.text) }
        guard ranges.allSatisfy({ !$0.isEmpty }) else { continue }
        hits.append(hit(item, view.document, ranges.flatMap { $0 }, hits.count, request))
      }
    }
    let shown = hits.dropFirst(request.offset).prefix(request.limit)
    return SearchResponse(
      query: request.query, total: hits.count, tookMilliseconds: 1.234,
      relaxed: request.query.contains("整改"), didYouMean: hits.isEmpty ? ["巡察整改"] : [],
      hits: Array(shown), facets: request.wantsFacets ? facets(of: hits) : nil)
  }

  /// The documents that hold every word, the last first.
  func newDocuments(_ request: SearchRequest) async throws -> NewDocuments {
    let found = try await search(request).hits
    let views = documents.reversed().filter { view in
      passes(view.document, request.filter) && view.document.standing.withdrawnWhy == nil
        && (request.query.isEmpty || found.contains { $0.document == view.document })
    }
    return NewDocuments(
      entries: views.map { view in
        NewDocuments.Entry(
          document: view.document, time: "2026-11-05T08:30:00Z",
          hit: request.query.isEmpty ? nil : found.first { $0.document == view.document })
      })
  }

  /// Finds a quotation in the passage that holds it character for character.
  func quote(_ request: QuoteRequest) async throws -> QuoteResponse {
    if isDamaged { throw Damage() }
    guard request.text.unicodeScalars.count > 1 else { throw QuoteRequest.Refusal.tooShort }
    var response = QuoteResponse(quote: request.text, tookMilliseconds: 1.5)
    for view in documents {
      for item in view.passages {
        guard let range = byteRanges(of: request.text, in: item.passage.text).first else {
          continue
        }
        let before = String(
          decoding: Array(item.passage.text.utf8)[..<range.lowerBound], as: UTF8.self)
        let start = before.unicodeScalars.count
        response.matches.append(
          QuoteMatch(
            verdict: .identical, similarity: 1, folded: [], diff: [DiffPiece(.equal, request.text)],
            matchedText: request.text, document: view.document, contentPrefix: "content",
            place: .text, passage: item.passage, passageID: item.id, passageIDs: [item.id],
            context: item.passage.text, contextByteRanges: [range],
            sourceRanges: [start..<(start + request.text.unicodeScalars.count)],
            isDirectSpeech: false, prefix: before, suffix: ""))
      }
    }
    response.verdict = response.matches.isEmpty ? .notFound : .identical
    response.total = response.matches.count
    response.matches = Array(response.matches.prefix(request.limit))
    return response
  }

  func requirements(_ request: RequirementRequest) async throws -> RequirementResponse {
    if isDamaged { throw Damage() }
    let words = request.query.split(separator: " ").map(String.init)
    var hits: [RequirementHit] = []
    for view in documents where passes(view.document, request.filter) {
      for item in view.passages where words.allSatisfy({ item.passage.text.contains($0) }) {
        let requirement = Requirement(
          speaker: Speaker(name: "岑某某", office: "县长", kind: .person), verb: "要求",
          byteRange: 0..<item.passage.text.utf8.count)
        hits.append(
          RequirementHit(
            rank: hits.count + 1,
            places: [
              RequirementPlace(
                id: item.id + ".1", passageID: item.id, document: view.document,
                passage: item.passage, requirement: requirement)
            ]))
      }
    }
    return RequirementResponse(
      query: request.query, total: hits.count, tookMilliseconds: 1.234,
      hits: Array(hits.dropFirst(request.offset).prefix(request.limit)))
  }

  func requirementTable(_ request: RequirementRequest) async throws -> any RequirementTable {
    if let endless { return endless }
    if hasBusyTables { return try await EndlessTable(isBusy: true) }
    return Answered(response: try await requirements(request))
  }

  /// A list in one piece.
  private actor Answered: RequirementTable {
    private var steps: [RequirementTableStep]

    init(response: RequirementResponse) {
      var begin = response
      begin.hits = []
      steps = [.working, .begin(begin), .hits(response.hits)]
    }

    func next() -> RequirementTableStep? { steps.isEmpty ? nil : steps.removeFirst() }
  }

  func document(id: String, passages: PassageSelection) async throws -> DocumentView? {
    if isDamaged { throw Damage() }
    let found = documents.first { $0.document.id == id || $0.passages.contains { $0.id == id } }
    guard var view = found else { return nil }
    switch passages {
    case .all: return view
    case .around(let reach):
      guard let middle = view.passages.firstIndex(where: { $0.id == id }) else { return view }
      view.passages = Array(
        view.passages[max(0, middle - reach)..<min(view.passages.count, middle + reach + 1)])
      return view
    case .page(let number, let size): return view.page(number, size: size)
    }
  }

  func original(id: String) async throws -> OriginalDocument? {
    if isDamaged { throw Damage() }
    guard let view = documents.first(where: { $0.document.id == id }) else { return nil }
    if view.document.standing.withdrawnWhy != nil { throw WithdrawnDocument() }
    let name = view.document.path.split(separator: "/").last.map(String.init) ?? ""
    let isPage = name.hasSuffix(".html")
    return OriginalDocument(
      fileName: name, mediaType: isPage ? "text/html" : "text/plain",
      content: Array(view.passages.map(\.passage.text).joined(separator: "\n").utf8))
  }

  func status() async throws -> ArchiveStatus {
    if isDamaged { throw Damage() }
    return ArchiveStatus(
      documentCount: documents.count, passageCount: documents.map(\.passageCount).reduce(0, +),
      problemCount: 0, isComplete: true, analysisVersion: "1/72")
  }

  // MARK: How it finds

  private static let hanging = Hanging()

  private final class Hanging: Sendable {
    private let continuations = Mutex<[CheckedContinuation<Void, Never>]>([])
    func keep(_ continuation: CheckedContinuation<Void, Never>) {
      continuations.withLock { $0.append(continuation) }
    }
  }

  private func passes(_ document: DocumentSummary, _ filter: DocumentFilter) -> Bool {
    let description = document.description
    if !filter.kinds.isEmpty, !filter.kinds.contains(where: { $0 == description.kind }) {
      return false
    }
    if !filter.issuers.isEmpty,
      !filter.issuers.contains(where: { description.issuer?.contains($0) == true })
    {
      return false
    }
    guard let days = description.date?.dayRange else { return filter.since == nil }
    if let since = filter.since?.dayRange, days.upperBound < since.lowerBound { return false }
    if let until = filter.until?.dayRange, days.lowerBound > until.upperBound { return false }
    return true
  }

  private func hit(
    _ item: DocumentView.IdentifiedPassage, _ document: DocumentSummary, _ marks: [Range<Int>],
    _ index: Int, _ request: SearchRequest
  ) -> Hit {
    let size = item.passage.text.utf8.count
    return Hit(
      rank: index + 1, score: 12.5 - Double(index), passageID: item.id, document: document,
      passage: item.passage,
      highlightByteRanges: marks.sorted { $0.lowerBound < $1.lowerBound },
      snippetByteRange: 0..<min(size, 420),
      explanation: request.wantsExplanation
        ? [
          TermContribution(
            term: "整改", view: .words, frequency: 2, documentFrequency: 41, score: 3.25)
        ] : [],
      furtherPassageCount: index == 0 ? 2 : 0)
  }

  private func byteRanges(of word: String, in text: String) -> [Range<Int>] {
    let (needle, hay) = (Array(word.utf8), Array(text.utf8))
    guard !needle.isEmpty, hay.count >= needle.count else { return [] }
    return (0...(hay.count - needle.count)).filter {
      hay[$0] == needle[0] && Array(hay[$0..<($0 + needle.count)]) == needle
    }.map { $0..<($0 + needle.count) }
  }

  private func facets(of hits: [Hit]) -> Facets {
    func counts(_ value: (DocumentDescription) -> String?) -> [Facets.Count] {
      var counts: [String: Int] = [:]
      for hit in hits {
        if let value = value(hit.document.description) { counts[value, default: 0] += 1 }
      }
      return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        .map { Facets.Count(value: $0.key, count: $0.value) }
    }
    return Facets(
      kinds: counts { $0.kind?.rawValue }, issuers: counts { $0.issuer },
      years: counts { $0.date?.year.map(String.init) }, speakers: counts { $0.speaker })
  }
}

/// A list of requirements without an end, which counts the steps asked of it.
actor EndlessTable: RequirementTable {
  private(set) var stepCount = 0
  private let hits: [RequirementHit]
  /// Whether it is still being put together, and whether that keeps the processor busy.
  private let isWorking: Bool
  private let isBusy: Bool

  init(isWorking: Bool = false, isBusy: Bool = false) async throws {
    self.isWorking = isWorking
    self.isBusy = isBusy
    hits = try await FakeArchive().requirements(RequirementRequest()).hits
  }

  func next() async throws -> RequirementTableStep? {
    try Task.checkCancellation()
    stepCount += 1
    if isBusy {
      let end = ContinuousClock.now + .milliseconds(5)
      while ContinuousClock.now < end {}
      return .working
    }
    if isWorking {
      try await Task.sleep(for: .milliseconds(5))
      return .working
    }
    return .hits(hits)
  }
}
