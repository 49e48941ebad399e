import TextStructure

/// Something with text on a slide.
struct SlideShape {
  /// The place that a layout has for it.
  struct Placeholder: Hashable {
    var type: String
    var index: String
  }

  /// Where it lies on the slide, in the file's units (914,400 to an inch).
  struct Place {
    var left: Double, top: Double, width: Double, height: Double
  }

  /// A paragraph; of a table, with its row and cell.
  struct Paragraph {
    var draft = ParagraphDraft()
    var cell: (row: Int, column: Int)?
  }

  var placeholder: Placeholder?
  var place: Place?
  var isHidden = false
  var paragraphs: [Paragraph] = []
  /// The relationship to the part that a diagram's texts lie in.
  var diagram: String?

  /// Whether it is the slide's title.
  var isTitle: Bool { ["title", "ctrTitle"].contains(placeholder?.type) }
  /// Whether it is what stands on every slide: its number, a date, a footer.
  var isFurniture: Bool {
    ["sldNum", "dt", "ftr", "hdr", "sldImg"].contains(placeholder?.type)
  }
}

/// Puts a slide's shapes into the order in which they are read.
enum ReadingOrder {
  /// Shapes whose tops are nearer than this lie beside each other: a fifth of an inch.
  private static let nearest = 182_880.0

  /// The title first, then from top to bottom, and from left to right where tops are level. What has no place comes in
  /// the file's order before what has one.
  static func sorted(_ shapes: [SlideShape]) -> [SlideShape] {
    let titles = shapes.filter(\.isTitle)
    let unplaced = shapes.filter { !$0.isTitle && $0.place == nil }
    let placed = shapes.enumerated().compactMap { index, shape in
      shape.isTitle ? nil : shape.place.map { (index, $0) }
    }.sorted { ($0.1.top, $0.1.left, $0.0) < ($1.1.top, $1.1.left, $1.0) }
    var order: [Int] = []
    var band: [(Int, SlideShape.Place)] = []
    func finish() {
      order += band.sorted { ($0.1.left, $0.0) < ($1.1.left, $1.0) }.map(\.0)
      band = []
    }
    for shape in placed {
      if let first = band.first,
        shape.1.top - first.1.top > max(nearest, min(first.1.height, shape.1.height) / 4)
      {
        finish()
      }
      band.append(shape)
    }
    finish()
    return titles + unplaced + order.map { shapes[$0] }
  }
}
