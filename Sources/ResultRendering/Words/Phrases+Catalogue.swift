internal import ArchiveModel

/// The catalogue of filed documents (归档文件目录), and the numbers in it.
extension Phrases {
  var listOfDocuments: String { say("文档清单", "Documents") }
  var filingCatalogue: String { say("归档文件目录", "Catalogue of filed documents") }
  // The columns, as DA/T 22-2015 names them.
  var serialNumber: String { say("序号", "No.") }
  var catalogueNumber: String { say("文号", "Number") }
  var responsible: String { say("责任者", "Issuer") }
  var catalogueTitle: String { say("题名", "Title") }
  var catalogueDate: String { say("日期", "Date") }
  var remarks: String { say("备注", "Remarks") }
  var documentID: String { say("文档编号", "document_id") }

  /// The names and values of what the documents of a place have in common.
  func facts(of place: FilingPlace) -> [(name: String, value: String)] {
    let facts: [(DocumentDescription.Field, String)] = [
      (.fonds, place.fonds), (.year, place.year), (.retention, place.retention),
      (.section, place.section),
    ]
    return facts.map { (label(of: $0.0), $0.1) }
  }

  package var listFormatHelp: String {
    say(
      "输出格式：text、json、jsonl、csv，或供打印、填写的 html、xlsx",
      "text, json, jsonl, csv; html and xlsx, to be printed or filled in.")
  }
  package var listLayout: String {
    say(
      "版式：table（各列）或 catalogue（归档文件目录，DA/T 22）",
      "table (columns), or catalogue: the catalogue of filed documents (DA/T 22).")
  }
  package var catalogueHasNoJSON: String {
    say(
      "--layout catalogue 用于 text、csv、html、xlsx；JSON 总是含有全部著录项",
      "--layout catalogue is for text, csv, html and xlsx; JSON has all fields in any case")
  }
  package var catalogueHasItsColumns: String {
    say(
      "--layout catalogue 的列是固定的，不能与 --columns 同用",
      "--layout catalogue has its own columns; not with --columns")
  }
  package var workbookOnTerminal: String {
    say(
      "xlsx 不能显示在终端上；请写入文件：list --format xlsx > 目录.xlsx",
      "xlsx is not for a terminal; write it to a file: list --format xlsx > list.xlsx")
  }
  /// A workbook that could not be written: what the library says.
  package func workbookFailed(_ why: String) -> String {
    say("工作簿写不出：\(why)", "the workbook cannot be written: \(why)")
  }

  package var renumberAbstract: String {
    say("编件号和档号", "give item numbers and reference codes")
  }
  package var renumberDiscussion: String {
    say(
      """
      在同一全宗、年度、保管期限、机构（问题）之内，按日期先后给选中的文档编件号（0001 起，接在已有的件号之后），并由此写出档号：
      全宗号-门类·年度-保管期限-机构（问题）-件号（DA/T 13、DA/T 22）。没有全宗号的只编件号；缺年度或保管期限的不编，逐份列出。
      先用 --dry-run 预览。
      """,
      """
      Gives the documents item numbers within fonds, year, period and section, by date (from 0001, following on the \
      numbers that are there), and the reference codes that follow from them: \
      FONDS-CATEGORY·YEAR-PERIOD-SECTION-ITEM (DA/T 13, DA/T 22). Without a fonds there is no code; documents \
      without a year or a period are not numbered and listed. Preview first: --dry-run shows what would change.
      """)
  }
  package var renumberCategory: String {
    say("档号中的门类代码（缺省 WS，文书）", "The category in reference codes (default: WS, documents).")
  }
  package var valueOfCategory: String { say("门类", "category") }
  package var renumberAnew: String {
    say("已有的件号也重新编", "Number anew, also what has a number.")
  }
  package func notACategory(_ text: String) -> String {
    say("--category：应为字母或数字：\(text)", "--category takes letters or digits: \(text)")
  }
  func numbered(_ count: Int, unchanged: Int, lacking: Int) -> String {
    say(
      "编号 \(count) 份，不变 \(unchanged) 份，缺项未编 \(lacking) 份",
      "numbered: \(count); unchanged: \(unchanged); not numbered: \(lacking)")
  }
  func notNumbered(_ document: DocumentSummary, lacking names: [String]) -> String {
    let fields = names.joined(separator: say("、", ", "))
    return say(
      "未编号：\(document.id)  \(document.displayTitle)（缺 \(fields)）",
      "not numbered: \(document.id)  \(document.displayTitle) (lacking \(fields))")
  }
  func itemRepeated(_ document: DocumentSummary) -> String {
    say(
      "件号重复：\(document.id)  \(document.displayTitle)",
      "item number given twice: \(document.id)  \(document.displayTitle)")
  }
}
