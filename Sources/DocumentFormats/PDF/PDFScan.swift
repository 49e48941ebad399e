internal import ArchiveModel
internal import ProgramRunning

/// Reads a page of a PDF that is a picture: `pdftoppm` draws it, tesseract reads it.
struct PDFScan {
  let path: String
  /// As tesseract names it.
  let language: String

  private static let resolution = 300
  // An A3 page takes 17 MB at this resolution.
  private static let drawingLimits = Program.Limits(
    seconds: 30, memoryBytes: 512 << 20, outputBytes: 64 << 20)
  private static let readingLimits = Program.Limits(
    seconds: 60, memoryBytes: 1 << 30, outputBytes: 1 << 20)

  /// The words of a page with their places; none where there are none to be read.
  func words(ofPage page: Int, of source: some ByteSource, from head: Int) throws
    -> LayoutPage
  {
    let drawn = try RunProgram.run(
      "pdftoppm", package: "poppler-utils",
      ["-r", "\(Self.resolution)", "-gray", "-f", "\(page)", "-l", "\(page)", Program.inputPath],
      input: source, from: head, limits: Self.drawingLimits, path: path)
    guard drawn.exitCode == 0, !drawn.output.isEmpty else { return LayoutPage(width: 0, height: 0) }
    let package = "tesseract-ocr, tesseract-ocr-chi-sim, tesseract-ocr-chi-tra"
    let read = try RunProgram.run(
      "tesseract", package: package,
      [Program.inputPath, "stdout", "-l", language, "--dpi", "\(Self.resolution)", "tsv"],
      input: drawn.output, limits: Self.readingLimits, path: path)
    if read.messages.contains("Failed loading language") {
      throw ExtractionError(
        .programMissing, path: path,
        detail: .dataMissing("tesseract -l \(language)", packages: package))
    }
    guard read.exitCode == 0 else { return LayoutPage(width: 0, height: 0) }
    return PictureWords.page(String(decoding: read.output, as: UTF8.self))
  }
}
