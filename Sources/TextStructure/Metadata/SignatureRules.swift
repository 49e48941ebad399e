internal import ArchiveModel

/// The signature: the bodies that issue a document, and below them its date.
struct SignatureRules {
  let reader: DescriptionReader
  let blocks: [Block]

  struct Signature {
    var bodies: [String]
    var date: PartialDate
  }

  private static let head = 60
  private static let tail = 14

  /// The first signature, which is the document's own; those of what it encloses come behind it.
  func find() -> Signature? {
    for (index, block) in blocks.enumerated() where block.count <= 60 && block.kind != .clutter {
      let isNear = index < Self.head || index >= blocks.count - Self.tail
      guard block.kind == .dateLine || isNear && endsLikeDate(block) else { continue }
      let text = reader.line(block).text
      let line = PlainLine(BodyNames.withoutSeal(text))
      // 版记: who printed it and when.
      guard !line.holds("印发"), !line.holds("印制"), !line.starts(with: "抄") else { continue }
      if let date = line.wholeDate, date.precision == .day {
        let bodies = bodies(above: index)
        if !bodies.isEmpty { return Signature(bodies: bodies, date: date) }
      } else if let found = line.dates().last, found.range.upperBound == line.count,
        found.date.precision == .day, found.range.lowerBound >= 3
      {
        let written = BodyNames.withoutSeal(text)
        let names = BodyNames.names(in: written.prefix(written.count - dateLength(written)))
        if !names.isEmpty { return Signature(bodies: names, date: found.date) }
      }
    }
    return nil
  }

  /// How many characters the date at the end of a line has.
  private func dateLength(_ text: Substring) -> Int {
    guard let match = PartialDate.matches(in: text).last else { return 0 }
    return String(decoding: Array(text.utf8)[match.byteRange.lowerBound...], as: UTF8.self).count
  }

  private func endsLikeDate(_ block: Block) -> Bool {
    for index in (block.last.start..<block.last.end).reversed() {
      let scalar = reader.flow.scalars[index]
      if scalar.isTrimmed || scalar.isCloser { continue }
      return scalar == "日" || scalar == "号" || scalar == "號" || scalar.isDigit || scalar == "章"
        || scalar == "\u{2F47}"
    }
    return false
  }

  /// The bodies on the lines above a date. A person who signs may stand between.
  private func bodies(above date: Int) -> [String] {
    var bodies: [String] = []
    var people = 0
    for index in (max(0, date - 8)..<date).reversed() {
      let block = blocks[index]
      if block.kind == .clutter { continue }
      guard block.count <= 90, block.kind != .title, block.kind != .heading else { break }
      let text = reader.line(block).text
      let names = BodyNames.names(in: text)
      if !names.isEmpty {
        bodies = names + bodies
      } else if bodies.isEmpty, people < 2, isPerson(text) {
        people += 1
      } else {
        break
      }
    }
    var seen: Set<String> = []
    return bodies.filter { seen.insert($0).inserted }
  }

  /// `省长　张三`, `（签名）`: a short line without punctuation.
  private func isPerson(_ text: String) -> Bool {
    let line = PlainLine(text)
    return line.count <= 14 && !line.isEmpty
      && line.plain.allSatisfy { $0.isHan || $0 == "：" || $0 == ":" || $0 == "·" }
      && SpeakerRules.isSigner(text)
  }
}
