extension UnitBuilder {
  /// A unit whose form depends on what stands beside it.
  enum Mark {
    /// A character that traditional texts write for another one as well.
    case form(unit: Int, rule: ContextualForms.Rule)
    /// 零, which is 〇 between digits.
    case zero(unit: Int)
    /// A run of the letter O, which is as many 〇 between digits.
    case letters(unit: Int)
  }

  /// Takes a character whose form depends on what stands beside it.
  ///
  /// - Parameters:
  ///   - source: the character as it stands in the text.
  ///   - entry: what it folds to by itself.
  mutating func appendContextual(
    _ source: UInt32, _ entry: CharacterFolding.Entry, from start: Int, to end: Int
  ) {
    if let rule = ContextualForms.rules[source] {
      append(source, .ideograph, from: start, to: end)
      marks.append(.form(unit: stream.units.count - 1, rule: rule))
      return
    }
    if let sign = ContextualNumerals.sign(entry.scalar), followsNumber {
      append(sign, .ideograph, from: start, to: end)
      return
    }
    guard ContextualNumerals.isZero(entry.scalar) else {
      append(entry.scalar, entry.charClass, from: start, to: end)
      return
    }
    let followsDigit = run.isEmpty && gap <= .space && lastIsDigit
    switch entry.charClass {
    case .ideograph:
      append(entry.scalar, .ideograph, from: start, to: end)
      if followsDigit { marks.append(.zero(unit: stream.units.count - 1)) }
    case .alphanumeric:
      append(entry.scalar, .alphanumeric, from: start, to: end)
      if followsDigit { marks.append(.letters(unit: stream.units.count)) }
    default:
      if followsDigit {
        append(ContextualNumerals.zero, .ideograph, from: start, to: end)
      } else {
        append(entry.scalar, entry.charClass, from: start, to: end)
      }
    }
  }

  /// Whether the last unit is a Chinese digit, or 零 after one.
  private var lastIsDigit: Bool {
    guard let last = stream.units.last, stream.units.count > firstUnit else { return false }
    return ContextualNumerals.isDigit(last.code) || ContextualNumerals.isZero(last.code)
  }

  /// Whether a figure stands right before, at most white space between.
  private var followsNumber: Bool {
    if let last = run.last { return (0x30...0x39).contains(last) }
    guard gap <= .space, let last = stream.units.last, stream.units.count > firstUnit else {
      return false
    }
    if last.isIdeograph { return ContextualNumerals.isDigit(last.code) }
    guard let byte = stream.runs.last else { return false }
    return (0x30...0x39).contains(byte)
  }

  /// Ends the text: decides the forms that depend on neighbours and script.
  mutating func finish(undecided: UndecidedForm) {
    closeRun()
    guard !marks.isEmpty else { return }
    let isTraditional =
      traditionalCount * 20 >= stream.units.count - firstUnit
      && traditionalCount > 0
    var added = 0
    for mark in marks {
      switch mark {
      case .form(let unit, let rule):
        decide(unit + added, rule, isTraditional: isTraditional, undecided: undecided)
      case .zero(let unit):
        if isBetweenDigits(unit + added) {
          stream.units[unit + added].code = ContextualNumerals.zero
        }
      case .letters(let unit):
        added += spellOutZeros(unit + added)
      }
    }
  }

  private mutating func decide(
    _ unit: Int, _ rule: ContextualForms.Rule, isTraditional: Bool, undecided: UndecidedForm
  ) {
    let units = stream.units
    // Whatever stands between: a column or a line may end there.
    let hasBefore = unit > firstUnit
    let hasAfter = unit + 1 < units.count
    let decision = ContextualForms.decision(
      rule, before: hasBefore ? units[unit - 1].code : nil,
      after: hasAfter ? units[unit + 1].code : nil)
    var changes = decision == .changes
    if decision == .unknown, rule.followsScript {
      changes = isTraditional || undecided == .simplified
      if !isTraditional { stream.hasUndecidedForms = true }
    }
    if changes { stream.units[unit].code = rule.form }
  }

  private func isBetweenDigits(_ unit: Int) -> Bool {
    let units = stream.units
    return unit > firstUnit && unit + 1 < units.count && units[unit].gap <= .space
      && units[unit + 1].gap <= .space && ContextualNumerals.isDigit(units[unit - 1].code)
      && followsAsNumber(units[unit + 1])
  }

  private func followsAsNumber(_ unit: TextUnit) -> Bool {
    unit.isIdeograph ? ContextualNumerals.goesOn(unit.code) : areZeros(unit)
  }

  /// Whether a run is nothing but the letter O.
  private func areZeros(_ unit: TextUnit) -> Bool {
    let start = Int(unit.runStart)
    let run = stream.runs[start..<(start + Int(unit.runLength))]
    return String(decoding: run, as: UTF8.self).unicodeScalars.allSatisfy {
      ContextualNumerals.isZero($0.value)
    }
  }

  /// Puts as many zeros in the place of a run of the letter O between digits.
  ///
  /// - Returns: by how many units the text became longer.
  private mutating func spellOutZeros(_ unit: Int) -> Int {
    guard isBetweenDigits(unit), areZeros(stream.units[unit]) else { return 0 }
    let letters = stream.units[unit]
    let start = Int(letters.runStart)
    let run = stream.runs[start..<(start + Int(letters.runLength))]
    let count = String(decoding: run, as: UTF8.self).unicodeScalars.count
    let width = (letters.byteEnd - letters.byteStart) / UInt32(count)
    let zeros = (0..<count).map { index in
      let start = letters.byteStart + UInt32(index) * width
      return TextUnit(
        code: ContextualNumerals.zero, byteStart: start,
        byteEnd: index == count - 1 ? letters.byteEnd : start + width, runStart: 0, runLength: 0,
        gap: .none)
    }
    stream.units.replaceSubrange(unit...unit, with: zeros)
    return count - 1
  }
}
