/// Whether a document is to be found, and the versions it belongs with.
public struct DocumentStanding: Sendable, Hashable {
  /// Why a document is kept, and not found.
  public enum State: Sendable, Hashable {
    /// It is found.
    case current
    /// It was taken out of search, and why.
    case withdrawn(why: String)
    /// It gave way to a later version, whose path below `corpus/` this is.
    case replaced(by: String)
  }

  /// Whether it is found.
  public var state: State
  /// The path below `corpus/` of the earlier version that it took the place of.
  public var replaces: String?

  /// Makes a standing.
  public init(state: State = .current, replaces: String? = nil) {
    (self.state, self.replaces) = (state, replaces)
  }

  /// Whether it is found.
  public var isCurrent: Bool { state == .current }

  /// Why it was withdrawn; `nil` where it was not.
  public var withdrawnWhy: String? {
    if case .withdrawn(let why) = state { return why }
    return nil
  }

  /// The path of the version it gave way to; `nil` where it did not.
  public var replacedBy: String? {
    if case .replaced(let path) = state { return path }
    return nil
  }
}
