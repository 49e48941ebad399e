/// What filters, facets and orders need of every document, held in memory: 32 bytes a document.
struct DocumentTable: Sendable {
  /// The columns of `document_blocks`.
  static let widths = [8, 4, 4, 4, 4, 4, 4]

  /// What orders documents as their ids do (``identifierNumber(_:)``).
  private(set) var identifiers: [UInt64] = []
  /// The numbers of 文种, issuer and speaker in `names`; 0 where not known.
  private(set) var kinds: [UInt32] = []
  private(set) var issuers: [UInt32] = []
  private(set) var speakers: [UInt32] = []
  /// The first and the last day the date may mean, as `yyyymmdd`; 0 where not known.
  private(set) var firstDays: [UInt32] = []
  private(set) var lastDays: [UInt32] = []
  /// The number of the first passage; 0 where there is no document, or it has no passage.
  private(set) var firstPassages: [UInt32] = []

  /// One more than the largest document number.
  var count: Int { identifiers.count }

  /// Takes over a stored block; blocks come in ascending order.
  mutating func append(block: Int, _ columns: ColumnBlock) {
    let gap = block * ColumnBlock.rowCount - identifiers.count
    identifiers.append(contentsOf: repeatElement(0, count: gap))
    kinds.append(contentsOf: repeatElement(0, count: gap))
    issuers.append(contentsOf: repeatElement(0, count: gap))
    speakers.append(contentsOf: repeatElement(0, count: gap))
    firstDays.append(contentsOf: repeatElement(0, count: gap))
    lastDays.append(contentsOf: repeatElement(0, count: gap))
    firstPassages.append(contentsOf: repeatElement(0, count: gap))
    columns.append(column: 0, to: &identifiers)
    columns.append(column: 1, to: &kinds)
    columns.append(column: 2, to: &issuers)
    columns.append(column: 3, to: &speakers)
    columns.append(column: 4, to: &firstDays)
    columns.append(column: 5, to: &lastDays)
    columns.append(column: 6, to: &firstPassages)
  }

  /// How many documents there are; those that are not found are not among them.
  var foundCount: Int { identifiers.count { $0 != 0 } }

  /// Takes documents out.
  mutating func remove(_ removed: DocumentSet) {
    removed.forEach { number in
      guard number < count else { return }
      identifiers[number] = 0
      firstPassages[number] = 0
      (kinds[number], issuers[number], speakers[number]) = (0, 0, 0)
      (firstDays[number], lastDays[number]) = (0, 0)
    }
  }

  /// What stands where there is no document.
  static let noRow: [UInt64] = Array(repeating: 0, count: widths.count)

  /// The row of a document.
  struct Row {
    var identifier: String
    var kind = 0, issuer = 0, speaker = 0
    var firstDay: Int?, lastDay: Int?
    /// `nil` where it has no passage.
    var firstPassage: Int?

    /// The numbers as ``ColumnBlock`` takes them.
    var numbers: [UInt64] {
      [
        DocumentTable.identifierNumber(identifier), UInt64(kind), UInt64(issuer), UInt64(speaker),
        UInt64(firstDay ?? 0), UInt64(lastDay ?? 0), UInt64(firstPassage ?? 0),
      ]
    }
  }

  /// An id's 12 characters of base 32 (``Identifiers``) as a number of 60 bits, in the order of the
  /// ids as texts.
  static func identifierNumber(_ identifier: String) -> UInt64 {
    identifier.utf8.prefix(12).reduce(0) { number, byte in
      // 2-7 come before a-z.
      let digit = byte >= 0x61 ? Int(byte) - 0x61 + 6 : Int(byte) - 0x32
      return number << 5 | UInt64(min(max(digit, 0), 31))
    }
  }

  /// Whether of two documents that answer equally well the first comes before the second: newest
  /// first, those without a date last, then by id.
  @inline(__always)
  func precedes(_ left: Int, _ right: Int) -> Bool {
    if lastDays[left] != lastDays[right] { return lastDays[left] > lastDays[right] }
    if identifiers[left] != identifiers[right] { return identifiers[left] < identifiers[right] }
    return left < right
  }

  /// Whether the first comes before the second where the oldest come first, those without a date last.
  func precedesAscending(_ left: Int, _ right: Int) -> Bool {
    let (leftDay, rightDay) = (firstDays[left], firstDays[right])
    if leftDay != rightDay { return leftDay == 0 ? false : rightDay == 0 || leftDay < rightDay }
    if identifiers[left] != identifiers[right] { return identifiers[left] < identifiers[right] }
    return left < right
  }
}
