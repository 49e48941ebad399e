import ArchiveModel
import Corpus
import Foundation
import Testing

@testable import ArchiveIndex

@Suite("Documents that are alike") struct DocumentLinkTests {
  /// Invented sentences, each another.
  private static func sentences(_ count: Int, seed: UInt64) -> [String] {
    var random = SeededRandom(seed)
    let stock = Array(
      "河道清淤值班台账验收签字乡镇书记岗亭水库闸门坝顶巡查隐患路灯校车护栏粮仓档案印章公示账目补贴农田沟渠泵站防火山林集市摊位")
    return (0..<count).map { _ in
      String((0..<24).map { _ in stock.randomElement(using: &random) ?? "河" }) + "。"
    }
  }

  private func identifier(_ path: String) -> String {
    Identifiers.document(path: path, recordID: nil)
  }

  /// The links of a file's document, as `title relation` by title.
  private func links(_ archive: TemporaryArchive, _ path: String) throws -> [String] {
    try IndexReader(folder: archive.indexFolder).read { session in
      let row = try #require(try session.document(identifier: identifier(path)))
      return try session.links(ofDocument: row.number, limit: 20).documents.map {
        "\($0.document.path) \($0.relation.rawValue)"
      }
    }
  }

  @Test("The same, near, abridged and merged texts are linked; others are not") func relations()
    throws
  {
    let text = Self.sentences(60, seed: 1)
    let other = Self.sentences(60, seed: 2)
    var amended = text
    for index in stride(from: 3, to: 60, by: 9) { amended[index] = other[index] }
    let archive = try TemporaryArchive([
      "甲.txt": text.joined(separator: "\n\n"),
      "乙.txt": text.joined().replacing("。", with: "，"),
      "修订.txt": amended.joined(separator: "\n\n"),
      "节录.txt": stride(from: 0, to: 60, by: 3).map { text[$0] }.joined(separator: "\n\n"),
      "合编.txt": (text + other + Self.sentences(90, seed: 3)).joined(separator: "\n\n"),
      "别的.txt": Self.sentences(60, seed: 4).joined(separator: "\n\n"),
      "短.txt": "河道清淤值班台账。",
      "又短.txt": "河道清淤值班台账。",
    ])
    try archive.index()
    #expect(
      try links(archive, "甲.txt") == [
        "乙.txt same", "修订.txt near", "合编.txt contains", "节录.txt contained_in",
      ])
    #expect(try links(archive, "合编.txt").contains("甲.txt contained_in"))
    #expect(try links(archive, "节录.txt").contains("甲.txt contains"))
    #expect(try links(archive, "别的.txt") == [])
    #expect(try links(archive, "短.txt") == [])
    try archive.remove("甲.txt")
    try archive.index()
    #expect(try links(archive, "乙.txt").allSatisfy { !$0.contains("甲") })
    #expect(try archive.dump().differences(from: archive.cleanDump()) == [])
  }

  @Test("How far is told as it is") func degrees() throws {
    let text = Self.sentences(40, seed: 5)
    let archive = try TemporaryArchive([
      "甲.txt": text.joined(separator: "\n\n"),
      "乙.txt": (text + Self.sentences(10, seed: 6)).joined(separator: "\n\n"),
    ])
    try archive.index()
    try IndexReader(folder: archive.indexFolder).read { session in
      let row = try #require(try session.document(identifier: identifier("甲.txt")))
      let links = try session.links(ofDocument: row.number, limit: 5)
      let link = try #require(links.documents.first)
      #expect(links.total == 1 && link.relation == .near)
      // 960 and 1200 characters.
      #expect(abs(link.resemblance - 0.8) < 0.01)
      #expect(link.containment == 1)
      #expect(link.document.displayTitle.isEmpty == false)
    }
  }

  @Test("A document that is not found any more is not named") func withdrawn() throws {
    let text = Self.sentences(20, seed: 8).joined(separator: "\n\n")
    let archive = try TemporaryArchive(["甲.txt": text, "乙.txt": text])
    try archive.index()
    #expect(try links(archive, "甲.txt") == ["乙.txt same"])
    try archive.write("withdrawn: 重复\n", to: "乙.txt.meta.yaml")
    try archive.index()
    #expect(try links(archive, "甲.txt") == [])
    #expect(try archive.dump().differences(from: archive.cleanDump()) == [])
    try archive.remove("乙.txt.meta.yaml")
    try archive.index()
    #expect(try links(archive, "甲.txt") == ["乙.txt same"])
  }

  /// A form that comes a hundred times finds its like, and the work stays in bounds.
  @Test("A crowd of one text") func crowds() throws {
    let form = Self.sentences(4, seed: 7).joined()
    func records(_ range: Range<Int>) -> String {
      range.map { #"{"id": "\#($0)", "title": "登记表\#($0)", "text": "\#(form)"}"# }
        .joined(separator: "\n")
    }
    let archive = try TemporaryArchive(["a.jsonl": records(0..<60), "b.jsonl": records(100..<104)])
    try archive.index()
    #expect(try archive.dump().links.count == 64 + 64 * 63)
    try archive.write(records(200..<240), to: "c.jsonl")
    try archive.index()
    let many = try archive.dump()
    // Each of 104 with the eight first ones.
    #expect(many.links.count == 104 + 2 * (8 * 96) + 8 * 7)
    #expect(many.differences(from: try archive.cleanDump()) == [])
    try archive.remove("b.jsonl")
    try archive.write(records(200..<203), to: "c.jsonl")
    try archive.index()
    #expect(try archive.dump().links.count == 63 + 63 * 62)
    #expect(try archive.dump().differences(from: archive.cleanDump()) == [])
  }

  @Test("Any edits give the links of a clean run", arguments: 0..<3) func edits(seed: Int) throws {
    var random = SeededRandom(UInt64(seed) + 60)
    let stock = (0..<6).map { Self.sentences(30, seed: UInt64(100 + $0)) }
    func text() -> String {
      var sentences = stock.randomElement(using: &random) ?? []
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        let other = stock.randomElement(using: &random) ?? []
        switch Int.random(in: 0...3, using: &random) {
        case 0: sentences.removeLast(min(sentences.count, 5))
        case 1: sentences += other.prefix(12)
        case 2: sentences.insert(contentsOf: other.suffix(3), at: 0)
        default: sentences = sentences.enumerated().filter { $0.offset % 4 != 1 }.map(\.element)
        }
      }
      return sentences.joined(separator: ["\n\n", "", "\n"].randomElement(using: &random) ?? "")
    }
    let archive = try TemporaryArchive()
    for step in 0..<5 {
      for _ in 0..<Int.random(in: 2...8, using: &random) {
        let name = "\(Int.random(in: 0...14, using: &random)).txt"
        if Int.random(in: 0...3, using: &random) == 0 {
          try? archive.remove(name)
        } else {
          try archive.write(text(), to: name)
        }
      }
      try archive.index(jobs: Int.random(in: 1...2, using: &random))
      let dump = try archive.dump()
      #expect(dump.complaints == [], "step \(step)")
      #expect(dump.differences(from: try archive.cleanDump()) == [], "step \(step)")
    }
    #expect(try archive.dump().links.contains { $0.contains("|") })
  }
}
