/// An encoding that Chinese files occur in. The raw value is the IANA name, as reports show it.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  case utf8 = "UTF-8"
  case gb18030 = "GB18030"
  case big5 = "Big5"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"

  /// The encoding a file's own label means (`gb2312`, `GBK`, `utf8`), or `nil` for any other.
  public init?(label: some StringProtocol) {
    switch label.lowercased().filter({ $0 != "-" && $0 != "_" && $0 != " " }) {
    case "utf8": self = .utf8
    case "gb18030", "gbk", "gb2312", "cp936", "xgbk", "hz", "euccn": self = .gb18030
    case "big5", "big5hkscs", "cp950", "xxbig5": self = .big5
    case "utf16", "utf16le": self = .utf16LittleEndian
    case "utf16be": self = .utf16BigEndian
    default: return nil
    }
  }
}

/// A file's text, and how its bytes were read.
public struct DecodedText: Sendable {
  /// The text, without a leading byte order mark. Nothing else is changed.
  public var scalars: [Unicode.Scalar]
  /// The encoding the bytes were read in.
  public var encoding: TextEncoding
  /// Whether a byte order mark stood at the start.
  public var hasByteOrderMark: Bool
  /// How many undecodable byte sequences (or lone surrogates) became U+FFFD.
  public var replacementCount: Int
  /// The byte offset of the first of them in the file, or `nil` where there is none.
  public var firstReplacementByteOffset: Int?
}

/// Why bytes are not text.
public struct TextDecodingError: Error, Sendable, Hashable {
  /// What is wrong.
  public enum Code: String, Sendable, Hashable {
    /// The bytes are those of a picture, an archive, a program.
    case notText
    /// The bytes decode cleanly in none of the encodings.
    case undecodable
    /// ICU reported a failure; `icuStatus` holds its code.
    case converterFailed
  }

  /// What is wrong.
  public var code: Code
  /// The byte offset of the trouble, where one is known.
  public var byteOffset: Int?
  /// What else is known.
  public enum Detail: Sendable, Hashable {
    /// The kind of file that the bytes seem to be.
    case kind(BinaryKind)
    /// The encoding that fits best.
    case nearest(TextEncoding)
    /// The bytes hold this many control characters.
    case controlCharacters(Int)
  }

  /// What else is known.
  public var detail: Detail?
  /// ICU's error code, where ICU failed.
  public var icuStatus: Int32?

  init(_ code: Code, byteOffset: Int? = nil, detail: Detail? = nil, icuStatus: Int32? = nil) {
    (self.code, self.byteOffset, self.detail, self.icuStatus) =
      (code, byteOffset, detail, icuStatus)
  }
}
