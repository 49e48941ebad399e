/// A text as quotations are compared by: one sign for every character that must not change.
///
/// Finding goes by ``UnitStream``; there `5.4%` and `5,4` are the same two units. Whether words were
/// quoted rightly goes by signs: folded letters, digits and ideographs one by one, and the symbols
/// that make another number or amount of it (`%`, `¥`, `±`, a minus). What parts two digits is kept
/// as their ``Sign/Joint``. Punctuation, white space and ignorable characters lie between signs.
public struct ComparedText: Sendable {
  /// A character that must not change.
  public struct Sign: Sendable, Hashable {
    /// What parts a digit from the digit before it.
    public enum Joint: UInt8, Sendable {
      /// Nothing, or a thousands comma; also where one of the two is no digit.
      case none
      case space, point, comma, slash, colon, range, other
      /// One of the two is a superscript, a circled number, part of a fraction.
      case composed
    }

    /// Whether the sign begins a number in brackets.
    public enum Bracket: UInt8, Sendable {
      /// It does not.
      case none
      /// It does, and the number counts what follows: `(1)` at the beginning of a line.
      case counting
      /// It does at the beginning of the text: what stands before it is not known.
      case unknown
      /// It does, and the brackets are part of what is said: `(5.2)`, `〔2020〕`.
      case significant
    }

    /// The folded scalar value.
    public var code: UInt32
    /// Where the character stands in the text: UTF-8 bytes, half open. The characters that one
    /// folds to (`㎡`) all have its place.
    public var byteStart: UInt32, byteEnd: UInt32
    /// What parts it from the digit before it; `range` for a dash near a number, of which it is not
    /// known whether it is a minus.
    public var joint: Joint
    /// Whether it and the sign before it are letters or digits with nothing between: one number or
    /// word.
    public var continuesRun: Bool
    /// Whether it begins a number in brackets.
    public var bracket = Bracket.none

    /// Where the character stands in the text: UTF-8 bytes, half open.
    public var byteRange: Range<Int> { Int(byteStart)..<Int(byteEnd) }
    /// Whether it is a digit.
    @inline(__always)
    public var isDigit: Bool { code &- 0x30 < 10 }
    /// Whether it says what a number before it is a number of: `%`, `‰`, `‱`.
    public var isShare: Bool { code == 0x25 || code == 0x2030 || code == 0x2031 }
    /// Whether it is a bracket or a dash, however written.
    public var isMark: Bool {
      code == ComparedText.minus || code == ComparedText.hyphen || code == BracketRules.opening
        || code == BracketRules.closing
    }
    /// Whether it is the sign of the number after it.
    public var isMinus: Bool { code == ComparedText.minus && joint != .range }
  }

  /// The code of a minus, however it is written.
  static let minus: UInt32 = 0x2212
  /// The code of a dash that a letter or digit touches: a hyphen, or the minus of a grade.
  static let hyphen: UInt32 = 0x2D

  /// The signs, in the order of the text.
  public internal(set) var signs: [Sign] = []
}

extension Analyzer {
  /// The signs of a text.
  public func compared(_ text: String) -> ComparedText {
    var text = text
    return text.withUTF8 { bytes in
      var builder = ComparedTextBuilder(folding: folding, capacity: bytes.count / 3)
      var index = 0
      while index < bytes.count {
        let start = index
        let scalar = scalarValue(bytes, at: &index)
        builder.append(scalar, from: start, ahead: Lookahead(bytes: bytes, index: index))
      }
      builder.finish()
      return builder.text
    }
  }
}
