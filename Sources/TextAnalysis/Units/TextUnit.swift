/// The smallest thing that is searched: one ideograph, or a whole run of letters and digits.
public struct TextUnit: Sendable, Hashable {
  /// What stands between a unit and the one before it.
  public enum Gap: UInt8, Sendable, Hashable, Comparable {
    /// Nothing.
    case none
    /// Only white space (or ignorable characters).
    case space
    /// Punctuation or a symbol; also the beginning of the text.
    case separator
    /// Punctuation that ends a sentence.
    case sentence

    /// By how much a gap parts.
    public static func < (left: Gap, right: Gap) -> Bool { left.rawValue < right.rawValue }
  }

  /// An ideograph's folded scalar value, or a run's hash with the highest bit set.
  public var code: UInt32
  /// Where the unit begins in the text, in UTF-8 bytes.
  public var byteStart: UInt32
  /// Where the unit ends in the text, in UTF-8 bytes.
  public var byteEnd: UInt32
  /// The place of a run's folded text in ``UnitStream/runs``; 0 for an ideograph.
  public var runStart: UInt32
  /// The length of a run's folded text in UTF-8 bytes; 0 for an ideograph.
  public var runLength: UInt16
  /// What stands before the unit.
  public var gap: Gap

  /// The least code of a run of letters and digits.
  public static let firstRunCode: UInt32 = 0x8000_0000

  /// Whether the unit is one ideograph, as against a run of letters and digits.
  public var isIdeograph: Bool { code < Self.firstRunCode }
  /// Where the unit stands in the text: UTF-8 bytes, half open.
  public var byteRange: Range<Int> { Int(byteStart)..<Int(byteEnd) }
}

/// The units of a text in order: what all terms are made of.
public struct UnitStream: Sendable, Hashable {
  /// The longest run of letters and digits, in folded characters; a longer one becomes several.
  public static let longestRun = 64

  /// The units.
  public internal(set) var units: [TextUnit] = []
  /// The folded texts of the runs of letters and digits, one after the other, in UTF-8.
  public internal(set) var runs: [UInt8] = []
  /// Whether a character's form was decided by nothing in the text (``UndecidedForm``).
  public internal(set) var hasUndecidedForms = false

  /// Makes an empty stream.
  public init() {}

  /// Appends what matches no unit of a text, so that nothing is found across it.
  public mutating func appendBoundary() {
    units.append(
      TextUnit(code: 0, byteStart: 0, byteEnd: 0, runStart: 0, runLength: 0, gap: .separator))
  }

  /// Takes everything out, and keeps the memory.
  public mutating func removeAll() {
    units.removeAll(keepingCapacity: true)
    runs.removeAll(keepingCapacity: true)
    hasUndecidedForms = false
  }

  /// Appends a unit's folded text in UTF-8.
  @inline(__always)
  public func appendFolded(_ unit: TextUnit, to bytes: inout [UInt8]) {
    if unit.isIdeograph {
      appendUTF8(unit.code, to: &bytes)
    } else {
      let start = Int(unit.runStart)
      bytes.append(contentsOf: runs[start..<(start + Int(unit.runLength))])
    }
  }
}

extension TextUnit {
  /// The bytes of the text between this unit and one after it. Empty where both are of one character: `½` folds
  /// to `1`, a fraction slash and `2`, and each stands where `½` stands.
  public func byteRange(before next: TextUnit) -> Range<Int> {
    let start = Int(byteEnd)
    return start..<max(start, Int(next.byteStart))
  }
}
