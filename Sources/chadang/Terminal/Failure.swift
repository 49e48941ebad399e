import Archive
import ArchiveModel
import Foundation
import ResultRendering

/// What a person is told when a command cannot be carried out, and the exit code.
struct Failure {
  var text: String
  var exitCode: Int32

  /// The failure behind an error of the modules; `nil` for the argument parser's.
  init?(_ error: any Error) {
    exitCode = Outcome.badInput.exitCode
    switch error {
    case let error as any FileError:
      text = Self.noArchive(error) ?? words.failure(error.place, error.fact)
    case let error as ArchiveError:
      text = words.failure(error)
      switch error.code {
      case .noSuchDocument, .nothingSelected: exitCode = Outcome.nothingFound.exitCode
      case .indexIncomplete: exitCode = Outcome.incomplete.exitCode
      default: break
      }
    case let error as UserError: (text, exitCode) = (error.text, error.outcome.exitCode)
    default:
      let type = "\(type(of: error))"
      guard !type.hasPrefix("CommandError"), !type.hasPrefix("CleanExit"),
        !type.hasPrefix("ValidationError"), !type.hasPrefix("ExitCode"),
        !type.hasPrefix("ParserError")
      else { return nil }
      text = words.unexpectedFailure(
        type, path: (error as NSError).userInfo[NSFilePathErrorKey] as? String,
        errorNumber: systemErrorNumber(of: error))
    }
  }

  /// What is told where there is no archive at all; `nil` where there is one.
  private static func noArchive(_ error: any FileError) -> String? {
    guard case .file(let fact) = error.fact else { return nil }
    let folder: String
    switch fact.code {
    case .corpus(.noCorpus): folder = (error.place as NSString).deletingLastPathComponent
    case .index(.missing):
      folder =
        ((error.place as NSString).deletingLastPathComponent as NSString)
        .deletingLastPathComponent
      let corpus = folder.isEmpty ? "corpus" : folder + "/corpus"
      if FileManager.default.fileExists(atPath: corpus) { return nil }
    default: return nil
    }
    guard !folder.isEmpty, folder != "." else { return words.noArchive(nil, outer: nil) }
    return words.noArchive(folder, outer: ArchivePlace.enclosing(ArchivePlace.realPath(folder)))
  }
}

/// Something a person asked for that cannot be done as asked.
struct UserError: Error {
  var text: String
  var outcome: Outcome = .badInput
}
