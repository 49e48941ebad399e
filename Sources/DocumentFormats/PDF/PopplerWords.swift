internal import TextStructure

/// Reads what `pdftotext -bbox` writes: a line a page, a line a word with its box, in points.
///
/// The program writes XHTML, but not always well-formed: characters that XML has not are written as they are.
/// So its lines are read for what they are, from the bytes as they come, and no page is kept but the one at hand.
struct PopplerWords {
  /// More words than any page of writing has.
  static let mostWords = 400_000

  /// The words of all pages of a document together, at most.
  static let mostWordsOfDocument = 4_000_000

  private var line: [UInt8] = []
  private var page: LayoutPage?
  private var wordCount = 0
  /// What stands before is the document's title, as it is in the file.
  private var isInDocument = false
  /// A word whose text has a line end in it, as far as it was read.
  private var partial: [UInt8] = []
  /// Whether something was not as the program writes it, or more than fits.
  private(set) var isBroken = false
  /// Whether the end of the document was read.
  private(set) var isComplete = false

  private static let longestLine = 1 << 20

  /// Reads a piece of the output.
  ///
  /// - Returns: whether more can be read.
  mutating func read(_ bytes: [UInt8], each body: (LayoutPage) -> Void) -> Bool {
    var start = 0
    while let end = bytes[start...].firstIndex(of: 0x0A) {
      if line.isEmpty {
        bytes[start..<end].withUnsafeBufferPointer { read(line: $0, body) }
      } else {
        line += bytes[start..<end]
        let whole = line
        whole.withUnsafeBufferPointer { read(line: $0, body) }
        line.removeAll(keepingCapacity: true)
      }
      start = end + 1
      if isBroken { return false }
    }
    line += bytes[start...]
    if line.count > Self.longestLine { isBroken = true }
    return !isBroken
  }

  private mutating func read(
    line: UnsafeBufferPointer<UInt8>, _ body: (LayoutPage) -> Void
  ) {
    var start = 0
    while start < line.count, line[start] == 0x20 { start += 1 }
    let rest = UnsafeBufferPointer(rebasing: line[start...])
    if !isInDocument {
      isInDocument = Self.begins(rest, "<doc>")
    } else if !partial.isEmpty {
      partial.append(0x20)
      partial += line
      guard partial.count < Self.longestLine else {
        isBroken = true
        return
      }
      let whole = partial
      if Self.ends(line, "</word>") {
        partial = []
        whole.withUnsafeBufferPointer { read(word: $0) }
      }
    } else if Self.begins(rest, "<word ") {
      if Self.ends(line, "</word>") { read(word: rest) } else { partial = Array(rest) }
    } else if Self.begins(rest, "<page ") {
      var scanner = AttributeScanner(rest, from: 6)
      guard page == nil, let width = scanner.number("width"), let height = scanner.number("height")
      else {
        isBroken = true
        return
      }
      page = LayoutPage(width: width, height: height)
    } else if Self.begins(rest, "</page>") {
      guard let page else {
        isBroken = true
        return
      }
      body(page)
      self.page = nil
    } else if Self.begins(rest, "</doc>") {
      isComplete = page == nil
    } else if page != nil, !rest.isEmpty {
      isBroken = true
    }
  }

  private mutating func read(word line: UnsafeBufferPointer<UInt8>) {
    var scanner = AttributeScanner(line, from: 6)
    guard page != nil, let left = scanner.number("xMin"), let top = scanner.number("yMin"),
      let right = scanner.number("xMax"), let bottom = scanner.number("yMax"),
      let text = scanner.content(endedBy: "</word>")
    else {
      isBroken = true
      return
    }
    wordCount += 1
    guard (page?.words.count ?? 0) < Self.mostWords, wordCount <= Self.mostWordsOfDocument else {
      isBroken = true
      return
    }
    let box = LayoutBox(
      left: min(left, right), top: min(top, bottom), right: max(left, right),
      bottom: max(top, bottom))
    page?.add(text, box: box)
  }

  private static func ends(_ line: UnsafeBufferPointer<UInt8>, _ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    return line.count >= count
      && begins(UnsafeBufferPointer(rebasing: line[(line.count - count)...]), text)
  }

  fileprivate static func begins(_ line: UnsafeBufferPointer<UInt8>, _ text: StaticString) -> Bool {
    guard line.count >= text.utf8CodeUnitCount else { return false }
    for index in 0..<text.utf8CodeUnitCount where line[index] != text.utf8Start[index] {
      return false
    }
    return true
  }
}

/// Reads the attributes of a tag in their order, and the text behind it.
private struct AttributeScanner {
  let line: UnsafeBufferPointer<UInt8>
  var position: Int

  init(_ line: UnsafeBufferPointer<UInt8>, from position: Int) {
    (self.line, self.position) = (line, position)
  }

  /// The number that the next attribute is, if it has this name.
  mutating func number(_ name: StaticString) -> Float? {
    while position < line.count, line[position] == 0x20 { position += 1 }
    let rest = UnsafeBufferPointer(rebasing: line[position...])
    guard PopplerWords.begins(rest, name) else { return nil }
    position += name.utf8CodeUnitCount
    guard position + 1 < line.count, line[position] == 0x3D, line[position + 1] == 0x22 else {
      return nil
    }
    position += 2
    var isNegative = false
    if position < line.count, line[position] == 0x2D {
      isNegative = true
      position += 1
    }
    var value = 0.0
    var scale = 0.0
    var digits = 0
    while position < line.count, line[position] != 0x22 {
      let byte = line[position]
      position += 1
      if byte == 0x2E, scale == 0 {
        scale = 1
      } else if (0x30...0x39).contains(byte) {
        value = value * 10 + Double(byte - 0x30)
        scale *= 10
        digits += 1
      } else if !(0x61...0x7A).contains(byte) {
        return nil
      }
    }
    guard position < line.count else { return nil }
    position += 1
    // `nan` and `inf` are written too: such a word stands nowhere, but its text is kept.
    guard digits > 0 else { return 0 }
    let number = Float(scale > 1 ? value / scale : value)
    return isNegative ? -number : number
  }

  /// The text up to the end of the element, references resolved.
  mutating func content(endedBy end: StaticString) -> [Unicode.Scalar]? {
    let count = end.utf8CodeUnitCount
    guard position < line.count, line[position] == 0x3E, line.count - count > position else {
      return nil
    }
    let last = line.count - count
    guard PopplerWords.begins(UnsafeBufferPointer(rebasing: line[last...]), end) else { return nil }
    let text = String(decoding: line[(position + 1)..<last], as: UTF8.self).unicodeScalars
    guard line[(position + 1)..<last].contains(0x26) else { return Array(text) }
    return Self.resolved(Array(text))
  }

  private static func resolved(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
    let references: [(name: [Unicode.Scalar], scalar: Unicode.Scalar)] = [
      (Array("&amp;".unicodeScalars), "&"), (Array("&lt;".unicodeScalars), "<"),
      (Array("&gt;".unicodeScalars), ">"), (Array("&quot;".unicodeScalars), "\""),
      (Array("&apos;".unicodeScalars), "'"),
    ]
    var resolved: [Unicode.Scalar] = []
    var index = 0
    while index < text.count {
      if text[index] == "&",
        let found = references.first(where: { text[index...].starts(with: $0.name) })
      {
        resolved.append(found.scalar)
        index += found.name.count
      } else {
        resolved.append(text[index])
        index += 1
      }
    }
    return resolved
  }
}
