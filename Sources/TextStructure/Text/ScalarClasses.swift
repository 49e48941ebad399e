/// What a character is, for the rules of structure and repair.
extension Unicode.Scalar {
  /// A Chinese character of any block (and 〇).
  @inlinable
  public var isHan: Bool {
    switch value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3005, 0x3007, 0xF900...0xFAFF, 0x20000...0x3FFFF,
      0x2E80...0x2FDF:
      true
    default: false
    }
  }

  /// White space that is no line end.
  @inlinable
  public var isBlank: Bool {
    switch value {
    case 0x20, 0x09, 0x3000, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F: true
    default: false
    }
  }

  /// A character that ends a line.
  @inlinable
  public var isLineEnd: Bool {
    switch value {
    case 0x0A, 0x0D, 0x0B, 0x0C, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// A character that shows nothing and is left out of passages: NUL and other controls, byte
  /// order marks, zero-width spaces.
  @inlinable
  public var isInvisible: Bool {
    switch value {
    case 0x00...0x08, 0x0E...0x1F, 0x7F, 0x80...0x84, 0x86...0x9F, 0xFEFF, 0x200B, 0x2060, 0xFFFE,
      0xFFFF:
      true
    default: false
    }
  }

  /// White space, a line end, or nothing to be seen.
  @inlinable
  public var isTrimmed: Bool {
    if value > 0x20, value < 0x7F { return false }
    if value >= 0x3001, value < 0xFEFF { return false }
    return isBlank || isLineEnd || isInvisible
  }

  /// Ends a sentence. U+FF0E is not among them: it stands in numbers (`４．乙醚`).
  @inlinable
  public var isSentenceEnd: Bool {
    switch value {
    case 0x3002, 0xFF01, 0xFF1F, 0x21, 0x3F, 0x2026, 0xFF61: true
    default: false
    }
  }

  /// Ends a clause.
  @inlinable
  public var isClauseEnd: Bool {
    switch value {
    case 0xFF1B, 0x3B, 0xFF0C, 0x2C, 0x3001, 0xFF1A, 0x3A: true
    default: false
    }
  }

  /// Closes a quotation or a bracket.
  @inlinable
  public var isCloser: Bool {
    switch value {
    case 0x201D, 0x2019, 0x300D, 0x300F, 0xFF09, 0x29, 0x3011, 0x300B, 0x3009, 0x5D, 0x3015, 0x22,
      0x27, 0xFF02, 0xFF3D:
      true
    default: false
    }
  }

  /// Opens a quotation or a bracket.
  @inlinable
  public var isOpener: Bool {
    switch value {
    case 0x201C, 0x2018, 0x300C, 0x300E, 0xFF08, 0x28, 0x3010, 0x300A, 0x3008, 0x5B, 0x3014, 0xFF3B:
      true
    default: false
    }
  }

  /// A digit, of ordinary or full width.
  @inlinable
  public var isDigit: Bool { (0x30...0x39).contains(value) || (0xFF10...0xFF19).contains(value) }

  /// A Latin letter of ordinary width.
  @inlinable
  public var isLatinLetter: Bool {
    switch value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: true
    default: false
    }
  }

  /// How many columns the character takes on a page of fixed width.
  @inlinable
  public var columns: Int { value < 0x1100 ? 1 : (value >= 0xFF61 && value <= 0xFFDC ? 1 : 2) }
}
