public import ArchiveModel
import TextStructure

/// What describes a file that is one document, by whatever name it gets: where the text does not say its title
/// or its date, the name does.
public struct DocumentNaming {
  let text: FormattedText
  let structure: DocumentAssembler.Structure

  /// What the document says of itself under a name.
  ///
  /// - Parameter path: the file's path, or its name.
  public func description(path: String) -> DocumentDescription {
    text.properties.completing(
      DescriptionReader(flow: text.flow, structure: structure, path: path).read(text.blocks),
      hasTitle: structure.title != nil)
  }

  /// What a document says of itself with what its author states put in its place. A stated title says the kind, too,
  /// where nobody states it.
  public static func description(
    _ read: DocumentDescription, statedBy author: DocumentDescription
  ) -> DocumentDescription {
    var merged = read.overridden(by: author)
    if author.stated.contains(.title), !author.stated.contains(.kind),
      let kind = author.title.flatMap(KindRules.kind(ofTitle:))
    {
      merged.kind = kind
    }
    return merged
  }

  /// What a name says of a file whose text is not read.
  ///
  /// - Parameter path: the file's path, or its name.
  public static func description(ofUnread path: String) -> DocumentDescription {
    var text = FormattedText.plain([])
    let structure = DocumentAssembler(flow: text.flow).structure(&text.blocks)
    return DocumentNaming(text: text, structure: structure).description(path: path)
  }
}
