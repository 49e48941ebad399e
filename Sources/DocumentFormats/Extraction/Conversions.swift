public import ArchiveModel
internal import ProgramRunning

/// Converts files that no reader of ours reads, and knows what was converted before.
///
/// Whoever reads many files has them prepared first, some at a time: those that are to be converted are, in
/// one run of the program. What was not prepared is converted when it is read.
public struct Conversions: Sendable {
  /// How many files, and about how many bytes, are converted in one run.
  public static let batchFiles = 100
  private static let batchBytes = 64 << 20

  private let keeper: (any ConversionKeeping)?
  /// Where text that was recognised in pictures is kept.
  let recognitions: (any RecognitionKeeping)?
  /// What encrypted files are tried with.
  let passwords: Passwords

  /// Makes conversions.
  ///
  /// - Parameters:
  ///   - keeper: where their ends are kept; without one nothing can be prepared.
  ///   - recognitions: where text that was recognised in pictures is kept.
  ///   - passwords: what encrypted files are tried with.
  public init(
    keeper: (any ConversionKeeping)? = nil, recognitions: (any RecognitionKeeping)? = nil,
    passwords: Passwords = Passwords()
  ) {
    (self.keeper, self.recognitions, self.passwords) = (keeper, recognitions, passwords)
  }

  /// Converts those of some files that are to be converted and have not been.
  ///
  /// - Parameter files: each with its path, or its name, and its bytes. A file that cannot be read is passed
  ///   over: whoever reads it finds out why.
  public func prepare(_ files: some Sequence<(path: String, source: any ByteSource)>) {
    guard keeper != nil else { return }
    var waiting: [Conversion: [[UInt8]]] = [:]
    var size = 0
    for (path, source) in files {
      guard let format = try? DocumentFormat.recognized(source, path: path),
        let conversion = format.traits.conversion,
        source.count <= format.traits.largestFile ?? .max,
        let bytes = try? source.allBytes(), !isKept(bytes, by: conversion)
      else { continue }
      waiting[conversion, default: []].append(bytes)
      size += bytes.count
      if waiting[conversion, default: []].count >= Self.batchFiles || size >= Self.batchBytes {
        for (conversion, files) in waiting { convert(files, by: conversion) }
        (waiting, size) = ([:], 0)
      }
    }
    for (conversion, files) in waiting { convert(files, by: conversion) }
  }

  /// Whether a file may have to be converted, so that it is worth being read to prepare it.
  ///
  /// - Parameters:
  ///   - name: its name, or path.
  ///   - head: its first eight bytes.
  public static func mayConcern(name: String, head: [UInt8]) -> Bool {
    head.starts(with: CompoundFile.signature)
      || DocumentFormat(path: name)?.traits.conversion != nil
  }

  private func isKept(_ bytes: [UInt8], by conversion: Conversion) -> Bool {
    keeper?.isKept(bytes, by: conversion) ?? false
  }

  private func convert(_ files: [[UInt8]], by conversion: Conversion) {
    // One of a kind is converted when it is read.
    guard let program = try? OfficeProgram(for: conversion) else { return }
    for (bytes, outcome) in zip(files, program.convert(files)) {
      keeper?.keep(outcome, of: bytes, by: conversion)
    }
  }

  /// A file as another format.
  ///
  /// - Throws: ``ExtractionError``.
  func converted(_ bytes: [UInt8], by conversion: Conversion, path: String) throws(ExtractionError)
    -> [UInt8]
  {
    var outcome = keeper?.outcome(of: bytes, by: conversion)
    if outcome == nil {
      let program: OfficeProgram
      do throws(ProgramError) { program = try OfficeProgram(for: conversion) } catch {
        throw ExtractionError(
          error.code == .missing ? .programMissing : .programFailed, path: path,
          detail: Fact(error))
      }
      outcome = program.convert([bytes]).first
      if let outcome { keeper?.keep(outcome, of: bytes, by: conversion) }
    }
    switch outcome {
    case .converted(let bytes): return bytes
    case .failed(var error):
      error.path = path
      throw error
    case nil: throw ExtractionError(.programFailed, path: path)
    }
  }
}
