import Synchronization

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
