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
    let text = form.text(Self.words(document))
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
        text: say("编辑器没有正常结束，未作改动：\(editor)", "the editor failed, nothing was done: \(editor)"))
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw UserError(text: say("编辑的文件不见了：\(path)", "the edited file is gone: \(path)"))
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw UserError(
        text: say("不是 UTF-8，未作改动：\(path)", "not UTF-8, nothing was done: \(path)"))
    }
    do { return try form.edit(from: text) } catch {
      let line = error.line.map { ":\($0)" } ?? ""
      throw UserError(
        text: "\(path)\(line): \(Self.words(error.reason))\n"
          + say("未作改动，编辑的文字留在 \(path)", "nothing was done; the edited text is kept in \(path)"))
    }
  }

  /// Says where the text is kept.
  func keep() {
    Terminal.message(say("编辑的文字留在 \(path)", "the edited text is kept in \(path)"))
  }

  func discard() { try? FileManager.default.removeItem(atPath: path) }

  private static func editor() throws -> String {
    let environment = ProcessInfo.processInfo.environment
    for name in ["VISUAL", "EDITOR"] {
      if let editor = environment[name], !editor.allSatisfy(\.isWhitespace) { return editor }
    }
    guard Terminal.outputIsTerminal else {
      throw UserError(
        text: say(
          "没有要改的著录项：用 --set 项=值，或在 EDITOR 里指明编辑器",
          "nothing to change: use --set KEY=VALUE, or name an editor in EDITOR"),
        outcome: .badUsage)
    }
    return "vi"
  }

  private static func words(_ document: DescribedDocument) -> DescriptionForm.Words {
    let isChinese = Terminal.language == .chinese
    return DescriptionForm.Words(
      heading: isChinese
        ? [
          "\(document.id) \(document.name)", "",
          "没有 # 的行是人工著录。去掉行首的 # 并写上值，就成为人工著录；删去一行，就收回它。",
          "保存并退出即生效；不作改动退出，什么也不变。", "",
        ]
        : [
          "\(document.id) \(document.name)", "",
          "Lines without # are what a person stated. Take a # away to state a field; delete a line",
          "to take it back. Save and leave the editor; leave it unchanged to change nothing.", "",
        ],
      extracted: say("自动提取", "read in the text"), inFile: say("原件自述", "stated in the file"),
      name: { isChinese ? $0.chineseName : $0.rawValue })
  }

  private static func words(_ reason: DescriptionForm.Problem.Reason) -> String {
    switch reason {
    case .malformed(let fact): say("不是正确的 YAML：", "not valid YAML: ") + say(fact)
    case .unknownField(let name): say("没有这个著录项：\(name)", "no such field: \(name)")
    case .repeated(let name): say("写了两次：\(name)", "stated twice: \(name)")
    case .value(let field, let problem): "\(field)\(say("：", ": "))\(problem.words)"
    }
  }
}
