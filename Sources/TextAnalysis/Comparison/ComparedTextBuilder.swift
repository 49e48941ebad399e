/// Collects the signs of a text.
struct ComparedTextBuilder {
  typealias Sign = ComparedText.Sign
  typealias Next = (_ isSkipped: (UInt32) -> Bool) -> UInt32

  let folding: CharacterFolding
  var text = ComparedText()
  /// What lies between the last sign and the next: how much of it parts digits.
  private var gap = Gap.none
  /// Whether the last sign is a letter or a digit of a run, and whether it came from a character
  /// that stands for several or for a raised or circled digit.
  private var lastIsAlphanumeric = false
  private var lastIsComposed = false
  /// Whether the character before was a letter, digit or ideograph with nothing after it.
  private var followsLetter = false

  private enum Gap {
    case none, space
    case mark(Sign.Joint)

    /// Two marks in a row part digits like no single one, but for a long dash.
    mutating func add(_ joint: Sign.Joint) {
      switch self {
      case .none, .space: self = .mark(joint)
      case .mark(.range) where joint == .range: break
      case .mark: self = .mark(.other)
      }
    }
  }

  init(folding: CharacterFolding, capacity: Int) {
    self.folding = folding
    text.signs.reserveCapacity(capacity)
  }

  /// Takes the next character in.
  ///
  /// - Parameter next: the first character after it that is not to be skipped; 0 at the end.
  @inline(__always)
  mutating func append(
    _ scalar: UInt32, from start: Int, to end: Int, next: Next
  ) {
    if let sign = special(scalar, next: next) {
      // A dash of two pieces is one.
      if sign == ComparedText.minus, let last = text.signs.last, last.code == sign,
        Int(last.byteEnd) == start
      {
        text.signs[text.signs.count - 1].byteEnd = UInt32(end)
        return
      }
      let isRange = sign == ComparedText.minus && isNearNumber
      put(sign, from: start, to: end, isAlphanumeric: false, isComposed: false)
      if isRange { text.signs[text.signs.count - 1].joint = .range }
    } else {
      var count = 0
      let isComposed = scalar > 0x7F && !Self.isWidthForm(scalar)
      folding.fold(scalar) { folded, charClass in
        count += 1
        switch charClass {
        case .ideograph: put(folded, from: start, to: end, isAlphanumeric: false, isComposed: false)
        case .alphanumeric:
          put(folded, from: start, to: end, isAlphanumeric: true, isComposed: isComposed)
        case .mark: putMark(folded, from: start, to: end)
        case .space:
          if case .none = gap { gap = .space }
          followsLetter = false
        case .separator: separate(folded, from: start, to: end)
        }
      }
    }
  }

  /// Forms that differ from ordinary letters and digits only in width.
  private static func isWidthForm(_ scalar: UInt32) -> Bool { scalar >= 0xFF00 && scalar < 0xFFF0 }

  private mutating func put(
    _ code: UInt32, from start: Int, to end: Int, isAlphanumeric: Bool, isComposed: Bool
  ) {
    var sign = Sign(
      code: code, byteStart: UInt32(start), byteEnd: UInt32(end), joint: .none,
      continuesRun: false)
    if case .none = gap, isAlphanumeric, lastIsAlphanumeric { sign.continuesRun = true }
    if sign.isDigit, let last = text.signs.last, last.isDigit {
      if (isComposed || lastIsComposed) && last.byteStart != sign.byteStart {
        sign.joint = .composed
        sign.continuesRun = false
      } else {
        switch gap {
        case .none: break
        case .space: sign.joint = .space
        case .mark(let joint): sign.joint = joint
        }
      }
    }
    text.signs.append(sign)
    gap = .none
    lastIsAlphanumeric = isAlphanumeric
    lastIsComposed = isComposed
    followsLetter = true
  }

  /// A combining mark joins the character before it where both make one; else it is a sign.
  private mutating func putMark(_ mark: UInt32, from start: Int, to end: Int) {
    if case .none = gap, let last = text.signs.last,
      let composed = folding.composition(last.code, mark)
    {
      text.signs[text.signs.count - 1].code = composed
      text.signs[text.signs.count - 1].byteEnd = UInt32(end)
    } else {
      let (isAlphanumeric, isComposed) = (lastIsAlphanumeric, lastIsComposed)
      put(mark, from: start, to: end, isAlphanumeric: isAlphanumeric, isComposed: isComposed)
    }
  }

  private mutating func separate(_ folded: UInt32, from start: Int, to end: Int) {
    if SignificantSymbols.contains(folded) {
      put(folded, from: start, to: end, isAlphanumeric: false, isComposed: false)
      return
    }
    gap.add(SignificantSymbols.joint(of: folded))
    followsLetter = false
  }

  /// What a character is a sign of where its neighbours say so: a minus before a number or a dash
  /// between two, a circle for the numeral 〇.
  private func special(_ scalar: UInt32, next: Next) -> UInt32? {
    if scalar == 0x2D || scalar > 0x7D, SignificantSymbols.isDash(scalar) {
      // 2019-2020, 2 — 3 and COVID-19 are parted by it.
      if lastIsAlphanumeric, followsLetter || followsDigit { return nil }
      let isNear = isNearNumber
      guard isNear || SignificantSymbols.isMinus(scalar) else { return nil }
      let following = next { scalar in
        isNear && (SignificantSymbols.isDash(scalar) || SignificantSymbols.isBlank(scalar))
      }
      guard following &- 0x30 < 10 || following &- 0xFF10 < 10 else { return nil }
      return ComparedText.minus
    }
    if let relation = SignificantSymbols.relation(scalar) {
      // Elsewhere it is markup: the `>` of a quoted line, the `=` under a heading.
      let following = next(SignificantSymbols.isBlank)
      return following &- 0x30 < 10 || following &- 0xFF10 < 10 ? relation : nil
    }
    if SignificantSymbols.isCircle(scalar),
      followsNumeral || SignificantSymbols.isNumeral(next { _ in false })
    {
      return 0x3007
    }
    return nil
  }

  /// Whether the last sign is a digit, with nothing but white space after it.
  private var followsDigit: Bool {
    if case .mark = gap { return false }
    return text.signs.last?.isDigit ?? false
  }

  /// Whether a number stands just before, perhaps with a unit: 3月-5月, 5%-8%, 2019年 -5.2%. What a
  /// dash means there is not known; that there is one matters.
  private var isNearNumber: Bool {
    if case .mark = gap { return false }
    return text.signs.suffix(3).contains { $0.isDigit || $0.isShare }
  }

  /// Whether the last sign is a Chinese numeral, with nothing but white space after it.
  private var followsNumeral: Bool {
    if case .mark = gap { return false }
    return text.signs.last.map { SignificantSymbols.isNumeral($0.code) } ?? false
  }

  /// Takes the thousands commas away: `1,000` is 1000 and `1 , 0 0 0` is 1 0 0 0, but `3,50` is a
  /// list, and so is `1, 000`.
  mutating func finish() {
    var index = 1
    while index < text.signs.count {
      guard text.signs[index].joint == .comma else {
        index += 1
        continue
      }
      let isSpaced = index + 1 < text.signs.count && text.signs[index + 1].joint == .space
      func goesOn(_ sign: Sign) -> Bool {
        sign.isDigit && (isSpaced ? sign.joint == .space : sign.continuesRun)
      }
      var first = index - 1
      while first > 0, goesOn(text.signs[first]), text.signs[first - 1].isDigit { first -= 1 }
      var commas = [index]
      var end = index + 1
      while end < text.signs.count, goesOn(text.signs[end]) || text.signs[end].joint == .comma {
        if text.signs[end].joint == .comma { commas.append(end) }
        end += 1
      }
      let groups = zip(commas, commas.dropFirst() + [end]).map { $1 - $0 }
      let isWord = text.signs[first].continuesRun
      if (1...3).contains(index - first), groups.allSatisfy({ $0 == 3 }), !isWord {
        for comma in commas {
          text.signs[comma].joint = isSpaced ? .space : .none
          text.signs[comma].continuesRun = !isSpaced
        }
      }
      index = end
    }
  }
}

/// Symbols whose loss makes another statement of a text, and marks that part digits.
enum SignificantSymbols {
  /// Whether a folded symbol is a sign: shares, degrees, mathematical and currency symbols, and
  /// characters that could not be read.
  static func contains(_ folded: UInt32) -> Bool {
    switch folded {
    case 0x25, 0x2030, 0x2031, 0xB0, 0xB1, 0xD7, 0xF7, 0x24, 0xFFFD: true
    // Punctuation by use: a bar, tildes, a fraction's slash, a minus that is none, arrows.
    case 0x7C, 0x7E, 0xAC, 0x2044, 0x2212, 0x223C, 0x2190...0x21FF: false
    case 0..<0xA0, 0x3000...0x303F: false
    default:
      switch Unicode.Scalar(folded)?.properties.generalCategory {
      case .mathSymbol, .currencySymbol: true
      default: false
      }
    }
  }

  /// How a mark parts two digits.
  static func joint(of folded: UInt32) -> ComparedText.Sign.Joint {
    switch folded {
    case 0x2E, 0xB7: .point
    case 0x2C: .comma
    case 0x2F, 0x2044, 0x2215: .slash
    case 0x3A, 0x2236: .colon
    case 0x2D, 0x7E, 0x2010...0x2015, 0x2212, 0x223C, 0x301C, 0x2500: .range
    default: .other
    }
  }

  /// `+ < = >` of either width, which say something of the number after them.
  static func relation(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x2B, 0x3C...0x3E: scalar
    case 0xFF0B, 0xFF1C...0xFF1E: scalar - 0xFEE0
    default: nil
    }
  }

  /// White space that occurs beside numbers.
  static func isBlank(_ scalar: UInt32) -> Bool {
    scalar == 0x20 || scalar == 0x3000 || 0x09...0x0D ~= scalar || scalar == 0x2028
  }

  /// Dashes and tildes, of which ranges are made.
  static func isDash(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x7E, 0xFF5E, 0x223C, 0x301C, 0x2010...0x2015, 0x2500: true
    default: isMinus(scalar)
    }
  }

  /// Dashes that stand for a minus.
  static func isMinus(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2D, 0x2212, 0xFF0D, 0xFE63, 0x2013: true
    default: false
    }
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
