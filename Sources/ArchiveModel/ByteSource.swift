/// Bytes that are read a stretch at a time, so that a large file need not lie in memory.
public protocol ByteSource: Sendable {
  /// How many bytes there are.
  var count: Int { get }

  /// A stretch of them.
  ///
  /// - Parameter range: within `0..<count`.
  /// - Throws: where they cannot be read, or are no longer what they were.
  func bytes(in range: Range<Int>) throws -> [UInt8]
}

extension ByteSource {
  /// All of them.
  public func allBytes() throws -> [UInt8] { try bytes(in: 0..<count) }
}

extension [UInt8]: ByteSource {
  /// A stretch of them.
  public func bytes(in range: Range<Int>) -> [UInt8] {
    range == indices ? self : Array(self[range])
  }
}
