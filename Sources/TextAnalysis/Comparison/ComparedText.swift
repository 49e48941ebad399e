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

    /// Where the character stands in the text: UTF-8 bytes, half open.
    public var byteRange: Range<Int> { Int(byteStart)..<Int(byteEnd) }
    /// Whether it is a digit.
    @inline(__always)
    public var isDigit: Bool { code &- 0x30 < 10 }
    /// Whether it says what a number before it is a number of: `%`, `‰`, `‱`.
    public var isShare: Bool { code == 0x25 || code == 0x2030 || code == 0x2031 }
    /// Whether it is the sign of the number after it.
    public var isMinus: Bool { code == ComparedText.minus && joint != .range }
  }

  /// The code of a minus, however it is written.
  static let minus: UInt32 = 0x2212

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
        let scalar = Self.scalar(bytes, &index)
        builder.append(scalar, from: start, to: index) { isSkipped in
          var next = index
          while next < bytes.count {
            let scalar = Self.scalar(bytes, &next)
            if !isSkipped(scalar) { return scalar }
          }
          return 0
        }
      }
      builder.finish()
      return builder.text
    }
  }

  @inline(__always)
  private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> UInt32 {
    let lead = UInt32(bytes[index])
    var scalar = lead
    var length = 1
    if lead >= 0xF0 {
      (scalar, length) = (lead & 0x07, 4)
    } else if lead >= 0xE0 {
      (scalar, length) = (lead & 0x0F, 3)
    } else if lead >= 0xC0 {
      (scalar, length) = (lead & 0x1F, 2)
    }
    let end = min(index + length, bytes.count)
    index += 1
    while index < end {
      scalar = scalar << 6 | UInt32(bytes[index] & 0x3F)
      index += 1
    }
    return scalar
  }
}
