import Archive
import ArchiveModel
import ArgumentParser
import Corpus
import Foundation
import ResultRendering

@main
enum CommandLineProgram {
  static func main() async {
    StandardStreams.secure()
    // Until it is known which archive it is about.
    ArchiveAccess.owner.adopt()
    exit(await run(Array(CommandLine.arguments.dropFirst())))
  }

  /// Runs the program.
  ///
  /// - Returns: the exit code.
  static func run(_ arguments: [String]) async -> Int32 {
    let code: Int32
    do {
      try await carryOut(arguments)
      code = Outcome.noted?.exitCode ?? 0
    } catch let failure as OutputFailure {
      if failure.isReaderGone { StandardStreams.endByBrokenPipe() }
      return report(failure)
    } catch let outcome as Outcome {
      code = outcome.exitCode
    } catch {
      code = report(error)
    }
    // What was done is done; that its report was cut short is told all the same.
    if let failure = ResultStream.error, failure.cutsReportShort { return report(failure) }
    return code
  }

  private static func carryOut(_ arguments: [String]) async throws {
    var command = try Chadang.parseAsRoot(arguments.map(ExcludedWord.protect))
    if let command = command as? any ArchiveCommand, command.isOfArchive {
      command.archive.adoptAccess()
      if !command.toleratesBadSettings { try command.archive.open().requireSettings() }
    }
    if var asynchronous = command as? any AsyncParsableCommand {
      try await asynchronous.run()
    } else {
      try command.run()
    }
  }

  private static func report(_ failure: OutputFailure) -> Int32 {
    Terminal.message(
      words.resultNotWritten(errorNumber: failure.errorNumber))
    return Outcome.badInput.exitCode
  }

  private static func report(_ error: any Error) -> Int32 {
    if let failure = Failure(error) {
      Terminal.message(failure.text)
      return failure.exitCode
    }
    let code = Chadang.exitCode(for: error)
    let said = Chadang.fullMessage(for: error)
    let text = Terminal.language == .chinese ? ArgumentWords.chinese(said) : said
    if code == .success {
      Terminal.reportLine(text)
      return 0
    }
    Terminal.message(text)
    return Outcome.badUsage.exitCode
  }
}
