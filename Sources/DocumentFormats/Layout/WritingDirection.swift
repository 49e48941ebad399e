internal import TextStructure

/// Tells which way a page's lines run, by how each word lies to the one before it in the source.
enum WritingDirection: Equatable {
  /// From left to right, lines from top to bottom.
  case horizontal
  /// From top to bottom, lines from right to left.
  case vertical
  /// From bottom to top, lines from left to right: a page that is turned to the left.
  case upward

  init(_ page: LayoutPage) {
    var (across, down, up) = (0, 0, 0)
    var previous: LayoutWord?
    for word in page.words {
      let count = Int(word.count)
      if count > 1 {
        if word.box.width > word.size * 1.4 {
          across += count - 1
        } else if word.box.height > word.size * 1.4,
          Float(count) * word.size < word.box.height * 1.9
        {
          if let previous, previous.count > 1, Self.isBelow(previous, word) { up += 1 }
          down += count - 1
        }
      }
      if let previous {
        if Self.isBelow(word, previous) {
          down += 1
        } else if Self.isBelow(previous, word) {
          up += 1
        } else if Self.isBeside(word, previous) {
          across += 1
        }
      }
      previous = word
    }
    let along = down + up
    guard along >= 10, along > across * 2 else {
      self = .horizontal
      return
    }
    self = up > down ? .upward : .vertical
  }

  /// Whether a word stands directly under another, in one line of characters.
  private static func isBelow(_ word: LayoutWord, _ other: LayoutWord) -> Bool {
    let size = max(word.size, other.size)
    guard abs(word.box.middleX - other.box.middleX) < size * 0.3 else { return false }
    let step = word.box.top - other.box.top
    return step > size * 0.4 && word.box.top - other.box.bottom < size * 0.6
  }

  private static func isBeside(_ word: LayoutWord, _ other: LayoutWord) -> Bool {
    let size = max(word.size, other.size)
    return abs(word.box.middleY - other.box.middleY) < size * 0.5
      && word.box.left > other.box.left && word.box.left - other.box.right < size * 3
  }
}

extension LayoutPage {
  /// The page turned so that its lines run from left to right, lines from top to bottom; and what stands
  /// outside its text and runs across: heads and page numbers, which are not turned.
  func turned(_ direction: WritingDirection) -> (main: LayoutPage, outside: LayoutPage) {
    var main = LayoutPage(width: height, height: width)
    main.isTurned = true
    func size(_ word: LayoutWord) -> Float? { statesSizes ? word.size : nil }
    var outside = LayoutPage(width: width, height: height)
    (main.isPicture, outside.isPicture) = (isPicture, isPicture)
    let text = textBox(direction)
    for word in words {
      let box = word.box
      let isApart =
        box.bottom < text.top + word.size * 0.2 || box.top > text.bottom - word.size * 0.2
      if isApart {
        outside.add(self.text(word), box: box, size: size(word), confidence: word.confidence)
      } else {
        var turned =
          direction == .upward
          ? LayoutBox(
            left: height - box.bottom, top: box.left, right: height - box.top, bottom: box.right)
          : LayoutBox(
            left: box.top, top: width - box.right, right: box.bottom, bottom: width - box.left)
        // The height that a font states is more than what a character takes on its line.
        if word.count == 1, first(word).columns > 1, turned.width > word.size {
          let middle = turned.middleX
          (turned.left, turned.right) = (middle - word.size / 2, middle + word.size / 2)
        }
        main.add(self.text(word), box: turned, size: size(word), confidence: word.confidence)
      }
    }
    return (main, outside)
  }

  /// Where the lines that run up or down stand: at least three characters below each other.
  private func textBox(_ direction: WritingDirection) -> LayoutBox {
    var found: LayoutBox?
    var run: LayoutBox?
    var length = 0
    func close() {
      if length >= 3, let run {
        if found == nil { found = run } else { found?.formUnion(run) }
      }
      length = 0
    }
    var previous: LayoutWord?
    for word in words {
      let isTall = word.count > 1 && word.box.height > word.size * 1.4
      let continues =
        previous.map { abs($0.box.middleX - word.box.middleX) < max($0.size, word.size) * 0.4 }
        ?? false
      if !continues {
        close()
        run = nil
      }
      if run == nil { run = word.box } else { run?.formUnion(word.box) }
      length += isTall ? Int(word.count) : 1
      previous = word
    }
    close()
    return found ?? LayoutBox(left: 0, top: -.infinity, right: width, bottom: .infinity)
  }
}
