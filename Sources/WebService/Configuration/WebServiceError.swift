internal import ArchiveModel
public import ResultRendering

/// Why a request is not answered, or why the service cannot run.
public struct WebServiceError: Error, CustomStringConvertible, Sendable {
  /// What is the matter, for whoever asked: nothing in it comes from inside the archive.
  public let problem: Problem
  /// What went wrong inside; for the log, never for an answer.
  public let underlying: (any Error)?

  init(_ problem: Problem, underlying: (any Error)? = nil) {
    self.problem = problem
    self.underlying = underlying
  }

  init(_ code: Problem.Code, underlying: (any Error)? = nil) {
    self.init(Problem(code), underlying: underlying)
  }

  /// The error in words, for the log.
  public var description: String {
    [
      problem.code.rawValue, problem.parameter.map { "parameter \($0)" },
      problem.value.map { "value \($0)" }, underlying.map(Self.logged),
    ].compactMap { $0 }.joined(separator: ", ")
  }

  /// An error as the log has it: one that is a fact in the catalogue's English.
  static func logged(_ error: any Error) -> String {
    guard let error = error as? any FileError else { return "\(error)" }
    return "\(error.place): \(Language.english.of(error.fact))"
  }
}
