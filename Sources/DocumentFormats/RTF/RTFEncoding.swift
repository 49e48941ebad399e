internal import TextAnalysis

/// The encoding of a font's bytes, as a text names it: by a code page of Windows, or by a character set.
enum RTFEncoding {
  /// One that texts of whole files come in, too.
  case text(TextEncoding)
  /// A code page that ICU knows.
  case page(Int)

  /// The encoding of `\ansicpg`; `nil` for western characters, which Chinese programs name by habit.
  init?(codePage: Int) {
    switch codePage {
    case 936, 54936: self = .text(.gb18030)
    case 950: self = .text(.big5)
    case 65001: self = .text(.utf8)
    case 437, 850, 852, 866, 874, 932, 949, 1250, 1251, 1253...1258: self = .page(codePage)
    default: return nil
    }
  }

  /// The encoding of `\fcharset` (1.9.1, "Font Table").
  init?(charset: Int) {
    let pages = [
      128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255,
      178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 255: 437,
    ]
    guard let page = pages[charset] else { return nil }
    self.init(codePage: page)
  }

  func decode(_ bytes: [UInt8]) -> [Unicode.Scalar] {
    switch self {
    case .text(let encoding): TextDecoder.decode(bytes, as: encoding)
    case .page(let number): TextDecoder.decode(bytes, codePage: number)
    }
  }
}
