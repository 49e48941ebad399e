public import ArchiveModel
internal import Yams

/// A description as a person edits it in an editor: YAML with a line for every field. What was read in
/// the text stands there as a comment, to be taken over by taking the `#` away.
public struct DescriptionForm: Sendable {
  /// The words of a form, in one language.
  public struct Words: Sendable {
    /// The lines above, without `#`.
    public var heading: [String]
    /// What is put behind a value that was read in the text, and one that the file itself states.
    public var extracted: String, inFile: String
    /// The name of a field.
    public var name: @Sendable (DocumentDescription.Field) -> String

    /// Gives words.
    public init(
      heading: [String], extracted: String, inFile: String,
      name: @escaping @Sendable (DocumentDescription.Field) -> String
    ) {
      (self.heading, self.extracted, self.inFile) = (heading, extracted, inFile)
      self.name = name
    }
  }

  /// Why an edited form is none.
  public struct Problem: Error, Sendable, Hashable {
    /// What is wrong.
    public enum Reason: Sendable, Hashable {
      /// It is not YAML, or not a list of keys and values: what is the matter.
      case malformed(Fact)
      /// A key is no field.
      case unknownField(String)
      /// A field stands there twice.
      case repeated(String)
      /// A value is none that the field takes.
      case value(field: String, FieldProblem)
    }
    /// The line, from 1, where it is known.
    public var line: Int?
    /// What is wrong.
    public var reason: Reason
  }

  /// What a person stated in the description file.
  private let stated: DocumentDescription
  private let document: DescribedDocument

  /// The form of a document.
  ///
  /// - Parameter stated: what its description file states.
  public init(_ document: DescribedDocument, stated: DocumentDescription) {
    (self.document, self.stated) = (document, stated)
  }

  /// The form's text.
  public func text(_ words: Words) -> String {
    var lines = words.heading.map { $0.isEmpty ? "#" : "# \($0)" }
    for field in DocumentDescription.Field.allCases {
      let name = words.name(field)
      let values = document.description.values(of: field)
      if stated.stated.contains(field) {
        lines.append("\(name): \(Self.yaml(stated.values(of: field)))")
      } else if values.isEmpty {
        lines.append("# \(name):")
      } else {
        let isExtracted = !document.description.stated.contains(field)
        lines.append(
          "# \(name): \(Self.yaml(values))  # \(isExtracted ? words.extracted : words.inFile)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What an edited form changes.
  ///
  /// - Throws: ``Problem``.
  public func edit(from text: String) throws(Problem) -> DescriptionEdit {
    let read = try Self.description(text)
    var edit = DescriptionEdit()
    for field in DocumentDescription.Field.allCases {
      let values = read.values(of: field)
      if read.stated.contains(field) {
        let isNew = !stated.stated.contains(field) || stated.values(of: field) != values
        if isNew { _ = edit.stated.state(field, values) }
      } else if stated.stated.contains(field) {
        edit.takenBack.insert(field)
      }
    }
    return edit
  }

  private static func description(_ text: String) throws(Problem) -> DocumentDescription {
    let reading = DescriptionReading(path: "")
    var description = DocumentDescription()
    func malformed(_ error: any Error) -> Problem {
      Problem(line: nil, reason: .malformed((error as? CorpusError)?.detail ?? .unreadable))
    }
    let root: [(name: String, line: Int?, values: [String])]
    do {
      root =
        try reading.root(text)?.map { key, value in
          (key.string ?? "", key.mark?.line, try reading.texts(value, of: key.string ?? ""))
        } ?? []
    } catch { throw malformed(error) }
    var seen: Set<DocumentDescription.Field> = []
    for (name, line, values) in root {
      guard let field = DocumentDescription.Field(name: name) else {
        throw Problem(line: line, reason: .unknownField(name))
      }
      guard seen.insert(field).inserted else {
        throw Problem(line: line, reason: .repeated(name))
      }
      guard !values.isEmpty else { continue }
      if let problem = description.state(field, values) {
        throw Problem(line: line, reason: .value(field: name, problem))
      }
    }
    return description
  }

  /// Values in YAML, on one line.
  private static func yaml(_ values: [String]) -> String {
    let quoted = values.map { value in
      var text = "\""
      for scalar in value.unicodeScalars {
        switch scalar {
        case "\"", "\\": text += "\\" + String(scalar)
        case "\n": text += "\\n"
        case "\r": text += "\\r"
        case "\t": text += "\\t"
        // What YAML takes for a line end, and what it does not take at all.
        case "\u{85}", "\u{2028}", "\u{2029}", "\u{FEFF}":
          let digits = String(scalar.value, radix: 16, uppercase: true)
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: text.unicodeScalars.append(scalar)
        }
      }
      return text + "\""
    }
    return quoted.count == 1 ? quoted[0] : "[\(quoted.joined(separator: ", "))]"
  }
}
