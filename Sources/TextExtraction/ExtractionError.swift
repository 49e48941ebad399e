internal import TextAnalysis

/// Why a whole file cannot be read.
public struct ExtractionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public enum Code: String, Sendable, Hashable {
    /// No format we read has this file ending.
    case unknownFormat
    /// The bytes are those of a picture, an archive, a program.
    case notText
    /// The bytes decode cleanly in no encoding we know.
    case undecodable
    /// The markup cannot be parsed with bounded effort.
    case badMarkup
    /// A table has no column that could be the text.
    case noTextColumn
    /// A quoted CSV field is never closed, or text follows its closing quote.
    case badQuoting
    /// An archive, or a format that is one inside, is damaged or lacks a part.
    case badArchive
    /// The file, or the entry of an archive, is encrypted.
    case encrypted
    /// An entry is packed by a method that is not read.
    case methodNotKnown
    /// Unpacking or reading would take more memory than a document is given.
    case tooLarge
    /// Archives lie in archives too deep.
    case nestedTooDeep
    /// The pages are pictures: there is no text to read.
    case noTextLayer
    /// A program that reads the format is not installed.
    case programMissing
    /// A program that reads the format failed, or took too much time or memory.
    case programFailed
  }

  /// What is wrong.
  public var code: Code
  /// The file.
  public var path: String
  /// The byte offset of the trouble, where one is known.
  public var byteOffset: Int?
  /// The line (or CSV row), from 1, where one is known.
  public var line: Int?
  /// More about it, in words.
  public var detail: String?

  init(
    _ code: Code, path: String, byteOffset: Int? = nil, line: Int? = nil, detail: String? = nil
  ) {
    (self.code, self.path, self.byteOffset) = (code, path, byteOffset)
    (self.line, self.detail) = (line, detail)
  }

  init(_ error: TextDecodingError, path: String, part: String? = nil) {
    let code: Code = error.code == .notText ? .notText : .undecodable
    let details = [part, error.detail].compactMap(\.self)
    self.init(
      code, path: path, byteOffset: error.byteOffset,
      detail: details.isEmpty ? nil : details.joined(separator: ": "))
  }

  /// The error in words, the path first.
  public var description: String { "\(path): \(words)" }

  /// The error in words, without the path.
  var words: String {
    var text =
      switch code {
      case .unknownFormat: "not a document format this program reads"
      case .notText: "not a text file"
      case .undecodable: "not in UTF-8, GB18030, Big5 or UTF-16"
      case .badMarkup: "markup cannot be read"
      case .noTextColumn: "no column holds the text"
      case .badQuoting: "quotation marks do not match"
      case .badArchive: "damaged, or not in this format"
      case .encrypted: "encrypted"
      case .methodNotKnown: "packed by a method that is not read"
      case .tooLarge: "too large to be read"
      case .nestedTooDeep: "archives in archives, too deep"
      case .noTextLayer: "no text layer: pictures of pages, or blank ones"
      case .programMissing: "needs a program that is not installed"
      case .programFailed: "the program that reads this format failed"
      }
    if let detail { text += " (\(detail))" }
    if let line { text += ", line \(line)" }
    if let byteOffset { text += ", at byte \(byteOffset)" }
    return text
  }
}
