internal import ArchiveModel
internal import ProgramRunning

/// Opens an encrypted PDF by `qpdf`, which reads the password from a file: the arguments of a program are shown to
/// every user of the system, so that poppler's `-upw` is not used.
struct PDFDecryption {
  let path: String

  private static let limits = Program.Limits(
    seconds: 30, memoryBytes: 1 << 30, outputBytes: 1 << 16)
  private static let folders = (input: "in", output: "out"), name = "file.pdf"
  private static let passwordName = "password"

  /// The file without encryption.
  ///
  /// - Parameters:
  ///   - head: where its head stands.
  ///   - passwords: what is tried, one after the other.
  /// - Returns: `nil` where none of the passwords opens it.
  /// - Throws: ``ExtractionError`` `encrypted` where the program is missing, which is then named.
  func decrypted(_ source: some ByteSource, from head: Int, passwords: Passwords) throws -> [UInt8]?
  {
    guard !passwords.isEmpty, source.count <= LargeTextLimits.largestRead else { return nil }
    do {
      let program = try Program("qpdf", package: "qpdf")
      let bytes = try source.bytes(in: head..<source.count)
      for password in passwords.all {
        if let opened = try run(program, bytes, password) { return opened }
      }
      return nil
    } catch let error as ProgramError {
      throw ExtractionError(.encrypted, path: path, detail: Fact(error))
    }
  }

  private func run(
    _ program: Program, _ bytes: [UInt8], _ password: String
  ) throws(ProgramError) -> [UInt8]? {
    let folder = try WorkFolder(for: program.name)
    for name in [Self.folders.input, Self.folders.output] { try folder.makeFolder(name) }
    try folder.write(bytes, to: "\(Self.folders.input)/\(Self.name)")
    try folder.write(Array((password + "\n").utf8), to: Self.passwordName)
    let outcome = try program.run(
      in: folder, making: Self.folders.output, limits: Self.limits
    ) { path in
      [
        "--decrypt", "--password-file=\(path)/\(Self.passwordName)",
        "\(path)/\(Self.folders.input)/\(Self.name)",
        "\(path)/\(Self.folders.output)/\(Self.name)",
      ]
    }
    // 3: with warnings.
    guard [0, 3].contains(outcome.exitCode) else { return nil }
    return folder.read(Self.name, in: Self.folders.output, limit: LargeTextLimits.largestRead * 2)
  }
}
