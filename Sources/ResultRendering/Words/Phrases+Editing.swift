package import ArchiveModel

/// A description in an editor.
extension Phrases {
  package func editorFailed(_ editor: String) -> String {
    say("编辑器没有正常结束，未作改动：\(editor)", "the editor failed, nothing was done: \(editor)")
  }
  package func editedFileGone(_ path: String) -> String {
    say("编辑的文件不见了：\(path)", "the edited file is gone: \(path)")
  }
  package func editedFileNotUTF8(_ path: String) -> String {
    say("不是 UTF-8，未作改动：\(path)", "not UTF-8, nothing was done: \(path)")
  }
  package func editRefused(_ path: String) -> String {
    say("未作改动，编辑的文字留在 \(path)", "nothing was done; the edited text is kept in \(path)")
  }
  package func editKept(_ path: String) -> String {
    say("编辑的文字留在 \(path)", "the edited text is kept in \(path)")
  }
  package var nothingToEdit: String {
    say(
      "没有要改的著录项：用 --set 项=值，或在 EDITOR 里指明编辑器",
      "nothing to change: use --set KEY=VALUE, or name an editor in EDITOR")
  }
  package var readInText: String {
    say("自动提取", "read in the text")
  }
  package var statedInFile: String {
    say("原件自述", "stated in the file")
  }
  package func notYAML(_ detail: String) -> String {
    say("不是正确的 YAML：", "not valid YAML: ") + detail
  }
  /// The lines above the form, without `#`.
  package func formHeading(_ document: DescribedDocument) -> [String] {
    ["\(document.id) \(document.name)", ""]
      + say(
        """
        没有 # 的行是人工著录。去掉行首的 # 并写上值，就成为人工著录；删去一行，就收回它。
        保存并退出即生效；不作改动退出，什么也不变。
        """,
        """
        Lines without # are what a person stated. Take a # away to state a field; delete a line
        to take it back. Save and leave the editor; leave it unchanged to change nothing.
        """
      ).split(separator: "\n").map(String.init) + [""]
  }
  package func noSuchField(_ name: String) -> String {
    say("没有这个著录项：\(name)", "no such field: \(name)")
  }
  package func statedTwice(_ name: String) -> String {
    say("写了两次：\(name)", "stated twice: \(name)")
  }
}
