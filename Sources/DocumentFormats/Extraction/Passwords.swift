/// Passwords that encrypted files are tried with. They are held in memory only, and never shown.
public struct Passwords: Sendable, CustomStringConvertible, CustomReflectable {
  /// The most that are tried, and the longest, in bytes.
  public static let most = 100, longest = 1_000

  let all: [String]

  /// Takes the first ``most``; those that are empty or too long are none.
  public init(_ passwords: [String] = []) {
    all = Array(
      passwords.filter { !$0.isEmpty && $0.utf8.count <= Self.longest && !$0.utf8.contains(0) }
        .prefix(Self.most))
  }

  /// Whether there are none.
  public var isEmpty: Bool { all.isEmpty }
  /// How many there are.
  public var description: String { "\(all.count) passwords" }
  /// Nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
