import ArchiveModel
import Foundation
import Testing

@testable import ArchiveIndex

@Suite("Tables in memory") struct RankingTableTests {
  @Test("A block gives back what was set, lowest byte first") func columnBlocks() {
    var random = SeededRandom(3)
    let widths = [8, 2, 4]
    var block = ColumnBlock(widths: widths)
    var model: [Int: [UInt64]] = [:]
    for _ in 0..<3000 {
      let row = Int.random(in: 0..<ColumnBlock.rowCount, using: &random)
      let numbers: [UInt64] = [
        .random(in: 0 ... .max, using: &random), .random(in: 0...0xFFFF, using: &random),
        .random(in: 0...0xFFFF_FFFF, using: &random),
      ]
      model[row] = numbers
      block.set(row, numbers)
    }
    guard let stored = ColumnBlock(widths: widths, bytes: block.bytes) else {
      Issue.record("not taken")
      return
    }
    var first: [UInt64] = [], second: [UInt16] = [], third: [UInt32] = []
    stored.append(column: 0, to: &first)
    stored.append(column: 1, to: &second)
    stored.append(column: 2, to: &third)
    for row in 0..<ColumnBlock.rowCount {
      #expect(
        [first[row], UInt64(second[row]), UInt64(third[row])] == model[row] ?? [0, 0, 0])
    }
    block.set(0, [1, 1 << 40, 1 << 40])
    #expect(block.bytes[0] == 1)
    #expect(block.bytes[8 * ColumnBlock.rowCount..<8 * ColumnBlock.rowCount + 2] == [255, 255])
    #expect(ColumnBlock(widths: widths, bytes: Array(block.bytes.dropLast())) == nil)
    #expect(ColumnBlock(widths: widths, bytes: []) == nil)
  }

  @Test("Blocks become a table, with gaps where there are none") func passages() {
    let size = ColumnBlock.rowCount
    var first = ColumnBlock(widths: PassageTable.widths)
    first.set(1, PassageTable.row(length: 7, document: 3))
    first.set(4095, PassageTable.row(length: 100_000, document: 1 << 30))
    var third = ColumnBlock(widths: PassageTable.widths)
    third.set(0, PassageTable.row(length: 1, document: 9))
    third.set(2, PassageTable.row(length: 5, document: 9))
    third.set(2, PassageTable.row(length: 0, document: 0))
    var table = PassageTable()
    #expect(table.meanLength == 1)
    table.append(block: 0, first)
    table.append(block: 2, third)
    #expect(table.lengths.count == 3 * size && table.documents.count == 3 * size)
    #expect(table.lengths[1] == 7 && table.lengths[4095] == 65_535 && table.lengths[2 * size] == 1)
    #expect(table.documents[4095] == 1 << 30 && table.documents[size] == 0)
    #expect(table.passageCount == 3 && table.totalLength == 65_543)
    #expect(table.meanLength == 65_543.0 / 3)
  }

  @Test("Ids' numbers are in the order of the ids") func identifierNumbers() {
    var random = SeededRandom(12)
    let digits = Array("abcdefghijklmnopqrstuvwxyz234567")
    let identifiers = (0..<500).map { index in
      String(
        (0..<12).map { place in
          place < index % 12 ? "k" : digits.randomElement(using: &random) ?? "a"
        })
    }
    for (left, right) in zip(identifiers, identifiers.shuffled(using: &random)) {
      let (leftNumber, rightNumber) = (
        DocumentTable.identifierNumber(left), DocumentTable.identifierNumber(right)
      )
      #expect((left < right) == (leftNumber < rightNumber), "\(left) \(right)")
      #expect((left == right) == (leftNumber == rightNumber), "\(left) \(right)")
    }
  }

  @Test("Newest first, those without a date last, then by id") func documentOrder() {
    var block = ColumnBlock(widths: DocumentTable.widths)
    let rows: [(String, Int?)] = [
      ("bbbbbbbbbbbb", 20_200_101), ("aaaaaaaaaaaa", nil), ("aaaaaaaaaaaa", 20_200_101),
      ("zzzzzzzzzzzz", 20_210_101), ("7aaaaaaaaaaa", nil),
    ]
    for (index, row) in rows.enumerated() {
      block.set(
        index + 1, DocumentTable.Row(identifier: row.0, firstDay: row.1, lastDay: row.1).numbers)
    }
    var table = DocumentTable()
    table.append(block: 0, block)
    #expect((1...5).sorted(by: table.precedes) == [4, 3, 1, 5, 2])
  }
}

@Suite("Selecting the best") struct SelectionTests {
  @Test("The first in order are those of sorting all")
  func sorting() {
    var random = SeededRandom(21)
    for round in 0..<300 {
      let values = (0..<Int.random(in: 0...200, using: &random)).map { _ in
        Int.random(in: 0...(round % 3 == 0 ? 5 : 1000), using: &random)
      }
      let count = Int.random(in: 0...220, using: &random)
      var some = values
      some.sort(first: count, by: >)
      let sorted = values.sorted(by: >)
      #expect(Array(some.prefix(count)) == Array(sorted.prefix(count)))
      #expect(some.sorted(by: >) == sorted)
      some = values
      some.partition(first: count, by: <)
      #expect(
        some.prefix(count).sorted() == Array(values.sorted().prefix(count)))
    }
  }

  @Test("Orders that are sorted, reversed or all equal", arguments: [0, 1, 2])
  func steadyOrders(kind: Int) {
    let values = (0..<5000).map { kind == 0 ? $0 : kind == 1 ? -$0 : 7 }
    var some = values
    some.sort(first: 100, by: <)
    #expect(Array(some.prefix(100)) == Array(values.sorted().prefix(100)))
  }
}
