internal import ArchiveModel
internal import TextAnalysis

extension FileReader {
  /// Throws where a file is too large to be read as a whole.
  func requireRoom(for size: Int) throws {
    guard let largest = format.traits.largestFile, size > largest else { return }
    throw ExtractionError(.tooLarge, path: path, detail: .moreThan(largest >> 20, .mebibytes))
  }

  /// Reads a table, a large one some rows at a time.
  func readTable(
    _ source: some ByteSource, by reader: inout CSVReader, report: inout ExtractionReport,
    emit: (ExtractedDocument) throws -> Void
  ) throws {
    guard source.count > options.largeText.largestTable else {
      try reader.read(
        report: &report,
        pieces: { (try decode(try source.allBytes(), report: &$0), isLast: true) }, emit: emit)
      return
    }
    let stretches = try TextStretches(source, partSize: options.largeText.partSize)
    var start = 0
    try reader.read(
      report: &report,
      pieces: { report in
        let nominal = start + options.largeText.partSize
        let end =
          nominal < source.count ? try stretches.cut(near: nominal, start: start) : source.count
        let bytes = try source.bytes(in: start..<end)
        defer { start = end }
        do throws(TextDecodingError) {
          return (report.note(try stretches.decoded(bytes), from: start), end == source.count)
        } catch {
          throw ExtractionError(error.moved(by: start), path: path)
        }
      }, emit: emit)
  }

  /// Whether a file of so many bytes is a text too large to be one document.
  func isReadInParts(size: Int) -> Bool { options.largeText.holds(format, size: size) }

  /// The file's name without folders and ending.
  var stem: String {
    let name = path.split(separator: "/").last ?? path[...]
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return String(name) }
    return String(name[..<dot])
  }

  /// Reads JSON Lines, some whole lines at a time.
  func readLines(
    _ source: some ByteSource, report: inout ExtractionReport,
    emit: (ExtractedDocument) throws -> Void
  ) throws {
    var reader = JSONLinesReader(path: path)
    let stretches = try TextStretches(source, partSize: options.largeText.partSize)
    let longest = options.largeText.longestLine
    var start = 0
    while start < source.count {
      var size = options.largeText.partSize
      var sizeBefore = 0
      var bytes: [UInt8]
      var end: Int
      repeat {
        bytes = try source.bytes(in: start..<min(source.count, start + size))
        end = start + bytes.count == source.count ? bytes.count : stretches.lastLineEnd(bytes) ?? 0
        // Room for a line end after the longest line.
        (size, sizeBefore) = (min(4 * size, longest + 4), size)
      } while end == 0 && sizeBefore < size
      if end == 0
        || stretches.contentEnd(bytes[..<end]) > longest
          && stretches.firstLineEnd(bytes) ?? end == end
      {
        bytes = []
        start = try stretches.lineEnd(after: start)
        reader.passOver(longerThan: longest, report: &report)
        continue
      }
      bytes.removeLast(bytes.count - end)
      let text: [Unicode.Scalar]
      do throws(TextDecodingError) {
        text = report.note(try stretches.decoded(bytes), from: start)
      } catch {
        throw ExtractionError(error.moved(by: start), path: path)
      }
      bytes = []
      try reader.read(text, report: &report, emit: emit)
      start += end
    }
    reader.finish(report: &report)
  }
}
