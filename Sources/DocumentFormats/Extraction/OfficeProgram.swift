internal import ArchiveModel
internal import ProgramRunning
internal import TextStructure

/// LibreOffice, which converts files: many in one run, because starting it takes longer than converting a
/// file.
///
/// A file that breaks or stalls a run fails alone: those that were converted before it stay, it is tried in
/// a run of its own, and the rest goes on in another run.
struct OfficeProgram {
  private let program: Program
  private let conversion: Conversion

  private static let folders = (input: "in", output: "out", profile: "profile")
  /// The time of a file, of starting the program too. Its address space for one run; measured: 226 files of
  /// 24 MB in one run take less than 1 GiB.
  private static let seconds = 50, memoryBytes = 1536 << 20
  /// The program writes a line for each file.
  private static let outputBytes = 1 << 20
  /// The largest converted file, in bytes: the largest that is read.
  private static let largestOutput = LargeTextLimits.largestRead

  /// Finds the program.
  ///
  /// - Throws: ``ProgramError`` with the code `missing` where it, or its module for such files, is not
  ///   installed.
  init(for conversion: Conversion) throws(ProgramError) {
    self.conversion = conversion
    program = try Self.program(conversion.module)
  }

  private static func program(_ module: Conversion.Module) throws(ProgramError) -> Program {
    let program = try Program("soffice", package: module.package)
    try program.requireFileBeside(module.library, package: module.package)
    return program
  }

  /// What `doctor` says of the program.
  ///
  /// - Parameter formats: the endings of the files that are converted by a module.
  static func found(_ module: Conversion.Module, formats: [String]) -> ReadingProgram {
    var found = ReadingProgram(name: "soffice", package: module.package, formats: formats)
    guard let program = try? program(module) else { return found }
    (found.path, found.isConfined) = (program.path, program.isConfined)
    guard let folder = try? WorkFolder(for: program.name),
      let outcome = try? program.run(
        in: folder, making: folders.profile,
        limits: Program.Limits(seconds: 20, memoryBytes: memoryBytes, outputBytes: outputBytes),
        arguments: {
          ["-env:UserInstallation=file://\($0)/\(folders.profile)", "--headless", "--version"]
        })
    else { return found }
    found.version = String(decoding: outcome.output, as: UTF8.self).split(separator: "\n").first
      .map { String($0.trimmingBlanks().prefix(80)) }
    return found
  }

  /// Converts files.
  ///
  /// - Returns: how each ended, in their order.
  func convert(_ files: [[UInt8]]) -> [ConversionOutcome] {
    var outcomes: [ConversionOutcome] = []
    while outcomes.count < files.count {
      let rest = Array(files[outcomes.count...])
      do throws(ProgramError) {
        outcomes += try run(rest)
      } catch {
        let failure = ExtractionError(.programFailed, path: "", detail: Fact(error))
        outcomes += rest.map { _ in .failed(failure) }
      }
    }
    return outcomes
  }

  /// Converts files in one run, as far as it comes.
  ///
  /// - Returns: how they ended; after a run that was cut off, those up to the file that may have done it, and
  ///   how that one ended by itself.
  private func run(_ files: [[UInt8]]) throws(ProgramError) -> [ConversionOutcome] {
    let folder = try WorkFolder(for: "soffice")
    for name in [Self.folders.input, Self.folders.output] { try folder.makeFolder(name) }
    try folder.makeFolder(Self.folders.profile)
    try folder.makeFolder(Self.folders.profile + "/user")
    try folder.write(
      Array(Self.settings.utf8), to: Self.folders.profile + "/user/registrymodifications.xcu")
    for (index, bytes) in files.enumerated() {
      try folder.write(bytes, to: "\(Self.folders.input)/\(index).\(conversion.inputEnding)")
    }
    var cut: ExtractionError?
    var words: String?
    do throws(ProgramError) {
      let outcome = try program.run(
        in: folder, making: Self.folders.output, limits: limits(for: files.count)
      ) { arguments(in: $0, count: files.count) }
      words = outcome.messages.split(separator: "\n").last { $0.hasPrefix("Error: ") }.map(
        String.init)
      if outcome.exitCode != 0 {
        cut = ExtractionError(
          .programFailed, path: "",
          detail: .programEnded("soffice", code: outcome.exitCode, words: words ?? ""))
      }
    } catch  where [.tookTooLong, .wroteTooMuch].contains(error.code) {
      cut = ExtractionError(.programFailed, path: "", detail: Fact(error))
    }
    let made = files.indices.map { isMade($0, in: folder, wasCut: cut != nil) }
    let isDone = cut == nil || files.count == 1
    // What lies before the last file that was made was passed over by the program itself.
    let end = isDone ? files.count : (made.lastIndex(of: true).map { $0 + 1 } ?? 0)
    var outcomes = (0..<end).map { index in
      made[index] ? converted(index, in: folder) : .failed(cut ?? notRead(words))
    }
    if !isDone, end < files.count { outcomes += try run([files[end]]) }
    return outcomes
  }

  /// Whether a file was made. What the program was writing when it was cut off is not: it has no list of entries yet.
  private func isMade(_ index: Int, in folder: WorkFolder, wasCut: Bool) -> Bool {
    let name = "\(index).\(conversion.outputEnding)"
    guard folder.holds(name, in: Self.folders.output) else { return false }
    guard wasCut else { return true }
    return folder.read(name, in: Self.folders.output, limit: Self.largestOutput)
      .map { !PackageContent($0).isEmpty } ?? false
  }

  private func converted(_ index: Int, in folder: WorkFolder) -> ConversionOutcome {
    let name = "\(index).\(conversion.outputEnding)"
    guard
      let bytes = folder.read(name, in: Self.folders.output, limit: Self.largestOutput)
    else { return .failed(ExtractionError(.tooLarge, path: "", detail: .longerOriginal)) }
    // What is no package would be kept, and told as damage of the file.
    guard !PackageContent(bytes).isEmpty else {
      return .failed(
        ExtractionError(
          .programFailed, path: "", detail: .programEnded("soffice", code: 0, words: "")))
    }
    return .converted(bytes)
  }

  private func notRead(_ words: String?) -> ExtractionError {
    ExtractionError(.badArchive, path: "", detail: words.map { .foreign($0) })
  }

  private func limits(for count: Int) -> Program.Limits {
    Program.Limits(
      seconds: Self.seconds, processorSeconds: Self.seconds * (count + 1),
      memoryBytes: Self.memoryBytes, outputBytes: Self.outputBytes)
  }

  private func arguments(in path: String, count: Int) -> [String] {
    [
      "-env:UserInstallation=file://\(path)/\(Self.folders.profile)", "--headless", "--norestore",
      "--nolockcheck", "--nodefault", "--nologo",
      "--convert-to", "\(conversion.outputEnding):\(conversion.filter)",
      "--outdir", "\(path)/\(Self.folders.output)",
    ] + (0..<count).map { "\(path)/\(Self.folders.input)/\($0).\(conversion.inputEnding)" }
  }

  /// Settings of the profile: no macros, nothing loaded by a document's links.
  private static let settings = """
    <?xml version="1.0" encoding="UTF-8"?>
    <oor:items xmlns:oor="http://openoffice.org/2001/registry">
    <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
    <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
    <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
    <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
    </oor:items>
    """
}
