import ArchiveModel
import ArgumentParser
import ResultRendering

/// What is wrong with what was asked, in the words of the command line's options.
enum UsageProblem {
  /// Makes a request, and tells what keeps it from being made as bad usage.
  static func told<Request>(_ request: () throws(RequestProblems) -> Request) throws -> Request {
    do throws(RequestProblems) {
      return try request()
    } catch {
      throw ValidationError(error.problems.map { words.text(of: $0) }.joined(separator: "\n"))
    }
  }
}
