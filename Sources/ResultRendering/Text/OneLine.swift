/// What comes from files, as it may be shown on a terminal in one line.
package enum OneLine {
  /// A text without control characters: paths and reasons come from files.
  package static func text(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
  }
}
