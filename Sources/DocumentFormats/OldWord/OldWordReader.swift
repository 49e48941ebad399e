internal import ArchiveModel
internal import ProgramRunning
internal import TextAnalysis
import TextStructure

/// Reads `.doc`: Word's binary documents by catdoc, or by antiword where that alone is installed.
/// Files of other formats under this ending, as office programs leave them, are read as what they are.
///
/// The original is what the program writes: a line a paragraph, the cells of a row separated by tabs.
struct OldWordReader {
  let path: String
  let budget: DecompressionBudget

  private static let limits = Program.Limits(
    seconds: 50, memoryBytes: 512 << 20, outputBytes: OriginalWriter.longest * 3)

  func read(_ bytes: [UInt8]) throws -> FormattedText {
    if DocumentFormat.docx.isSigned(bytes) {
      return try WordReader(path: path, budget: budget).read(bytes)
    }
    if DocumentFormat.rtf.isSigned(bytes) { return try RTFReader(path: path).read(bytes) }
    guard DocumentFormat.doc.isSigned(bytes) else {
      return try markup(bytes)
    }
    let text = Array(String(decoding: try run(bytes), as: UTF8.self).unicodeScalars)
    guard text.count <= OriginalWriter.longest else { throw ExtractionError(.tooLarge, path: path) }
    guard text.contains(where: { !$0.isTrimmed }) else {
      throw ExtractionError(.badArchive, path: path, detail: .noTextFound)
    }
    let flow = Flow(original: text)
    var blocks = PlainTextReader(flow: flow).blocks()
    for index in blocks.indices where isPageField(blocks[index].first, flow) {
      blocks[index].kind = .clutter
      blocks[index].flags.insert(.marked)
    }
    return FormattedText(flow: flow, blocks: blocks)
  }

  /// Page numbers of a footer, which catdoc writes as the field they are (`PAGE 1`).
  private func isPageField(_ span: Span, _ flow: Flow) -> Bool {
    span.count <= 40 && flow.starts(span, with: Array("PAGE".unicodeScalars))
      && !flow.scalars[span.start..<span.end].contains(where: \.isHan)
  }

  private func run(_ bytes: [UInt8]) throws -> [UInt8] {
    let outcome: Program.Outcome
    do throws(ProgramError) {
      outcome = try Program("catdoc", package: "catdoc").run(
        ["-d", "utf-8", "-w", Program.inputPath], input: bytes, limits: Self.limits)
    } catch  where error.code == .missing {
      if (try? Program("antiword", package: "antiword")) == nil {
        throw ExtractionError(.programMissing, path: path, detail: Fact(error))
      }
      outcome = try RunProgram.run(
        "antiword", package: "antiword", ["-m", "UTF-8.txt", "-w", "0", Program.inputPath],
        input: bytes, limits: Self.limits, path: path)
    } catch {
      throw ExtractionError(.programFailed, path: path, detail: Fact(error))
    }
    guard outcome.exitCode == 0 else {
      let words = outcome.messages.split(separator: "\n").first.map { String($0.prefix(160)) }
      throw ExtractionError(
        outcome.exitCode < 0 ? .programFailed : .badArchive, path: path,
        detail: words.map { .foreign($0) })
    }
    return outcome.output
  }

  /// Web pages are often saved under this ending.
  private func markup(_ bytes: [UInt8]) throws -> FormattedText {
    guard
      let decoded = try? TextDecoder.decode(bytes, hint: HTMLCharsetHint.encoding(in: bytes)),
      decoded.scalars.prefix(1000).contains("<")
    else { throw ExtractionError(.badArchive, path: path, detail: .notOfFormat("Word")) }
    let (flow, blocks) = try HTMLReader(path: path).read(decoded.scalars)
    var writer = OriginalWriter()
    writer.write(blocks, of: flow)
    guard !writer.isTooLong else { throw ExtractionError(.tooLarge, path: path) }
    return FormattedText(
      flow: writer.flow(hasPages: false), blocks: HeadingLevels.arranged(writer.blocks))
  }
}

extension FormatReader {
  /// Reads `.doc`.
  static let oldWord = FormatReader.document { file, bytes, _ in
    try OldWordReader(path: file.path, budget: file.budget).read(bytes)
  }
}
