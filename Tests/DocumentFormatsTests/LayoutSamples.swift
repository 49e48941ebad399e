import TextStructure

@testable import DocumentFormats

/// Pages drawn word by word, in points from the upper left corner.
struct DrawnPage {
  var page: LayoutPage

  init(width: Float = 595, height: Float = 842) {
    page = LayoutPage(width: width, height: height)
  }

  /// A word whose characters stand on squares of a size, Latin ones on half squares.
  mutating func word(_ text: String, x: Float, y: Float, size: Float = 10) {
    let scalars = Array(text.unicodeScalars)
    let columns = scalars.reduce(0) { $0 + $1.columns }
    page.add(
      scalars,
      box: LayoutBox(
        left: x, top: y, right: x + Float(columns) / 2 * size, bottom: y + size * 1.2))
  }

  /// A line of text, its words parted by blanks as wide as they are.
  mutating func line(_ text: String, x: Float, y: Float, size: Float = 10) {
    var x = x
    var word = ""
    for scalar in text.unicodeScalars {
      if scalar.isBlank {
        self.word(word, x: x - Self.width(word, size), y: y, size: size)
        word = ""
        x += Float(scalar.columns) / 2 * size
      } else {
        word.unicodeScalars.append(scalar)
        x += Float(scalar.columns) / 2 * size
      }
    }
    self.word(word, x: x - Self.width(word, size), y: y, size: size)
  }

  /// A paragraph of so many characters a line; the first line is indented by two.
  ///
  /// - Returns: where the next line stands.
  @discardableResult
  mutating func paragraph(
    _ text: String, x: Float, y: Float, characters: Int, size: Float = 10, indent: Int = 2
  ) -> Float {
    var rest = Array(text)
    var y = y
    var start = indent
    while !rest.isEmpty {
      let count = min(rest.count, characters - start)
      line(String(rest.prefix(count)), x: x + Float(start) * size, y: y, size: size)
      rest.removeFirst(count)
      y += size * 1.6
      start = 0
    }
    return y
  }

  /// Characters below each other.
  mutating func vertical(_ text: String, x: Float, y: Float, size: Float = 12) {
    for (place, character) in text.enumerated() {
      word(String(character), x: x, y: y + Float(place) * size, size: size)
    }
  }

  private static func width(_ text: String, _ size: Float) -> Float {
    text.unicodeScalars.reduce(0) { $0 + Float($1.columns) / 2 * size }
  }
}

/// What a layout makes of pages.
struct DrawnText {
  let text: LayoutText

  init(_ pages: [DrawnPage]) {
    var document = LayoutDocument()
    for page in pages { document.add(page.page) }
    text = document.text()
  }

  /// The blocks that are not clutter.
  var blocks: [String] { strings { $0.kind != .clutter } }
  var clutter: [String] { strings { $0.kind == .clutter } }
  var headings: [String] { strings { $0.kind == .heading } }

  private func strings(_ isWanted: (Block) -> Bool) -> [String] {
    let flow = Flow(original: text.scalars)
    return text.blocks.filter(isWanted).map { flow.string(of: $0) }
  }
}

/// Sentences that no two of are alike.
enum DrawnWords {
  static func sentence(_ number: Int, _ count: Int) -> String {
    let places = Array("东西南北上下左右前后内外高低远近大小多少新旧长短")
    var text = "第\(number)段"
    var seed = UInt64(number) &* 2_862_933_555_777_941_757 &+ 3_037_000_493
    while text.count < count - 1 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      text.append(places[Int(seed >> 33) % places.count])
    }
    return text + "。"
  }
}
