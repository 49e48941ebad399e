import TextStructure

/// The numbering definitions of a document (`word/numbering.xml`), and the counters while it is read.
final class WordNumbering: XMLEventHandler {
  private struct Level {
    var start = 1
    var form = ListNumber.Form.decimal
    /// The text with `%1` … `%9` for the numbers of the levels.
    var text = ""
    var suffix = "tab"
    /// The level whose increment restarts this one; 0 for never; `nil` for the one above.
    var restart: Int?
    var isLegal = false
  }

  private struct Instance {
    var definition = ""
    var starts: [Int: Int] = [:]
    var levels: [Int: Level] = [:]
  }

  /// What a paragraph's numbering shows.
  enum Label: Equatable {
    case number(String)
    case bullet
  }

  private var definitions: [String: [Int: Level]] = [:]
  private var instances: [String: Instance] = [:]
  private var styleLinks: [String: String] = [:]
  private var linkedFrom: [String: String] = [:]

  // MARK: Counting

  private var counters: [String: [Int: Int]] = [:]
  private var startedInstances: Set<String> = []

  /// Counts a paragraph and gives its label.
  ///
  /// - Parameters:
  ///   - instance: the `numId`.
  ///   - level: the `ilvl`, from 0.
  func label(instance id: String, level: Int) -> Label? {
    guard let instance = instances[id], (0...8).contains(level) else { return nil }
    let definition = resolved(instance.definition)
    func settings(_ level: Int) -> Level {
      instance.levels[level] ?? definitions[definition]?[level] ?? Level()
    }
    guard instance.levels[level] != nil || definitions[definition]?[level] != nil else {
      return nil
    }
    var counts = counters[definition] ?? [:]
    // An instance that sets a start of its own begins anew when it is first used.
    if startedInstances.insert(id).inserted {
      for level in instance.starts.keys { counts[level] = nil }
    }
    func start(_ level: Int) -> Int { instance.starts[level] ?? settings(level).start }
    counts[level] = counts[level].map { min($0 + 1, 1_000_000) } ?? start(level)
    for lower in counts.keys where lower > level {
      let restart = settings(lower).restart
      if restart == nil || restart ?? 0 > level { counts[lower] = nil }
    }
    for upper in 0..<level where counts[upper] == nil { counts[upper] = start(upper) }
    counters[definition] = counts
    let own = settings(level)
    switch own.form {
    case .bullet: return .bullet
    case .none where !own.text.contains("%"): return own.text.isEmpty ? nil : .number(own.text)
    default: break
    }
    var label = ""
    var pending = false
    for character in own.text {
      if pending, let number = character.wholeNumberValue, (1...9).contains(number) {
        let form = own.isLegal ? .decimal : settings(number - 1).form
        label += ListNumber.text(counts[number - 1] ?? start(number - 1), form)
        pending = false
      } else if character == "%" {
        if pending { label.append("%") }
        pending = true
      } else {
        if pending { label.append("%") }
        pending = false
        label.append(character)
      }
    }
    guard !label.isEmpty else { return nil }
    // The gap after a number is a space after `1.`, and nothing after `一、` and `（一）`.
    if own.suffix != "nothing", label.unicodeScalars.last.map({ $0.value < 0x2000 }) == true {
      label += " "
    }
    return .number(label)
  }

  private func resolved(_ definition: String) -> String {
    guard let link = linkedFrom[definition], definitions[definition]?.isEmpty ?? true else {
      return definition
    }
    return styleLinks[link] ?? definition
  }

  // MARK: Events

  private var definitionID: String?
  private var instanceID: String?
  private var overriddenLevel: Int?
  private var level: (index: Int, level: Level)?

  func start(_ name: String, _ attributes: XMLAttributes) {
    let value = attributes["val"]
    switch name {
    case "abstractNum":
      definitionID = attributes["abstractNumId"]
      if let definitionID { definitions[definitionID] = [:] }
    case "num":
      instanceID = attributes["numId"]
      if let instanceID { instances[instanceID] = Instance() }
    case "abstractNumId": if let instanceID { instances[instanceID]?.definition = value ?? "" }
    case "styleLink": if let definitionID, let value { styleLinks[value] = definitionID }
    case "numStyleLink": if let definitionID, let value { linkedFrom[definitionID] = value }
    case "lvlOverride": overriddenLevel = attributes.number("ilvl", in: -1...9)
    case "startOverride":
      if let instanceID, let overriddenLevel {
        instances[instanceID]?.starts[overriddenLevel] =
          attributes.number("val", in: 0...1_000_000) ?? 1
      }
    case "lvl":
      // Without a start a level counts from 0 (ECMA-376, 17.9.25).
      level = attributes.number("ilvl", in: -1...9).map { ($0, Level(start: 0)) }
    case "start": level?.level.start = attributes.number("val", in: 0...1_000_000) ?? 1
    case "numFmt": level?.level.form = Self.form(value ?? "", attributes["format"])
    case "lvlText": level?.level.text = ListNumber.surroundings(value)
    case "suff": level?.level.suffix = value ?? "tab"
    case "lvlRestart": level?.level.restart = attributes.number("val", in: 0...9)
    case "isLgl": level?.level.isLegal = WordElements.isOn(value)
    default: break
    }
  }

  func end(_ name: String) {
    switch name {
    case "lvl":
      guard let (index, done) = level else { return }
      if let instanceID {
        instances[instanceID]?.levels[index] = done
      } else if let definitionID {
        definitions[definitionID]?[index] = done
      }
      level = nil
    case "abstractNum": definitionID = nil
    case "num": instanceID = nil
    case "lvlOverride": overriddenLevel = nil
    default: break
    }
  }

  func characters(_ text: UnsafeBufferPointer<UInt8>) {}

  /// The number formats of ECMA-376, 17.18.59, that occur in Chinese documents.
  private static func form(_ name: String, _ custom: String?) -> ListNumber.Form {
    switch name {
    case "decimal", "decimalHalfWidth", "ordinal", "cardinalText": .decimal
    case "decimalFullWidth", "decimalFullWidth2": .fullWidthDecimal
    case "decimalZero": .paddedDecimal
    case "upperLetter": .upperLetter
    case "lowerLetter": .lowerLetter
    case "upperRoman": .upperRoman
    case "lowerRoman": .lowerRoman
    case "chineseCounting", "chineseCountingThousand", "taiwaneseCounting",
      "taiwaneseCountingThousand", "japaneseCounting":
      .chinese
    case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital": .chineseDigits
    case "chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal": .chineseFormal
    case "ideographTraditional": .stems
    case "ideographZodiac": .branches
    case "decimalEnclosedCircle", "decimalEnclosedCircleChinese": .circled
    case "ideographEnclosedCircle": .parenthesizedChinese
    case "bullet": .bullet
    case "none": .none
    case "custom": custom?.hasPrefix("0") == true ? .paddedDecimal : .decimal
    default: .decimal
    }
  }
}
