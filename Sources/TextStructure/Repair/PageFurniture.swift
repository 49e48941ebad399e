/// Finds page numbers and running heads.
struct PageFurniture {
  let flow: Flow

  private static let longest = 40

  func mark(_ blocks: inout [Block]) {
    var pageEnds: [Int] = []
    for index in blocks.indices {
      let block = blocks[index]
      if block.flags.contains(.afterPage) { pageEnds.append(index) }
      guard !block.flags.contains(.marked), block.more.isEmpty, block.first.count <= Self.longest
      else { continue }
      let text = visible(block)
      if isPageNumber(text) {
        blocks[index].kind = .clutter
        blocks[index].flags.insert(.marked)
        pageEnds.append(index)
      }
    }
    markBareNumbers(&blocks)
    PrintFurniture(flow: flow).mark(&blocks)
    if pageEnds.count >= 2 { markRunningHeads(&blocks, around: pageEnds) }
  }

  private func visible(_ block: Block) -> [Unicode.Scalar] {
    flow.scalars[block.first.start..<block.first.end].filter { !$0.isTrimmed }
  }

  /// `—2—`, `- 3 -`, `·4·`, `第3页`, `第3页共10页`, `3/10` between dashes, `Page 3 of 10`.
  private func isPageNumber(_ text: [Unicode.Scalar]) -> Bool {
    guard text.contains(where: \.isDigit) || text.first == "第" else { return false }
    var digits = 0
    var dashes = 0
    var words = String.UnicodeScalarView()
    for scalar in text {
      switch scalar {
      case "-", "—", "–", "―", "－", "─", "·", "•", "~", "～", "|", "/": dashes += 1
      default:
        if scalar.isDigit {
          digits += 1
        } else if !"，,（）()".unicodeScalars.contains(scalar) {
          words.append(scalar)
        }
      }
    }
    let first = text.first.map { !$0.isDigit } ?? false
    let last = text.last.map { !$0.isDigit } ?? false
    switch String(words) {
    case "": return dashes >= 2 && first && last && (1...4).contains(digits)
    case "第页", "第页共页", "共页第页": return true
    case "Pageof", "pageof": return true
    case "Page", "page": return digits > 0 && digits <= 4
    default: return false
    }
  }

  /// Bare numbers are page numbers where a page's end stands beside them.
  private func markBareNumbers(_ blocks: inout [Block]) {
    for index in blocks.indices where blocks[index].first.count <= 4 {
      let beside =
        blocks[index].flags.contains(.afterPage)
        || (index + 1 < blocks.count && blocks[index + 1].flags.contains(.afterPage))
      guard beside, blocks[index].more.isEmpty, visible(blocks[index]).allSatisfy(\.isDigit) else {
        continue
      }
      blocks[index].kind = .clutter
      blocks[index].flags.insert(.marked)
    }
  }

  /// Short lines that stand beside three or more page ends (or every one of two) are running heads.
  private func markRunningHeads(_ blocks: inout [Block], around pageEnds: [Int]) {
    var places: [[Unicode.Scalar]: [Int]] = [:]
    for end in pageEnds {
      for index in max(0, end - 2)...min(blocks.count - 1, end + 2) {
        let block = blocks[index]
        guard block.kind != .clutter, !block.flags.contains(.marked), block.more.isEmpty,
          block.first.count <= Self.longest, BlockShape.ending(flow, block) == .open
        else { continue }
        // The digits of a running head may be the page's own.
        places[visible(block).filter { !$0.isDigit }, default: []].append(index)
      }
    }
    for (text, indices) in places where text.count >= 2 {
      let distinct = Set(indices)
      guard distinct.count >= 3 else { continue }
      // The first occurrence may be the title itself: it stays.
      for index in distinct.sorted().dropFirst(distinct.contains(0) ? 1 : 0) {
        blocks[index].kind = .clutter
        blocks[index].flags.insert(.marked)
      }
    }
  }
}
