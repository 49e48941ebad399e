/// A change that is stored and registered, while the index could not be brought up to date.
public struct UnindexedChange: Error {
  /// What stopped the indexing.
  public let cause: any Error
}
