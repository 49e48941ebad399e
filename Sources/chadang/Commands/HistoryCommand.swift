import Archive
import ArchiveModel
import ArgumentParser
import Corpus
import ResultRendering

struct HistoryCommand: ParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: words.historyAbstract)

  @Argument(
    help: ArgumentHelp(
      words.historyDocument
    ))
  var id: String?

  @Option(help: ArgumentHelp(words.noEarlierHelp)) var since: String?

  @Option(help: ArgumentHelp(words.historyLimit))
  var limit: Int?

  @Option(help: ArgumentHelp(words.recordFormatHelp))
  var format = RecordFormat.text

  @OptionGroup var archive: ArchiveOption

  func validate() throws {
    _ = try filter()
    if let limit, limit < 1 { throw ValidationError(words.notInRange("--limit", 1, nil)) }
  }

  /// The filter of the register's entries: by their day.
  private func filter() throws -> DocumentFilter {
    var fields = RequestFields()
    fields[.since] = [since].compactMap(\.self)
    guard since != DocumentFilter.none else {
      throw ValidationError(words.valueRefused(.date, FieldProblem(.notADate, value: since ?? "")))
    }
    return try UsageProblem.told { () throws(RequestProblems) in try DocumentFilter(fields) }
  }

  func run() throws {
    let archive = archive.open()
    let register = try archive.register()
    var entries = register.entries
    if let id {
      let (path, record) = try place(id, entries, archive)
      entries = RegisterHistory.entries(ofPath: path, record: record, in: entries)
    }
    if let first = try filter().since?.dayRange?.lowerBound {
      entries = entries.filter { entry in
        let day = Int(entry.at.prefix(10).filter { $0 != "-" }) ?? 0
        return day >= first
      }
    }
    if let limit { entries = Array(entries.suffix(limit)) }
    let report = HistoryReport(
      entries: entries, badLines: register.badLines, phrases: words)
    switch format {
    case .text: try Terminal.write(report.text)
    case .json: try Terminal.write(report.json())
    case .jsonl: try Terminal.write(report.jsonLines())
    }
    for bad in register.badLines {
      Terminal.message(
        "\(archive.registerPath):\(bad.line): \(words.text(of: bad.reason))"
      )
    }
    if !register.badLines.isEmpty { throw Outcome.badInput }
    if entries.isEmpty {
      if format == .text {
        Terminal.message(words.nothingInRegister)
      }
      throw Outcome.nothingFound
    }
  }

  /// The file and the record that a person names: by the register, which needs no index, or by it.
  private func place(_ name: String, _ entries: [RegisterEntry], _ archive: Archive) throws
    -> (path: String, record: String?)
  {
    let (id, _) = Identifiers.parse(name)
    if let entry = entries.first(where: { $0.document == id }) { return (entry.path, entry.record) }
    if entries.contains(where: { $0.path.utf8.elementsEqual(name.utf8) }) { return (name, nil) }
    let document = try archive.named(name)
    return (document.path, document.record)
  }
}
