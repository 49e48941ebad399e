import ArchiveModel
import TextAnalysis

/// Compares two documents passage by passage.
struct DocumentComparer {
  typealias Passage = DocumentDifference.Passage

  let analyzer: Analyzer

  /// In what two documents differ.
  func difference(_ from: DocumentView, _ to: DocumentView) -> DocumentDifference {
    let first = ComparedPassage.passages(of: from, analyzer: analyzer)
    let second = ComparedPassage.passages(of: to, analyzer: analyzer)
    let isSame = ComparedPassage.areSame(
      first.flatMap(\.signs)[...], second.flatMap(\.signs)[...])
    return DocumentDifference(
      from: from.document, to: to.document, isSame: isSame,
      passages: isSame ? equalPassages(first, second) : passages(first, second))
  }

  /// The passages of two documents with the same text, which may be cut otherwise: each of the second
  /// with that of the first in which it begins.
  private func equalPassages(_ first: [ComparedPassage], _ second: [ComparedPassage]) -> [Passage] {
    var (place, end, start) = (0, first.first?.signs.count ?? 0, 0)
    return second.map { passage in
      while place + 1 < first.count, end <= start {
        place += 1
        end += first[place].signs.count
      }
      start += passage.signs.count
      return Passage(
        .equal, fromID: first.indices.contains(place) ? first[place].id : nil, toID: passage.id,
        similarity: 1, headingPath: passage.headingPath)
    }
  }

  private func passages(_ first: [ComparedPassage], _ second: [ComparedPassage]) -> [Passage] {
    let matching = PassageMatching(first, second)
    let sources = Dictionary(uniqueKeysWithValues: matching.moved.map { ($0.second, $0.first) })
    let movedAway = Set(matching.moved.map(\.first))
    var passages: [Passage] = []
    var (here, there) = (0, 0)
    /// What stands before a match, or before the ends.
    func close(_ firstEnd: Int, _ secondEnd: Int) {
      for place in here..<max(here, firstEnd) where !movedAway.contains(place) {
        passages.append(
          Passage(
            .delete, fromID: first[place].id, diff: Self.piece(.delete, first[place]),
            headingPath: first[place].headingPath))
      }
      for place in there..<max(there, secondEnd) {
        if let source = sources[place] {
          passages.append(pair(.move, first[source], second[place]))
        } else {
          passages.append(
            Passage(
              .insert, toID: second[place].id, diff: Self.piece(.insert, second[place]),
              headingPath: second[place].headingPath))
        }
      }
    }
    for match in matching.inOrder {
      close(match.first, match.second)
      passages.append(pair(.change, first[match.first], second[match.second]))
      (here, there) = (match.first + 1, match.second + 1)
    }
    close(first.count, second.count)
    return passages
  }

  /// Two passages that answer to each other.
  private func pair(
    _ operation: Passage.Operation, _ first: ComparedPassage, _ second: ComparedPassage
  ) -> Passage {
    var passage = Passage(
      operation, fromID: first.id, toID: second.id, similarity: 1, headingPath: second.headingPath)
    if first.isSame(as: second) {
      if operation == .change { passage.operation = .equal }
    } else {
      let difference = PassageDifference(first, second)
      (passage.diff, passage.similarity) = (difference.pieces, difference.similarity)
    }
    return passage
  }

  private static func piece(_ operation: DiffPiece.Operation, _ passage: ComparedPassage)
    -> [DiffPiece]
  {
    passage.text.isEmpty ? [] : [DiffPiece(operation, passage.text)]
  }
}
