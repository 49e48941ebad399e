import Archive
import ArchiveModel
import ArgumentParser
import Corpus
import Foundation
import Retrieval

/// Who does it: the name that the register keeps.
struct PersonOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        "经办人，记入登记册（缺省为 CHADANG_USER，否则为系统用户名）",
        "Who does it, for the register (default: $CHADANG_USER, else the user's name)."),
      valueName: say("姓名", "name")))
  var by: String?

  var attribution: Attribution {
    let named = by ?? ProcessInfo.processInfo.environment["CHADANG_USER"]
    return Attribution(by: named.flatMap { $0.isEmpty ? nil : $0 } ?? NSUserName())
  }
}

/// What a person states of documents, as options.
struct DescriptionOptions: ParsableArguments {
  @Option(help: ArgumentHelp(say("标题", "The title."))) var title: String?
  @Option(help: ArgumentHelp(say("文种，如 通知", "The kind, e.g. notice."))) var kind: String?
  @Option(help: ArgumentHelp(say("发文机关", "The issuing body."))) var issuer: String?
  @Option(help: ArgumentHelp(say("发文字号", "The document number."))) var number: String?
  @Option(help: ArgumentHelp(say("成文日期", "The date."))) var date: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      say("其他著录项，如 主送机关=各乡镇；可多次", "Another field, e.g. addressee=…; may be repeated."),
      valueName: say("项=值", "key=value")))
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
        throw ValidationError(say("--set \(assignment)：没有值", "--set \(assignment): no value"))
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
      let names = DocumentDescription.Field.allCases.map(\.chineseName).joined(separator: " ")
      throw ValidationError(
        say(
          "\(assignment)：写作 项=值，项为 \(names)",
          "\(assignment): write KEY=VALUE; keys: "
            + DocumentDescription.Field.allCases.map(\.rawValue).joined(separator: " ")))
    }
    return (field, parts[1].trimmingCharacters(in: .whitespaces))
  }

  static func state(
    _ field: DocumentDescription.Field, _ value: String, in description: inout DocumentDescription
  ) throws {
    let values =
      field == .byline
      ? value.split { "、，,;；".contains($0) }.map { $0.trimmingCharacters(in: .whitespaces) }
      : [value]
    if let problem = description.state(field, values) {
      throw ValidationError(
        say("\(field.chineseName)：", "\(field.rawValue): ") + problem.words)
    }
  }
}

struct AddCommand: AsyncParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: say("接收文件：收入、著录、登记、建立索引", "take documents in: copy, describe, register, index"))

  @Argument(
    help: ArgumentHelp(
      say("文件、文件夹，或 - 表示标准输入", "Files, folders, or - for standard input."),
      valueName: say("路径", "path")))
  var paths: [String]

  @OptionGroup var stated: DescriptionOptions
  @OptionGroup var person: PersonOption

  @Option(
    help: ArgumentHelp(
      say("收入 corpus/ 下的哪个文件夹（缺省按文种和年份）", "The folder below corpus/ (default: by kind and year)."),
      valueName: say("文件夹", "folder")))
  var into: String?

  @Option(
    help: ArgumentHelp(
      say("从哪里来，记入登记册，如 县档案馆移交", "Where they come from, for the register."),
      valueName: say("来源", "text")))
  var source: String?

  @Option(
    help: ArgumentHelp(
      say("标准输入的文件名，后缀决定格式", "The name of what standard input gives; its ending tells the format."),
      valueName: say("文件名", "name")))
  var name: String?

  @Option(
    help: ArgumentHelp(
      say(
        "取代这份文档：旧版保留、可查，不再检索到",
        "The document this is a later version of; it is kept, and no longer found."),
      valueName: "id"))
  var replaces: String?

  @Flag(help: ArgumentHelp(say("读不出文字的文件也收", "Take in files whose text cannot be read, too.")))
  var keepUnreadable = false

  @Flag(help: ArgumentHelp(say("只说明会怎样，不做改动", "Tell what would happen; change nothing.")))
  var dryRun = false

  @Option(help: ArgumentHelp(say("输出格式：text、json 或 jsonl", "text, json or jsonl")))
  var format = RecordFormat.text

  @OptionGroup var archive: ArchiveOption

  func validate() throws {
    _ = try stated.description()
    if let into, AccessionName.folder(named: into) == nil {
      throw ValidationError(
        say(
          "--into \(into)：应为 corpus/ 之下的文件夹，各级名称不以点开头",
          "--into \(into): a folder below corpus/, no part of which begins with a dot"))
    }
    if replaces != nil, paths.count != 1 {
      throw ValidationError(say("--replaces 一次只能收一个文件", "--replaces takes one file"))
    }
  }

  func run() async throws {
    let archive = archive.open()
    var request = AccessionRequest()
    request.description = try stated.description()
    request.folder = into.flatMap(AccessionName.folder(named:))
    request.source = source
    request.name = name
    request.keepsUnreadable = keepUnreadable
    request.isDryRun = dryRun
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
        Terminal.report((try? AccessionReport.rendered(outcomes, format)) ?? "")
        progress.show(done, of: total)
      },
      progress: {
        progress.close()
        line.show($0)
      })
    progress.close()
    line.close()
    var report = AccessionReport(outcomes: result.outcomes, isDryRun: dryRun)
    if let indexing = result.indexing {
      IndexingNotes.tell(indexing)
      report.note(indexing)
    }
    Terminal.report(try report.rendered(format))
    // Whoever looks at the exit code finds the reason where reasons are; a person has just read it.
    if format != .text || !Terminal.outputIsTerminal {
      for line in report.refusals { Terminal.message(line) }
    }
    if let refusal = result.refusal { throw refusal }
    if let outcome = report.outcome { throw outcome }
  }
}

/// How far an accession is, on a terminal.
final class AccessionProgress {
  private let line = StatusLine()

  func show(_ done: Int, of total: Int) {
    guard done < total else { return }
    line.show(say("接收 \(done)/\(total)", "taking in \(done)/\(total)"))
  }

  func close() { line.close() }
}
