/// Why something could not be rendered: always a fault of the program, never of a document.
public struct ResultRenderingError: Error, CustomStringConvertible, Sendable {
  /// What went wrong.
  public enum Code: String, Sendable, Hashable {
    /// A page's template does not compile.
    case malformedTemplate
    /// There is no template of this name.
    case unknownTemplate
  }

  /// What went wrong.
  public let code: Code
  /// The template's name.
  public let template: String
  /// What the template engine said.
  public let underlyingDescription: String?

  init(_ code: Code, template: String, underlyingDescription: String? = nil) {
    self.code = code
    self.template = template
    self.underlyingDescription = underlyingDescription
  }

  /// The error in words.
  public var description: String {
    "page template \(template): \(code.rawValue)" + (underlyingDescription.map { " (\($0))" } ?? "")
  }
}
