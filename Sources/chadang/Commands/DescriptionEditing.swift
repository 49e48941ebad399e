import Archive
import ArchiveModel
import Corpus
import Foundation
import ResultRendering

/// A description edited in the person's editor. The text waits in a temporary file, which is kept where
/// it could not be taken over.
final class DescriptionEditing {
  private let form: DescriptionForm
  /// What was stated when the form was made.
  let stated: DocumentDescription
  private let path: String

  init(_ document: DescribedDocument, archive: Archive) throws {
    stated = try archive.statedBeside(document)
    form = DescriptionForm(document, stated: stated)
    path =
      NSTemporaryDirectory() + "chadang-\(document.id)-\(UUID().uuidString.prefix(8)).yaml"
    let text = form.text(Self.formWords(document))
    guard
      FileManager.default.createFile(
        atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    else { throw CorpusError(code: .notWritable, path: path) }
  }

  /// Opens the editor, and reads what it leaves.
  ///
  /// - Throws: ``UserError`` with the line and the reason; the text is kept then.
  func edit() throws -> DescriptionEdit {
    let editor = try Self.editor()
    let quoted = "'" + path.replacing("'", with: "'\\''") + "'"
    let status = StandardStreams.withUsualSignals { system("\(editor) \(quoted)") }
    guard status == 0 else {
      discard()
      throw UserError(
        text: words.editorFailed(editor))
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw UserError(text: words.editedFileGone(path))
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw UserError(
        text: words.editedFileNotUTF8(path))
    }
    do { return try form.edit(from: text) } catch {
      let line = error.line.map { ":\($0)" } ?? ""
      throw UserError(
        text: "\(path)\(line): \(Self.text(error.reason))\n"
          + words.editRefused(path))
    }
  }

  /// Says where the text is kept.
  func keep() {
    Terminal.message(words.editKept(path))
  }

  func discard() { try? FileManager.default.removeItem(atPath: path) }

  private static func editor() throws -> String {
    let environment = ProcessInfo.processInfo.environment
    for name in ["VISUAL", "EDITOR"] {
      if let editor = environment[name], !editor.allSatisfy(\.isWhitespace) { return editor }
    }
    guard Terminal.outputIsTerminal else {
      throw UserError(
        text: words.nothingToEdit,
        outcome: .badUsage)
    }
    return "vi"
  }

  private static func formWords(_ document: DescribedDocument) -> DescriptionForm.Words {
    DescriptionForm.Words(
      heading: words.formHeading(document), extracted: words.readInText,
      inFile: words.statedInFile, name: { words.name(of: $0) })
  }

  private static func text(_ reason: DescriptionForm.Problem.Reason) -> String {
    switch reason {
    case .malformed(let detail): words.notYAML(words.text(of: detail))
    case .unknownField(let name): words.noSuchField(name)
    case .repeated(let name): words.statedTwice(name)
    case .value(let field, let problem): words.valueRefused(named: field, problem)
    }
  }
}
