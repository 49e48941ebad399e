/// Collects the signs of a text.
struct ComparedTextBuilder {
  typealias Sign = ComparedText.Sign

  let folding: CharacterFolding
  var text = ComparedText()
  /// What lies between the last sign and the next: how much of it parts digits.
  private var gap = Gap.none
  /// Whether the last sign is a letter or a digit of a run, and whether it came from a character
  /// that stands for several or for a raised or circled digit.
  private var lastIsAlphanumeric = false
  private var lastIsComposed = false
  /// Whether the character before was a sign with nothing after it.
  private var touchesSign = false
  /// Whether no sign stands in the line so far, and how many stood before it.
  private var beginsLine = true
  private var signsBeforeLine = 0
  /// Whether what lies between holds the end of a clause or a line.
  private var followsClause = true
  /// Characters that begin before these bytes are structure, or belong to the last sign.
  private var structureEnd = 0, absorbedEnd = 0
  private var markup = PlainMarkup()
  /// The bracket before the next sign, and where the one begins that closes it.
  private var bracket = Sign.Bracket.none
  private var bracketEnd = -1

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
  /// - Parameter ahead: the characters after it.
  @inline(__always)
  mutating func append(_ scalar: UInt32, from start: Int, ahead: Lookahead) {
    let end = ahead.index
    if start < absorbedEnd { return }
    if scalar &- 0x4E00 >= 0x5200, !isPlainASCII(scalar) {
      switch start < structureEnd ? .structure : special(scalar, from: start, ahead) {
      case .sign(let code, let joint, let signEnd):
        put(code, from: start, to: signEnd, isAlphanumeric: false, isComposed: false)
        if let joint { text.signs[text.signs.count - 1].joint = joint }
        absorbedEnd = signEnd
        return
      case .structure:
        pass(scalar)
        return
      case .ordinary: break
      }
    }
    let isComposed = scalar > 0x7F && !Self.isWidthForm(scalar)
    folding.fold(scalar) { folded, charClass in
      switch charClass {
      case .ideograph: put(folded, from: start, to: end, isAlphanumeric: false, isComposed: false)
      case .alphanumeric:
        put(folded, from: start, to: end, isAlphanumeric: true, isComposed: isComposed)
      case .mark: putMark(folded, from: start, to: end)
      case .space: addSpace(folded)
      case .separator: separate(folded, of: scalar, from: start, to: end)
      }
    }
  }

  /// Letters, digits, white space.
  @inline(__always)
  private func isPlainASCII(_ scalar: UInt32) -> Bool {
    scalar &- 0x30 < 10 || (scalar | 0x20) &- 0x61 < 26 || scalar <= 0x20
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
    sign.bracket = bracket
    text.signs.append(sign)
    bracket = .none
    gap = .none
    lastIsAlphanumeric = isAlphanumeric
    lastIsComposed = isComposed
    touchesSign = true
    beginsLine = false
    followsClause = false
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

  private mutating func addSpace(_ folded: UInt32) {
    if case .none = gap { gap = .space }
    touchesSign = false
    if StructureMarks.endsLine(folded) {
      beginsLine = true
      followsClause = true
      signsBeforeLine = text.signs.count
    }
  }

  /// Passes over a mark.
  private mutating func pass(_ scalar: UInt32) {
    gap.add(StructureMarks.joint(of: scalar))
    touchesSign = false
  }

  /// What is no letter and no white space: structure, or a sign.
  private mutating func separate(_ folded: UInt32, of scalar: UInt32, from start: Int, to end: Int)
  {
    if BracketRules.isEnclosed(scalar) {
      if folded == BracketRules.opening { bracket = self.bracket(isShort: true) }
    } else if BracketRules.isOpening(folded) || BracketRules.isClosing(folded) {
      let code =
        BracketRules.isOpening(folded) ? BracketRules.opening : BracketRules.closing
      put(code, from: start, to: end, isAlphanumeric: false, isComposed: false)
      return
    } else if !StructureMarks.contains(folded) {
      put(folded, from: start, to: end, isAlphanumeric: false, isComposed: false)
      return
    }
    gap.add(StructureMarks.joint(of: folded))
    touchesSign = false
    if StructureMarks.endsClause(folded) { followsClause = true }
  }

  // MARK: What depends on what stands beside it

  private enum Meaning {
    /// A sign that ends at a byte.
    case sign(UInt32, Sign.Joint?, end: Int)
    case structure
    /// What the character alone says.
    case ordinary
  }

  private mutating func special(_ scalar: UInt32, from start: Int, _ ahead: Lookahead) -> Meaning {
    if DashMarks.isDash(scalar) { return dash(scalar, ahead) }
    if PlainMarkup.isCandidate(scalar) {
      let touches: PlainMarkup.Neighbour =
        !touchesSign ? .none : lastIsAlphanumeric ? .latin : .sign
      if let end = markup.end(scalar, from: start, ahead, beginsLine: beginsLine, touches: touches)
      {
        structureEnd = end
        return .structure
      }
      return .ordinary
    }
    if BracketRules.isOpening(scalar) { return opening(ahead) }
    if BracketRules.isClosing(scalar) { return closing(at: start, ahead) }
    switch scalar {
    // / and its other forms between two digits.
    case 0x2F, 0xFF0F, 0x2215:
      let isBetween = followsDigit && MarkNeighbours.isDigit(ahead.first(skipping: isBlank))
      return isBetween ? .structure : .ordinary
    // The stop of www.x.gov.cn.
    case 0x2E, 0xFF0E:
      let isInside =
        touchesSign && lastIsAlphanumeric && text.signs.last?.isDigit == false
        && MarkNeighbours.isLatin(ahead.first())
      return isInside ? .sign(0x2E, nil, end: ahead.index) : .ordinary
    case _ where MarkNeighbours.isCircle(scalar):
      let isNumeral = followsNumeral || MarkNeighbours.isNumeral(ahead.first())
      return isNumeral ? .sign(0x3007, nil, end: ahead.index) : .ordinary
    default: return .ordinary
    }
  }

  private func isBlank(_ scalar: UInt32) -> Bool { MarkNeighbours.isBlank(scalar) }

  /// A dash or a tilde: a range, a minus, a hyphen, the minus of a grade, or structure.
  private mutating func dash(_ scalar: UInt32, _ ahead: Lookahead) -> Meaning {
    var rest = ahead
    let isShort = DashMarks.isMinus(scalar)
    let isSingle = rest.skip { DashMarks.isDash($0) && DashMarks.isMinus($0) == isShort } == 0
    let (end, next) = (rest.index, rest.first())
    let isBeforeDigit = MarkNeighbours.isDigit(rest.first(skipping: isBlank))
    let isTilde = DashMarks.isTilde(scalar)
    // 2019-2020 and 2 — 3 are parted by it.
    if followsDigit, isBeforeDigit {
      structureEnd = end
      return .structure
    }
    // COVID-19, AA-, 5-甲, —A.
    let touchesNumber = touchesSign && (lastIsAlphanumeric || text.signs.last?.isShare == true)
    let touchesLetter = MarkNeighbours.isLatin(next) && !MarkNeighbours.isDigit(next)
    if isSingle, touchesNumber && !(isBeforeDigit && !lastIsAlphanumeric) || touchesLetter {
      return .sign(isTilde ? scalar : ComparedText.hyphen, nil, end: end)
    }
    // 3月-5月, 三—五年: what it means there is not known; that there is one matters.
    let isBetweenNumerals = touchesSign && followsNumeral && MarkNeighbours.isNumeral(next)
    if isNearNumber && isBeforeDigit || isBetweenNumerals {
      return .sign(ComparedText.minus, .range, end: end)
    }
    if isSingle, !isTilde {
      // —5℃; also `- 5℃`, but not at the beginning of a line: there it begins an item.
      let isApart = !beginsLine && !followsMark && isShort && isBeforeDigit
      if MarkNeighbours.isDigit(next) || isApart { return .sign(ComparedText.minus, nil, end: end) }
    }
    if scalar == 0x2212 { return .sign(ComparedText.minus, nil, end: ahead.index) }
    if isTilde { return .ordinary }
    structureEnd = end
    return .structure
  }

  private mutating func opening(_ ahead: Lookahead) -> Meaning {
    guard case .number(let isShort, let closing) = BracketRules.content(ahead) else {
      return .sign(BracketRules.opening, nil, end: ahead.index)
    }
    bracket = self.bracket(isShort: isShort)
    bracketEnd = closing
    return .structure
  }

  private mutating func closing(at start: Int, _ ahead: Lookahead) -> Meaning {
    // What it closes is not part of the text: a cut.
    if start == bracketEnd || text.signs.isEmpty { return .structure }
    // `1)`, `一）` at the beginning of a line.
    let inLine = text.signs[signsBeforeLine...]
    if (1...3).contains(inLine.count),
      inLine.allSatisfy({ $0.isDigit || MarkNeighbours.isNumeral($0.code) })
    {
      return .structure
    }
    return .sign(BracketRules.closing, nil, end: ahead.index)
  }

  /// What a bracket before a number says here.
  private func bracket(isShort: Bool) -> Sign.Bracket {
    guard isShort else { return .significant }
    if text.signs.isEmpty { return .unknown }
    return beginsLine || followsClause ? .counting : .significant
  }

  /// Whether a mark stands after the last sign.
  private var followsMark: Bool {
    if case .mark = gap { return true }
    return false
  }

  /// Whether the last sign is a digit, with nothing but white space after it.
  private var followsDigit: Bool { !followsMark && text.signs.last?.isDigit == true }

  /// Whether a number stands just before, perhaps with a unit: 3月-5月, 5%-8%, 2019年 -5.2%.
  private var isNearNumber: Bool {
    !followsMark && text.signs.suffix(3).contains { $0.isDigit || $0.isShare }
  }

  /// Whether the last sign is a Chinese numeral, with nothing but white space after it.
  private var followsNumeral: Bool {
    !followsMark && text.signs.last.map { MarkNeighbours.isNumeral($0.code) } == true
  }
}

extension ComparedTextBuilder {
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
