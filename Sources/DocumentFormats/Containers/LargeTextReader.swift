internal import ArchiveModel
internal import TextAnalysis
import TextStructure

/// Reads a text that is too large to be one document: in parts, each a document of its own with its
/// number for a record id. Only a part at a time lies in memory.
///
/// Which bytes a part has follows from the file alone, so that one can be read again without the others.
struct LargeTextReader<Source: ByteSource> {
  let file: FileReader
  private let stretches: TextStretches<Source>
  private let partCount: Int

  /// - Throws: what the source throws.
  init(file: FileReader, source: Source) throws {
    self.file = file
    stretches = try TextStretches(source, partSize: file.options.largeText.partSize)
    partCount = max(2, source.count / file.options.largeText.partSize)
  }

  /// Where a part ends, counted from 1, that begins at `start`.
  private func end(of number: Int, start: Int) throws -> Int {
    guard number < partCount else { return stretches.source.count }
    return try stretches.cut(near: stretches.source.count / partCount * number, start: start)
  }

  func read(report: inout ExtractionReport, emit: (ExtractedDocument) throws -> Void) throws {
    var start = 0
    var frontMatter: FrontMatter?
    var secrecy = try highestLevel()
    for number in 1...partCount {
      let end = try end(of: number, start: start)
      defer { start = end }
      let name = String(number)
      var partReport = ExtractionReport(format: file.format)
      let scalars: [Unicode.Scalar]
      let bytes = try stretches.source.bytes(in: start..<end)
      do throws(TextDecodingError) {
        scalars = partReport.note(try stretches.decoded(bytes), from: start)
      } catch {
        let reason = ExtractionError(error.moved(by: start), path: name).fact
        report.note(ExtractionProblem(.badEntry, entry: name, detail: reason))
        continue
      }
      var text = try formatted(scalars, number)
      var document = file.document(of: &text, report: &partReport)
      // The beginning of so large a file is most often that of the first of many documents: what it says
      // of itself would be said of all. Front matter speaks for the file.
      // But a level of secrecy is never lost: that of any part is that of all, for the file is kept
      // together.
      secrecy = secrecy ?? document.description.secrecy
      document.description = DocumentDescription()
      document.description.secrecy = secrecy
      document.description.title = "\(file.stem)（第\(number)部分）"
      if number == 1 { frontMatter = document.frontMatter }
      document.frontMatter = frontMatter
      document.recordID = name
      for problem in partReport.problems { report.note(problem.inside(name)) }
      report.encoding = report.encoding ?? partReport.encoding
      report.hasByteOrderMark = report.hasByteOrderMark || partReport.hasByteOrderMark
      report.documentCount += 1
      try emit(document)
    }
  }

  private func formatted(_ scalars: [Unicode.Scalar], _ number: Int) throws -> FormattedText {
    guard let format = file.format.traits.reader.textFormat else { return .plain(scalars) }
    return try format.read(file, scalars, number > 1)
  }

  /// The value of 密级 with the highest level that any part has at its head or its end; `nil` where none names
  /// a level.
  ///
  /// Parts before the one that names it need it, too, so that it is looked for before the first is given out.
  /// Where the characters of no level occur, a part is not looked at closely.
  private func highestLevel() throws -> String? {
    var highest: String?
    var start = 0
    for number in 1...partCount {
      let end = try end(of: number, start: start)
      defer { start = end }
      let bytes = try stretches.source.bytes(in: start..<end)
      guard let scalars = try? stretches.decoded(bytes).scalars, Self.mayNameLevel(scalars) else {
        continue
      }
      var text = try formatted(scalars, number)
      let structure = DocumentAssembler(flow: text.flow).structure(&text.blocks)
      let description = DescriptionReader(flow: text.flow, structure: structure, path: file.path)
        .read(text.blocks)
      if description.secrecyLevel != nil {
        highest = SecrecyLevel.higher(highest, description.secrecy)
      }
    }
    return highest
  }

  /// Whether the characters of a level, or of the label 密级, occur with at most blanks between them.
  private static func mayNameLevel(_ scalars: [Unicode.Scalar]) -> Bool {
    scalars.withUnsafeBufferPointer { scalars in
      for index in scalars.indices where scalars[index] == "密" {
        var before = index - 1
        while before >= 0, scalars[before].isTrimmed || scalars[before].isInvisible { before -= 1 }
        if before >= 0, "绝絕机機秘祕".unicodeScalars.contains(scalars[before]) { return true }
        var after = index + 1
        while after < scalars.count, scalars[after].isTrimmed || scalars[after].isInvisible {
          after += 1
        }
        if after < scalars.count, scalars[after] == "级" || scalars[after] == "級" { return true }
      }
      return false
    }
  }

  /// The original of a part.
  func original(recordID: String?) throws -> (text: String, encoding: String?) {
    guard let number = recordID.flatMap({ Int($0) }), (1...partCount).contains(number) else {
      throw ExtractionError(
        .tooLarge, path: file.path, detail: .hasParts(partCount))
    }
    var start = 0
    for before in 1..<number { start = try end(of: before, start: start) }
    let bytes = try stretches.source.bytes(in: start..<end(of: number, start: start))
    do throws(TextDecodingError) {
      let decoded = try stretches.decoded(bytes)
      var text = String.UnicodeScalarView()
      text.append(contentsOf: decoded.scalars)
      return (String(text), decoded.encoding.rawValue)
    } catch {
      throw ExtractionError(error.moved(by: start), path: file.path)
    }
  }
}
