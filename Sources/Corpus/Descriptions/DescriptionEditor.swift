public import ArchiveModel
internal import Yams

/// A `NAME.meta.yaml` to be changed: keys that the program does not know, and the comments before the
/// first key, are kept.
public struct DescriptionEditor {
  private let path: String
  private var root: Node.Mapping
  private let comments: [Substring]
  /// The key of what the program read in the text, kept for comparison; it states nothing.
  private static let extractedKey = "提取"

  /// Takes a description up.
  ///
  /// - Parameters:
  ///   - yaml: the text; empty for a new one.
  ///   - path: the file, for errors.
  /// - Throws: ``CorpusError`` where it is no valid description.
  public init(yaml: String, path: String) throws {
    self.path = path
    _ = try DescriptionFile(yaml: yaml, path: path)
    root = try DescriptionReading(path: path).root(yaml) ?? Node.Mapping([])
    comments = Array(yaml.split(separator: "\n").prefix { $0.hasPrefix("#") })
  }

  /// Whether nothing is said.
  public var isEmpty: Bool { root.isEmpty }

  /// States a field; no values take back what was stated.
  public mutating func set(
    _ field: DocumentDescription.Field, _ values: [String], record: String? = nil
  ) {
    change(record) { mapping in
      let known = mapping.keys.first {
        $0.string.flatMap { DocumentDescription.Field(name: $0) } == field
      }
      Self.set(
        known ?? Node(field.chineseName), values.count > 1 ? .list(values) : .text(values.first),
        in: &mapping)
    }
  }

  /// Says why the document is withdrawn; `nil` puts it back.
  public mutating func setWithdrawn(_ why: String?, record: String? = nil) {
    set(.withdrawn, why, record: record)
  }

  /// Names the earlier version.
  public mutating func setReplaces(_ path: String?, record: String? = nil) {
    set(.replaces, path, record: record)
  }

  /// Names the later version.
  public mutating func setReplacedBy(_ path: String?, record: String? = nil) {
    set(.replacedBy, path, record: record)
  }

  /// Notes what the program read in the text.
  public mutating func noteExtracted(_ description: DocumentDescription) {
    var noted = Node.Mapping([])
    for field in DocumentDescription.Field.allCases where !description.stated.contains(field) {
      let values = description.values(of: field)
      if !values.isEmpty {
        Self.set(
          Node(field.chineseName), values.count > 1 ? .list(values) : .text(values[0]), in: &noted)
      }
    }
    root[Node(Self.extractedKey)] = noted.isEmpty ? nil : Node.mapping(noted)
  }

  /// The description as it is written.
  ///
  /// - Throws: ``CorpusError`` where a value cannot be written.
  public func yaml() throws(CorpusError) -> String {
    let header = comments.map { $0 + "\n" }.joined()
    guard !root.isEmpty else { return header }
    do { return header + (try Yams.serialize(node: .mapping(root), allowUnicode: true)) } catch {
      throw CorpusError(code: .descriptionInvalid, path: path, detail: .valueNotWritable)
    }
  }

  // MARK: The tree

  private enum Value {
    case text(String?)
    case list([String])
  }

  private mutating func set(_ mark: DescriptionFile.Mark, _ value: String?, record: String?) {
    change(record) { mapping in
      let known = mapping.keys.first { $0.string.flatMap(DescriptionFile.Mark.init(name:)) == mark }
      Self.set(known ?? Node(mark.chineseName), .text(value), in: &mapping)
    }
  }

  private static func set(_ key: Node, _ value: Value, in mapping: inout Node.Mapping) {
    switch value {
    case .text(nil): mapping[key] = nil
    // In quotation marks, so that 2020 or `no` stays the text it is.
    case .text(let text?): mapping[key] = quoted(text)
    case .list(let texts): mapping[key] = Node.sequence(.init(texts.map(quoted)))
    }
  }

  private static func quoted(_ text: String) -> Node {
    .scalar(.init(text, .implicit, .doubleQuoted))
  }

  private mutating func change(_ record: String?, _ body: (inout Node.Mapping) -> Void) {
    guard let record else { return body(&root) }
    let key =
      root.keys.first { $0.string.flatMap(DescriptionFile.Mark.init(name:)) == .records }
      ?? Node(DescriptionFile.Mark.records.chineseName)
    var records = root[key]?.mapping ?? Node.Mapping([])
    let id = records.keys.first { $0.scalar?.string == record } ?? Self.quoted(record)
    var said = records[id]?.mapping ?? Node.Mapping([])
    body(&said)
    records[id] = said.isEmpty ? nil : .mapping(said)
    root[key] = records.isEmpty ? nil : .mapping(records)
  }
}
