import ArgumentParser

/// The forms results are printed in.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, jsonl, csv

  /// Refuses a format that a command does not write.
  ///
  /// - Parameter formats: those that it writes, two or more.
  /// - Throws: `ValidationError` that names them.
  func require(_ formats: OutputFormat...) throws {
    guard !formats.contains(self), let last = formats.last else { return }
    let others = formats.dropLast().map(\.rawValue)
    throw ValidationError(
      say(
        "--format 只能是 \(others.joined(separator: "、")) 或 \(last)",
        "--format takes \(others.joined(separator: ", ")) or \(last)"))
  }
}
