public import ArchiveModel
internal import Yams

/// Descriptions as people write them: YAML in a Markdown document's front matter or in
/// `NAME.meta.yaml`.
///
/// Keys are the names of ``DocumentDescription/Field`` or the Chinese terms of GB/T 33480-2016;
/// keys that are neither are left alone. An empty value says nothing.
public enum DescriptionFile {
  /// Reads a description.
  ///
  /// - Parameters:
  ///   - yaml: the text.
  ///   - path: the file, for errors.
  ///   - firstLine: the line of the file that the text begins on, for errors.
  /// - Throws: ``CorpusError`` with the line and the reason.
  public static func description(yaml: String, path: String, firstLine: Int = 1) throws
    -> DocumentDescription
  {
    func failure(_ line: Int?, _ reason: String) -> CorpusError {
      let place = line.map { "line \(firstLine + $0 - 1): " } ?? ""
      return CorpusError(code: .descriptionInvalid, path: path, detail: place + reason)
    }
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch let error as YamlError {
      switch error {
      case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
        .composer(_, let problem, let mark, _):
        throw failure(mark.line, problem)
      default: throw failure(nil, "\(error)")
      }
    }
    guard let root, root != Node("") else { return DocumentDescription() }
    guard let mapping = root.mapping else { throw failure(1, "not a list of keys and values") }
    var description = DocumentDescription()
    for (key, value) in mapping {
      guard let name = key.string, let field = DocumentDescription.Field(name: name) else {
        continue
      }
      let texts: [String]
      if let scalar = value.scalar {
        let text = visible(scalar.string)
        texts = text.isEmpty || text == "~" ? [] : [text]
      } else if let sequence = value.sequence {
        texts = sequence.compactMap(\.scalar?.string).map(visible).filter { !$0.isEmpty }
      } else {
        throw failure(value.mark?.line, "\(name): not a text")
      }
      guard !texts.isEmpty else { continue }
      if let problem = description.state(field, texts) {
        throw failure(value.mark?.line, "\(name): \(problem)")
      }
    }
    return description
  }

  /// A text without control characters (`"\0"` is one way to write a NUL in YAML).
  private static func visible(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars
    where scalar.properties.generalCategory != .control || scalar.properties.isWhitespace {
      kept.append(scalar)
    }
    return String(kept)
  }
}
