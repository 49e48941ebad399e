internal import ArchiveModel
internal import ProgramRunning

/// Reads `.msg` (Outlook's messages, MS-OXMSG): `msgconvert` makes a message of RFC 5322 of it, which is read as
/// `.eml` is.
struct OutlookReader {
  /// The message as a file.
  let file: FileReader

  private static let program = "msgconvert"
  /// The Debian packages; the second is only recommended by the first, but the program does not start without it.
  static let packages = "libemail-outlook-message-perl libemail-address-perl"
  /// What it writes has attachments in base64.
  private static let limits = Program.Limits(
    seconds: 50, memoryBytes: 1 << 30, outputBytes: LargeTextLimits.largestRead * 3 / 2)

  /// The message as `.eml` has it.
  func converted(_ bytes: [UInt8]) throws -> [UInt8] {
    let outcome = try RunProgram.run(
      Self.program, package: Self.packages, ["--outfile", "-", Program.inputPath], input: bytes,
      limits: Self.limits, path: file.path)
    guard outcome.exitCode == 0, !outcome.output.isEmpty else {
      let words = outcome.messages.split(separator: "\n").first.map { String($0.prefix(160)) }
      // Perl says so where a module is not installed.
      guard words?.hasPrefix("Can't locate") != true else {
        throw ExtractionError(
          .programMissing, path: file.path,
          detail: .programMissing(Self.program, packages: Self.packages))
      }
      throw ExtractionError(
        outcome.exitCode < 0 ? .programFailed : .badArchive, path: file.path,
        detail: words.map { .foreign($0) })
    }
    return Self.mended(
      outcome.output, isWide: outcome.messages.contains("Wide character in print"))
  }

  /// The message with its bytes as they were. The program (0.921) holds heads as characters and bodies as bytes; where
  /// a head has a character that is no byte, it writes all of it in UTF-8, bodies a second time.
  static func mended(_ output: [UInt8], isWide: Bool) -> [UInt8] {
    guard String(validating: output, as: UTF8.self) != nil else { return output }
    let body =
      output.indices.dropLast().first {
        output[$0] == 0x0A && (output[$0 + 1] == 0x0A || output[$0 + 1] == 0x0D)
      } ?? output.count
    // From U+0100 on a character's first byte is C4 or more.
    guard isWide || output[..<body].contains(where: { $0 >= 0xC4 }) else { return output }
    var bytes = Array(output[..<body])
    bytes.reserveCapacity(output.count)
    var index = body
    while index < output.count {
      if output[index] == 0xC2 || output[index] == 0xC3 {
        bytes.append((output[index] & 3) << 6 | output[index + 1] & 0x3F)
        index += 2
      } else {
        bytes.append(output[index])
        index += 1
      }
    }
    return bytes
  }
}

extension FormatReader {
  /// Reads `.msg`.
  static let outlook = FormatReader.archive(
    ArchiveFormat(
      read: { file, bytes, report, emit in
        let message = try OutlookReader(file: file).converted(bytes)
        try MailReader(file: file).read(message, report: &report, emit: emit)
      },
      original: { file, bytes, recordID in
        let message = try OutlookReader(file: file).converted(bytes)
        return try MailReader(file: file).original(message, recordID: recordID)
      }))
}
