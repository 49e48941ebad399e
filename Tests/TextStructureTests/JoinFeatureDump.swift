import ExtractionSupport
import Foundation
import Testing

@testable import TextStructure

/// Writes what `Benchmarks/joins.py` trains the weights of joins from: a line for each pair of blocks in
/// synthetic pages, with whether it is a cut, and its features. `CHADANG_JOINS=FOLDER` turns it on.
@Suite("What the weights of joins are trained from") struct JoinFeatureDump {
  private static let folder = ProcessInfo.processInfo.environment["CHADANG_JOINS"]

  /// The first third of the laws and reports is for training; the last, of which neither the tables nor
  /// the weights have seen anything, for comparison.
  private static func paragraphs(third: Int) -> [String] {
    CutParagraphTests.paragraphs(
      ["laws", "reports"].flatMap { folder in
        SharedData.files(folder).enumerated().filter { $0.offset % 3 == third }.map(\.element)
      })
  }

  /// The pairs of a page: `page isCut isNear afterComma values…`.
  private static func lines(_ document: CutParagraphTests.CutDocument, page: Int) -> String {
    let flow = Flow(original: Array(document.text.unicodeScalars))
    var blocks = PlainTextReader(flow: flow).blocks()
    LineLayout(flow: flow).join(&blocks)
    PageFurniture(flow: flow).mark(&blocks)
    BlockClassifier(flow: flow).classify(&blocks)
    HeadMatter(flow: flow).mark(&blocks)
    HeadLines(flow: flow).mark(&blocks)
    let repair = ParagraphRepair(flow: flow)
    let open = blocks.indices.filter { repair.mayBeContinued(blocks[$0]) }
    let features = repair.features(blocks, open)
    var lines = ""
    repair.forEachPair(blocks, open) { head, tail, headFacts, tailFacts, between in
      let isCut = document.cuts.contains([blocks[head].last.end, blocks[tail].first.start])
      let values = features.values(
        headFacts, tailFacts, blocks[tail].flags.contains(.indented), between)
      let isNear = between.paragraphs + between.headings == 0
      let columns =
        [page, isCut ? 1 : 0, isNear ? 1 : 0, headFacts.ending == .comma ? 1 : 0].map(String.init)
        + JoinFeature.allCases.map { String(values[$0]) }
      lines += columns.joined(separator: "\t") + "\n"
    }
    return lines
  }

  @Test(
    .enabled(if: folder != nil && SharedData.folder != nil),
    arguments: [("train", 0), ("held-out", 2)])
  func dump(name: String, third: Int) throws {
    let folder = try #require(Self.folder)
    let paragraphs = Self.paragraphs(third: third)
    var generator = SeededGenerator(state: UInt64(third) + 1)
    var text =
      (["page", "cut", "near", "comma"] + JoinFeature.allCases.map { "\($0)" })
      .joined(separator: "\t") + "\n"
    let count = Int(ProcessInfo.processInfo.environment["CHADANG_JOIN_PAGES"] ?? "") ?? 400
    for page in 0..<count {
      let kinds = CutParagraphTests.Interruption.allCases
      let document = CutParagraphTests.cutDocument(
        kinds[page % kinds.count], of: paragraphs, &generator)
      text += Self.lines(document, page: page)
    }
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/\(name).tsv"))
  }

  @Test("Every feature has weights") func weights() {
    for (isNear, afterComma) in [(true, true), (true, false), (false, true), (false, false)] {
      let weights = JoinWeights.weights(isNear: isNear, afterComma: afterComma)
      #expect(weights.count == JoinFeature.allCases.count)
    }
    #expect(Set(JoinWeights.features).count == JoinFeature.allCases.count)
    #expect(JoinWeights.features.count == JoinFeature.allCases.count)
  }
}
