/// From a format's raw blocks to the blocks passages are made of: classified, freed of what pages
/// put around a text, repaired.
public struct DocumentAssembler {
  let flow: Flow

  /// Assembles the blocks of this flow.
  public init(flow: Flow) {
    self.flow = flow
  }

  /// What is known of a document's structure, for the description.
  public struct Structure {
    /// The title, where one was found.
    public var title: String?
  }

  /// Classifies and repairs the blocks in place.
  public func structure(_ blocks: inout [Block]) -> Structure {
    PageFurniture(flow: flow).mark(&blocks)
    BlockClassifier(flow: flow).classify(&blocks)
    HeadMatter(flow: flow).mark(&blocks)
    HeadLines(flow: flow).mark(&blocks)
    ParagraphRepair(flow: flow).repair(&blocks)
    SpacedText(flow: flow).close(&blocks)
    let title = blocks.prefix(HeadMatter.farReach).first { $0.kind == .title }
    return Structure(title: title.map { HeadingText.text(flow, $0, count: nil) })
  }
}
