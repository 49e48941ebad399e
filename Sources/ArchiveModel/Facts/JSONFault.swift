/// What keeps a text from being JSON (RFC 8259).
public enum JSONFault: String, Sendable, Hashable, Codable, CaseIterable {
  /// The text is no object.
  case notAnObject
  /// A name in double quotes is missing.
  case noName
  /// A name has no colon behind it.
  case noColon
  /// A value is missing.
  case noValue
  /// Values have no comma between them.
  case noComma
  /// An object or an array is not closed.
  case notClosed
  /// A bracket closes what another kind opened.
  case mismatchedBracket
  /// Text follows the object.
  case textAfterObject
  /// A word is none of `true`, `false` and `null`.
  case unknownWord
  /// A number has a plus sign.
  case plusSign
  /// A number begins with a zero that others follow.
  case leadingZero
  /// A number lacks a digit where one has to be.
  case noDigit
  /// A string is not closed.
  case stringNotClosed
  /// A string holds a control character.
  case controlCharacter
  /// An escape is none of JSON's.
  case unknownEscape
  /// An escape has fewer than four hexadecimal digits.
  case noHexDigit
}
