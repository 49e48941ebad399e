/// Kinds of files that are met under a text file's name and are no text.
public enum FileKind: String, Sendable, Hashable, Codable, CaseIterable {
  case png, jpeg, gif, zip, pdf, elf, ole, gzip, bzip2, sevenZip, rar, xz, sqlite, rtf, utf32
  /// Nothing but NUL bytes.
  case nulBytes
}
