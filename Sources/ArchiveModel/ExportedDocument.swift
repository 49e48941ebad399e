/// Which documents are taken out of an archive.
public struct ExportRequest: Sendable, Hashable {
  /// Which documents; all that are found where it is empty.
  public var filter: DocumentFilter
  /// Whether documents that were withdrawn or gave way to a later version come too.
  public var includesNotFound: Bool

  /// Makes a request.
  public init(filter: DocumentFilter = DocumentFilter(), includesNotFound: Bool = false) {
    (self.filter, self.includesNotFound) = (filter, includesNotFound)
  }
}

/// A document on its way out of an archive.
public struct ExportedDocument: Sendable, Hashable {
  /// How the text is to be read again, so that it gives the same passages.
  public enum TextFormat: String, Sendable, Hashable {
    case text, markdown
  }

  /// The document and its passages.
  public var view: DocumentView
  /// The whole text: the decoded file where ``textFormat`` says so, else the passages with the headings
  /// between them, paragraphs a blank line apart.
  public var text: String
  /// The format of the text where it is the decoded file.
  public var textFormat: TextFormat?
  /// The media type of the document's file.
  public var mediaType: String

  /// Makes a document.
  public init(
    view: DocumentView, text: String, textFormat: TextFormat?,
    mediaType: String = OriginalDocument.unknownMediaType
  ) {
    (self.view, self.text) = (view, text)
    (self.textFormat, self.mediaType) = (textFormat, mediaType)
  }

  /// The text of passages, with the headings above them that stand in none of them.
  public static func text(of passages: [Passage]) -> String {
    var paragraphs: [String] = []
    var path: [String] = []
    for passage in passages {
      let common = zip(path, passage.headingPath).prefix { $0 == $1 }.count
      for heading in passage.headingPath.dropFirst(common)
      where !passage.text.unicodeScalars.starts(with: heading.unicodeScalars) {
        paragraphs.append(heading)
      }
      path = passage.headingPath
      paragraphs.append(passage.text)
    }
    return paragraphs.joined(separator: "\n\n")
  }
}
