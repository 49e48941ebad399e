import ArchiveModel
import Foundation
import Testing
import TextAnalysis

@testable import Retrieval

@Suite("Differences of documents") struct DocumentDifferenceTests {
  private static let stock = Array("河道清淤值班台账验收签字乡镇书记水库闸门坝顶巡查隐患路灯护栏粮仓档案公示账目补贴农田沟渠泵站")

  private static func sentence(_ random: inout SeededNumbers) -> String {
    let count = Int.random(in: 30...80, using: &random)
    return String((0..<count).map { _ in stock.randomElement(using: &random) ?? "河" }) + "。"
  }

  private static func view(_ id: String, _ texts: [String], headings: [[String]] = [])
    -> DocumentView
  {
    DocumentView(
      document: DocumentSummary(id: id, path: id + ".txt", description: DocumentDescription()),
      contentSHA256: "", format: "text", encoding: nil,
      passages: texts.enumerated().map { index, text in
        .init(
          id: "\(id)-c-\(index)",
          passage: Passage(
            ordinal: index, headingPath: headings.indices.contains(index) ? headings[index] : [],
            text: text, sourceMap: SourceMap()))
      }, passageCount: texts.count)
  }

  private func compare(_ first: DocumentView, _ second: DocumentView) throws -> DocumentDifference {
    DocumentComparer(analyzer: try Analyzer()).difference(first, second)
  }

  private func operations(_ difference: DocumentDifference) -> [String] {
    difference.passages.map { passage in
      func number(_ id: String?) -> String { id?.split(separator: "-").last.map(String.init) ?? "" }
      return "\(passage.operation) \(number(passage.fromID))>\(number(passage.toID))"
    }
  }

  @Test("Changed, put in, taken out, moved") func operations() throws {
    var random = SeededNumbers(seed: 1)
    let text = (0..<8).map { _ in Self.sentence(&random) }
    let changed = text[2].replacing("。", with: "，逾期不候。")
    let new = Self.sentence(&random)
    let difference = try compare(
      Self.view("a", text),
      Self.view("b", [text[0], text[6], text[1], changed, new, text[4], text[5], text[7]]))
    #expect(
      operations(difference) == [
        "equal 0>0", "move 6>1", "equal 1>2", "change 2>3", "delete 3>", "insert >4", "equal 4>5",
        "equal 5>6", "equal 7>7",
      ])
    #expect(!difference.isSame)
    let change = difference.passages[3]
    #expect(change.diff.filter { $0.operation != .equal } == [DiffPiece(.insert, "，逾期不候")])
    #expect(change.similarity > 0.9 && change.similarity < 1)
    #expect(difference.passages[5].diff == [DiffPiece(.insert, new)])
  }

  @Test("What is the same but for script, width, marks and cutting is the same") func same() throws
  {
    let first = Self.view("a", ["各乡镇：请于5月1日前报送台账。", "逾期的，书面说明。"])
    let second = Self.view("b", ["各鄉鎮:請於５月１日前報送臺賬", "逾期的", "書面說明"])
    let difference = try compare(first, second)
    #expect(difference.isSame)
    #expect(operations(difference) == ["equal 0>0", "equal 1>1", "equal 1>2"])
    let moved = Self.view("c", ["各乡镇：请于51日前报送台账。", "逾期的，书面说明。"])
    #expect(try !compare(first, moved).isSame)
  }

  @Test("Numbers parted otherwise are changed") func numbers() throws {
    let difference = try compare(
      Self.view("a", ["今年以来全县一般公共预算收入增长5.4%，居全市第二位。"]),
      Self.view("b", ["今年以来全县一般公共预算收入增长54%，居全市第二位。"]))
    #expect(!difference.isSame)
    #expect(
      difference.passages[0].diff.filter { $0.operation != .equal } == [DiffPiece(.delete, ".")])
  }

  @Test("A heading that was changed is told of") func headings() throws {
    var random = SeededNumbers(seed: 2)
    let text = (0..<2).map { _ in Self.sentence(&random) }
    let difference = try compare(
      Self.view("a", text, headings: [["一、目标"], ["二、措施"]]),
      Self.view("b", text, headings: [["一、目标"], ["二、办法"]]))
    #expect(operations(difference) == ["equal 0>0", "change 1>1"])
    // Whether a heading was taken for one makes no difference.
    let plain = Self.view("c", ["一、目标\n" + text[0], "二、措施\n" + text[1]])
    #expect(try compare(Self.view("a", text, headings: [["一、目标"], ["二、措施"]]), plain).isSame)
  }

  @Test("Documents without passages, and nothing in common") func empty() throws {
    #expect(try compare(Self.view("a", []), Self.view("b", [])).isSame)
    let difference = try compare(Self.view("a", ["河道清淤。"]), Self.view("b", ["ABC"]))
    #expect(operations(difference) == ["delete 0>", "insert >0"])
    #expect(operations(try compare(Self.view("a", ["甲"]), Self.view("b", []))) == ["delete 0>"])
  }

  /// What stays and what is put in is the second text, character by character; every passage of
  /// both stands in the difference once.
  @Test("A difference makes the second of the first", arguments: 0..<12) func whole(seed: Int)
    throws
  {
    var random = SeededNumbers(seed: UInt64(seed) + 20)
    let text = (0..<30).map { _ in
      Int.random(in: 0...5, using: &random) == 0 ? "（略）" : Self.sentence(&random)
    }
    var other = text
    for _ in 0..<Int.random(in: 1...14, using: &random) {
      let place = Int.random(in: 0..<other.count, using: &random)
      switch Int.random(in: 0...3, using: &random) {
      case 0: other.remove(at: place)
      case 1: other.insert(Self.sentence(&random), at: place)
      case 2: other.swapAt(place, Int.random(in: 0..<other.count, using: &random))
      default:
        var characters = Array(other[place])
        for _ in 0..<5 where characters.count > 1 {
          characters[Int.random(in: 0..<characters.count, using: &random)] =
            ["，", "改", "5", "."].randomElement(using: &random) ?? "改"
        }
        other[place] = String(characters)
      }
    }
    let (first, second) = (Self.view("a", text), Self.view("b", other))
    let difference = try compare(first, second)
    let texts = Dictionary(
      uniqueKeysWithValues: (first.passages + second.passages).map { ($0.id, $0.passage.text) })
    for passage in difference.passages where !passage.diff.isEmpty {
      let kept = passage.diff.filter { $0.operation != .delete }.map(\.text).joined()
      #expect(kept == passage.toID.flatMap { texts[$0] } ?? "")
      if passage.operation == .delete {
        #expect(passage.diff.map(\.text).joined() == passage.fromID.flatMap { texts[$0] })
      }
    }
    #expect(difference.passages.compactMap(\.toID) == second.passages.map(\.id))
    #expect(
      difference.passages.compactMap(\.fromID).sorted() == first.passages.map(\.id).sorted())
  }

  @Test("Results and documents tell of documents that are alike") func alsoIn() async throws {
    var random = SeededNumbers(seed: 3)
    let text = (0..<12).map { _ in Self.sentence(&random) }
    var amended = text
    amended[4] = Self.sentence(&random) + "魑魅。"
    let archive = try SampleArchive([
      "甲.txt": text.joined(separator: "\n\n"), "乙.txt": amended.joined(separator: "\n\n"),
      "丙.txt": "与此无关的魑魅。",
    ])
    let response = try archive.search("魑魅")
    #expect(response.hits.count == 2)
    for hit in response.hits {
      let isLinked = hit.document.path == "乙.txt"
      #expect(hit.alsoIn.documents.map(\.document.path) == (isLinked ? ["甲.txt"] : []))
      #expect(hit.alsoIn.total == (isLinked ? 1 : 0))
    }
    let id = try #require(response.hits.first { $0.alsoIn.total > 0 }).document.id
    let view = try #require(try await archive.live.document(id: id, passages: .all))
    #expect(view.alsoIn.documents.map(\.relation) == [.near])
    let other = try #require(view.alsoIn.documents.first).document.id
    let difference = try #require(try await archive.live.difference(from: other, to: id))
    #expect(difference.passages.contains { $0.operation == .change || $0.operation == .insert })
    #expect(try await archive.live.difference(from: other, to: "nosuch") == nil)
  }
}
