/// Cuts a query into its clauses. Every text is a query; there are no syntax errors.
///
/// ```
/// query  = clause*            separated by white space
/// clause = ["-"] (field ":" value | phrase | text) | "OR" | "|"
/// phrase = "…" | “…” | 「…」 | 『…』 | ＂…＂        a missing closing mark is taken to stand at the end
/// value  = phrase | text
/// ```
struct QueryLexer {
  /// A clause of a query.
  enum Clause: Hashable {
    case text(String, isExcluded: Bool)
    /// Exact words, and the same with their marks, as typed.
    case phrase(String, typed: String, isExcluded: Bool)
    case field(QueryField, String, isExcluded: Bool)
    case or
  }

  private static let closingMarks: [Unicode.Scalar: [Unicode.Scalar]] = [
    "\"": ["\"", "”", "＂"], "“": ["”", "\"", "“"], "”": ["”", "“"], "「": ["」"], "『": ["』"],
    "＂": ["＂", "\""], "〝": ["〞"],
  ]
  private static let minusSigns: Set<Unicode.Scalar> = ["-", "－", "−", "﹣"]

  private let scalars: [Unicode.Scalar]
  private var position = 0

  init(_ query: String) { scalars = Array(query.unicodeScalars) }

  /// The clauses of a query.
  static func clauses(of query: String) -> [Clause] {
    var lexer = QueryLexer(query)
    var clauses: [Clause] = []
    while let clause = lexer.next() { clauses.append(clause) }
    return clauses
  }

  private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func next() -> Clause? {
    while let scalar = current, scalar.properties.isWhitespace { position += 1 }
    guard let first = current else { return nil }
    if first == "|" || first == "｜" {
      position += 1
      return .or
    }
    var isExcluded = false
    if Self.minusSigns.contains(first), position + 1 < scalars.count,
      !scalars[position + 1].properties.isWhitespace
    {
      isExcluded = true
      position += 1
    }
    let start = position
    if let phrase = quoted() {
      return .phrase(phrase, typed: text(start..<position), isExcluded: isExcluded)
    }
    while let scalar = current, !scalar.properties.isWhitespace, scalar != "|", scalar != "｜" {
      if scalar == ":" || scalar == "：" {
        if let field = QueryField(name: text(start..<position)) {
          position += 1
          let value = quoted() ?? plainValue()
          return .field(field, value, isExcluded: isExcluded)
        }
      } else if position > start, Self.closingMarks[scalar] != nil, scalar != "”" {
        break
      }
      position += 1
    }
    if position == start { position += 1 }
    let word = text(start..<position)
    if word == "OR" || word == "ＯＲ" { return .or }
    return .text(word, isExcluded: isExcluded)
  }

  private mutating func quoted() -> String? {
    guard let open = current, let closing = Self.closingMarks[open] else { return nil }
    position += 1
    let start = position
    while let scalar = current, !closing.contains(scalar) { position += 1 }
    let phrase = text(start..<position)
    if position < scalars.count { position += 1 }
    return phrase
  }

  private mutating func plainValue() -> String {
    let start = position
    while let scalar = current, !scalar.properties.isWhitespace { position += 1 }
    return text(start..<position)
  }

  private func text(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range]))
  }
}

/// A field that a query can filter by.
enum QueryField: Hashable {
  case kind, issuer, speaker, number, title, path, date, since, until

  private static let names: [String: QueryField] = [
    "类型": .kind, "類型": .kind, "文种": .kind, "文種": .kind, "kind": .kind, "type": .kind,
    "单位": .issuer, "單位": .issuer, "发文机关": .issuer, "發文機關": .issuer, "机关": .issuer,
    "issuer": .issuer, "讲话人": .speaker, "講話人": .speaker, "发言人": .speaker,
    "speaker": .speaker, "文号": .number, "文號": .number, "发文字号": .number, "number": .number,
    "标题": .title, "標題": .title, "题名": .title, "title": .title, "路径": .path, "路徑": .path,
    "path": .path, "日期": .date, "date": .date, "自": .since, "since": .since, "至": .until,
    "until": .until,
  ]

  init?(name: String) {
    guard let field = Self.names[name.lowercased()] else { return nil }
    self = field
  }
}
