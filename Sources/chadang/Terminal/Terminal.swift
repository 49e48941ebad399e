import ArchiveModel
import Foundation
import ResultRendering

/// The terminal the program runs at, if it runs at one.
enum Terminal {
  /// The language of messages, by the locale.
  static let language = Language(locale: locale)

  /// The locale of the environment, where one is set.
  static var locale: String? {
    let environment = ProcessInfo.processInfo.environment
    return ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
  }

  /// How commands are to be typed: with the archive that was named by an option.
  static let advice: Advice = {
    let arguments = CommandLine.arguments
    for (index, argument) in arguments.enumerated().dropFirst() {
      if argument == "--" { break }
      if argument == "--archive", index + 1 < arguments.count {
        return Advice(archive: arguments[index + 1])
      }
      if argument.hasPrefix("--archive=") {
        return Advice(archive: String(argument.dropFirst(10)))
      }
    }
    return Advice()
  }()

  /// Whether results go to a terminal, and whether messages do.
  static let outputIsTerminal = isatty(STDOUT_FILENO) == 1
  static let messagesAreTerminal = isatty(STDERR_FILENO) == 1

  /// Whether a line of messages can be taken back.
  static let messagesCanBeErased = messagesAreTerminal && !isDumb

  /// Whether the terminal shows escape sequences instead of following them, by `TERM`.
  private static let isDumb = ["", "dumb"].contains(
    ProcessInfo.processInfo.environment["TERM"] ?? "")

  /// How results are shown: in colour on a terminal that has it, unless `NO_COLOR` is set.
  static var style: TerminalStyle {
    let noColour = ProcessInfo.processInfo.environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    return TerminalStyle(colours: outputIsTerminal && !isDumb && !noColour, width: width)
  }

  private static var width: Int {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 20 {
      return min(Int(size.ws_col), 120)
    }
    return 80
  }

  /// Writes a line to standard error, where that can be written to.
  static func message(_ text: String) { MessageStream.write(text + "\n") }

  /// Writes a result to standard output.
  static func result(_ text: String) throws(OutputFailure) { try write(line(text)) }

  /// Writes to standard output as it is.
  static func write(_ text: String) throws(OutputFailure) {
    try ResultStream.write(Array(text.utf8))
  }

  /// Writes to standard output what was done. Where that fails, the work goes on; the program says so at its end.
  static func report(_ text: String) { try? write(text) }

  /// Writes a line about what was done.
  static func reportLine(_ text: String) { report(line(text)) }

  /// By bytes: CR LF is one character, which a line feed is no suffix of.
  private static func line(_ text: String) -> String {
    text.utf8.last == 0x0A ? text : text + "\n"
  }
}

/// The catalogue of texts, in the language of the terminal.
let words = Phrases(Terminal.language, advice: Terminal.advice)
