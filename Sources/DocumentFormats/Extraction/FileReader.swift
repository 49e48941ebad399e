internal import ArchiveModel
internal import TextAnalysis

/// Reads one file, or an archive's entry, by its format.
struct FileReader {
  let path: String
  let format: DocumentFormat
  let options: ExtractionOptions
  let conversions: Conversions
  let budget: DecompressionBudget
  /// How many archives it lies in.
  let depth: Int

  /// - Throws: what ``DocumentFormat/recognized(_:path:)`` throws.
  init(
    path: String, options: ExtractionOptions, conversions: Conversions, source: some ByteSource
  ) throws {
    self.init(
      path: path, format: try DocumentFormat.recognized(source, path: path), options: options,
      conversions: conversions,
      budget: DecompressionBudget(forFileOf: source.count, passwords: conversions.passwords),
      depth: 0)
  }

  init(
    path: String, format: DocumentFormat, options: ExtractionOptions, conversions: Conversions,
    budget: DecompressionBudget, depth: Int
  ) {
    (self.path, self.format, self.options) = (path, format, options)
    (self.conversions, self.budget, self.depth) = (conversions, budget, depth)
  }

  /// The file as its reader takes it.
  func readable(_ source: any ByteSource) throws -> any ByteSource {
    guard let conversion = format.traits.conversion else { return source }
    try requireRoom(for: source.count)
    let bytes = try source.allBytes()
    do throws(ExtractionError) {
      return try conversions.converted(bytes, by: conversion, path: path)
    } catch {
      // Some programs give encrypted files a password that all know; those are converted.
      if error.code == .badArchive, Self.isEncrypted(bytes) {
        throw ExtractionError(.encrypted, path: path)
      }
      throw error
    }
  }

  private static func isEncrypted(_ bytes: [UInt8]) -> Bool {
    guard let file = CompoundFile(bytes) else { return false }
    return file.isEncryptedWorkbook || file.isEncryptedSlides
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
