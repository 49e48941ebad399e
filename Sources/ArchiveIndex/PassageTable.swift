/// What ranking needs of every passage, held in memory: ten bytes a passage.
struct PassageTable: Sendable {
  /// Passages in a block of `passage_blocks`: passage n stands in block n / blockSize.
  static let blockSize = 4096

  /// The number of units of each passage, by number; 0 where there is none. Longer ones count as
  /// 65,535 units.
  private(set) var lengths: [UInt16] = []
  /// The number of each passage's document; 0 where there is no passage.
  private(set) var documents: [UInt32] = []
  /// What orders passages of equal score until their dates are looked at: a number made from each
  /// passage's identity, so that it does not depend on the order in which they were written.
  private(set) var keys: [UInt32] = []
  /// The number of passages.
  private(set) var passageCount = 0
  /// The sum of the lengths.
  private(set) var totalLength = 0

  /// The mean number of units of a passage.
  var meanLength: Double { passageCount == 0 ? 1 : Double(totalLength) / Double(passageCount) }

  /// Takes over a stored block.
  ///
  /// - Returns: whether the block has the right size.
  mutating func append(
    block: Int, lengths lengthBytes: [UInt8], documents documentBytes: [UInt8],
    keys keyBytes: [UInt8]
  ) -> Bool {
    guard block >= 0, lengthBytes.count == 2 * Self.blockSize,
      documentBytes.count == 4 * Self.blockSize, keyBytes.count == 4 * Self.blockSize,
      block * Self.blockSize >= lengths.count
    else { return false }
    let gap = block * Self.blockSize - lengths.count
    lengths.append(contentsOf: repeatElement(0, count: gap))
    documents.append(contentsOf: repeatElement(0, count: gap))
    keys.append(contentsOf: repeatElement(0, count: gap))
    for index in 0..<Self.blockSize {
      let length = UInt16(lengthBytes[2 * index]) | UInt16(lengthBytes[2 * index + 1]) << 8
      let document = Self.number(documentBytes, index)
      lengths.append(length)
      documents.append(document)
      keys.append(Self.number(keyBytes, index))
      if document != 0 {
        passageCount += 1
        totalLength += Int(length)
      }
    }
    return true
  }

  private static func number(_ bytes: [UInt8], _ index: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(bytes[4 * index + $1]) << UInt32(8 * $1) }
  }

  /// A passage's key: FNV-1a of its document's id and its place in the document.
  static func key(document identifier: String, ordinal: Int) -> UInt32 {
    "\(identifier)-\(ordinal)".utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
  }
}

/// One block of `passage_blocks` being written: lengths in 2 bytes, documents and keys in 4, the
/// lowest byte first.
struct PassageBlock {
  var lengths: [UInt8] = Array(repeating: 0, count: 2 * PassageTable.blockSize)
  var documents: [UInt8] = Array(repeating: 0, count: 4 * PassageTable.blockSize)
  var keys: [UInt8] = Array(repeating: 0, count: 4 * PassageTable.blockSize)

  mutating func set(_ index: Int, length: Int, document: Int, key: UInt32) {
    let shortened = UInt16(clamping: length)
    lengths[2 * index] = UInt8(truncatingIfNeeded: shortened)
    lengths[2 * index + 1] = UInt8(shortened >> 8)
    for byte in 0..<4 {
      documents[4 * index + byte] = UInt8(truncatingIfNeeded: document >> (8 * byte))
      keys[4 * index + byte] = UInt8(truncatingIfNeeded: key >> UInt32(8 * byte))
    }
  }
}
