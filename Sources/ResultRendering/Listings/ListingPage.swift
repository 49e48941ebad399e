/// A table of documents as a page that a browser prints: A4 across, the head again on every sheet, each group
/// on a sheet of its own.
public enum ListingPage {
  /// The page in HTML.
  public static func render(_ table: ListingTable) -> String {
    let title = escaped(table.title)
    var html = """
      <!doctype html>
      <html lang="\(table.language)">
      <head>
      <meta charset="utf-8">
      <title>\(title)</title>
      <style>
      @page { size: A4 landscape; margin: 15mm }
      body { font-family: "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; margin: 1.5em; color: #000 }
      h1 { font-size: 1.5em; text-align: center; letter-spacing: .3em; margin: 0 0 .5em }
      .facts { margin: 0 0 .5em } .facts span { margin-right: 2em }
      table { border-collapse: collapse; width: 100%; table-layout: fixed }
      thead { display: table-header-group } tr { break-inside: avoid }
      th, td { border: 1px solid #000; padding: .25em .4em; font-size: .85em; vertical-align: top;
        overflow-wrap: anywhere; text-align: left }
      th { text-align: center; font-weight: bold }
      section + section { break-before: page; margin-top: 2em }
      .summary { margin-top: .5em; font-size: .85em }
      @media print { body { margin: 0 } section + section { margin-top: 0 } }
      </style>
      </head>
      <body>

      """
    let total = max(1, table.columns.reduce(0) { $0 + $1.width })
    let widths = table.columns.map { column in
      let share = Decimals.text(Double(column.width) * 100 / Double(total), places: 1)
      return "<col style=\"width: \(share)%\">"
    }
    .joined()
    let head = table.columns.map { "<th scope=\"col\">\(escaped($0.name))</th>" }.joined()
    for group in table.groups {
      html += "<section>\n<h1>\(title)</h1>\n"
      if !group.facts.isEmpty {
        let facts = group.facts.map {
          "<span>\(escaped($0.name))\(escaped(table.colon))\(escaped($0.value))</span>"
        }
        html += "<p class=\"facts\">\(facts.joined())</p>\n"
      }
      html += "<table>\n<colgroup>\(widths)</colgroup>\n<thead><tr>\(head)</tr></thead>\n<tbody>\n"
      for row in group.rows {
        html +=
          "<tr>" + row.map { "<td>\(escaped(DisplayText.singleLine($0)))</td>" }.joined()
          + "</tr>\n"
      }
      html += "</tbody>\n</table>\n</section>\n"
    }
    return html + "<p class=\"summary\">\(escaped(table.summary))</p>\n</body>\n</html>\n"
  }

  private static func escaped(_ text: String) -> String { DublinCoreXML.escaped(text) }
}
