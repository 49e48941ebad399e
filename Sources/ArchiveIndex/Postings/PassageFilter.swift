/// Which passages may be found at all. Lives no longer than the tables it was made with.
struct PassageFilter {
  private let documents: UnsafeBufferPointer<UInt32>
  private let allowed: UnsafeBufferPointer<UInt64>?
  private let partial: PartialDocuments?

  /// - Parameters:
  ///   - documents: each passage's document; 0 for a passage that is gone.
  ///   - allowed: the documents looked at, as bits; `nil` for all.
  ///   - partial: of which documents only some passages are looked at.
  init(
    documents: UnsafeBufferPointer<UInt32>, allowed: UnsafeBufferPointer<UInt64>?,
    partial: PartialDocuments?
  ) {
    (self.documents, self.allowed, self.partial) = (documents, allowed, partial)
  }

  /// One more than the largest passage's number.
  var capacity: Int { documents.count }

  @inline(__always)
  func document(of passage: Int) -> Int { Int(documents[passage]) }

  /// Whether a passage, whose number is less than the capacity, may be found.
  @inline(__always)
  func admits(_ passage: Int) -> Bool {
    let document = Int(documents[passage])
    guard document != 0 else { return false }
    guard let allowed else { return true }
    let word = document >> 6
    guard word < allowed.count, allowed[word] >> UInt64(document & 63) & 1 == 1 else {
      return false
    }
    return partial?.admits(passage, of: document) ?? true
  }
}
