import ArchiveModel
import DocumentFormats
import ExtractionSupport
import Testing

/// Paragraphs of real reports and laws cut at random places, with other whole blocks between: how
/// many of the cuts are mended, and how many joins are wrong.
@Suite struct CutParagraphTests {
  struct CutDocument {
    var text = ""
    var count = 0
    /// Where each cut's first part ends and its second begins, in scalars.
    var cuts: Set<[Int]> = []

    mutating func append(_ part: some StringProtocol) -> (start: Int, end: Int) {
      let start = count
      text += part
      count += part.unicodeScalars.count
      let end = count
      text += "\n\n"
      count += 2
      return (start, end)
    }
  }

  struct Score: CustomStringConvertible {
    var cuts = 0
    var joins = 0
    var right = 0
    var precision: Double { joins == 0 ? 1 : Double(right) / Double(joins) }
    var recall: Double { cuts == 0 ? 1 : Double(right) / Double(cuts) }
    var description: String {
      "\(cuts) cuts, \(joins) joins, precision \(precision), recall \(recall)"
    }
  }

  enum Interruption: String, CaseIterable {
    case nothing, pageNumber, caption, paragraph, twoParagraphs
  }

  static let paragraphs: [String] = {
    let laws = SharedData.files("laws").enumerated().filter { $0.offset % 40 == 0 }.map(\.element)
    return paragraphs(SharedData.files("reports") + laws)
  }()

  /// The long paragraphs of running text of some files.
  static func paragraphs(_ files: [String]) -> [String] {
    var paragraphs: [String] = []
    for file in files {
      let text = (try? decodedOriginal(SharedData.bytes(file), path: file).text) ?? ""
      for line in text.split(whereSeparator: \.isNewline) {
        let count = line.unicodeScalars.count
        guard (80...600).contains(count), line.hasSuffix("。"), !line.hasPrefix("第"),
          !line.hasPrefix("（"), !line.hasPrefix("#"), !line.contains("*"),
          line.first?.isNumber == false
        else { continue }
        paragraphs.append(String(line))
      }
    }
    return paragraphs
  }

  /// Texts of which neither the tables nor the weights of the repair have seen anything: the last
  /// third of the laws and reports, and all of the project's own documents.
  enum HeldOut: String, CaseIterable {
    case laws, reports, corpus

    var paragraphs: [String] {
      switch self {
      case .laws, .reports:
        let files = SharedData.files(rawValue).enumerated().filter { $0.offset % 3 == 2 }
        return CutParagraphTests.paragraphs(files.map(\.element))
      case .corpus:
        let folders = [
          "讲话/2019", "讲话/2020", "讲话/2022", "讲话/2023", "报告/2022", "意见/2021", "评论/2021", "报告/2021",
        ]
        return CutParagraphTests.paragraphs(folders.flatMap { SharedData.corpusFiles($0) })
      }
    }
  }

  static func cutDocument(
    _ interruption: Interruption, of paragraphs: [String], _ generator: inout SeededGenerator
  ) -> CutDocument {
    var document = CutDocument()
    var page = 1
    // No paragraph twice in a document: its own copy would bear false witness.
    var rest = paragraphs.shuffled(using: &generator)
    _ = document.append("# 关于有关工作情况的报道")
    for _ in 0..<12 where rest.count > 4 {
      guard let paragraph = rest.popLast() else { break }
      let scalars = Array(paragraph.unicodeScalars)
      guard let cut = place(scalars, &generator) else { continue }
      let first = document.append(String(String.UnicodeScalarView(scalars[..<cut])))
      switch interruption {
      case .nothing: break
      case .pageNumber:
        _ = document.append("— \(page) —")
        page += 1
      case .caption: _ = document.append("清河县新城景观")
      case .paragraph: _ = document.append(rest.popLast() ?? "")
      case .twoParagraphs:
        _ = document.append(rest.popLast() ?? "")
        _ = document.append(rest.popLast() ?? "")
      }
      let second = document.append(String(String.UnicodeScalarView(scalars[cut...])))
      document.cuts.insert([first.end, second.start])
      if Bool.random(using: &generator) {
        _ = document.append(rest.popLast() ?? "")
      }
    }
    return document
  }

  /// A place where a column may end: not beside a sentence end, no mark at the start of a line.
  static func place(_ scalars: [Unicode.Scalar], _ generator: inout SeededGenerator) -> Int? {
    for _ in 0..<40 {
      let cut = Int.random(in: 14..<(scalars.count - 10), using: &generator)
      let marks = "。！？；：，、“”《》（）….,:;!?".unicodeScalars
      if marks.contains(scalars[cut]) { continue }
      if marks.contains(scalars[cut - 1]), scalars[cut - 1] != "，", scalars[cut - 1] != "、" {
        continue
      }
      return cut
    }
    return nil
  }

  static func score(
    _ interruption: Interruption, of paragraphs: [String] = paragraphs, documents: Int
  ) throws -> Score {
    var generator = SeededGenerator(state: 20_261_121)
    var score = Score()
    for _ in 0..<documents {
      let document = cutDocument(interruption, of: paragraphs, &generator)
      let extraction = try extract(document.text, path: "a.md")
      score.cuts += document.cuts.count
      for passage in extraction.passages {
        let bytes = Array(passage.text.utf8)
        let runs = passage.sourceMap.runs
        for (run, next) in zip(runs, runs.dropFirst()) where bytes[next.textByteOffset - 1] != 0x0A
        {
          score.joins += 1
          let join = [run.sourceScalarOffset + run.scalarCount, next.sourceScalarOffset]
          if document.cuts.contains(join) { score.right += 1 }
        }
      }
    }
    return score
  }

  @Test(.enabled(if: SharedData.folder != nil), arguments: Interruption.allCases)
  func cutsAreMended(_ interruption: Interruption) throws {
    let score = try Self.score(interruption, documents: 60)
    print("cut paragraphs, \(interruption.rawValue) between: \(score)")
    let floor: (precision: Double, recall: Double) =
      switch interruption {
      case .nothing, .pageNumber, .caption: (0.98, 0.9)
      case .paragraph: (0.96, 0.7)
      case .twoParagraphs: (0.93, 0.55)
      }
    #expect(score.precision >= floor.precision)
    #expect(score.recall >= floor.recall)
  }

  @Test(.enabled(if: SharedData.folder != nil), arguments: HeldOut.allCases)
  func cutsOfTextsNotSeenBefore(_ heldOut: HeldOut) throws {
    let paragraphs = heldOut.paragraphs
    for interruption in Interruption.allCases where interruption != .pageNumber {
      let score = try Self.score(interruption, of: paragraphs, documents: 30)
      print("held out, \(heldOut.rawValue), \(interruption.rawValue) between: \(score)")
      #expect(score.precision >= 0.92)
      #expect(score.recall >= 0.35)
    }
  }
}
