public import ArchiveModel
internal import Yams

/// Descriptions as people write them: YAML in a Markdown document's front matter or in
/// `NAME.meta.yaml`.
///
///     标题: 关于防汛工作的通知      # a field: its name in ``DocumentDescription/Field``, or a Chinese term
///     成文日期: 2021-03-29
///     撤下: 含个人信息              # withdrawn: why
///     取代: 通知/2021/旧.docx       # replaces: the earlier version
///     被取代: 通知/2022/新.docx     # replaced_by: the later version
///     记录:                         # records: the same of a container's records, by their ids
///       "12":
///         标题: …
///
/// Keys that are none of these are left alone. An empty value says nothing.
public struct DescriptionFile: Sendable, Hashable {
  /// A key that is no field.
  enum Mark: String, CaseIterable {
    case withdrawn, replaces, records
    case replacedBy = "replaced_by"

    var chineseName: String {
      switch self {
      case .withdrawn: "撤下"
      case .replaces: "取代"
      case .replacedBy: "被取代"
      case .records: "记录"
      }
    }

    init?(name: String) {
      guard let mark = Self.allCases.first(where: { [$0.rawValue, $0.chineseName].contains(name) })
      else { return nil }
      self = mark
    }
  }

  /// What is said of one document.
  public struct Statement: Sendable, Hashable {
    /// The fields.
    public var description = DocumentDescription()
    /// Whether it is to be found.
    public var standing = DocumentStanding()

    /// Says nothing.
    public init() {}
  }

  /// What is said of the file's document, or of all its records.
  public var whole = Statement()
  /// What is said of each record, by its id.
  public var records: [String: Statement] = [:]

  /// Says nothing.
  public init() {}

  /// Says this of the whole file, and nothing of a record.
  init(only description: DocumentDescription) { whole.description = description }

  /// Reads a description.
  ///
  /// - Parameters:
  ///   - yaml: the text.
  ///   - path: the file, for errors.
  ///   - firstLine: the line of the file that the text begins on, for errors.
  /// - Throws: ``CorpusError`` with the line and the reason.
  public init(yaml: String, path: String, firstLine: Int = 1) throws {
    let reader = DescriptionReading(path: path, firstLine: firstLine)
    guard let mapping = try reader.root(yaml) else { return }
    whole = try reader.statement(mapping)
    for (key, value) in mapping where key.string.flatMap(Mark.init(name:)) == .records {
      guard let list = value.mapping else { throw reader.failure(value, .not(.records)) }
      for (id, said) in list {
        guard let id = id.scalar?.string else { throw reader.failure(said, .not(.recordID)) }
        guard let said = said.mapping else { throw reader.failure(said, .not(.recordKeys)) }
        records[id] = try reader.statement(said)
      }
    }
  }

  /// Reads the fields of a description.
  public static func description(yaml: String, path: String, firstLine: Int = 1) throws
    -> DocumentDescription
  {
    try DescriptionFile(yaml: yaml, path: path, firstLine: firstLine).whole.description
  }

  /// Puts what is said of a document, or of a record, in the place of what it says of itself.
  public func apply(to document: inout ExtractedDocument) {
    document.description = document.description.overridden(by: whole.description)
    document.standing = whole.standing
    guard let id = document.recordID, let said = records[id] else { return }
    document.description = document.description.overridden(by: said.description)
    if !said.standing.isCurrent { document.standing.state = said.standing.state }
    document.standing.replaces = said.standing.replaces ?? document.standing.replaces
  }
}

/// Reads the nodes of one description.
struct DescriptionReading {
  let path: String
  var firstLine = 1

  func failure(_ node: Node?, _ reason: Fact) -> CorpusError {
    failure(line: node?.mark?.line, reason)
  }

  private func failure(line: Int?, _ reason: Fact) -> CorpusError {
    CorpusError(
      code: .descriptionInvalid, path: path,
      detail: line.map { .line(firstLine + $0 - 1, reason) } ?? reason)
  }

  /// The keys and values of a text; `nil` for an empty one.
  func root(_ yaml: String) throws -> Node.Mapping? {
    let root: Node?
    do { root = try DescriptionText.node(yaml) } catch {
      throw failure(line: error.line, error.reason)
    }
    guard let root, root != Node("") else { return nil }
    guard let mapping = root.mapping else {
      throw failure(line: 1, .not(.keysAndValues))
    }
    return mapping
  }

  func statement(_ mapping: Node.Mapping) throws -> DescriptionFile.Statement {
    var statement = DescriptionFile.Statement()
    for (key, value) in mapping {
      guard let name = key.string else { continue }
      if let mark = DescriptionFile.Mark(name: name) {
        guard mark != .records else { continue }
        guard let text = try texts(value, of: name).first else { continue }
        switch mark {
        case .withdrawn: statement.standing.state = .withdrawn(why: text)
        case .replacedBy:
          // What was withdrawn as well stays so.
          if statement.standing.isCurrent { statement.standing.state = .replaced(by: text) }
        case .replaces: statement.standing.replaces = text
        case .records: break
        }
      } else if let field = DocumentDescription.Field(name: name) {
        let texts = try texts(value, of: name)
        guard !texts.isEmpty else { continue }
        if let problem = statement.description.state(field, texts) {
          throw failure(value, .fieldProblem(name, problem))
        }
      }
    }
    return statement
  }

  func texts(_ value: Node, of name: String) throws -> [String] {
    if let scalar = value.scalar {
      let text = Self.visible(scalar.string)
      return text.isEmpty || text == "~" ? [] : [text]
    }
    guard let sequence = value.sequence else { throw failure(value, .notAText(name)) }
    return sequence.compactMap(\.scalar?.string).map(Self.visible).filter { !$0.isEmpty }
  }

  /// A text without control characters (`"\0"` is one way to write a NUL in YAML).
  static func visible(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars
    where scalar.properties.generalCategory != .control || scalar.properties.isWhitespace {
      kept.append(scalar)
    }
    return String(kept)
  }
}
