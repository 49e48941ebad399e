public import ArchiveModel

/// A list of documents as a table to be printed or filled in: rows under a heading each group.
public struct ListingTable: Sendable {
  /// Rows that belong together.
  public struct Group: Sendable, Hashable {
    /// What they have in common, as names and values; empty where they are all there is.
    public var facts: [Fact] = []
    /// The cells of each row.
    public var rows: [[String]] = []
  }

  /// A name and a value of a heading.
  public struct Fact: Sendable, Hashable {
    /// 全宗号, 年度 …
    public var name: String
    /// What all rows have.
    public var value: String
  }

  /// What it is: 归档文件目录, or a list of documents.
  public let title: String
  /// The columns' names, and how many characters wide each is to be.
  public let columns: [(name: String, width: Int)]
  /// The rows.
  public let groups: [Group]
  /// How many there are, in words.
  public let summary: String
  /// The language of its words (BCP 47), and what stands between a name and its value.
  public let language: String, colon: String

  /// How many documents it has.
  public var count: Int { groups.reduce(0) { $0 + $1.rows.count } }

  /// A table of some columns, in the documents' order.
  public init(_ documents: [ListedDocument], columns: [ListingColumn], language: Language) {
    let phrases = Phrases(language)
    title = phrases.listOfDocuments
    self.columns = columns.map { ($0.name(phrases), $0.width) }
    groups = [
      Group(rows: documents.map { listed in columns.map { $0.cell(listed, phrases) } })
    ]
    summary = phrases.listed(documents.count, of: documents.count)
    (self.language, colon) = (language.rawValue, phrases.colon)
  }

  /// The catalogue of filed documents (归档文件目录) of DA/T 22-2015: 序号, 档号, 文号, 责任者, 题名, 日期, 密级, 页数
  /// and 备注, for each fonds, year, period and section in the order of the item numbers. The id behind them
  /// is what the table is taken back by (`import --metadata`).
  public static func catalogue(_ documents: [ListedDocument], language: Language) -> ListingTable {
    let phrases = Phrases(language)
    var groups: [Group] = []
    var last: FilingPlace?
    for listed in documents.sorted(by: { FilingOrder($0.summary) < FilingOrder($1.summary) }) {
      let description = listed.summary.description
      let place = FilingPlace(description)
      if place != last {
        groups.append(
          Group(facts: phrases.facts(of: place).map { Fact(name: $0.name, value: $0.value) }))
        last = place
      }
      func value(_ field: DocumentDescription.Field) -> String {
        description.values(of: field).joined(separator: "、")
      }
      let date = value(.date).filter { $0 != "-" }
      let number = String((groups.last?.rows.count ?? 0) + 1)
      groups[groups.count - 1].rows.append([
        number, value(.archivalCode), value(.number), value(.issuer),
        listed.summary.description.title ?? "", description.date?.year == nil ? "" : date,
        value(.secrecy), value(.pageCount), "", listed.summary.id,
      ])
    }
    let names = [
      phrases.serialNumber, phrases.label(of: .archivalCode), phrases.catalogueNumber,
      phrases.responsible, phrases.catalogueTitle, phrases.catalogueDate,
      phrases.name(of: .secrecy), phrases.label(of: .pageCount), phrases.remarks,
      phrases.documentID,
    ]
    return ListingTable(
      title: phrases.filingCatalogue,
      columns: Array(zip(names, [6, 26, 22, 24, 46, 12, 8, 6, 12, 16])).map { ($0, $1) },
      groups: groups, summary: phrases.listed(documents.count, of: documents.count),
      language: language.rawValue, colon: phrases.colon)
  }

  private init(
    title: String, columns: [(name: String, width: Int)], groups: [Group], summary: String,
    language: String, colon: String
  ) {
    (self.title, self.columns, self.groups) = (title, columns, groups)
    (self.summary, self.language, self.colon) = (summary, language, colon)
  }

  // MARK: Text

  /// The table at a terminal: each group under what its rows have in common.
  public func text(_ style: TerminalStyle) -> String {
    var text = ""
    for group in groups {
      if !group.facts.isEmpty {
        let facts = group.facts.map { "\($0.name)\(colon)\($0.value.isEmpty ? "-" : $0.value)" }
        text +=
          style.styled(DisplayText.singleLine(facts.joined(separator: "  ")), as: .title) + "\n"
      }
      text += style.styled(line(columns.map(\.name)), as: .faint) + "\n"
      for row in group.rows { text += line(row.map(DisplayText.singleLine)) + "\n" }
      text += "\n"
    }
    return text + style.styled(summary, as: .faint) + "\n"
  }

  private func line(_ cells: [String]) -> String {
    var line = ""
    for (column, cell) in zip(columns, cells) {
      if !line.isEmpty { line += "  " }
      line += cell
      let gap = column.width - TerminalWidth.columns(of: cell)
      line += String(repeating: " ", count: max(0, gap))
    }
    while line.last == " " { line.removeLast() }
    return line
  }

  // MARK: CSV

  /// The table in CSV, in the form of ``SearchResultCSV``: what the rows of a group have in common stands before each.
  public var csv: String {
    CSVText.table([flatHeader] + flatRows.map { $0.map(CSVText.neutralised) })
  }

  /// The columns with those that the groups' facts give, for forms that have no headings.
  var flatHeader: [String] {
    (groups.first?.facts.map(\.name) ?? []) + columns.map(\.name)
  }

  var flatRows: [[String]] {
    groups.flatMap { group in group.rows.map { group.facts.map(\.value) + $0 } }
  }
}
