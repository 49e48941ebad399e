import ArchiveIndex

/// Which of a query's words stand in which documents and passages.
struct WordHoldings {
  /// Words that stand over the end of a passage.
  struct Span: Hashable {
    /// The number of the word among the query's.
    var word: Int
    var document: Int
    var passages: Range<Int>
  }

  /// The most words looked at; a query of more has no document that holds all of them.
  private static let most = 64

  private let words: [PassageSet]
  /// The words of each document, by its number: one bit each.
  private var documents: [UInt64] = []
  private(set) var spans: [Span] = []
  private let documentOf: (Int) -> Int

  /// - Parameter words: the passages in which each word stands.
  init(_ words: [PassageSet], session: IndexSession) {
    self.words = words
    documentOf = session.document(ofPassage:)
    guard words.count <= Self.most else { return }
    for (word, passages) in words.enumerated() {
      var noted = documents
      passages.forEach { passage in
        let document = session.document(ofPassage: passage)
        if document >= noted.count {
          noted.append(contentsOf: repeatElement(0, count: document + 1 - noted.count))
        }
        noted[document] |= 1 << UInt64(word)
      }
      documents = noted
    }
  }

  /// Takes words in that stand over the end of a passage.
  mutating func add(_ spans: [Span], session: IndexSession) {
    guard words.count <= Self.most else { return }
    self.spans += spans
    for span in spans {
      if span.document >= documents.count {
        documents.append(
          contentsOf: repeatElement(0, count: span.document + 1 - documents.count))
      }
      documents[span.document] |= 1 << UInt64(span.word)
    }
  }

  /// The documents in which every word stands.
  var completeDocuments: [Int] {
    guard !words.isEmpty, words.count <= Self.most else { return [] }
    let all = words.count == Self.most ? UInt64.max : 1 << UInt64(words.count) - 1
    return documents.indices.filter { documents[$0] == all }
  }

  /// Whether a word stands in a document.
  func holds(_ word: Int, document: Int) -> Bool {
    word < Self.most && document < documents.count
      && documents[document] >> UInt64(word) & 1 == 1
  }

  /// For each document the best passage for each word, in the document's order, each once.
  func bestPassages(of wanted: Set<Int>, score: (Int) -> Double) -> [Int: [Int]] {
    var best: [Int: [Int?]] = [:]
    for (word, passages) in words.enumerated() {
      passages.forEach { passage in
        let document = documentOf(passage)
        guard wanted.contains(document) else { return }
        let known = best[document, default: Array(repeating: nil, count: words.count)][word]
        if known.map({ score($0) < score(passage) }) ?? true {
          best[document, default: Array(repeating: nil, count: words.count)][word] = passage
        }
      }
    }
    var chosen = best.mapValues { Set($0.compactMap(\.self)) }
    for span in spans where wanted.contains(span.document) {
      chosen[span.document, default: []].formUnion(span.passages)
    }
    return chosen.mapValues { $0.sorted() }
  }
}
