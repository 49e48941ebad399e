import ArchiveModel
import TextAnalysis

/// What must be changed in a passage to have another one, character by character.
///
/// Script, width and punctuation are passed over: what is the same is shown as it stands in the
/// second.
struct PassageDifference {
  private(set) var pieces: [DiffPiece] = []
  /// The share of signs that are the same.
  private(set) var similarity = 0.0

  init(_ first: ComparedPassage, _ second: ComparedPassage) {
    let pairs = Self.pairs(first.signs, second.signs)
    let length = first.signs.count + second.signs.count
    similarity = length == 0 ? 1 : Double(2 * pairs.count) / Double(length)
    build(pairs, first, second)
  }

  /// Which signs stand for which: what both begin and end with, and between by the fewest changes.
  private static func pairs(_ left: [ComparedText.Sign], _ right: [ComparedText.Sign])
    -> [Alignment.Pair]
  {
    let shorter = min(left.count, right.count)
    var start = 0
    while start < shorter, left[start].code == right[start].code { start += 1 }
    var end = 0
    while end < shorter - start,
      left[left.count - 1 - end].code == right[right.count - 1 - end].code
    { end += 1 }
    let middle = Alignment(
      left[start..<(left.count - end)].map(\.code),
      whole: right[start..<(right.count - end)].map(\.code)
    ).pairs
    return (0..<start).map { Alignment.Pair(quoted: $0, found: $0) }
      + middle.map { Alignment.Pair(quoted: $0.quoted + start, found: $0.found + start) }
      + (0..<end).map {
        Alignment.Pair(quoted: left.count - end + $0, found: right.count - end + $0)
      }
  }

  private mutating func build(
    _ pairs: [Alignment.Pair], _ first: ComparedPassage, _ second: ComparedPassage
  ) {
    let (left, right) = (Array(first.text.utf8), Array(second.text.utf8))
    var diff = DiffBuilder()
    func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
      String(decoding: bytes[range], as: UTF8.self)
    }
    var (leftByte, rightByte) = (0, 0)
    var (leftSign, rightSign) = (-1, -1)
    /// What lies before two signs, or before the ends.
    func gap(to leftEnd: Int, _ rightEnd: Int, isUnchanged: Bool) {
      let inFirst = text(left, leftByte..<max(leftByte, leftEnd))
      let inSecond = text(right, rightByte..<max(rightByte, rightEnd))
      if isUnchanged { diff.append(.equal, inSecond) } else { diff.append(inFirst, inSecond) }
    }
    for pair in pairs {
      let (one, other) = (first.signs[pair.quoted], second.signs[pair.found])
      let isNext = pair.quoted == leftSign + 1 && pair.found == rightSign + 1
      gap(
        to: Int(one.byteStart), Int(other.byteStart),
        isUnchanged: isNext && (leftSign < 0 || ComparedPassage.agree(one.joint, other.joint)))
      let start = max(rightByte, Int(other.byteStart))
      leftByte = max(leftByte, Int(one.byteEnd))
      rightByte = max(rightByte, Int(other.byteEnd))
      diff.append(.equal, text(right, start..<rightByte))
      (leftSign, rightSign) = (pair.quoted, pair.found)
    }
    gap(
      to: left.count, right.count,
      isUnchanged: leftSign == first.signs.count - 1 && rightSign == second.signs.count - 1)
    pieces = diff.pieces
  }
}
