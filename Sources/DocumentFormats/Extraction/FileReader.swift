internal import ArchiveModel
internal import TextAnalysis

/// Reads one file, or an archive's entry, by its format.
struct FileReader {
  let path: String
  let format: DocumentFormat
  let options: ExtractionOptions
  let budget: DecompressionBudget
  /// How many archives it lies in.
  let depth: Int

  /// - Parameter fileSize: the file's size in bytes, which bounds what is unpacked of it.
  /// - Throws: `unknownFormat`.
  init(path: String, options: ExtractionOptions, fileSize: Int) throws {
    try self.init(
      path: path, options: options, budget: DecompressionBudget(forFileOf: fileSize), depth: 0)
  }

  init(path: String, options: ExtractionOptions, budget: DecompressionBudget, depth: Int) throws {
    guard let format = DocumentFormat(path: path) else {
      throw ExtractionError(.unknownFormat, path: path)
    }
    (self.path, self.format, self.options) = (path, format, options)
    (self.budget, self.depth) = (budget, depth)
  }

  /// The characters of a file that is text.
  func decode(_ bytes: [UInt8], report: inout ExtractionReport) throws -> [Unicode.Scalar] {
    do throws(TextDecodingError) {
      let hint = format.traits.reader.textFormat?.hint(bytes)
      return report.note(try TextDecoder.decode(bytes, hint: hint))
    } catch {
      throw ExtractionError(error, path: path)
    }
  }
}
