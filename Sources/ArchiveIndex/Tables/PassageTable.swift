/// What ranking needs of every passage, held in memory: six bytes a passage.
struct PassageTable: Sendable {
  /// The columns of `passage_blocks`.
  static let widths = [2, 4]

  /// The number of units of each passage, by number; 0 where there is none. Longer ones count as
  /// 65,535 units.
  private(set) var lengths: [UInt16] = []
  /// The number of each passage's document; 0 where there is no passage.
  private(set) var documents: [UInt32] = []
  /// The number of passages.
  private(set) var passageCount = 0
  /// The sum of the lengths.
  private(set) var totalLength = 0

  /// The mean number of units of a passage.
  var meanLength: Double { totalLength == 0 ? 1 : Double(totalLength) / Double(passageCount) }

  /// Takes over a stored block; blocks come in ascending order.
  mutating func append(block: Int, _ columns: ColumnBlock) {
    let start = block * ColumnBlock.rowCount
    let gap = start - lengths.count
    lengths.append(contentsOf: repeatElement(0, count: gap))
    documents.append(contentsOf: repeatElement(0, count: gap))
    columns.append(column: 0, to: &lengths)
    columns.append(column: 1, to: &documents)
    for passage in start..<lengths.count where documents[passage] != 0 {
      passageCount += 1
      totalLength += Int(lengths[passage])
    }
  }

  /// Takes the passages of some documents out.
  mutating func remove(_ removed: DocumentSet) {
    guard removed.count > 0 else { return }
    for passage in documents.indices where removed.contains(Int(documents[passage])) {
      documents[passage] = 0
      passageCount -= 1
      totalLength -= Int(lengths[passage])
    }
  }

  /// The row of a passage.
  static func row(length: Int, document: Int) -> [UInt64] { [UInt64(length), UInt64(document)] }
}
