internal import TextStructure

extension LayoutPage {
  /// The words that were recognised on a page; none where it is taken for one without text.
  init(_ page: RecognizedPage) {
    self.init(width: Float(page.width), height: Float(page.height))
    isPicture = true
    guard page.meanConfidence >= RecognizedText.leastConfidence else { return }
    // A character's own box is that of its ink: how large it is, and where it stands on the line, the line's tells.
    var lines: [[Int]: LayoutBox] = [:]
    for word in page.words {
      let box = LayoutBox(word.box)
      lines[word.position.ofLine, default: box].formUnion(box)
    }
    for word in page.words {
      var box = LayoutBox(word.box)
      let line = lines[word.position.ofLine] ?? box
      if page.isVertical {
        (box.left, box.right) = (line.left, line.right)
      } else {
        (box.top, box.bottom) = (line.top, line.bottom)
      }
      add(
        Array(word.text.unicodeScalars), box: box, size: page.isVertical ? line.width : line.height,
        confidence: UInt8(max(0, min(100, word.confidence))))
    }
  }
}

extension LayoutBox {
  fileprivate init(_ box: RecognizedWord.Box) {
    self.init(
      left: Float(box.left), top: Float(box.top), right: Float(box.left + box.width),
      bottom: Float(box.top + box.height))
  }
}

extension RecognizedWord.Position {
  fileprivate var ofLine: [Int] { [block, paragraph, line] }
}
