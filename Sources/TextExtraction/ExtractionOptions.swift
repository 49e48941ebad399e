/// What a person may choose about an extraction.
public struct ExtractionOptions: Sendable, Hashable {
  /// The CSV column that holds the text; `nil` looks for `text`, `full_text`, `正文`, `内容`.
  public var textColumn: String?

  /// Makes options.
  public init(textColumn: String? = nil) { self.textColumn = textColumn }
}
