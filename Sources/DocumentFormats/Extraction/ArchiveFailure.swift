internal import ArchiveModel

/// Why an archive, or an entry of one, cannot be read.
struct ArchiveFailure: Error {
  enum Reason {
    /// The bytes are no ZIP archive, or a damaged one.
    case damaged
    /// The entry is encrypted.
    case encrypted
    /// The entry is packed by a method that libzip was built without.
    case methodNotKnown
    /// Unpacking would take more than ``DecompressionBudget`` allows.
    case tooLarge
    /// An entry that the format requires is not there.
    case missing
  }

  var reason: Reason
  var detail: Fact?

  init(_ reason: Reason, _ detail: Fact? = nil) { (self.reason, self.detail) = (reason, detail) }
}

extension ExtractionError {
  init(_ failure: ArchiveFailure, path: String) {
    let code: Code =
      switch failure.reason {
      case .damaged, .missing: .badArchive
      case .encrypted: .encrypted
      case .methodNotKnown: .methodNotKnown
      case .tooLarge: .tooLarge
      }
    self.init(code, path: path, detail: failure.detail)
  }
}
