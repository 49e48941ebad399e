/// Documents of which only some passages are looked at: those in which somebody speaks.
public struct PartialDocuments: Sendable, Hashable {
  private var passages: [Int: [Int]] = [:]

  /// Adds a document's passages, by their numbers in ascending order.
  mutating func add(_ document: Int, passages found: [Int]) { passages[document] = found }

  /// Whether a passage of a document is looked at; those of other documents all are.
  func admits(_ passage: Int, of document: Int) -> Bool {
    guard let found = passages[document] else { return true }
    var (low, high) = (0, found.count)
    while low < high {
      let middle = (low + high) / 2
      if found[middle] < passage { low = middle + 1 } else { high = middle }
    }
    return low < found.count && found[low] == passage
  }

  /// The first passage looked at of a document that is looked at in part.
  func firstPassage(of document: Int) -> Int? { passages[document]?.first }
}

extension DocumentSet {
  /// Whether a passage of a document in the set is looked at.
  @inline(__always)
  func admits(_ passage: Int, of document: Int) -> Bool {
    contains(document) && (partial?.admits(passage, of: document) ?? true)
  }
}
