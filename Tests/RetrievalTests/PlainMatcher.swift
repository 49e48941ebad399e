import ArchiveModel
import TextAnalysis

@testable import Retrieval

/// Says which passages hold which words by reading every passage: no index, no dictionary. With the
/// program it shares the folding of single characters, and nothing else.
struct PlainMatcher {
  struct Entry {
    var document: DocumentSummary
    var id: String
    /// The text, the title and each heading, folded, without what is neither letter nor figure.
    var keys: [[Unicode.Scalar]]
  }

  /// A query as the generator made it.
  struct Query {
    /// Each must be found; of one group's words, one.
    var groups: [[String]]
    var excluded: [String] = []
    var filter: (DocumentSummary) -> Bool = { _ in true }
    var typed: String
  }

  let entries: [Entry]
  private let folding = CharacterFolding()

  init(_ passages: [(id: String, document: DocumentSummary, passage: Passage)]) {
    let folding = folding
    entries = passages.map { id, document, passage in
      Entry(
        document: document, id: id,
        keys: ([passage.text, document.description.title ?? ""] + passage.headingPath).map {
          Self.key($0, folding)
        })
    }
  }

  private static func key(_ text: String, _ folding: CharacterFolding) -> [Unicode.Scalar] {
    folding.fold(text).unicodeScalars.filter {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || $0.properties.isIdeographic
    }
  }

  /// Whether some characters stand one after the other in a text.
  private static func contains(_ word: [Unicode.Scalar], in text: [Unicode.Scalar]) -> Bool {
    guard let first = word.first, word.count <= text.count else { return false }
    for start in 0...(text.count - word.count) where text[start] == first {
      if text[start..<(start + word.count)].elementsEqual(word) { return true }
    }
    return false
  }

  func holds(_ word: String, _ entry: Entry) -> Bool {
    let key = Self.key(word, folding)
    return entry.keys.contains { Self.contains(key, in: $0) }
  }

  /// The numbers of the groups that a passage lacks.
  func lacking(_ query: Query, _ entry: Entry) -> [Int] {
    query.groups.indices.filter { group in !query.groups[group].contains { holds($0, entry) } }
  }

  /// The passages looked at: those that pass the filter and hold nothing excluded.
  func admitted(_ query: Query) -> [Entry] {
    entries.filter { entry in
      query.filter(entry.document) && !query.excluded.contains { holds($0, entry) }
    }
  }
}

/// Makes queries of the words of an archive.
struct QueryMaker {
  let matcher: PlainMatcher
  var random: SeededNumbers

  /// Characters that make numbers, or whose form depends on their neighbours; they have tests of their
  /// own.
  private static let leftOut = Set("〇零一二三四五六七八九十百千万亿两第著乾藉夥徵瞭摺吒麽俱跤覆阪点".unicodeScalars)

  mutating func pick<Element>(_ elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[Int(random.next() % UInt64(elements.count))]
  }

  /// A word of a passage: some ideographs that stand one after the other.
  mutating func word(of entry: PlainMatcher.Entry) -> String? {
    for _ in 0..<20 {
      let key = entry.keys[0]
      let length = 2 + Int(random.next() % 5)
      guard key.count > length else { return nil }
      let start = Int(random.next() % UInt64(key.count - length))
      let scalars = key[start..<(start + length)]
      guard scalars.allSatisfy({ $0.properties.isIdeographic && !Self.leftOut.contains($0) }) else {
        continue
      }
      let word = String(String.UnicodeScalarView(scalars))
      if !StopWords.all.contains(word) { return word }
    }
    return nil
  }

  /// A query, of the kind that `number` says.
  mutating func query(_ number: Int) -> PlainMatcher.Query? {
    guard let entry = pick(matcher.entries), let first = word(of: entry) else { return nil }
    let other = pick(matcher.entries).flatMap { word(of: $0) }
    switch number % 8 {
    case 0: return .init(groups: [[first]], typed: first)
    case 1:
      guard let second = word(of: entry) else { return nil }
      return .init(groups: [[first], [second]], typed: "\(first) \(second)")
    case 2:
      return .init(groups: [[first]], typed: "“\(first)”")
    case 3:
      guard let other else { return nil }
      return .init(groups: [[first], [other]], typed: "\(first) \(other)")
    case 4:
      guard let second = word(of: entry), let other else { return nil }
      return .init(groups: [[other, first], [second]], typed: "\(other) OR \(first) \(second)")
    case 5:
      guard let other else { return nil }
      return .init(groups: [[first]], excluded: [other], typed: "\(first) -\(other)")
    case 6:
      guard let kind = entry.document.description.kind else { return nil }
      return .init(
        groups: [[first]], filter: { $0.description.kind == kind },
        typed: "\(first) 类型:\(kind.rawValue)")
    default:
      guard let issuer = entry.document.description.issuer, !issuer.contains(" ") else {
        return nil
      }
      return .init(
        groups: [[first]], filter: { $0.description.issuer == issuer },
        typed: "\(first) 单位:=\(issuer)")
    }
  }
}
