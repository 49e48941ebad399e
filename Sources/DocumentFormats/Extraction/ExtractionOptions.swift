/// What a person may choose about an extraction.
public struct ExtractionOptions: Sendable, Hashable {
  /// The CSV column that holds the text; `nil` looks for `text`, `full_text`, `正文`, `内容`.
  public var textColumn: String?
  /// The language, as tesseract names it (`chi_sim`, `chi_sim+chi_tra`), that pages of PDFs without
  /// text are read in; `nil` leaves such pages unread.
  public var scanLanguage: String?
  /// From which size on texts are read a stretch at a time.
  package var largeText = LargeTextLimits()

  /// Makes options.
  public init(textColumn: String? = nil, scanLanguage: String? = nil) {
    (self.textColumn, self.scanLanguage) = (textColumn, scanLanguage)
  }

  /// How reports name the encoding of text read from pictures, before the language.
  private static let scanMark = "tesseract "

  /// What stands for the encoding in the report of a file with pages read from pictures.
  static func scanEncoding(_ language: String) -> String { scanMark + language }

  /// The options that gave a file of this encoding, as an index keeps it.
  public static func reading(encoding: String?) -> ExtractionOptions {
    guard let encoding, encoding.hasPrefix(scanMark) else { return ExtractionOptions() }
    return ExtractionOptions(scanLanguage: String(encoding.dropFirst(scanMark.count)))
  }
}
