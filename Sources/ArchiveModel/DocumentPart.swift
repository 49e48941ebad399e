/// Which passages of a document are wanted.
public enum PassageSelection: Sendable, Hashable {
  /// All of them, with what is said and required in them.
  case all
  /// With a passage's id, that passage and so many before and after it, with what is said and
  /// required in them; with a document's id, all.
  case around(Int)
  /// A page of so many passages, counted from 1, for reading; what is beyond the last page is the
  /// last. The view has the document's outline.
  case page(Int, size: Int)
}

/// Which page of a document a view has, and the outline of the whole.
public struct DocumentPart: Sendable, Hashable {
  /// A heading of the document.
  public struct Heading: Sendable, Hashable {
    /// The heading.
    public var text: String
    /// How many headings stand over it.
    public var depth: Int
    /// The ordinal of the first passage under it, and its id.
    public var ordinal: Int, passageID: String
  }

  /// The most headings of an outline.
  private static let longestOutline = 300

  /// The page, from 1.
  public let number: Int
  /// How many pages there are: at least one.
  public let count: Int
  /// The ordinals of its passages.
  public let ordinals: Range<Int>
  /// The document's first 300 headings.
  public private(set) var outline: [Heading] = []
  private var above: [String] = []

  /// A page of a document.
  ///
  /// - Parameters:
  ///   - number: the page, from 1; what is beyond the last page is the last.
  ///   - size: how many passages a page has.
  ///   - passageCount: how many passages the document has.
  public init(page number: Int, size: Int, passageCount: Int) {
    let size = max(1, size)
    count = max(1, (passageCount + size - 1) / size)
    self.number = min(max(number, 1), count)
    let first = (self.number - 1) * size
    ordinals = first..<max(first, min(passageCount, first + size))
  }

  /// Whether the outline has all the headings it takes.
  public var isOutlineFull: Bool { outline.count >= Self.longestOutline }

  /// Adds the headings over the next passage to the outline.
  public mutating func addHeadings(
    _ path: [String], ordinal: Int, passageID: @autoclosure () -> String
  ) {
    let new = Passage.newHeadings(path, after: above)
    for depth in new.indices where !isOutlineFull {
      outline.append(
        Heading(text: new[depth], depth: depth, ordinal: ordinal, passageID: passageID()))
    }
    above = path
  }
}

extension DocumentView {
  /// A page of a view that has all passages.
  public func page(_ number: Int, size: Int) -> DocumentView {
    var view = self
    var part = DocumentPart(page: number, size: size, passageCount: passages.count)
    for item in passages {
      part.addHeadings(
        item.passage.headingPath, ordinal: item.passage.ordinal, passageID: item.id)
    }
    view.passages = passages[part.ordinals].map {
      IdentifiedPassage(id: $0.id, passage: $0.passage)
    }
    view.part = part
    return view
  }
}
