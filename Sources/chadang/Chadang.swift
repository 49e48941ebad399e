import ArgumentParser
import Corpus
import Foundation
import Synchronization

/// The program: what is asked at the terminal.
struct Chadang: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chadang",
    abstract: say("查档：可检索、可引用的中文文献档案", "an archive of Chinese documents to search and quote"),
    discussion: say(
      """
      档案是一个文件夹：corpus/ 里是文件，index/ 是由它们生成的索引。
      退出码：0 找到或完成；1 没有找到，或核验发现问题；2 用法不对；3 输入有误、档案损坏，或读不到、写不出；4 清单不全，因为索引尚未完成。
      """,
      """
      An archive is a folder: corpus/ holds the documents, index/ what is made of them.
      Exit codes: 0 found or done, 1 nothing found or verification failed, 2 bad usage, 3 bad input, a damaged archive, or something that cannot be read or written, 4 a list that lacks something because the index is not complete.
      """),
    version: "0.1.0",
    subcommands: [
      InitCommand.self, AddCommand.self, WatchCommand.self, IndexCommand.self, VerifyCommand.self,
      SearchCommand.self,
      QuoteCommand.self, RequirementsCommand.self, ShowCommand.self, DiffCommand.self,
      ListCommand.self,
      StatsCommand.self, GapsCommand.self, EditCommand.self, ImportCommand.self,
      WithdrawCommand.self, RestoreCommand.self, HistoryCommand.self, BackupCommand.self,
      ExportCommand.self,
      AnalyzeCommand.self, EvaluateCommand.self, ServeCommand.self, DoctorCommand.self,
    ])

  @Option(
    name: .long,
    help: ArgumentHelp(
      say(
        "档案文件夹（缺省为 CHADANG_ARCHIVE，否则为当前文件夹）",
        "The archive's folder (default: $CHADANG_ARCHIVE, else the current folder)."),
      valueName: say("文件夹", "dir")))
  var archive: String?
}

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
    if var asynchronous = command as? any AsyncParsableCommand {
      try await asynchronous.run()
    } else {
      try command.run()
    }
  }

  private static func report(_ failure: OutputFailure) -> Int32 {
    Terminal.message(
      say("无法写出结果", "cannot write the result")
        + " (\(say(SystemWords.of(failure.errorNumber))))")
    return Outcome.badInput.exitCode
  }

  private static func report(_ error: any Error) -> Int32 {
    if let failure = Failure(error) {
      Terminal.message(failure.text)
      return failure.exitCode
    }
    let code = Chadang.exitCode(for: error)
    let text = Chadang.fullMessage(for: error)
    if code == .success {
      Terminal.reportLine(text)
      return 0
    }
    Terminal.message(text)
    return Outcome.badUsage.exitCode
  }
}

/// How a command ended, where that is not plain success.
enum Outcome: Error {
  case nothingFound
  case badUsage
  case badInput
  /// The answer lacks something, because the index does.
  case incomplete

  private static let note = Mutex<Outcome?>(nil)

  /// How the command ends where it comes to its end without an error.
  static var noted: Outcome? { note.withLock { $0 } }

  /// Notes that a part of what was asked for could not be done, while the rest goes on.
  static func note(_ outcome: Outcome) { note.withLock { $0 = outcome } }

  var exitCode: Int32 {
    switch self {
    case .nothingFound: 1
    case .badUsage: 2
    case .badInput: 3
    case .incomplete: 4
    }
  }
}

/// A word with a minus before it, as in `chadang search 巡察 -通报`: no option begins with such a
/// character, so it is kept from the argument parser.
enum ExcludedWord {
  private static let protectedMinus: Character = "\u{2212}"

  static func protect(_ argument: String) -> String {
    guard argument.first == "-", let second = argument.dropFirst().unicodeScalars.first,
      second.value > 0x7F
    else { return argument }
    return String(protectedMinus) + argument.dropFirst()
  }

  static func restore(_ argument: String) -> String {
    argument.first == protectedMinus ? "-" + argument.dropFirst() : argument
  }
}
