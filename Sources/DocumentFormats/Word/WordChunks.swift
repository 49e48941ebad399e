internal import ArchiveModel
import TextStructure

/// Files of other formats that stand in a document's text (ECMA-376, 17.17.2: `w:altChunk`).
final class WordChunks {
  /// What could not be read of them.
  private(set) var problems: [ExtractionProblem] = []

  private let file: FileReader
  private let archive: ZIPArchive
  private let mainPart: String
  /// Found when the first is asked for.
  private var relationships: PackageRelationships?

  /// The most that are read: each may be named many times.
  private static let mostChunks = 1000
  private var count = 0

  /// - Parameter mainPart: the name of the part that they stand in.
  init(file: FileReader, archive: ZIPArchive, mainPart: String) {
    (self.file, self.archive, self.mainPart) = (file, archive, mainPart)
  }

  /// What a file says, by the id of its relationship; `nil` where it cannot be read, which is a problem then.
  func text(_ id: String) -> FormattedText? {
    let slash = mainPart.lastIndex(of: "/").map { mainPart.index(after: $0) } ?? mainPart.startIndex
    let (folder, name) = (String(mainPart[..<slash]), mainPart[slash...])
    count += 1
    guard count <= Self.mostChunks else {
      if count == Self.mostChunks + 1 {
        problems.append(
          ExtractionProblem(.badEntry, entry: id, detail: .moreThan(Self.mostChunks, .entries)))
      }
      return nil
    }
    var part = id
    do {
      if relationships == nil {
        let found = PackageRelationships()
        _ = try PackagePart.parse(
          archive, "\(folder)_rels/\(name).rels", path: file.path, into: found)
        relationships = found
      }
      guard let target = relationships?.parts[id]?.target else {
        throw ArchiveFailure(.missing, .noEntry(id))
      }
      part = PackageRelationships.path(target, in: folder)
      guard file.depth < DecompressionBudget.deepestNesting else {
        throw ExtractionError(.nestedTooDeep, path: part)
      }
      guard let bytes = try archive.read(named: part) else {
        throw ArchiveFailure(.missing, .noEntry(part))
      }
      return try text(bytes, of: part)
    } catch {
      problems.append(
        ExtractionProblem(.badEntry, entry: part, detail: Fact(error, path: part)))
      return nil
    }
  }

  private func text(_ bytes: [UInt8], of part: String) throws -> FormattedText {
    // Its ending says little; that of a word processor is one under which everything is met.
    let named = DocumentFormat(path: part) == nil ? part + ".doc" : part
    let reader = FileReader(
      path: part, format: try DocumentFormat.recognized(bytes, path: named), options: file.options,
      conversions: file.conversions, budget: file.budget, depth: file.depth + 1)
    guard bytes.count <= reader.format.traits.largestEntry else {
      throw ExtractionError(.tooLarge, path: part)
    }
    var report = ExtractionReport(format: reader.format)
    let text: FormattedText
    if reader.format == .html {
      // A part of a document, and no page of a site.
      let (flow, blocks) = try HTMLReader(path: part).readBody(
        reader.decode(bytes, report: &report))
      text = FormattedText(flow: flow, blocks: blocks)
    } else {
      let readable = try reader.readable(bytes)
      text = try reader.formattedText(readable, report: &report)
      try reader.noteEmbedded(readable, report: &report)
    }
    problems += report.problems.map { $0.inside(part) }
    return text
  }
}
