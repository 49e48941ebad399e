public import ArchiveModel

/// Descriptions under the names of the rules for archival description (DA/T 18 档案著录规则), and of GB/T 33480-2016 for
/// what those rules have no item for, in one XML document. What element holds what: `docs/moving.md`.
public enum ArchivalDescriptionXML {
  /// What stands before the first record.
  public static let header = """
    <?xml version="1.0" encoding="UTF-8"?>
    <档案著录>

    """
  /// What stands after the last.
  public static let footer = "</档案著录>\n"

  /// A document's record: an element for each item that it has, in the order of the rules.
  public static func record(_ document: ExportedDocument) -> String {
    let summary = document.view.document
    let description = summary.description
    var lines: [String] = []
    func add(_ name: String, _ value: String?) {
      guard let value, !value.isEmpty else { return }
      lines.append("    <\(name)>\(DublinCoreXML.escaped(value))</\(name)>\n")
    }
    func add(_ name: String, _ field: DocumentDescription.Field) {
      for value in description.values(of: field) { add(name, value) }
    }
    add("正题名", summary.displayTitle)
    add("文件编号", .number)
    // Who is answerable for the content: the issuing body, who speaks, who writes.
    for field in [DocumentDescription.Field.issuer, .speaker, .byline] { add("责任者", field) }
    add("文种", .kind)
    add("密级", .secrecy)
    add("保管期限", .retention)
    add("时间", .date)
    add("数量及单位", description.further[.pageCount]?.first.map { "\($0)页" })
    add("档号", .archivalCode)
    add("全宗号", .fonds)
    add("年度", .year)
    add("机构或问题", .section)
    add("件号", .item)
    add("主题词或关键词", .subject)
    // GB/T 33480-2016, and what laws and pages say.
    for field in [DocumentDescription.Field.addressee, .signer, .source, .edition]
      + DocumentDescription.Field.lawDates + [.validity, .indexNumber, .openness, .released]
    {
      add(field.chineseName, field)
    }
    switch summary.standing.state {
    case .current: break
    case .withdrawn(let why): add("附注", "撤下：\(why)")
    case .replaced(let path): add("附注", "被取代：\(path)")
    }
    add("附注", summary.standing.replaces.map { "取代：\($0)" })
    add("电子文件名", summary.place)
    add("计算机文件格式", document.mediaType)
    add("文档编号", summary.id)
    add("数字摘要值", document.view.contentSHA256)
    return "  <条目>\n\(lines.joined())  </条目>\n"
  }
}
