public import ArchiveModel

/// What a format's reader makes of a file: its text, its blocks, and what stands beside the text.
public struct FormattedText {
  /// The text.
  public var flow: Flow
  /// Its paragraphs, as the format marks them.
  public var blocks: [Block]
  /// What the file says of itself.
  public var properties = EmbeddedProperties()
  /// The head of a Markdown file.
  public var frontMatter: FrontMatter?

  /// A text with its paragraphs.
  public init(
    flow: Flow, blocks: [Block], properties: EmbeddedProperties = EmbeddedProperties(),
    frontMatter: FrontMatter? = nil
  ) {
    self.flow = flow
    self.blocks = blocks
    self.properties = properties
    self.frontMatter = frontMatter
  }
}
