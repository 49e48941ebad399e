/// What was known of a file's content when it was read.
public struct KnownContent: Sendable, Hashable {
  /// Its fingerprint; its times are -1 where they could not be relied on.
  public var fingerprint: FileFingerprint
  /// Its digest.
  public var digest: ContentDigest

  /// Makes it of its parts.
  public init(fingerprint: FileFingerprint, digest: ContentDigest) {
    (self.fingerprint, self.digest) = (fingerprint, digest)
  }
}

/// How a file stands to what it was.
public enum ContentComparison: Sendable, Hashable {
  /// Its content is the same.
  case same
  /// Its content is another one.
  case changed
  /// It is not there.
  case missing
  /// It cannot be read.
  case unknown
}

extension CorpusReader {
  /// The largest file that is read to compare it, in bytes; a larger one whose times differ is changed.
  private static let largestCompared = 64 << 20

  /// How a file stands to what it was. It is read only where its size is the same and its times are not: a
  /// file that was only touched or copied has not changed.
  public func comparison(ofFile path: String, with known: KnownContent) -> ContentComparison {
    switch FileStatus.of(folder.fullPath(path)) {
    case .failure(let error): return isMissingNumber(error.number) ? .missing : .unknown
    case .success(let status):
      guard status.kind == .regular else { return .missing }
      guard status.size == known.fingerprint.size else { return .changed }
      if status.modifiedNanoseconds == known.fingerprint.modifiedNanoseconds,
        status.changedNanoseconds == known.fingerprint.changedNanoseconds
      {
        return .same
      }
      guard status.size <= Self.largestCompared else { return .changed }
      guard let digest = try? content(ofFile: path).digest else { return .unknown }
      return digest == known.digest ? .same : .changed
    }
  }
}
