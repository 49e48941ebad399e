internal import ArchiveModel
internal import DocumentFormats
internal import Glibc

/// The descriptions that documents come in with: what is stated, what came beside the file, what an earlier version
/// hands on.
extension Accession {
  func state(_ stated: DocumentDescription, in editor: inout DescriptionEditor) {
    for field in DocumentDescription.Field.allCases where stated.stated.contains(field) {
      editor.set(field, stated.values(of: field))
    }
  }

  /// The description that came with a file; where it is not valid, the document comes in without it,
  /// but for its 密级.
  ///
  /// - Throws: ``CorpusError`` where the system refuses to show it.
  func givenDescription(of source: AccessionSource) throws -> (
    editor: DescriptionEditor, refused: AccessionOutcome.RefusedDescription?
  ) {
    guard let path = source.descriptionPath else {
      return (try DescriptionEditor(yaml: "", path: source.given), nil)
    }
    do { return (try DescriptionEditor(yaml: try text(ofFile: path), path: path), nil) } catch let
      error as CorpusError where error.errorNumber == nil
    {
      return (try secrecyOnly(of: source), .init(error))
    }
  }

  func secrecyOnly(of source: AccessionSource) throws -> DescriptionEditor {
    var editor = try DescriptionEditor(yaml: "", path: source.given)
    let bytes = source.descriptionPath.flatMap {
      try? firstBytes(of: $0, limit: CorpusReader.largestDescription)
    }
    if let kept = bytes.flatMap(RefusedSecrecy.description(of:)) { state(kept, in: &editor) }
    return editor
  }

  /// The description file of a document that comes in, and what it states; `nil` where it would be over
  /// a limit.
  ///
  /// - Parameter examined: what is noted beside what is stated; `nil` for nothing.
  func described(
    _ given: DescriptionEditor, _ examined: Examination?, _ source: AccessionSource
  ) throws -> (yaml: String, stated: DocumentDescription)? {
    var editor = given
    try inherit(into: &editor)
    state(request.description, in: &editor)
    if let examined, !examined.isContainer { editor.noteExtracted(examined.description) }
    if let earlier = request.earlierVersion { editor.setReplaces(earlier.path) }
    let yaml = try editor.yaml()
    guard let file = try? DescriptionFile(yaml: yaml, path: source.given) else { return nil }
    return (yaml, file.whole.description)
  }

  func text(ofFile path: String) throws -> String {
    do {
      let bytes = try readFile(path, sizeLimit: CorpusReader.largestDescription).bytes
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw CorpusError(code: .descriptionInvalid, path: path, detail: .notUTF8)
      }
      return text
    } catch let error as SystemError {
      guard error.number == EFBIG else {
        throw CorpusError(code: .descriptionInvalid, path: path, errorNumber: error.number)
      }
      throw CorpusError(code: .descriptionInvalid, path: path, detail: .moreThan(1, .mebibytes))
    }
  }

  func existingDescription(of path: String) throws -> String {
    let file = writer.folder.fullPath(path + CorpusFolder.descriptionSuffix)
    guard case .success = FileStatus.of(file) else { return "" }
    return try text(ofFile: file)
  }

  /// What a person stated of the earlier version holds for the later one.
  func inherit(into editor: inout DescriptionEditor) throws {
    guard let earlier = request.earlierVersion else { return }
    let said = try DescriptionFile(
      yaml: try existingDescription(of: earlier.path), path: earlier.path)
    state(said.whole.description, in: &editor)
    if let record = earlier.record, let said = said.records[record] {
      state(said.description, in: &editor)
    }
  }
}
