import Archive
import ArchiveModel
import ArgumentParser
import Corpus
import Foundation
import ResultRendering
import Retrieval

/// Who does it: the name that the register keeps.
struct PersonOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      words.byHelp,
      valueName: words.valueOfPerson))
  var by: String?

  var attribution: Attribution {
    let named = by ?? ProcessInfo.processInfo.environment["CHADANG_USER"]
    return Attribution(by: named.flatMap { $0.isEmpty ? nil : $0 } ?? NSUserName())
  }
}

/// What a person states of documents, as options.
struct DescriptionOptions: ParsableArguments {
  @Option(help: ArgumentHelp(words.titleHelp)) var title: String?
  @Option(help: ArgumentHelp(words.kindHelp)) var kind: String?
  @Option(help: ArgumentHelp(words.issuerHelp)) var issuer: String?
  @Option(help: ArgumentHelp(words.numberHelp)) var number: String?
  @Option(help: ArgumentHelp(words.dateHelp)) var date: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      words.otherFieldHelp,
      valueName: words.valueOfAssignment))
  var fields: [String] = []

  /// What is stated.
  ///
  /// - Throws: `ValidationError` for a field or a value that is none.
  func description() throws -> DocumentDescription {
    var description = DocumentDescription()
    let named: [(DocumentDescription.Field, String?)] = [
      (.title, title), (.kind, kind), (.issuer, issuer), (.number, number), (.date, date),
    ]
    for case (let field, let value?) in named { try Self.state(field, value, in: &description) }
    for assignment in fields {
      let (field, value) = try Self.parse(assignment)
      guard !value.isEmpty else {
        throw ValidationError(words.valueMissing(inSet: assignment))
      }
      try Self.state(field, value, in: &description)
    }
    return description
  }

  /// A field and its value of `KEY=VALUE`.
  static func parse(_ assignment: String) throws -> (DocumentDescription.Field, String) {
    let parts = assignment.split(
      separator: /[=＝]/, maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2,
      let field = DocumentDescription.Field(name: parts[0].trimmingCharacters(in: .whitespaces))
    else {
      throw ValidationError(words.notAnAssignment(assignment))
    }
    return (field, parts[1].trimmingCharacters(in: .whitespaces))
  }

  static func state(
    _ field: DocumentDescription.Field, _ value: String, in description: inout DocumentDescription
  ) throws {
    let values =
      field.isList
      ? value.split { "、，,;；".contains($0) }.map { $0.trimmingCharacters(in: .whitespaces) }
      : [value]
    if let problem = description.state(field, values) {
      throw ValidationError(words.valueRefused(field, problem))
    }
  }
}

struct AddCommand: AsyncParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: words.addAbstract)

  @Argument(
    help: ArgumentHelp(
      words.addPaths,
      valueName: words.valueOfPath))
  var paths: [String]

  @OptionGroup var stated: DescriptionOptions
  @OptionGroup var person: PersonOption

  @Option(
    help: ArgumentHelp(
      words.addInto,
      valueName: words.valueOfFolder))
  var into: String?

  @Option(
    help: ArgumentHelp(
      words.addSource,
      valueName: words.valueOfSource))
  var source: String?

  @Option(
    help: ArgumentHelp(
      words.addName,
      valueName: words.valueOfFileName))
  var name: String?

  @Option(
    help: ArgumentHelp(
      words.addReplaces,
      valueName: "id"))
  var replaces: String?

  @OptionGroup var passwordFile: PasswordOption

  @Flag(help: ArgumentHelp(words.dryRunHelp))
  var dryRun = false

  @Option(help: ArgumentHelp(words.recordFormatHelp))
  var format = RecordFormat.text

  @OptionGroup var archive: ArchiveOption

  func validate() throws {
    _ = try stated.description()
    if let into, AccessionName.folder(named: into) == nil {
      throw ValidationError(
        words.intoNotBelowCorpus(into))
    }
    if replaces != nil, paths.count != 1 {
      throw ValidationError(words.replacesTakesOneFile)
    }
  }

  func run() async throws {
    let archive = archive.open()
    var request = AccessionRequest()
    request.description = try stated.description()
    request.folder = into.flatMap(AccessionName.folder(named:))
    request.source = source
    request.name = name
    request.isDryRun = dryRun
    request.passwords = try passwordFile.read()
    let progress = AccessionProgress()
    let line = ProgressLine()
    defer {
      progress.close()
      line.close()
    }
    let result = try await archive.add(
      paths, request, replacing: replaces, by: person.attribution,
      report: { outcomes, done, total in
        progress.close()
        Terminal.report((try? settled(outcomes)) ?? "")
        progress.show(done, of: total)
      },
      progress: {
        progress.close()
        line.show($0)
      })
    progress.close()
    line.close()
    var report = AccessionReport(
      outcomes: result.outcomes, isDryRun: dryRun, phrases: words)
    if let indexing = result.indexing {
      IndexingNotes.tell(indexing)
      report.note(indexing)
    }
    switch format {
    case .text: Terminal.report(report.summary)
    case .jsonl: break
    case .json: Terminal.report(try report.json())
    }
    // Whoever looks at the exit code finds the reason where reasons are; a person has just read it.
    if format != .text || !Terminal.outputIsTerminal {
      for line in report.refusals { Terminal.message(line) }
    }
    if let refusal = result.refusal { throw refusal }
    if report.hasRefusals { throw Outcome.badInput }
  }

  /// What became of some files: told as soon as it is settled. Nothing in JSON, which comes whole.
  private func settled(_ outcomes: [AccessionOutcome]) throws -> String {
    let report = AccessionReport(outcomes: outcomes, phrases: words)
    switch format {
    case .text: return report.text
    case .jsonl: return try report.jsonLines().map { $0 + "\n" }.joined()
    case .json: return ""
    }
  }
}

/// How far an accession is, on a terminal.
final class AccessionProgress {
  private let line = StatusLine()

  func show(_ done: Int, of total: Int) {
    guard done < total else { return }
    line.show(words.takingIn(done, of: total))
  }

  func close() { line.close() }
}
