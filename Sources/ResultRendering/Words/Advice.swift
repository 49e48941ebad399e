/// How a command is to be typed: with the archive, where a person named one.
package struct Advice: Sendable, Hashable {
  /// The archive that was named by an option; any other is found again without it.
  package var archive: String?

  package init(archive: String? = nil) { self.archive = archive }

  /// A command on that archive, as in `index` or `verify --repair`.
  package func command(_ words: String) -> String {
    archive.map { "chadang --archive \(Self.shellWord($0)) \(words)" } ?? "chadang \(words)"
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
