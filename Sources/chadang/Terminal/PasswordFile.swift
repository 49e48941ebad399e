import ArchiveModel
import ArgumentParser
import Corpus
import Foundation
import ResultRendering

/// The option that names a file of passwords for encrypted files: one a line, in UTF-8. They are in no argument, which
/// other users of the system could see, and are not kept.
struct PasswordOption: ParsableArguments {
  @Option(help: ArgumentHelp(words.passwordsHelp, valueName: words.valueOfFileName))
  var passwords: String?

  /// The passwords in the file; none where none is named.
  ///
  /// - Throws: ``UserError`` where it cannot be read, is larger than 1 MiB or is not UTF-8.
  func read() throws -> [String] {
    guard let passwords else { return [] }
    guard let bytes = FileManager.default.contents(atPath: passwords), bytes.count <= 1 << 20,
      let text = String(validating: bytes, as: UTF8.self)
    else { throw UserError(text: words.passwordsUnreadable(passwords)) }
    return text.split(whereSeparator: \.isNewline).map(String.init)
  }
}
