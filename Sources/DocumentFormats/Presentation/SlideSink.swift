import TextStructure

/// Gathers the shapes of a slide, of its notes or of a layout (ECMA-376, PresentationML and DrawingML), and the
/// paragraphs of a diagram.
final class SlideSink: XMLEventHandler {
  /// The shapes in the order of the file.
  private(set) var shapes: [SlideShape] = []
  /// Whether the slide is left out when the slides are shown.
  private(set) var isHidden = false
  /// The paragraphs that lie in no shape: a diagram's.
  private(set) var loose: [SlideShape.Paragraph] = []
  /// Whether there are more characters than an original may have.
  private(set) var isTooLong = false

  /// How the places in a group are those on the slide.
  private struct Transform {
    var scale = (x: 1.0, y: 1.0)
    var origin = (x: 0.0, y: 0.0)
  }

  private struct Frame {
    var off = (x: 0.0, y: 0.0), ext = (x: 0.0, y: 0.0)
    var childOff = (x: 0.0, y: 0.0), childExt = (x: 0.0, y: 0.0)
  }

  /// Those of the groups that are open, the slide's own group being the second.
  private var transforms = [Transform()]
  private var groupFrame: Transform?
  /// Of each group that is open, whether it or one around it is hidden.
  private var hiddenGroups: [Bool] = []
  private var frame: Frame?
  private var shape: SlideShape?
  private var paragraph: SlideShape.Paragraph?
  private var cell: (row: Int, column: Int)?
  private var numbering = SlideNumbering()
  private var level = 0
  private var number: (type: String, start: Int)?
  private var isInText = false
  private var skipped = 0
  private var count = 0

  // MARK: Events

  func start(_ name: String, _ attributes: XMLAttributes) {
    if skipped > 0 {
      skipped += 1
      return
    }
    switch name {
    // What older programs show instead; a picture; a field of the slide's number.
    case "Fallback", "pic": skipped = 1
    case "fld" where attributes["type"] == "slidenum": skipped = 1
    case "sld": isHidden = attributes["show"].map { !WordElements.isOn($0) } ?? false
    case "grpSp": hiddenGroups.append(hiddenGroups.last ?? false)
    case "sp", "graphicFrame", "cxnSp":
      var shape = SlideShape()
      shape.isHidden = hiddenGroups.last ?? false
      self.shape = shape
      numbering = SlideNumbering()
    case "cNvPr" where attributes["hidden"].map({ WordElements.isOn($0) }) == true:
      if shape != nil {
        shape?.isHidden = true
      } else if let last = hiddenGroups.indices.last {
        hiddenGroups[last] = true
      }
    case "ph":
      shape?.placeholder = SlideShape.Placeholder(
        type: attributes["type"] ?? "obj", index: attributes["idx"] ?? "0")
    case "xfrm": frame = Frame()
    case "off": frame?.off = point(attributes, "x", "y")
    case "ext": if attributes["cx"] != nil { frame?.ext = point(attributes, "cx", "cy") }
    case "chOff": frame?.childOff = point(attributes, "x", "y")
    case "chExt": frame?.childExt = point(attributes, "cx", "cy")
    case "relIds": shape?.diagram = attributes["dm"]
    case "tr": cell = ((cell?.row ?? -1) + 1, -1)
    // A cell that the one before it covers.
    case "tc" where attributes["hMerge"].map({ WordElements.isOn($0) }) == true: break
    case "tc": cell?.column += 1
    default: startText(name, attributes)
    }
  }

  private func startText(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "p":
      paragraph = SlideShape.Paragraph(cell: cell)
      (level, number) = (0, nil)
    case "pPr": level = attributes.number("lvl", in: 0...8) ?? 0
    case "buAutoNum":
      number = (
        attributes["type"] ?? "arabicPeriod", attributes.number("startAt", in: 1...32767) ?? 1
      )
    case "br": paragraph?.draft.lineBreak()
    case "t": isInText = paragraph != nil
    default: break
    }
  }

  func end(_ name: String) {
    if skipped > 0 {
      skipped -= 1
      return
    }
    switch name {
    case "xfrm": endFrame()
    case "grpSpPr":
      transforms.append(groupFrame ?? transforms[transforms.count - 1])
      groupFrame = nil
    case "grpSp":
      if transforms.count > 2 { transforms.removeLast() }
      _ = hiddenGroups.popLast()
    case "sp", "graphicFrame", "cxnSp":
      if let shape { shapes.append(shape) }
      (shape, cell) = (nil, nil)
    case "p": endParagraph()
    case "t": isInText = false
    default: break
    }
  }

  func characters(_ text: UnsafeBufferPointer<UInt8>) {
    guard skipped == 0, isInText, !isTooLong else { return }
    count += text.count
    // A character has up to three bytes.
    if count > 3 * OriginalWriter.longest { isTooLong = true }
    paragraph?.draft.append(text)
  }

  private func endParagraph() {
    guard var ended = paragraph else { return }
    paragraph = nil
    let hasText = !ended.draft.scalars.allSatisfy(\.isTrimmed)
    if let label = numbering.label(level: level, number: hasText ? number : nil, hasText: hasText) {
      ended.draft.insert(label: label, at: 0)
    }
    guard hasText else { return }
    if shape == nil { loose.append(ended) } else { shape?.paragraphs.append(ended) }
  }

  // MARK: Places

  private func point(_ attributes: XMLAttributes, _ x: StaticString, _ y: StaticString) -> (
    x: Double, y: Double
  ) {
    let bound = -1_000_000_000...1_000_000_000
    return (
      Double(attributes.number(x, in: bound) ?? 0), Double(attributes.number(y, in: bound) ?? 0)
    )
  }

  private func endFrame() {
    guard let frame else { return }
    self.frame = nil
    let outer = transforms[transforms.count - 1]
    if shape != nil {
      shape?.place = SlideShape.Place(
        left: outer.origin.x + frame.off.x * outer.scale.x,
        top: outer.origin.y + frame.off.y * outer.scale.y, width: frame.ext.x * outer.scale.x,
        height: frame.ext.y * outer.scale.y)
      return
    }
    // A group's: it stays until the group ends.
    var own = Transform()
    own.scale = (
      outer.scale.x * (frame.childExt.x > 0 ? frame.ext.x / frame.childExt.x : 1),
      outer.scale.y * (frame.childExt.y > 0 ? frame.ext.y / frame.childExt.y : 1)
    )
    own.origin = (
      outer.origin.x + frame.off.x * outer.scale.x - frame.childOff.x * own.scale.x,
      outer.origin.y + frame.off.y * outer.scale.y - frame.childOff.y * own.scale.y
    )
    groupFrame = own
  }
}
