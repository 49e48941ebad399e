/// A heading as it stands in a heading path.
enum HeadingText {
  private static let longest = 80

  /// The first `count` characters of a block (all where `nil`), white space made single, spaces
  /// between single Han characters (`总 则`) taken out, a final full stop dropped where
  /// the whole sentence stands in the passage too.
  static func text(_ flow: Flow, _ block: Block, count: Int?) -> String {
    var scalars = flow.text(of: block)
    if let count { scalars = Array(scalars.prefix(count)) }
    while let last = scalars.last, last.isTrimmed || (count != nil && (last == "。" || last == "："))
    {
      scalars.removeLast()
    }
    var text = String.UnicodeScalarView()
    var index = 0
    var tokenLength = 0
    while index < min(scalars.count, longest) {
      let scalar = scalars[index]
      index += 1
      if scalar.isInvisible { continue }
      guard scalar.isTrimmed else {
        text.append(scalar)
        tokenLength += 1
        continue
      }
      while index < scalars.count, scalars[index].isTrimmed { index += 1 }
      var next = index
      while next < scalars.count, !scalars[next].isTrimmed { next += 1 }
      let isLineEnd = scalar == "\n" && text.last?.isHan == true
      let spaced =
        isLineEnd
        || tokenLength == 1 && next - index == 1 && scalars[index].isHan && text.last?.isHan == true
      if !spaced { text.append(" ") }
      tokenLength = 0
    }
    return String(text)
  }
}
