internal import CICU

/// The char filter: folds characters for matching, and says what each is to the tokenizers.
///
/// Folding is NFKC with case folding (ICU's `NFKC_Casefold`, which also drops ignorable characters:
/// zero-width ones, variation selectors, soft hyphens), then CJK radicals to their unified
/// ideographs, then traditional to simplified characters. Almost every character folds to exactly
/// one; those that fold to several (`㈠`, `½`) all keep the place of the one they come from. Text that
/// people see is never folded.
///
/// A folding remembers what it has looked up, so it must not be used by two threads at once.
public final class CharacterFolding {
  /// What a character is to a tokenizer.
  public enum Class: UInt8, Sendable {
    /// Punctuation, symbols, controls: not indexed.
    case separator
    /// White space: not indexed.
    case space
    /// A unit by itself: Han, kana, Hangul, Thai and the like.
    case ideograph
    /// A letter or digit, which forms a unit with its neighbours of the same class.
    case alphanumeric
    /// A combining mark.
    case mark
  }

  /// A folded character with its class, in one word.
  struct Entry {
    static let isKnown: UInt32 = 1 << 31
    static let isExpansion: UInt32 = 1 << 30
    static let isDropped: UInt32 = 1 << 29
    /// Whether the form depends on what stands beside the character (``ContextualForms``).
    static let isContextual: UInt32 = 1 << 28
    /// Whether only traditional texts write the character.
    static let isTraditional: UInt32 = 1 << 27
    var bits: UInt32

    var scalar: UInt32 { bits & 0x1F_FFFF }
    var charClass: Class { Class(rawValue: UInt8(bits >> 24 & 7)) ?? .separator }
    var isContextual: Bool { bits & Self.isContextual != 0 }
    var isTraditional: Bool { bits & Self.isTraditional != 0 }

    init(bits: UInt32) { self.bits = bits }
    init(scalar: UInt32, charClass: Class) {
      bits = Self.isKnown | UInt32(charClass.rawValue) << 24 | scalar
    }
  }

  /// Characters below this are remembered in a flat table; those above are rare.
  private static let tableSize = 0x3_2400

  private let table: UnsafeMutablePointer<UInt32>
  private var expansions: [UInt32: [Entry]] = [:]
  private let exceptions: [UInt32: UInt32]

  /// The mended forms: radicals and traditional characters, shared by all foldings.
  private static let sharedExceptions: [UInt32: UInt32] = {
    var map: [UInt32: UInt32] = [:]
    map.reserveCapacity(3200)
    func add(_ pairs: String) {
      var first: UInt32?
      for scalar in pairs.unicodeScalars where scalar.value > 0x7F {
        if let known = first {
          map[known] = scalar.value
          first = nil
        } else {
          first = scalar.value
        }
      }
    }
    add(SimplifiedForms.pairs)
    add(RadicalForms.pairs)
    return map
  }()

  /// Makes a folding that has looked up nothing yet.
  public init() {
    table = .allocate(capacity: Self.tableSize)
    table.initialize(repeating: 0, count: Self.tableSize)
    exceptions = Self.sharedExceptions
  }

  deinit { table.deallocate() }

  /// Calls `body` with each folded character of `scalar` and its class: none, one or several.
  @inline(__always)
  func fold(_ scalar: UInt32, _ body: (UInt32, Class) -> Void) {
    foldEntries(scalar) { body($0.scalar, $0.charClass) }
  }

  /// Calls `body` with the entry of each folded character of `scalar`: none, one or several.
  @inline(__always)
  func foldEntries(_ scalar: UInt32, _ body: (Entry) -> Void) {
    var entry: Entry
    if scalar < Self.tableSize {
      entry = Entry(bits: table[Int(scalar)])
      if entry.bits == 0 { entry = lookUp(scalar) }
    } else {
      entry = lookUp(scalar)
    }
    if entry.bits & (Entry.isExpansion | Entry.isDropped) == 0 {
      body(entry)
    } else if entry.bits & Entry.isExpansion != 0 {
      for part in expansions[scalar] ?? [] { body(part) }
    }
  }

  /// The folded text of `text`, for people who debug: the same folding as the index, as a string.
  public func fold(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      fold(scalar.value) { folded, _ in
        if let folded = Unicode.Scalar(folded) { view.append(folded) }
      }
    }
    return String(view)
  }

  /// The folded form of one character, or the character itself where it folds to none or several.
  @inline(__always)
  public func single(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    var folded = scalar
    var count = 0
    fold(scalar.value) { value, _ in
      count += 1
      folded = Unicode.Scalar(value) ?? scalar
    }
    return count == 1 ? folded : scalar
  }

  private func lookUp(_ scalar: UInt32) -> Entry {
    var buffer: [UInt32] = Array(repeating: 0, count: 32)
    var status: Int32 = 0
    let count = Int(cicu_nfkc_casefold(scalar, &buffer, 32, &status))
    var parts: [Entry] = []
    if status > 0 {
      parts = [entry(for: scalar)]
    } else {
      parts = buffer.prefix(count).map { entry(for: $0) }
    }
    var result: Entry
    switch parts.count {
    case 0: result = Entry(bits: Entry.isKnown | Entry.isDropped)
    case 1: result = parts[0]
    default:
      result = Entry(bits: Entry.isKnown | Entry.isExpansion)
      expansions[scalar] = parts
    }
    if scalar < Self.tableSize { table[Int(scalar)] = result.bits }
    return result
  }

  private func entry(for folded: UInt32) -> Entry {
    var scalar = folded
    while let mended = exceptions[scalar] { scalar = mended }
    var entry = Entry(
      scalar: scalar, charClass: Class(rawValue: UInt8(cicu_class(scalar))) ?? .separator)
    if ContextualForms.rules[folded] != nil || ContextualNumerals.depends(folded) {
      entry.bits |= Entry.isContextual
    } else if scalar != folded, Self.isHan(folded) {
      entry.bits |= Entry.isTraditional
    }
    return entry
  }

  /// Whether a character is in one of the two main Han blocks: not a radical or a compatibility form.
  private static func isHan(_ scalar: UInt32) -> Bool {
    (0x3400...0x4DBF).contains(scalar) || (0x4E00...0x9FFF).contains(scalar)
  }

  /// The canonical composition of two characters, where there is one.
  func composition(_ first: UInt32, _ second: UInt32) -> UInt32? {
    let composed = cicu_compose(first, second)
    return composed == 0 ? nil : composed
  }
}
