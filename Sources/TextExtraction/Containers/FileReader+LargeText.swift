internal import ArchiveModel
internal import TextAnalysis

/// From which size on texts are read a stretch at a time, in bytes.
package struct LargeTextLimits: Sendable, Hashable {
  /// The largest text that is one document.
  package var largestWhole = 16 << 20
  /// About how large the parts of a larger one are, and the stretches that JSON Lines are read in.
  package var partSize = 2 << 20
  /// The longest line of JSON Lines.
  package var longestLine = 64 << 20

  /// Whether a text of a format is read in parts.
  func holds(_ format: DocumentFormat, size: Int) -> Bool {
    (format == .text || format == .markdown) && size > largestWhole
  }
}

extension FileReader {
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
    var start = 0
    while start < source.count {
      var size = options.largeText.partSize
      var bytes: [UInt8]
      var end: Int
      repeat {
        bytes = try source.bytes(in: start..<min(source.count, start + size))
        end = start + bytes.count == source.count ? bytes.count : stretches.lastLineEnd(bytes) ?? 0
        size *= 4
      } while end == 0 && size / 4 < options.largeText.longestLine
      guard end > 0 else {
        throw ExtractionError(
          .tooLarge, path: path, byteOffset: start, line: reader.line + 1, detail: "a line")
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
