internal import ArchiveModel
internal import ProgramRunning

/// Recognises the text of pages that are pictures, by tesseract.
///
/// Whether text is horizontal or vertical, in simplified or traditional characters, is found by trying: of what is
/// installed for these the reading with the highest mean confidence counts. Measured on pages of notices and of a
/// newspaper in both directions and scripts: 75 to 90 the right way, 10 to 40 in the other direction, some 10 less
/// in the other script. The pages behind one are tried its way first.
struct PageRecognizer {
  static let programName = "tesseract"
  /// The Debian packages that are named where the program or its data is missing.
  static let packages = "tesseract-ocr, tesseract-ocr-chi-sim, tesseract-ocr-chi-tra"

  /// A reading that is taken without another try: on a file's first page, and on those after it.
  private static let sure = 80.0, sureAgain = 60.0
  /// By how much the other script must be better.
  private static let margin = 3.0
  /// Of one reading of a page. Where other work is done, wall-clock time is no measure of a page.
  private static let limits = Program.Limits(
    seconds: 40, processorSeconds: 10, memoryBytes: 1 << 30, outputBytes: 16 << 20)
  private static let scripts = ["chi_sim": "chi_tra", "chi_tra": "chi_sim"]

  let path: String
  /// The language that is asked for, as tesseract names it.
  let language: String
  private let program: Program
  private let installed: Set<String>
  /// What the page before was read by.
  private var lastLanguage: String?

  /// - Throws: ``ExtractionError`` `programMissing` where the program or its data for the language is not installed.
  init(path: String, language: String) throws(ExtractionError) {
    (self.path, self.language) = (path, language)
    do throws(ProgramError) {
      program = try Program(Self.programName, package: Self.packages)
    } catch {
      throw ExtractionError(.programMissing, path: path, detail: Fact(error))
    }
    installed = Self.languages(of: program)
    let missing = language.split(separator: "+").map(String.init).filter { !installed.contains($0) }
    guard missing.isEmpty, !language.isEmpty else {
      throw ExtractionError(
        .programMissing, path: path,
        detail: .dataMissing(
          "\(Self.programName) -l \(language)",
          packages: missing.map(Self.package).joined(separator: ", ")))
    }
  }

  /// The Debian package of a language's data.
  static func package(_ language: String) -> String {
    "tesseract-ocr-" + language.replacing("_", with: "-").lowercased()
  }

  /// The languages that there is data for.
  static func languages(of program: Program) -> Set<String> {
    let limits = Program.Limits(seconds: 10, memoryBytes: 512 << 20, outputBytes: 1 << 16)
    guard let outcome = try? program.run(["--list-langs"], input: [], limits: limits) else {
      return []
    }
    let text = String(decoding: outcome.output, as: UTF8.self) + "\n" + outcome.messages
    return Set(text.split(whereSeparator: \.isNewline).map(String.init))
  }

  /// What the program calls itself; the same for all of a process.
  static let version: String = {
    let limits = Program.Limits(seconds: 10, memoryBytes: 512 << 20, outputBytes: 1 << 16)
    guard let program = try? Program(programName, package: packages),
      let outcome = try? program.run(["--version"], input: [], limits: limits)
    else { return programName }
    let text = String(decoding: outcome.output, as: UTF8.self) + "\n" + outcome.messages
    return text.split(whereSeparator: \.isNewline).first.map { String($0.prefix(80)) }
      ?? programName
  }()

  /// Recognises a page.
  ///
  /// - Parameters:
  ///   - picture: the page's picture, or a file of several.
  ///   - number: the page's number.
  ///   - place: the place of the page in a file of several, from 0.
  ///   - resolution: in dots an inch, where it is known.
  /// - Returns: the best reading, which may have no words; `nil` where the program could not look at it.
  /// - Throws: ``ExtractionError`` where the program does not run at all.
  mutating func page(
    _ picture: some ByteSource, number: Int, place: Int? = nil, resolution: Int? = nil
  ) throws -> RecognizedPage? {
    var best: RecognizedPage?
    var tried: Set<String> = []
    func tryOne(_ language: String, margin: Double = 0) throws {
      guard tried.insert(language).inserted,
        let found = try read(
          picture, by: language, number: number, place: place, resolution: resolution)
      else { return }
      if found.meanConfidence > (best.map { $0.meanConfidence + margin } ?? -1) { best = found }
    }
    let first = lastLanguage ?? language
    try tryOne(first)
    if let best, best.meanConfidence >= (lastLanguage == nil ? Self.sure : Self.sureAgain) {
      lastLanguage = first
      return best
    }
    try tryOne(language)
    if let vertical = vertical(language) { try tryOne(vertical) }
    // The other script in the direction that was found.
    if let other = otherScript(best?.language ?? language),
      best.map({ $0.meanConfidence < Self.sure }) ?? true
    {
      try tryOne(other, margin: Self.margin)
    }
    if let best, best.meanConfidence >= Self.sureAgain { lastLanguage = best.language }
    return best
  }

  private func vertical(_ language: String) -> String? {
    let name = language + RecognizedPage.verticalEnding
    return installed.contains(name) ? name : nil
  }

  private func otherScript(_ language: String) -> String? {
    let isVertical = language.hasSuffix(RecognizedPage.verticalEnding)
    let plain =
      isVertical ? String(language.dropLast(RecognizedPage.verticalEnding.count)) : language
    guard let other = Self.scripts[plain] else { return nil }
    let name = isVertical ? other + RecognizedPage.verticalEnding : other
    return installed.contains(name) ? name : nil
  }

  private func read(
    _ picture: some ByteSource, by language: String, number: Int, place: Int?, resolution: Int?
  ) throws -> RecognizedPage? {
    var arguments = [Program.inputPath, "stdout", "-l", language, "--psm", "3"]
    if let resolution { arguments += ["--dpi", "\(resolution)"] }
    if let place { arguments += ["-c", "tessedit_page_number=\(place)"] }
    let outcome: Program.Outcome
    do {
      outcome = try RunProgram.run(
        Self.programName, package: Self.packages, arguments + ["tsv"], input: picture, from: 0,
        limits: Self.limits, path: path)
    } catch let error as ExtractionError where error.code == .programFailed {
      // It took too long; other pages may not.
      return nil
    }
    guard outcome.exitCode == 0 else { return nil }
    return TesseractTable.page(outcome.output, number: number, language: language)
  }
}
