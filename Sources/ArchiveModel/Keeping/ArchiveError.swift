/// Why something that was asked of an archive was not done: facts, the words for which are made where
/// they are shown.
public struct ArchiveError: Error, Sendable, Hashable {
  /// What is the matter.
  public enum Code: Sendable, Hashable {
    /// There is no document with this id or path.
    case noSuchDocument
    /// The document gave way to the later version at this path; that is the one to be replaced.
    case replacedAlready(by: String)
    /// The document is withdrawn already, and why.
    case withdrawnAlready(why: String)
    /// There is nothing to put back, and what stands instead.
    case notRestored(StandingOutcome)
    /// Somebody changed the description while it was being edited.
    case describedMeanwhile
    /// The folder is an archive already.
    case isArchive
    /// The folder lies in this archive.
    case liesInArchive(String)
    /// The archive is to be readable to this group, which the system does not know.
    case unknownGroup(String)
    /// Files whose rights could not be changed, how many more there are, and the system's error number.
    case rightsNotChanged(others: Int, errorNumber: Int32)
    /// No document passes the filter.
    case nothingSelected
    /// The index does not know all documents, so what passes a filter is not known.
    case indexIncomplete
    /// The archive's settings cannot be read, or are none: what is the matter.
    case settingsUnusable(Fact)
    /// No column of the table's first row is known.
    case noKnownColumn
  }

  /// What is the matter.
  public let code: Code
  /// The document, folder or file, as the person named it.
  public let name: String
  /// The document, where one was found.
  public let document: DescribedDocument?

  /// Makes an error of its facts.
  public init(_ code: Code, _ name: String, document: DescribedDocument? = nil) {
    (self.code, self.name, self.document) = (code, name, document)
  }
}
