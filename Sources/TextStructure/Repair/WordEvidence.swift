internal import TextAnalysis

/// What ICU's dictionary says of a join: whether a word lies across it.
final class WordEvidence {
  /// What the words around a join tell.
  struct Finding {
    /// The number of characters of the word that lies across the join, or 0.
    var spanning = 0
    /// How many words fewer the two sides are together than apart.
    var saved = 0
  }

  /// Made when it is first asked: most documents have no join to be weighed, and it takes longer to
  /// make than a short record to read.
  private lazy var analyzer = try? Analyzer()
  private static let reach = 8

  /// Weighs the end of one stretch of Chinese characters against the start of another.
  func finding(_ head: [Unicode.Scalar], _ tail: [Unicode.Scalar]) -> Finding {
    let left = Array(head.reversed().prefix(Self.reach).prefix(while: \.isHan).reversed())
    let right = Array(tail.prefix(Self.reach).prefix(while: \.isHan))
    guard !left.isEmpty, !right.isEmpty, let joined = starts(left + right),
      let first = starts(left), let second = starts(right)
    else { return Finding() }
    var finding = Finding(saved: first.count + second.count - joined.count)
    if !joined.contains(left.count) {
      let start = joined.last { $0 < left.count } ?? 0
      let end = joined.first { $0 > left.count } ?? left.count + right.count
      finding.spanning = end - start
    }
    return finding
  }

  /// Where the words of a run of Chinese characters begin.
  private func starts(_ text: [Unicode.Scalar]) -> [Int]? {
    var string = String.UnicodeScalarView()
    string.append(contentsOf: text)
    guard let analyzed = try? analyzer?.analyze(String(string)),
      analyzed.stream.units.count == text.count
    else { return nil }
    return text.indices.filter { analyzed.wordStarts.contains($0) }
  }
}
