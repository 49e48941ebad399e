/// The files of an archive that are wider or narrower than they should be.
public struct AccessFindings: Sendable, Hashable {
  /// Files and folders that others may reach and read, or write to; the first of them, by path.
  public var tooWide: [String] = []
  /// Files and folders that the group may not read.
  public var tooNarrow: [String] = []
  /// How many there are of each.
  public var tooWideCount = 0, tooNarrowCount = 0

  /// Nothing found.
  public init() {}

  private static let mostNamed = 5

  package mutating func noteWide(_ path: String) {
    tooWideCount += 1
    if tooWide.count < Self.mostNamed { tooWide.append(path) }
  }

  package mutating func noteNarrow(_ path: String) {
    tooNarrowCount += 1
    if tooNarrow.count < Self.mostNamed { tooNarrow.append(path) }
  }
}
