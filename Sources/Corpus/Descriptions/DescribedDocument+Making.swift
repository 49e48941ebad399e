public import ArchiveModel

extension DescribedDocument {
  /// Makes a document; its id follows from its place.
  public init(
    path: String, record: String?, description: DocumentDescription = DocumentDescription()
  ) {
    self.init(
      id: Identifiers.document(path: path, recordID: record), path: path, record: record,
      description: description)
  }
}
