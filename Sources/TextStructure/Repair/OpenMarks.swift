/// The brackets and quotation marks that a block leaves open, or closes without having opened.
struct OpenMarks {
  /// The innermost mark left open, as the mark that would close it.
  var open: Unicode.Scalar?
  /// The first closing mark of the block that it did not open itself.
  var unmatchedCloser: Unicode.Scalar?

  /// How many characters at either end of a block are looked at.
  private static let reach = 400

  init(_ flow: Flow, _ block: Block) {
    var stack: [Unicode.Scalar] = []
    for index in 0..<block.spanCount {
      let span = block[span: index]
      for position in max(span.start, span.end - Self.reach)..<span.end {
        let scalar = flow.scalars[position]
        if scalar.isHan { continue }
        if let partner = Self.partner(scalar) {
          stack.append(partner)
        } else if scalar == stack.last {
          stack.removeLast()
        }
      }
    }
    open = stack.last
    stack.removeAll(keepingCapacity: true)
    let span = block.first
    for position in span.start..<min(span.end, span.start + Self.reach) {
      let scalar = flow.scalars[position]
      if scalar.isHan { continue }
      if let partner = Self.partner(scalar) {
        stack.append(partner)
      } else if Self.isPartner(scalar) {
        if stack.last == scalar {
          stack.removeLast()
        } else if stack.isEmpty {
          unmatchedCloser = scalar
          return
        }
      }
    }
  }

  /// The mark that closes an opening one.
  static func partner(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "“": "”"
    case "‘": "’"
    case "《": "》"
    case "「": "」"
    case "『": "』"
    case "（": "）"
    case "(": ")"
    case "〔": "〕"
    case "【": "】"
    default: nil
    }
  }

  private static func isPartner(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "”", "’", "》", "」", "』", "）", ")", "〕", "】": true
    default: false
    }
  }
}
