internal import ArchiveModel

/// What is wrong with a file or a part of it, for programs by its code and values and for people in words.
struct FactFields: Encodable, Sendable {
  var code: String
  /// The entry, sheet or attachment.
  @OrNull var part: String?
  @OrNull var line: Int?
  var count: Int
  /// What is known more closely: the kind of it first, then its values.
  var values: [String]
  var message: String

  init(_ fact: Fact, language: Language = .english) {
    (code, count, values) = ("failed", 1, [])
    message = language.of(fact)
    guard case .file(let file) = fact else {
      values = Self.values(of: fact)
      return
    }
    code = Self.snakeCase(Self.name(of: file.code))
    (part, line, count) = (file.part, file.line, file.count)
    values = file.detail.map(Self.values(of:)) ?? []
  }

  private static func name(of code: FileFact.Code) -> String {
    switch code {
    case .reading(let fault): fault.rawValue
    case .content(let fault): fault.rawValue
    case .corpus(let fault): fault.rawValue
    case .index(let fault): fault.rawValue
    case .retrieval(let fault): fault.rawValue
    }
  }

  /// The name of a case and its values, in order.
  private static func values(of fact: Fact) -> [String] {
    let mirror = Mirror(reflecting: fact)
    guard let child = mirror.children.first else { return [snakeCase("\(fact)")] }
    return [snakeCase(child.label ?? "")] + leaves(of: child.value)
  }

  private static func leaves(of value: Any) -> [String] {
    switch value {
    case let text as String: [text]
    case let number as any BinaryInteger: ["\(number)"]
    case let fact as Fact: values(of: fact)
    default: Mirror(reflecting: value).children.flatMap { leaves(of: $0.value) }
    }
  }

  private static func snakeCase(_ name: String) -> String {
    var result = ""
    for character in name {
      if character.isUppercase, !result.isEmpty, result.last?.isUppercase != true {
        result += "_"
      }
      result += character.lowercased()
    }
    return result
  }
}
