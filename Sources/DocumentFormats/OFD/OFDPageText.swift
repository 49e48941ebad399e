import TextStructure

/// Gathers the text objects of a page (`Content.xml`, GB/T 33190-2016, 7.7 and 11).
final class OFDPageText: XMLEventHandler {
  /// Characters side by side on one line. Lengths are millimetres, from the page's upper left corner.
  struct Piece {
    var text: [Unicode.Scalar]
    var left: Double
    var right: Double
    var baseline: Double
    /// The height of the characters.
    var size: Double
  }

  private(set) var pieces: [Piece] = []
  /// The templates that lie under the page.
  private(set) var templates: [String] = []
  /// Texts by the ids of their objects, for custom tags.
  private(set) var textsByID: [String: String] = [:]
  /// Whether there are pictures.
  private(set) var hasImages = false
  /// Where the page's own box is stated: its width and height.
  private(set) var extent: (width: Double, height: Double)?
  private var extentText: [UInt8]?

  private struct TextObject {
    var id: String?
    var left = 0.0, top = 0.0
    var size = 3.5
    var matrix = [1.0, 0, 0, 1, 0, 0]
    var scale = 1.0
  }

  private struct TextCode {
    var x: Double, y: Double
    var deltaX: [Double], deltaY: [Double]
    var bytes: [UInt8] = []
  }

  private var object: TextObject?
  private var code: TextCode?
  // The second TextCode of an object goes on where the first one began.
  private var lastX = 0.0, lastY = 0.0

  /// More pieces than any page of writing has, with its templates.
  static let mostPieces = 200_000
  /// More bytes than an object has that a tag may refer to: a title, a number.
  static let longestNamedText = 4096

  func start(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "Template": if let id = attributes["TemplateID"] { templates.append(id) }
    case "ImageObject": hasImages = true
    case "PhysicalBox": extentText = []
    case "TextObject":
      var found = TextObject(id: attributes["ID"])
      let box = Self.numbers(attributes["Boundary"])
      if box.count == 4 { (found.left, found.top) = (box[0], box[1]) }
      // Some programs write the name in small letters.
      let size = attributes["Size"] ?? attributes["size"]
      found.size = Self.numbers(size).first ?? found.size
      found.scale = Self.numbers(attributes["HScale"]).first ?? 1
      let matrix = Self.numbers(attributes["CTM"])
      if matrix.count == 6 { found.matrix = matrix }
      object = attributes["Visible"] == "false" ? nil : found
      (lastX, lastY) = (0, 0)
    case "TextCode":
      guard object != nil else { return }
      lastX = Self.numbers(attributes["X"]).first ?? lastX
      lastY = Self.numbers(attributes["Y"]).first ?? lastY
      code = TextCode(
        x: lastX, y: lastY, deltaX: Self.deltas(attributes["DeltaX"]),
        deltaY: Self.deltas(attributes["DeltaY"]))
    default: break
    }
  }

  func end(_ name: String) {
    switch name {
    case "TextObject": object = nil
    case "PhysicalBox":
      extent = Self.extent(extentText)
      extentText = nil
    case "TextCode":
      if let object, let code { place(code, of: object) }
      code = nil
    default: break
    }
  }

  func characters(_ text: UnsafeBufferPointer<UInt8>) {
    code?.bytes.append(contentsOf: text)
    if let count = extentText?.count, count < 256 { extentText?.append(contentsOf: text) }
  }

  /// The width and height of a box (`0 0 210 297`).
  static func extent(_ bytes: [UInt8]?) -> (width: Double, height: Double)? {
    let box = numbers(bytes.map { String(decoding: $0, as: UTF8.self) })
    guard box.count == 4, box[2] > 0, box[3] > 0 else { return nil }
    return (box[2], box[3])
  }

  // MARK: Places

  private func place(_ code: TextCode, of object: TextObject) {
    let scalars = Array(String(decoding: code.bytes, as: UTF8.self).unicodeScalars)
    let matrix = object.matrix
    let height = object.size * (matrix[2] * matrix[2] + matrix[3] * matrix[3]).squareRoot()
    guard height.isFinite, height > 0 else { return }
    var (x, y) = (code.x, code.y)
    var piece = Piece(text: [], left: 0, right: 0, baseline: 0, size: height)
    for (index, scalar) in scalars.enumerated() where !scalar.isLineEnd {
      let left = object.left + matrix[0] * x + matrix[2] * y + matrix[4]
      let baseline = object.top + matrix[1] * x + matrix[3] * y + matrix[5]
      let width = height * (scalar.value < 0x2000 ? 0.5 : 1) * object.scale
      guard left.isFinite, baseline.isFinite else { return }
      if piece.text.isEmpty || abs(piece.baseline - baseline) >= height / 2
        || left < piece.left - height
      {
        finish(piece)
        piece = Piece(
          text: [scalar], left: left, right: left + width, baseline: baseline, size: height)
      } else {
        piece.text.append(scalar)
        piece.right = max(piece.right, left + width)
      }
      // A character without a delta of its own is followed at its own width.
      let own = scalar.value < 0x2000 ? object.size * 0.5 : object.size
      let hasDeltaY = index < code.deltaY.count
      x += index < code.deltaX.count ? code.deltaX[index] : hasDeltaY ? 0 : own * object.scale
      if hasDeltaY { y += code.deltaY[index] }
    }
    finish(piece)
    if let id = object.id, textsByID.count < Self.mostPieces {
      let most = Self.longestNamedText - (textsByID[id]?.utf8.count ?? 0)
      if code.bytes.count <= most {
        textsByID[id, default: ""] += String(decoding: code.bytes, as: UTF8.self)
      }
    }
  }

  private func finish(_ piece: Piece) {
    guard pieces.count < Self.mostPieces, !piece.text.allSatisfy(\.isTrimmed) else { return }
    pieces.append(piece)
  }

  /// A list of numbers.
  private static func numbers(_ text: String?) -> [Double] {
    text?.split(whereSeparator: \.isWhitespace).compactMap { Double($0) } ?? []
  }

  /// A list of deltas, in which `g n d` stands for n times d (11.3).
  private static func deltas(_ text: String?) -> [Double] {
    guard let text else { return [] }
    var deltas: [Double] = []
    var words = text.split(whereSeparator: \.isWhitespace).makeIterator()
    while let word = words.next() {
      if word == "g" {
        guard let count = words.next().flatMap({ Int($0) }),
          let delta = words.next().flatMap({ Double($0) })
        else { break }
        deltas += Array(repeating: delta, count: max(0, min(count, 100_000 - deltas.count)))
      } else if let delta = Double(word) {
        deltas.append(delta)
      }
      if deltas.count >= 100_000 { break }
    }
    return deltas
  }
}
