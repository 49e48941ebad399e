/// A line of the register that is wrong.
public struct BadRegisterLine: Sendable, Hashable {
  /// What is wrong.
  public enum Reason: String, Sendable, Hashable {
    /// No entry.
    case malformed
    /// It does not name the line before it by its digest: that line was changed, or one is missing.
    case chainBroken
    /// It is not numbered after the line before it.
    case misnumbered
    /// The last line is cut short.
    case cutShort
  }

  /// The line, from 1.
  public var line: Int
  /// What is wrong.
  public var reason: Reason

  /// Names a line.
  public init(line: Int, reason: Reason) { (self.line, self.reason) = (line, reason) }
}
