/// The marks that structure a sentence: only these may be passed over when texts are compared.
/// Every other character that is no letter and no white space is a sign of its own.
///
/// `docs/quotations.md` lists them.
enum StructureMarks {
  /// Whether a folded mark structures a sentence wherever it stands. Dashes, brackets and the marks
  /// of plain-text markup depend on what stands beside them (``ComparedTextBuilder``).
  static func contains(_ folded: UInt32) -> Bool {
    switch folded {
    // ! " ' , . : ; ?
    case 0x21, 0x22, 0x27, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F: true
    // ¡ « · » ¿, quotation marks, middle dots and bullets, leaders.
    case 0xA1, 0xAB, 0xB7, 0xBB, 0xBF, 0x2018...0x201F, 0x2022, 0x2024...0x2027, 0x2039, 0x203A:
      true
    // ⁄ of ½; ∶ ∙ ⋅ ⋯, typed for a colon, a middle dot, an ellipsis.
    case 0x2044, 0x2219, 0x2236, 0x22C5, 0x22EF: true
    // 、 。 〈 to 】, 〖 to 〛, 〝 to 〟, ・, marks of emphasis.
    case 0x3001, 0x3002, 0x3008...0x3011, 0x3016...0x301B, 0x301D...0x301F, 0x30FB: true
    case 0xFE45, 0xFE46: true
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x20..<0x7F: false
    default:
      switch Unicode.Scalar(folded)?.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator: true
      default: false
      }
    }
  }

  /// Marks after which a number in brackets counts what follows: `。；：！？`.
  static func endsClause(_ folded: UInt32) -> Bool {
    switch folded {
    case 0x21, 0x2E, 0x3A, 0x3B, 0x3F, 0x2236, 0x3002: true
    default: false
    }
  }

  /// Line ends.
  static func endsLine(_ folded: UInt32) -> Bool {
    switch folded {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// How a mark, folded or a dash or slash of any width, parts two digits.
  static func joint(of folded: UInt32) -> ComparedText.Sign.Joint {
    switch folded {
    case 0x2E, 0xB7, 0x2219, 0x22C5, 0xFF0E: .point
    case 0x2C: .comma
    case 0x2F, 0x2044, 0x2215, 0xFF0F: .slash
    case 0x3A, 0x2236: .colon
    case _ where DashMarks.isDash(folded): .range
    default: .other
    }
  }
}

/// Dashes, tildes and minus signs.
enum DashMarks {
  /// Dashes and tildes, of which ranges are made.
  static func isDash(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2010...0x2015, 0x2500, 0x2E3A, 0x2E3B: true
    default: isMinus(scalar) || isTilde(scalar)
    }
  }

  static func isTilde(_ scalar: UInt32) -> Bool {
    scalar == 0x7E || scalar == 0xFF5E || scalar == 0x223C || scalar == 0x301C
  }

  /// Short dashes, typed for a minus.
  static func isMinus(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2D, 0x2212, 0xFF0D, 0xFE63, 0x2013: true
    default: false
    }
  }
}

/// Classes of characters that decide what a mark beside them means.
enum MarkNeighbours {
  /// White space that occurs beside numbers.
  static func isBlank(_ scalar: UInt32) -> Bool {
    scalar == 0x20 || scalar == 0x3000 || 0x09...0x0D ~= scalar || scalar == 0x2028
  }

  /// White space inside a line.
  static func isInlineBlank(_ scalar: UInt32) -> Bool {
    scalar == 0x20 || scalar == 0x3000 || scalar == 0x09 || scalar == 0xA0
  }

  /// A digit of either width.
  static func isDigit(_ scalar: UInt32) -> Bool {
    scalar &- 0x30 < 10 || scalar &- 0xFF10 < 10
  }

  /// A Latin letter or digit of either width.
  static func isLatin(_ scalar: UInt32) -> Bool {
    let narrow = scalar >= 0xFF01 && scalar <= 0xFF5E ? scalar - 0xFEE0 : scalar
    return narrow &- 0x30 < 10 || (narrow | 0x20) &- 0x61 < 26
  }

  /// ○ and ◯, typed for 〇.
  static func isCircle(_ scalar: UInt32) -> Bool { scalar == 0x25CB || scalar == 0x25EF }

  /// A Chinese numeral, or a circle between two.
  static func isNumeral(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E,
      0x3007, 0x25CB, 0x25EF:
      true
    default: false
    }
  }
}
