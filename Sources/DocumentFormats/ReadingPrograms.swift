public import ArchiveModel
internal import ProgramRunning
import TextStructure

/// The programs of the system that files are read by, as they are found here.
public enum ReadingPrograms {
  /// What keeps the programs from everything but their input.
  public static var sandbox: ReadingProgram.Sandbox {
    switch Confinement.current {
    case .success(let confinement): .working(path: confinement.path)
    case .failure(.missing): .missing
    case .failure(.refused(let words)): .refused(words)
    }
  }

  /// Whether text in pictures can be recognised here in a language.
  public static func recognizes(_ language: String) -> Bool { missing(forScansIn: language) == nil }

  /// The Debian packages that are missing for recognising text in pictures; `nil` where none is.
  public static func missing(forScansIn language: String) -> String? {
    do throws(ExtractionError) {
      _ = try PageRecognizer(path: "", language: language)
      return nil
    } catch {
      switch error.detail {
      case .programMissing(_, let packages), .dataMissing(_, let packages): return packages
      default: return PageRecognizer.packages
      }
    }
  }

  /// The programs. Each is run for a moment, to ask its version.
  public static func all() -> [ReadingProgram] {
    var text = found("pdftotext", "poppler-utils", ["pdf"], versionOption: "-v")
    if text.path != nil, !PDFReader.hasCharacterMaps { text.missingData = ["poppler-data"] }
    let picture = found("pdftoppm", "poppler-utils", ["pdf (--ocr)"], versionOption: "-v")
    var scan = found(
      PageRecognizer.programName, "tesseract-ocr",
      ["pdf (--ocr)"]
        + DocumentFormat.allCases.filter(\.isPicture).flatMap(\.traits.endings).map {
          "\($0) (--ocr)"
        }, versionOption: "--version")
    if let program = try? Program(scan.name, package: scan.package) {
      let languages = PageRecognizer.languages(of: program)
      scan.missingData = ["chi_sim", "chi_sim_vert"].filter { !languages.contains($0) }
        .map(PageRecognizer.package)
    }
    let message = found("msgconvert", OutlookReader.packages, ["msg"], versionOption: nil)
    return [text, picture, scan] + offices + [message]
  }

  /// LibreOffice, once for each of its modules that formats are converted by.
  private static var offices: [ReadingProgram] {
    var endings: [Conversion.Module: [String]] = [:]
    for format in DocumentFormat.allCases {
      guard let conversion = format.traits.conversion else { continue }
      endings[conversion.module, default: []] += format.traits.endings
    }
    return Conversion.Module.allCases.compactMap { module in
      endings[module].map { OfficeProgram.found(module, formats: $0) }
    }
  }

  private static func found(
    _ name: String, _ package: String, _ formats: [String], versionOption: String?
  ) -> ReadingProgram {
    var found = ReadingProgram(name: name, package: package, formats: formats)
    guard let program = try? Program(name, package: package) else { return found }
    (found.path, found.isConfined) = (program.path, program.isConfined)
    if let versionOption {
      found.version = lines(of: program, [versionOption]).first { $0.contains(where: \.isNumber) }
        .map { String($0.prefix(80)) }
    }
    return found
  }

  private static let limits = Program.Limits(
    seconds: 10, memoryBytes: 512 << 20, outputBytes: 1 << 16)

  private static func lines(of program: Program, _ arguments: [String]) -> [String] {
    guard let outcome = try? program.run(arguments, input: [], limits: limits) else { return [] }
    let text = String(decoding: outcome.output, as: UTF8.self) + "\n" + outcome.messages
    return text.split(whereSeparator: \.isNewline).map { String($0.trimmingBlanks()) }
  }
}
