internal import ArchiveModel

/// BibTeX, in UTF-8 as biber and BibTeXu read it.
extension Citation {
  /// The entry: `@article` for what a newspaper printed, `@techreport` for reports, else `@misc`.
  /// Fields that are not known are left out. Its key is the document's id.
  static func bibTeX(_ document: DocumentSummary, pages: ClosedRange<Int>?) -> String {
    let description = document.description
    let type = typeCode(of: description)
    let authors = Authors(description)
    let entry =
      switch type {
      case "N": "article"
      case "R": "techreport"
      default: "misc"
      }
    var fields: [(name: String, value: String)] = []
    func add(_ name: String, _ value: String?) {
      let value = value.map(escaped) ?? ""
      if !value.isEmpty { fields.append((name, value)) }
    }
    // Braces keep the name of a body, and a Chinese name, in one piece.
    if !authors.names.isEmpty {
      fields.append(
        ("author", authors.names.map { "{\(escaped($0))}" }.joined(separator: " and ")))
    }
    add("title", description.title ?? document.displayTitle)
    add(type == "N" ? "journal" : "howpublished", description.source)
    if type == "R", !authors.arePeople { add("institution", authors.names.first) }
    add("number", description.number)
    add("year", description.date?.year.map(String.init))
    add("date", description.date?.description)
    add("pages", place(description, pages, separator: "--"))
    add("keywords", type)
    add("note", document.place)
    add("langid", "chinese")
    let body = fields.map { "  \($0.name) = {\($0.value)}" }.joined(separator: ",\n")
    return "@\(entry){\(key(document.id)),\n\(body)\n}"
  }

  /// A key holds letters and digits only.
  private static func key(_ id: String) -> String {
    let key = String(
      String.UnicodeScalarView(
        id.unicodeScalars.filter {
          $0.value < 0x80 && $0.properties.isAlphabetic || ("0"..."9").contains($0)
        }))
    return key.isEmpty ? "document" : key
  }

  /// One line, with what TeX would take for a command escaped; braces could unbalance the entry.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in DisplayText.singleLine(trimmed(text)).unicodeScalars {
      switch scalar {
      case "\\": result += "\\textbackslash "
      case "{": result += "\\textbraceleft "
      case "}": result += "\\textbraceright "
      case "#", "$", "%", "&", "_": result += "\\" + String(scalar)
      case "~": result += "\\textasciitilde "
      case "^": result += "\\textasciicircum "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
