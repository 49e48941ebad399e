import ResultRendering

/// What comes from files, as it may be shown on a terminal, where rendering is not imported.
enum OneLine {
  static func text(_ text: String) -> String { ResultRendering.OneLine.text(text) }
}
