/// A program of the system that reads a format, as it is found on a machine.
public struct ReadingProgram: Sendable, Hashable {
  /// What confines the programs.
  public enum Sandbox: Sendable, Hashable {
    /// `bwrap`, at this path.
    case working(path: String)
    /// `bwrap` is not installed.
    case missing
    /// `bwrap` does not work here, and what it said.
    case refused(String)
  }

  /// Its name.
  public var name: String
  /// The Debian package that it comes with.
  public var package: String
  /// The endings of the files that are read by it.
  public var formats: [String]
  /// Where it is; `nil` where it is not installed.
  public var path: String?
  /// What it calls its version.
  public var version: String?
  /// Whether it runs in the sandbox.
  public var isConfined = false
  /// Packages with data that it needs, which are not installed.
  public var missingData: [String] = []

  /// Names a program that was not looked for yet.
  public init(name: String, package: String, formats: [String]) {
    (self.name, self.package, self.formats) = (name, package, formats)
  }
}
