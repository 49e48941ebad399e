import Foundation

/// Commands as a person is advised to type them.
enum Advice {
  /// The archive that was named by an option; any other is found again without it.
  private static let named: String? = {
    let arguments = CommandLine.arguments
    for (index, argument) in arguments.enumerated().dropFirst() {
      if argument == "--" { return nil }
      if argument == "--archive", index + 1 < arguments.count { return arguments[index + 1] }
      if argument.hasPrefix("--archive=") { return String(argument.dropFirst(10)) }
    }
    return nil
  }()

  /// A command on the archive that is at hand.
  static func command(_ words: String) -> String { command(words, archive: named) }

  /// A command on an archive.
  static func command(_ words: String, archive: String?) -> String {
    archive.map { "chadang --archive \(shellWord($0)) \(words)" } ?? "chadang \(words)"
  }

  /// A word as a shell takes it for one.
  private static func shellWord(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
        || "/._-+=,@%".unicodeScalars.contains($0)
    }
    return isPlain && !text.isEmpty ? text : "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
