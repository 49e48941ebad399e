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
  case archivalDescription = "da-xml"
  case bulk = "es-bulk"
  case mapping = "es-mapping"
}

struct ExportCommand: ParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: words.exportAbstract,
    discussion: words.exportDiscussion)

  @Option(
    help: ArgumentHelp(words.exportForm, valueName: words.valueOfForm))
  var format: ExportFormat

  @Option(
    help: ArgumentHelp(
      words.exportOutput,
      valueName: words.valueOfPath))
  var output: String?

  @Flag(help: ArgumentHelp(words.forceHelp))
  var force = false

  @Flag(
    help: ArgumentHelp(
      words.exportWithWithdrawn))
  var withWithdrawn = false

  @Option(
    help: ArgumentHelp(
      words.exportIndexName, valueName: words.valueOfIndexName))
  var indexName = "archive"

  @Option(
    help: ArgumentHelp(
      words.exportOrganization, valueName: words.valueOfOrganization))
  var organization: String?

  @OptionGroup var filters: FilterOptions
  @OptionGroup var archive: ArchiveOption

  func validate() throws {
    _ = try filters.filter()
    if format == .bagit {
      guard output != nil else {
        throw ValidationError(words.bagNeedsOutput)
      }
      guard !force else {
        throw ValidationError(
          words.bagTakesAll)
      }
    } else if organization != nil {
      throw ValidationError(words.organizationIsForBags)
    }
    guard Self.isIndexName(indexName) else {
      throw ValidationError(
        words.indexNameNotValid)
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
    let line = CountLine { words.exporting($0) }
    defer { line.close() }
    switch format {
    case .csv: try out.write(ExportCSV.header)
    case .dublinCore: try out.write(DublinCoreXML.header)
    case .archivalDescription: try out.write(ArchivalDescriptionXML.header)
    default: break
    }
    var count = 0
    let summary = try archive.export(request) { document in
      switch format {
      case .jsonl: try out.write(ExportLines.line(document))
      case .csv: try out.write(ExportCSV.row(document))
      case .dublinCore: try out.write(DublinCoreXML.record(document))
      case .archivalDescription: try out.write(ArchivalDescriptionXML.record(document))
      case .bulk: try out.write(BulkLines.lines(document, index: indexName))
      case .bagit, .mapping: break
      }
      count += 1
      line.show(count)
    }
    switch format {
    case .dublinCore: try out.write(DublinCoreXML.footer)
    case .archivalDescription: try out.write(ArchivalDescriptionXML.footer)
    default: break
    }
    try out.finish()
    line.close()
    Terminal.message(
      words.exported(documents: summary.documentCount, passages: summary.passageCount))
    let completeness = Completeness(isComplete: summary.isComplete)
    completeness.tell()
    CopyReport.section(
      words.changedSinceIndexed,
      summary.changedPaths)
    try completeness.finish()
    if summary.documentCount == 0 { throw Outcome.nothingFound }
  }

  private func writeBag() throws {
    guard let output else { return }
    let archive = archive.open()
    let line = CountLine { words.packing($0) }
    defer { line.close() }
    let filter = try filters.filter()
    let (summary, risky) = try archive.writeBag(
      to: output, organization: organization,
      of: filter.isEmpty
        ? nil : ExportRequest(filter: filter, includesNotFound: withWithdrawn),
      progress: line.show)
    line.close()
    try Terminal.result(
      words.packed(summary.fileCount, megabytes: words.megabytes(summary.byteCount), to: output))
    CopyReport.section(
      words.namesWithPercent,
      risky.percent)
    CopyReport.section(
      words.namesThatAreTwins,
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
