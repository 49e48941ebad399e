import Archive
import ArchiveModel
import ArgumentParser
import Corpus
import Foundation
import ResultRendering

struct EditCommand: ParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: words.editAbstract,
    discussion: words.editDiscussion)

  @Argument(
    help: ArgumentHelp(words.documentHelp))
  var id: String

  @Option(
    name: .customLong("set"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      words.editSet,
      valueName: words.valueOfAssignment))
  var set: [String] = []

  @Argument(
    help: ArgumentHelp(words.editMore, valueName: words.valueOfAssignment))
  var more: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      words.editUnset,
      valueName: words.valueOfField))
  var unset: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(words.editConfirm, valueName: words.valueOfFields))
  var confirm: [String] = []

  @OptionGroup var person: PersonOption

  @Flag(help: ArgumentHelp(words.dryRunHelp))
  var dryRun = false

  @Option(help: ArgumentHelp(words.reportFormatHelp))
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
    var report = EditReport(document: document, isDryRun: dryRun, phrases: words)
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
      report.warnings.append(words.oddNumber(number))
    }
    for field in edit.takenBack
    where !report.changes.contains(where: { $0.field == field.rawValue }) {
      report.warnings.append(
        words.nothingToTakeBack(words.name(of: field)))
    }
    switch format {
    case .json: Terminal.report(try report.json())
    case .text:
      for warning in report.warnings { Terminal.message(OneLine.text(warning)) }
      Terminal.report(report.text)
    }
  }

  /// What the options state.
  private func statedEdit() throws -> DescriptionEdit {
    var edit = DescriptionEdit()
    for assignment in set + more {
      let (field, value) = try DescriptionOptions.parse(assignment)
      guard !value.isEmpty else {
        throw ValidationError(
          words.valueMissing(assignment, unset: words.name(of: field)))
      }
      guard !edit.stated.stated.contains(field) else {
        throw ValidationError(words.givenTwice(words.name(of: field)))
      }
      try DescriptionOptions.state(field, value, in: &edit.stated)
    }
    for name in unset {
      guard let field = DocumentDescription.Field(name: name) else {
        throw ValidationError(words.noFieldToUnset(name))
      }
      guard !edit.stated.stated.contains(field) else {
        throw ValidationError(
          words.setAndUnset(words.name(of: field)))
      }
      edit.takenBack.insert(field)
    }
    for name in confirm.flatMap({ $0.split(whereSeparator: { ",，、 ".contains($0) }) }) {
      if words.namesOfEveryField.contains(name.lowercased()) {
        edit.confirmed.formUnion(DocumentDescription.Field.allCases)
        continue
      }
      guard let field = DocumentDescription.Field(name: name) else {
        throw ValidationError(words.noFieldToConfirm(String(name)))
      }
      edit.confirmed.insert(field)
    }
    edit.confirmed.subtract(edit.stated.stated)
    edit.confirmed.subtract(edit.takenBack)
    return edit
  }
}
