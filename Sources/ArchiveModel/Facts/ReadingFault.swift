/// Why a whole file cannot be read.
public enum ReadingFault: String, Sendable, Hashable, Codable, CaseIterable {
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
