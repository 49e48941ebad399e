/// How many passages of each document were found.
public struct DocumentCounts: Sendable, Hashable {
  /// By document number; shorter than the archive where nothing was found.
  private(set) var counts: [UInt32]

  /// Nothing was found in any document.
  ///
  /// - Parameter capacity: one more than the largest document number that will be counted.
  public init(capacity: Int = 0) { counts = Array(repeating: 0, count: capacity) }

  /// How many passages of a document were found.
  public subscript(document: Int) -> Int {
    document < counts.count ? Int(counts[document]) : 0
  }

  /// Counts one passage of a document.
  @inline(__always)
  public mutating func add(_ document: Int) {
    if document >= counts.count {
      counts.append(contentsOf: repeatElement(0, count: document + 1 - counts.count))
    }
    counts[document] += 1
  }

  /// Calls `body` with each document of which something was found, and how many passages of it.
  public func forEach(_ body: (_ document: Int, _ count: Int) throws -> Void) rethrows {
    for (document, count) in counts.enumerated() where count > 0 { try body(document, Int(count)) }
  }
}
