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
    guard let text = String(validating: output, as: UTF8.self) else { return output }
    let scalars = Array(text.unicodeScalars)
    var bodyStart = scalars.count
    for index in scalars.indices.dropLast() where scalars[index] == "\n" {
      let next = scalars[index + 1]
      guard next == "\n" || next == "\r" else { continue }
      bodyStart = index
      break
    }
    guard isWide || scalars[..<bodyStart].contains(where: { $0.value > 0xFF }) else {
      return output
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(output.count)
    for (index, scalar) in scalars.enumerated() {
      if index >= bodyStart, scalar.value <= 0xFF {
        bytes.append(UInt8(scalar.value))
      } else {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
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
