/// What is wrong in a file that does not keep the rest of it from being read.
public enum ContentFault: String, Sendable, Hashable, Codable, CaseIterable {
  /// The file has no text.
  case empty
  /// Undecodable bytes became U+FFFD.
  case replacedBytes
  /// NULs or other control characters were left out of the passages.
  case controlCharacters
  /// A lone surrogate (`\ud800` in JSON) became U+FFFD.
  case loneSurrogate
  /// A record could not be read and was left out.
  case badRecord
  /// A record has no id; its line number stands in.
  case missingID
  /// A record's id occurred before; it was given a suffix.
  case duplicateID
  /// A stated value is not one the field can have (a date that is none).
  case badValue
  /// An entry of an archive, or a part of a large text, could not be read and was left out.
  case badEntry
  /// An entry of an archive is no document that is read.
  case passedOver
  /// Text that the file itself hides was left out: a sheet, rows, columns.
  case hiddenText
  /// A formula was stored without its value, which only the program it was made with calculates.
  case formulaNotCalculated
  /// A cross-reference leads nowhere, and its stored text was not to be had.
  case referenceLost
  /// Pages are pictures without text.
  case pagesWithoutText
  /// The text of pages cannot be what is printed on them: their fonts name other characters.
  case implausibleText
  /// Where the words of a file's pages are cannot be read; their order may be wrong.
  case placesNotRead
  /// Pages were pictures, and were read as such; what was read may be wrong.
  case readFromPictures
}
