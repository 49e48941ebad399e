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

  /// The programs. Each is run for a moment, to ask its version.
  public static func all() -> [ReadingProgram] {
    var text = found("pdftotext", "poppler-utils", ["pdf"], versionOption: "-v")
    if text.path != nil, !PDFReader.hasCharacterMaps { text.missingData = ["poppler-data"] }
    let picture = found("pdftoppm", "poppler-utils", ["pdf (--ocr)"], versionOption: "-v")
    var scan = found("tesseract", "tesseract-ocr", ["pdf (--ocr)"], versionOption: "--version")
    if let program = try? Program(scan.name, package: scan.package),
      !lines(of: program, ["--list-langs"]).contains("chi_sim")
    {
      scan.missingData = ["tesseract-ocr-chi-sim"]
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
