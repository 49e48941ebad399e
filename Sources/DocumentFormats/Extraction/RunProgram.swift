internal import ArchiveModel
internal import ProgramRunning

/// Runs a reading program, its errors being those of a file.
enum RunProgram {
  static func run(
    _ name: String, package: String, _ arguments: [String], input: [UInt8], limits: Program.Limits,
    path: String
  ) throws -> Program.Outcome {
    do throws(ProgramError) {
      return try Program(name, package: package).run(arguments, input: input, limits: limits)
    } catch {
      throw failure(error, path)
    }
  }

  /// Runs a program on the bytes of a file from a place on, which need not lie in memory together.
  static func run(
    _ name: String, package: String, _ arguments: [String], input source: some ByteSource,
    from start: Int, limits: Program.Limits, path: String
  ) throws -> Program.Outcome {
    do {
      return try Program(name, package: package).run(arguments, limits: limits) { write in
        try self.write(source, from: start, write)
      }
    } catch let error as ProgramError {
      throw failure(error, path)
    }
  }

  /// Writes the bytes of a file from a place on, piece by piece.
  static func write(
    _ source: some ByteSource, from start: Int, _ write: ([UInt8]) throws(ProgramError) -> Void
  ) throws {
    var start = start
    while start < source.count {
      let end = min(source.count, start + 1 << 20)
      try write(source.bytes(in: start..<end))
      start = end
    }
  }

  static func failure(_ error: ProgramError, _ path: String) -> ExtractionError {
    ExtractionError(
      error.code == .missing ? .programMissing : .programFailed, path: path,
      detail: Fact(error))
  }
}
