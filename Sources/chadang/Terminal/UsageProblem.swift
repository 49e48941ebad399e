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
      throw ValidationError(error.problems.map(text).joined(separator: "\n"))
    }
  }

  /// A problem in one line, which names the option.
  static func text(_ problem: RequestProblem) -> String {
    let option = option(problem.field)
    let value = problem.value ?? ""
    switch problem.reason {
    case .noSuchWord where problem.field == .kind:
      let names = DocumentKind.allCases.map {
        Terminal.language == .chinese ? $0.rawValue : $0.englishName
      }
      return say("--kind：没有这种文种：\(value)；可用：", "--kind: no such kind: \(value); there are: ")
        + names.joined(separator: say("、", ", "))
    case .noSuchWord(let words):
      return say(
        "\(option)：不是可用的值：\(value)；可用：", "\(option): not one of its words: \(value); there are: ")
        + words.joined(separator: say("、", ", "))
    case .notInRange: return "\(option): \(problem.allowed.joined())"
    case .notADate:
      return say("\(option)：不是带年份的日期：\(value)", "\(option): not a date with a year: \(value)")
    case .isBefore(let first, _):
      return say(
        "\(option) 早于 \(self.option(first))", "\(option) is earlier than \(self.option(first))")
    case .isRepeated:
      return say("\(option) 只能用一次", "\(option): only once")
    }
  }

  private static func option(_ field: RequestField) -> String {
    field == .query ? say("检索词", "query") : "--" + field.rawValue
  }
}
