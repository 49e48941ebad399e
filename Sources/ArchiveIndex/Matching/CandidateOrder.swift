/// The order of results: best first; of equals the newest document first, then by id, then by the
/// place in the document.
///
/// It depends on nothing but the corpus, so that an index made anew answers in the same order.
struct CandidateOrder: Sendable {
  let passages: PassageTable
  let documents: DocumentTable

  /// Whether the first comes before the second.
  @inline(__always)
  func precedes(_ left: Candidate, _ right: Candidate) -> Bool {
    if left.score != right.score { return left.score > right.score }
    return precedes(left.passage, right.passage)
  }

  /// Whether of two passages that answer equally well the first comes before the second.
  func precedes(_ left: Int, _ right: Int) -> Bool {
    let (leftDocument, rightDocument) = (document(of: left), document(of: right))
    if leftDocument == rightDocument { return left < right }
    return documents.precedes(leftDocument, rightDocument)
  }

  @inline(__always)
  private func document(of passage: Int) -> Int {
    let document = passage < passages.documents.count ? Int(passages.documents[passage]) : 0
    return document < documents.count ? document : 0
  }
}

extension Array {
  /// Moves the `count` elements that come first into the places before `count`, in no order.
  ///
  /// Hoare's quickselect with the median of three as pivot: linear time but for orders made to
  /// defeat it.
  mutating func partition(first count: Int, by precedes: (Element, Element) -> Bool) {
    guard count > 0, count < self.count else { return }
    withUnsafeMutableBufferPointer { elements in
      var low = 0
      var high = elements.count - 1
      while low < high {
        let middle = low + (high - low) / 2
        if precedes(elements[middle], elements[low]) { elements.swapAt(middle, low) }
        if precedes(elements[high], elements[low]) { elements.swapAt(high, low) }
        if precedes(elements[high], elements[middle]) { elements.swapAt(high, middle) }
        let pivot = elements[middle]
        var left = low
        var right = high
        while left <= right {
          while precedes(elements[left], pivot) { left += 1 }
          while precedes(pivot, elements[right]) { right -= 1 }
          if left <= right {
            elements.swapAt(left, right)
            left += 1
            right -= 1
          }
        }
        if count - 1 <= right {
          high = right
        } else if count - 1 >= left {
          low = left
        } else {
          return
        }
      }
    }
  }

  /// Puts the `count` elements that come first in order before all others, which stay in no order.
  mutating func sort(first count: Int, by precedes: (Element, Element) -> Bool) {
    guard count < self.count else { return sort(by: precedes) }
    partition(first: count, by: precedes)
    self[..<count].sort(by: precedes)
  }
}
