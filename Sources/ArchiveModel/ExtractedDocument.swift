/// A document as a file gives it: its passages, and what the text says about itself.
public struct ExtractedDocument: Sendable, Hashable {
  /// The record's id in its container, or `nil` where the file is the document.
  public var recordID: String?
  /// What is known about the document.
  public var description: DocumentDescription
  /// The passages, in reading order.
  public var passages: [Passage]
  /// The length of the original (the decoded text of the file, or of the record's text field), in
  /// Unicode scalars. Source offsets are below it.
  public var sourceScalarCount: Int
  /// A Markdown document's front matter.
  public var frontMatter: FrontMatter?
  /// How much of it could be read.
  public var contentState = ContentState.text
  /// Whether it is to be found, as its description file says.
  public var standing = DocumentStanding()

  /// Makes an extracted document.
  public init(
    recordID: String? = nil, description: DocumentDescription = DocumentDescription(),
    passages: [Passage] = [], sourceScalarCount: Int
  ) {
    self.recordID = recordID
    self.description = description
    self.passages = passages
    self.sourceScalarCount = sourceScalarCount
  }
}

/// The YAML between `---` fences at the start of a Markdown file, not parsed.
public struct FrontMatter: Sendable, Hashable {
  /// The text between the fences.
  public var yaml: String
  /// The line of the file that the text begins on, from 1.
  public var firstLine: Int

  /// Makes front matter.
  public init(yaml: String, firstLine: Int) { (self.yaml, self.firstLine) = (yaml, firstLine) }
}
