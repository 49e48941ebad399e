import ResultRendering

/// Commands as a person is advised to type them: for the words of errors, until they are facts.
enum Advice {
  static func command(_ words: String) -> String { Terminal.advice.command(words) }

  static func command(_ words: String, archive: String?) -> String {
    Terminal.advice(archive: archive).command(words)
  }
}
