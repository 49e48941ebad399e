internal import ArchiveModel
internal import ProgramRunning
internal import TextAnalysis
internal import TextStructure

extension Fact {
  /// The bounds of an original.
  static var longerOriginal: Fact {
    .longerOriginal(characters: OriginalWriter.longest, lines: OriginalWriter.mostLines)
  }

  /// Why a file, an entry or a part cannot be read.
  init(_ error: any Error, path: String) {
    self =
      switch error {
      case let error as ArchiveFailure: ExtractionError(error, path: path).fact
      case let error as ExtractionError: error.fact
      default: .failed("\(type(of: error))")
      }
  }

  /// Why a program could not be run to its end.
  init(_ error: ProgramError) {
    self =
      switch error.code {
      case .missing: .programMissing(error.name, packages: error.package ?? "")
      case .notStarted:
        .programNotStarted(
          error.name,
          error.errorNumber.map { .system($0) } ?? error.messages.map { .foreign($0) })
      case .inputNotWritten:
        .programNotStarted(error.name, .temporaryFile(error.errorNumber ?? 0))
      case .tookTooLong: .programTooSlow(error.name, seconds: error.seconds)
      case .wroteTooMuch: .programTooLoud(error.name)
      }
  }

  /// What else is known of bytes that are not text.
  init?(_ error: TextDecodingError) {
    switch error.detail {
    case .kind(let kind):
      guard let kind = FileKind(rawValue: kind.rawValue) else { return nil }
      self = .kindOfFile(kind)
    case .nearest(let encoding): self = .nearestEncoding(encoding.rawValue)
    case .controlCharacters(let count): self = .controlCharacters(count)
    case nil:
      guard let status = error.icuStatus else { return nil }
      self = .converterFailed(status)
    }
  }
}
