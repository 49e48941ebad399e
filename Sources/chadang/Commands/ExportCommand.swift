import Archive
import ArchiveModel
import ArgumentParser
import Corpus
import Foundation
import ResultRendering
import Retrieval

/// The forms that an archive is taken elsewhere in.
enum ExportFormat: String, CaseIterable, ExpressibleByArgument {
  case jsonl, csv, bagit
  case dublinCore = "dc-xml"
  case bulk = "es-bulk"
  case mapping = "es-mapping"
}

struct ExportCommand: ParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: say("导出到别处使用", "take the archive elsewhere"),
    discussion: say(
      """
      jsonl、csv：每份文档一行；dc-xml：都柏林核心元数据；bagit：移交用的 BagIt 包（RFC 8493）；
      es-bulk、es-mapping：Elasticsearch、OpenSearch 的数据和索引定义。
      """,
      """
      jsonl, csv: a document a line; dc-xml: descriptions in Dublin Core; bagit: a bag (RFC 8493) of the \
      corpus; es-bulk, es-mapping: what Elasticsearch and OpenSearch load.
      """))

  @Option(
    help: ArgumentHelp(say("格式", "The form."), valueName: say("格式", "form")))
  var format: ExportFormat

  @Option(
    help: ArgumentHelp(
      say(
        "写到这个文件；bagit 为文件夹（缺省为标准输出）", "The file, or the bag's folder (default: standard output)."),
      valueName: say("路径", "path")))
  var output: String?

  @Flag(help: ArgumentHelp(say("同名文件可以覆盖", "Let a file of that name give way.")))
  var force = false

  @Flag(
    help: ArgumentHelp(
      say("包括已撤下和已被取代的文档", "Documents that were withdrawn or replaced, too.")))
  var withWithdrawn = false

  @Option(
    help: ArgumentHelp(
      say("es-bulk 的索引名", "The index's name, for es-bulk."), valueName: say("名称", "name")))
  var indexName = "archive"

  @Option(
    help: ArgumentHelp(
      say("bagit：移交单位", "For bagit: who hands it over."), valueName: say("单位", "name")))
  var organization: String?

  @OptionGroup var filters: FilterOptions
  @OptionGroup var archive: ArchiveOption

  func validate() throws {
    let filter = try filters.filter()
    if format == .bagit {
      guard output != nil else {
        throw ValidationError(say("bagit 要用 --output 指明文件夹", "bagit: name the folder by --output"))
      }
      guard filter.isEmpty, !force else {
        throw ValidationError(
          say(
            "bagit 打包整个 corpus/，不能筛选，也不覆盖",
            "bagit takes all of corpus/: no filters, and nothing gives way"))
      }
    } else if organization != nil {
      throw ValidationError(say("--organization 只用于 bagit", "--organization is for bagit"))
    }
    guard Self.isIndexName(indexName) else {
      throw ValidationError(
        say(
          "--index-name：小写字母、数字、- 和 _，以字母开头",
          "--index-name: lower-case letters, digits, - and _, a letter first"))
    }
  }

  /// A part of what Elasticsearch allows.
  private static func isIndexName(_ name: String) -> Bool {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    guard let first = name.utf8.first, letters.contains(first), name.utf8.count <= 200 else {
      return false
    }
    return name.utf8.allSatisfy {
      letters.contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F
    }
  }

  func run() throws {
    switch format {
    case .bagit: try writeBag()
    case .mapping:
      let out = try ExportStream(output, replaces: force)
      try out.write(BulkMapping.json)
      try out.finish()
    default: try writeDocuments()
    }
  }

  private func writeDocuments() throws {
    let request = ExportRequest(filter: try filters.filter(), includesNotFound: withWithdrawn)
    // The archive first: it says who may read what is taken out of it.
    let archive = archive.open()
    let out = try ExportStream(output, replaces: force)
    let line = CountLine { say("导出：\($0) 份文档", "exporting: \($0) documents") }
    defer { line.close() }
    switch format {
    case .csv: try out.write(ExportCSV.header)
    case .dublinCore: try out.write(DublinCoreXML.header)
    default: break
    }
    var count = 0
    let summary = try archive.export(request) { document in
      switch format {
      case .jsonl: try out.write(ExportLines.line(document))
      case .csv: try out.write(ExportCSV.row(document))
      case .dublinCore: try out.write(DublinCoreXML.record(document))
      case .bulk: try out.write(BulkLines.lines(document, index: indexName))
      case .bagit, .mapping: break
      }
      count += 1
      line.show(count)
    }
    if format == .dublinCore { try out.write(DublinCoreXML.footer) }
    try out.finish()
    line.close()
    Terminal.message(
      say(
        "已导出 \(summary.documentCount) 份文档、\(summary.passageCount) 个段落",
        "exported \(summary.documentCount) documents, \(summary.passageCount) passages"))
    let completeness = Completeness(isComplete: summary.isComplete)
    completeness.tell()
    CopyReport.section(
      say(
        "文件与建立索引时不同，正文取自索引；请运行 \(Advice.command("index"))",
        "files changed since they were indexed, their text is the index's; run `\(Advice.command("index"))`"
      ),
      summary.changedPaths)
    try completeness.finish()
    if summary.documentCount == 0 { throw Outcome.nothingFound }
  }

  private func writeBag() throws {
    guard let output else { return }
    let archive = archive.open()
    let line = CountLine { say("打包：\($0) 个文件", "packing: \($0) files") }
    defer { line.close() }
    let (summary, risky) = try archive.writeBag(
      to: output, organization: organization, progress: line.show)
    line.close()
    let size = oneDecimal(Double(summary.byteCount) / 1e6)
    try Terminal.result(
      say(
        "已打包 \(summary.fileCount) 个文件，\(size) MB：\(output)",
        "packed \(summary.fileCount) files, \(size) MB: \(output)"))
    CopyReport.section(
      say(
        "名称含 %，bagit.py 1.9 会误报缺失（包本身合乎 RFC 8493）",
        "names with %: bagit.py 1.9 takes them for missing (the bag is as RFC 8493 wants it)"),
      risky.percent)
    CopyReport.section(
      say(
        "名称只在 Unicode 组合形式上不同，有的系统和 bagit.py 会当作同一个",
        "names that differ in Unicode composition only: bagit.py and some systems take them for one"
      ),
      risky.twins)
    if CopyReport.tell(summary) { throw Outcome.nothingFound }
  }
}

/// Where an export goes: standard output, or a file that gets its name when it is whole.
private final class ExportStream {
  private static let bufferSize = 1 << 18

  private let file: OutputFile?
  private var buffer: [UInt8] = []

  init(_ path: String?, replaces: Bool) throws {
    file = try path.map { try OutputFile(path: $0, replaces: replaces) }
  }

  func write(_ text: String) throws {
    buffer += text.utf8
    if buffer.count >= Self.bufferSize { try flush() }
  }

  private func flush() throws {
    if let file {
      try file.write(buffer)
    } else {
      try ResultStream.write(buffer)
    }
    buffer.removeAll(keepingCapacity: true)
  }

  func finish() throws {
    try flush()
    try file?.finish()
  }
}
