internal import ArchiveModel

/// The number that a document's head states.
extension NumberRules {
  /// The number that a line of the head is, or that stands on it beside what is no sentence.
  static func number(in line: DescriptionReader.Line) -> String? {
    let text = unlabelled(line.text)
    guard text.unicodeScalars.count <= 80, line.kind != .clutter, line.kind != .title,
      let match = DocumentNumber.matches(in: text).first
    else { return nil }
    let bytes = Array(text.utf8)
    // A number quoted in a sentence is another document's.
    guard bytes.count - match.byteRange.count <= 60, !text.contains("《"),
      !text.contains("，") || text.hasPrefix("（") && text.contains("印发")
    else { return nil }
    return closedUp(String(decoding: bytes[match.byteRange], as: UTF8.self))
  }

  /// The number that the head states, line by line.
  static func number(ofHead head: [DescriptionReader.Line]) -> String? {
    for line in head.prefix(12) {
      if let number = number(in: line) { return number }
    }
    var above: PlainLine?
    for line in head.prefix(10) where line.kind != .clutter {
      guard line.kind != .article, line.text.unicodeScalars.count <= 60 else { break }
      let plain = PlainLine(line.text)
      if let order = order(plain) { return order }
      if let serial = serial(plain) {
        guard let above, kinds.contains(where: above.ends), above.count <= 40,
          above.plain.allSatisfy(\.isHan), !above.holds("关于")
        else { return serial }
        return halfWidth(above.written(0..<above.count) + serial)
      }
      above = plain
    }
    return nil
  }
}
