/// A file or folder of the corpus that is not taken for a document, and why.
public struct PassedOverFile: Sendable, Hashable {
  /// Why it is not taken for a document.
  public enum Reason: String, Sendable, Hashable {
    /// It is what programs and systems leave behind, by the archive's list of such names.
    case leftover
    /// It is a symbolic link; links are not followed.
    case symbolicLink
    /// It is a device, a socket or a pipe.
    case notAFile
    /// Its name is not UTF-8; the path shown has U+FFFD in place of what is not.
    case nameNotUTF8
    /// The system does not say what it is.
    case unreadable
    /// The folder cannot be listed.
    case folderUnreadable
    /// It describes a document that is not there.
    case descriptionWithoutDocument
  }

  /// The path below the corpus.
  public var path: String
  /// Why it is not taken for a document.
  public var reason: Reason
  /// The system's error number, where it refused.
  public var errorNumber: Int32?

  /// Whether the system refused to say what lies there: it may well be a document.
  public var isRefused: Bool

  /// Makes a passed-over file of its facts.
  public init(path: String, reason: Reason, errorNumber: Int32?, isRefused: Bool) {
    (self.path, self.reason) = (path, reason)
    (self.errorNumber, self.isRefused) = (errorNumber, isRefused)
  }
}
