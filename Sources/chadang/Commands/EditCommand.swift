import Archive
import ArchiveModel
import ArgumentParser
import Corpus
import Foundation

struct EditCommand: ParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: say("更正或补充一份文档的著录", "correct or complete the description of a document"),
    discussion: say(
      """
      不带 --set 时，在 $VISUAL 或 $EDITOR 里编辑全部著录项。人工著录优先于自动提取，写在原件旁的
      NAME.meta.yaml 里，每次改动记入登记册。
      """,
      """
      Without --set all fields are edited in $VISUAL or $EDITOR. What a person states wins over what
      was read in the text; it is kept in NAME.meta.yaml beside the document, each change in the register.
      """))

  @Argument(
    help: ArgumentHelp(say("文档编号，或 corpus/ 下的路径", "The document's id, or its path below corpus/.")))
  var id: String

  @Option(
    name: .customLong("set"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      say("著录项的值，如 标题=…；可多次，也可省去 --set 接着写", "A field's value, e.g. title=…; repeatable."),
      valueName: say("项=值", "key=value")))
  var set: [String] = []

  @Argument(
    help: ArgumentHelp(say("其余的 项=值", "More of them."), valueName: say("项=值", "key=value")))
  var more: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      say("收回某项的人工著录；可多次", "Take back what was stated of a field; repeatable."),
      valueName: say("项", "key")))
  var unset: [String] = []

  @OptionGroup var person: PersonOption

  @Flag(help: ArgumentHelp(say("只说明会怎样，不做改动", "Tell what would happen; change nothing.")))
  var dryRun = false

  @Option(help: ArgumentHelp(say("输出格式：text 或 json", "text or json")))
  var format = ReportFormat.text

  @OptionGroup var archive: ArchiveOption

  func validate() throws {
    _ = try statedEdit()
  }

  func run() throws {
    let archive = archive.open()
    let stated = try statedEdit()
    let document = try archive.named(id)
    let edit: DescriptionEdit
    var editing: DescriptionEditing?
    if stated.isEmpty {
      let form = try DescriptionEditing(document, archive: archive)
      edit = try form.edit()
      editing = form
    } else {
      edit = stated
    }
    var report = EditReport(document: document, isDryRun: dryRun)
    if dryRun {
      report.changes = try archive.previewEdit(document, edit).changes
    } else {
      do {
        let result = try IndexingNotes.change {
          try archive.edit(
            document.id, edit, expecting: editing?.stated, by: person.attribution, progress: $0)
        }
        IndexingNotes.tell(result.indexing)
        (report.entry, report.changes) = (result.entry, result.changes)
      } catch {
        editing?.keep()
        throw error
      }
    }
    editing?.discard()
    if let number = edit.stated.number, DocumentNumber(number) == nil {
      report.warnings.append(oddNumberWarning(number))
    }
    for field in edit.takenBack
    where !report.changes.contains(where: { $0.field == field.rawValue }) {
      report.warnings.append(
        say("\(field.name)：旁边的著录文件里没有，无可收回", "\(field.name): not stated beside the document"))
    }
    Terminal.report(try report.rendered(format))
  }

  /// What the options state.
  private func statedEdit() throws -> DescriptionEdit {
    var edit = DescriptionEdit()
    for assignment in set + more {
      let (field, value) = try DescriptionOptions.parse(assignment)
      guard !value.isEmpty else {
        throw ValidationError(
          say(
            "\(assignment)：没有值；要收回人工著录，用 --unset \(field.name)",
            "\(assignment): no value; to take back what was stated, use --unset \(field.name)"))
      }
      guard !edit.stated.stated.contains(field) else {
        throw ValidationError(say("\(field.name) 给了两次", "\(field.name) is given twice"))
      }
      try DescriptionOptions.state(field, value, in: &edit.stated)
    }
    for name in unset {
      guard let field = DocumentDescription.Field(name: name) else {
        throw ValidationError(say("--unset \(name)：没有这个著录项", "--unset \(name): no such field"))
      }
      guard !edit.stated.stated.contains(field) else {
        throw ValidationError(
          say("\(field.name) 既 --set 又 --unset", "\(field.name): both --set and --unset"))
      }
      edit.takenBack.insert(field)
    }
    return edit
  }
}
