public import ArchiveModel

/// What a file says of itself beside its text: the properties that a word processor keeps, a book's
/// or a message's head.
///
/// An office program fills its properties by itself: a title from a template, the computer's user for
/// an author, the day the template was made. So they give way to the text, and only stand where it
/// says nothing. What a book's or a message's head says was stated, and goes before the text.
public struct EmbeddedProperties {
  /// The values.
  public var description = DocumentDescription()
  /// The fields that go before what the text says.
  public var stated: Set<DocumentDescription.Field> = []

  /// Properties that say nothing.
  public init() {}

  /// Takes a value, where it says anything.
  public mutating func take(
    _ field: DocumentDescription.Field, _ value: String, isStated: Bool = false
  ) {
    var value = value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if field == .addressee { value = AddresseeLine.name(in: value) ?? value }
    guard !value.isEmpty, value.unicodeScalars.count <= 300 else { return }
    if field == .title, !isStated, Self.isProgramsTitle(value) { return }
    if field == .byline {
      let names = BylineRules.names(in: value).filter { isStated || !Self.isProgramsUser($0) }
      guard !names.isEmpty else { return }
      description.byline = names
    } else {
      guard description.state(field, [value]) == nil else { return }
      description.stated = []
    }
    if isStated { stated.insert(field) }
  }

  /// A property that a person named (`文号`), where the name is one of a field.
  public mutating func take(named name: String, _ value: String) {
    guard let field = DocumentDescription.Field(name: name) else { return }
    take(field, value)
  }

  /// Titles that programs give: `Microsoft Word - 文档1.doc`, `PowerPoint 演示文稿`.
  private static func isProgramsTitle(_ title: String) -> Bool {
    let lower = title.lowercased()
    let starts = ["microsoft word", "powerpoint ", "untitled", "无标题", "文档", "document", "新建"]
    if title.unicodeScalars.count <= 14, starts.contains(where: { lower.hasPrefix($0) }) {
      return true
    }
    let endings = [".doc", ".docx", ".wps", ".rtf", ".dot", ".txt", ".pdf", ".ofd", ".odt"]
    return lower.hasPrefix("microsoft word -") || endings.contains { lower.hasSuffix($0) }
      || title.unicodeScalars.count < 2
  }

  /// Authors that are computers' users.
  private static func isProgramsUser(_ name: String) -> Bool {
    let lower = name.lowercased()
    let known = [
      "administrator", "admin", "user", "微软用户", "微软中国", "微软", "用户", "root", "unknown", "lenovo",
      "windows用户", "windows", "hp", "dell", "china", "作者", "未知", "python-docx", "openpyxl", "guest",
      "apple", "wps", "wps_", "thinkpad", "hello", "pc", "home",
    ]
    // A name in Latin letters here is an account; in Chinese documents people are named in Chinese.
    return known.contains(lower) || !name.unicodeScalars.contains(where: \.isHan)
      || lower.hasPrefix("wps_") || lower.hasSuffix("用户") || name.contains("公司")
  }

  /// The text's own description, completed.
  ///
  /// - Parameter hasTitle: whether the title is one of the text, and not the file's name.
  public func completing(_ own: DocumentDescription, hasTitle: Bool) -> DocumentDescription {
    var merged = own
    let found = description
    func goesFirst(_ field: DocumentDescription.Field, _ isAbsent: Bool) -> Bool {
      isAbsent || stated.contains(field)
    }
    if let title = found.title, goesFirst(.title, !hasTitle) {
      merged.title = title
      merged.kind = KindRules.kind(ofTitle: title) ?? merged.kind
      merged.issuer = merged.issuer ?? IssuerRules.issuer(inTitle: title)
    }
    if let kind = found.kind, goesFirst(.kind, merged.kind == nil) { merged.kind = kind }
    if let issuer = found.issuer, goesFirst(.issuer, merged.issuer == nil) {
      merged.issuer = issuer
    }
    if let number = found.number, goesFirst(.number, merged.number == nil) {
      merged.number = number
    }
    if let date = found.date, goesFirst(.date, merged.date == nil) { merged.date = date }
    // A body's document has no author; its typist stands in the properties.
    let names = merged.byline.isEmpty && merged.issuer == nil && merged.speaker == nil
    if !found.byline.isEmpty, goesFirst(.byline, names) { merged.byline = found.byline }
    if let addressee = found.addressee, goesFirst(.addressee, merged.addressee == nil) {
      merged.addressee = addressee
    }
    if let signer = found.signer, goesFirst(.signer, merged.signer == nil) {
      merged.signer = signer
    }
    if let speaker = found.speaker, goesFirst(.speaker, merged.speaker == nil) {
      merged.speaker = speaker
    }
    if let source = found.source, goesFirst(.source, merged.source == nil) {
      merged.source = source
    }
    if let secrecy = found.secrecy, goesFirst(.secrecy, merged.secrecy == nil) {
      merged.secrecy = secrecy
    }
    for (field, values) in found.further where goesFirst(field, merged.further[field] == nil) {
      merged.further[field] = values
    }
    return merged
  }
}
