import ArchiveModel
import Foundation
import ResultRendering

/// The terminal the program runs at, if it runs at one.
enum Terminal {
  /// The language of messages, by the locale.
  static let language: Language = {
    let environment = ProcessInfo.processInfo.environment
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
    return Language(locale: names.compactMap { environment[$0] }.first { !$0.isEmpty })
  }()

  /// Whether results go to a terminal, and whether messages do.
  static let outputIsTerminal = isatty(STDOUT_FILENO) == 1
  static let messagesAreTerminal = isatty(STDERR_FILENO) == 1

  /// How results are shown: in colour on a terminal, unless `NO_COLOR` is set.
  static var style: TerminalStyle {
    let noColour = ProcessInfo.processInfo.environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    return TerminalStyle(colours: outputIsTerminal && !noColour, width: width)
  }

  private static var width: Int {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 20 {
      return min(Int(size.ws_col), 120)
    }
    return 80
  }

  /// Writes a line to standard error.
  static func message(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }

  /// Writes a result to standard output.
  static func result(_ text: String) {
    // By bytes: CR LF is one character, which a line feed is no suffix of.
    write(text.utf8.last == 0x0A ? text : text + "\n")
  }

  /// Writes to standard output as it is.
  static func write(_ text: String) { write(Array(text.utf8)) }

  /// Writes bytes to standard output.
  static func write(_ bytes: [UInt8]) {
    do { try FileHandle.standardOutput.write(contentsOf: Data(bytes)) } catch {
      // Whoever reads may have gone away, or the disk be full: a result cut short is no result.
      message(say("无法写出结果", "cannot write the result"))
      exit(Outcome.badInput.exitCode)
    }
  }
}

/// One of two texts, by the language of the locale.
func say(_ chinese: String, _ english: String) -> String {
  Terminal.language == .chinese ? chinese : english
}

/// Words in the language of the terminal.
func say(_ words: Wording) -> String { Terminal.language.of(words) }
