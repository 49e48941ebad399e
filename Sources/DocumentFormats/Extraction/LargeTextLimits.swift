/// From which size on texts are read a stretch at a time, in bytes.
package struct LargeTextLimits: Sendable, Hashable {
  /// The largest text that is one document.
  package var largestWhole = 16 << 20
  /// About how large the parts of a larger one are, and the stretches that JSON Lines are read in.
  package var partSize = 2 << 20
  /// The largest table that is decoded at once.
  package var largestTable = 4 << 20
  /// The longest line of JSON Lines, in bytes.
  package var longestLine = 16 << 20
  /// The longest row of a table, in characters.
  package var longestRow = 8 << 20
  /// The largest file of a format that is read as a whole, in bytes: what unpacked parts may take has a
  /// bound of its own.
  static let largestRead = 128 << 20
  /// The largest file of markup that is one document, in bytes.
  package static let largestMarkup = 16 << 20

  /// Whether a text of a format is read in parts.
  func holds(_ format: DocumentFormat, size: Int) -> Bool {
    size > largestWhole && format.traits.reader.textFormat?.isReadInParts ?? false
  }
}
