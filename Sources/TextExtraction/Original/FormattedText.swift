internal import ArchiveModel

/// What a format's reader makes of a file: its text, its blocks, and what stands beside the text.
struct FormattedText {
  var flow: Flow
  var blocks: [Block]
  var properties = EmbeddedProperties()
  var frontMatter: FrontMatter?
}
