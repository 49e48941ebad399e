internal import ArchiveModel

struct DescriptionReader {
  let flow: Flow
  let structure: DocumentAssembler.Structure
  let path: String

  func read(_ blocks: [Block]) -> DocumentDescription {
    var description = DocumentDescription()
    description.title = structure.title
    return description
  }
}
