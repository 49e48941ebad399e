/// Finds what a browser prints above and below each page (`2023/4/20 09:12　　标题`,
/// `https://…　　1/3`), and a newspaper's own line (`云岫日报　2021年7月2日　第1版`).
struct PrintFurniture {
  let flow: Flow

  private static let longest = 200

  func mark(_ blocks: inout [Block]) {
    var heads: [Int] = []
    var hasFoot = false
    for index in blocks.indices {
      let block = blocks[index]
      guard block.kind != .clutter, !block.flags.contains(.marked), block.more.isEmpty,
        block.first.count <= Self.longest
      else { continue }
      if isFoot(block.first) {
        hasFoot = true
        remove(&blocks[index])
      } else if isHead(block.first) {
        heads.append(index)
      } else if index > 0, isNewspaperLine(block.first) {
        remove(&blocks[index])
      }
    }
    guard hasFoot || heads.count >= 2 else { return }
    for index in heads { remove(&blocks[index]) }
  }

  private func remove(_ block: inout Block) {
    block.kind = .clutter
    block.flags.insert(.marked)
  }

  private func tokens(_ span: Span) -> [ArraySlice<Unicode.Scalar>] {
    flow.scalars[span.start..<span.end].split(whereSeparator: \.isBlank)
  }

  /// `https://www.example/t0418.html                1/3`.
  private func isFoot(_ span: Span) -> Bool {
    guard flow.starts(span, with: Array("http".unicodeScalars)) else { return false }
    let tokens = tokens(span)
    guard tokens.count == 2, let page = tokens.last else { return false }
    let parts = page.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isDigit) }
  }

  /// `2023/4/20 09:12                标题`.
  private func isHead(_ span: Span) -> Bool {
    guard flow.scalars[span.start].isDigit else { return false }
    let tokens = tokens(span)
    guard tokens.count >= 2 else { return false }
    let date = tokens[0].split { $0 == "/" || $0 == "-" }
    let time = tokens[1].split(separator: ":")
    return date.count == 3 && date[date.startIndex].count == 4 && time.count >= 2
      && (date + time).allSatisfy { $0.allSatisfy(\.isDigit) }
  }

  /// `云岫日报　　2019年3月6日　星期三　第1版`.
  private func isNewspaperLine(_ span: Span) -> Bool {
    guard span.count <= 40 else { return false }
    let tokens = tokens(span)
    guard (2...5).contains(tokens.count) else { return false }
    let hasDate = tokens.contains { token in
      token.last == "日" && token.contains("年") && token.contains("月") && token.count <= 12
    }
    let hasPage = tokens.contains { token in
      token.first == "第" && token.last == "版" && token.count <= 5
        || token.count == 3 && token.starts(with: "星期".unicodeScalars)
    }
    return hasDate && hasPage
  }
}
