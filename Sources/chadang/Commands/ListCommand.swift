import Archive
public import ArchiveModel
public import ArgumentParser
import Corpus
import ResultRendering

struct ListCommand: ParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: words.listAbstract)

  @OptionGroup var filters: FilterOptions

  @Option(
    help: ArgumentHelp(
      words.listContentState(ContentState.allCases.map(\.rawValue)), valueName: words.valueOfStates)
  )
  var contentState: String?

  @Flag(help: ArgumentHelp(words.listWithdrawn))
  var withdrawn = false

  @Flag(help: ArgumentHelp(words.listAll))
  var all = false

  @Option(help: ArgumentHelp(words.orderHelp))
  var sort = ListingRequest.Order.path

  @Option(
    help: ArgumentHelp(
      words.listColumns(ListingColumn.allCases.map(\.rawValue)),
      valueName: words.valueOfColumns))
  var columns: String?

  @Option(help: ArgumentHelp(words.listLimit)) var limit: Int?
  @Option(help: ArgumentHelp(words.listOffset)) var offset = 0

  @Option(help: ArgumentHelp(words.listFormatHelp))
  var format = ListFormat.text

  @Option(help: ArgumentHelp(words.listLayout))
  var layout = ListLayout.table

  @OptionGroup var archive: ArchiveOption

  func validate() throws {
    _ = try listedColumns()
    _ = try request()
    guard !(withdrawn && all) else {
      throw ValidationError(words.withdrawnOrAll)
    }
    guard layout == .table || ![.json, .jsonl].contains(format) else {
      throw ValidationError(words.catalogueHasNoJSON)
    }
    guard layout == .table || columns == nil else {
      throw ValidationError(words.catalogueHasItsColumns)
    }
  }

  private func request() throws -> ListingRequest {
    var fields = filters.fields
    fields[.sort] = [sort.rawValue]
    fields[.limit] = limit.map { [String($0)] } ?? []
    fields[.offset] = [String(offset)]
    var request = try UsageProblem.told { () throws(RequestProblems) in
      try ListingRequest(fields)
    }
    request.contentStates = try contentStates()
    request.scope = all ? .all : withdrawn ? .notFound : .current
    return request
  }

  func run() throws {
    if layout == .catalogue || format == .html || format == .xlsx { return try writeTable() }
    let request = try request()
    let columns = try listedColumns()
    let isJSON = format == .json || format == .jsonl
    let wantsAccessions = sort == .accession || columns.contains(.accession) || isJSON
    let list = DocumentList(columns: columns, style: Terminal.style, language: Terminal.language)
    var output = OutputBuffer()
    var (total, shown) = (0, 0)
    var completeness = Completeness()
    let archive = archive.open()
    try archive.list(
      request, accessions: wantsAccessions ? archive.accessions() : Accessions(),
      begin: { count, isComplete in
        (total, completeness.isComplete) = (count, isComplete)
        switch format {
        case .text: if count > 0 { try output.write(list.textHeader) }
        case .csv: try output.write(list.csvHeader)
        case .json: try output.write("{\"results\":[")
        case .jsonl, .html, .xlsx: break
        }
      },
      each: { listed in
        shown += 1
        switch format {
        case .text: try output.write(list.text(listed))
        case .csv: try output.write(list.csv(listed))
        case .json: try output.write((shown > 1 ? "," : "") + (try DocumentList.json(listed)))
        case .jsonl: try output.write(DocumentList.json(listed) + "\n")
        case .html, .xlsx: break
        }
      })
    switch format {
    case .text: try output.write(list.textFooter(shown: shown, total: total))
    case .json: try output.write("],\"notices\":\(completeness.json()),\"total\":\(total)}\n")
    case .csv, .jsonl, .html, .xlsx: break
    }
    try output.flush()
    completeness.tell()
    try completeness.finish()
    if shown == 0 { throw Outcome.nothingFound }
  }

  /// Writes what is laid out as a whole before it is written.
  private func writeTable() throws {
    guard format != .xlsx || !Terminal.outputIsTerminal else {
      throw ValidationError(words.workbookOnTerminal)
    }
    let columns = try listedColumns()
    let archive = archive.open()
    var completeness = Completeness()
    var documents: [ListedDocument] = []
    try archive.list(
      try request(),
      accessions: columns.contains(.accession) || sort == .accession
        ? archive.accessions() : Accessions(),
      begin: { _, isComplete in completeness.isComplete = isComplete },
      each: { documents.append($0) })
    let table =
      layout == .catalogue
      ? ListingTable.catalogue(documents, language: Terminal.language)
      : ListingTable(documents, columns: columns, language: Terminal.language)
    switch format {
    case .csv: try Terminal.write(table.csv)
    case .html: try Terminal.write(ListingPage.render(table))
    case .xlsx: try ResultStream.write(try WorkbookFile.bytes(of: table))
    case .text, .json, .jsonl: try Terminal.write(table.text(Terminal.style))
    }
    completeness.tell()
    try completeness.finish()
    if documents.isEmpty { throw Outcome.nothingFound }
  }

  private func contentStates() throws -> [ContentState] {
    guard let contentState else { return [] }
    return try contentState.split(whereSeparator: { ",，、 ".contains($0) }).map { name in
      guard let state = ContentState(rawValue: name.lowercased().replacing("-", with: "_")) else {
        throw ValidationError(
          words.noSuchContentState(String(name), of: ContentState.allCases.map(\.rawValue)))
      }
      return state
    }
  }

  private func listedColumns() throws -> [ListingColumn] {
    guard let columns else { return ListingColumn.usual }
    return try columns.split(whereSeparator: { ",，、 ".contains($0) }).map { name in
      guard let column = ListingColumn(name: String(name)) else {
        throw ValidationError(
          words.noSuchColumn(String(name), of: ListingColumn.allCases.map(\.rawValue)))
      }
      return column
    }
  }
}

extension ListingRequest.Order: ExpressibleByArgument {}
