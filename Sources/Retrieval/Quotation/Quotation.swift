import ArchiveModel
import TextAnalysis

/// A quotation as it is looked for: without what stands around it, and cut where it leaves something
/// out.
struct Quotation {
  /// A stretch of a quotation.
  struct Part {
    var text: String
    var compared: ComparedText

    var signs: [ComparedText.Sign] { compared.signs }
  }

  /// All of it, an ellipsis in it taken for punctuation.
  let whole: Part
  /// What stands before, between and after ellipses; one part where there is none.
  let parts: [Part]

  /// - Throws: ``QuoteRequest/Refusal`` for a text that is no quotation.
  init(_ text: String, analyzer: Analyzer) throws {
    guard text.utf8.count <= QuoteRequest.longestQuotation * 8 else {
      throw QuoteRequest.Refusal.tooLong
    }
    let bare = Self.trimmed(text)
    guard !bare.isEmpty else { throw QuoteRequest.Refusal.empty }
    guard bare.unicodeScalars.count <= QuoteRequest.longestQuotation else {
      throw QuoteRequest.Refusal.tooLong
    }
    let inner = Self.withoutOuterMarks(bare)
    whole = Part(text: inner, compared: analyzer.compared(inner))
    // Symbols by themselves find nothing.
    guard !analyzer.units(of: inner).units.isEmpty else {
      throw QuoteRequest.Refusal.onlyPunctuation
    }
    guard whole.signs.count >= 2 else { throw QuoteRequest.Refusal.tooShort }
    let pieces = Self.pieces(of: inner).map(Self.trimmed).map {
      Part(text: $0, compared: analyzer.compared($0))
    }.filter { !$0.signs.isEmpty && !analyzer.units(of: $0.text).units.isEmpty }
    parts = pieces.isEmpty ? [whole] : pieces
  }

  private static func trimmed(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    func isBlank(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
        || scalar == "\u{FEFF}"
    }
    while let first = scalars.first, isBlank(first) { scalars.removeFirst() }
    while let last = scalars.last, isBlank(last) { scalars.removeLast() }
    return String(scalars)
  }

  /// The text without quotation marks that enclose all of it: those are the reporter's.
  private static func withoutOuterMarks(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    guard scalars.count >= 3, let opening = scalars.first,
      let closing = QuotationMarks.closing(of: opening), scalars.last == closing
    else { return text }
    var depth = 0
    for (index, scalar) in scalars.enumerated() {
      if scalar == opening, opening != closing || index == 0 {
        depth += 1
      } else if scalar == closing {
        depth -= 1
        // Closed before the end: `“甲”和“乙”` is not enclosed.
        if depth == 0, index < scalars.count - 1 { return text }
      }
    }
    guard depth == 0 else { return text }
    return trimmed(String(String.UnicodeScalarView(scalars[1..<(scalars.count - 1)])))
  }

  /// The pieces between ellipses: `…`, `⋯`, or three and more full stops, Latin or Chinese.
  private static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var piece = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      var end = index
      while end < scalars.count, scalars[end] == "…" || scalars[end] == "⋯" { end += 1 }
      if end == index {
        var stops = index
        while stops < scalars.count, scalars[stops] == scalars[index],
          [".", "。", "．"].contains(scalars[index])
        {
          stops += 1
        }
        if stops - index >= 3 { end = stops }
      }
      if end > index {
        pieces.append(String(piece))
        piece = String.UnicodeScalarView()
        index = end
      } else {
        piece.append(scalars[index])
        index += 1
      }
    }
    return pieces + [String(piece)]
  }
}

extension String {
  /// The text with numbers whose every digit stands alone (`2 0 2 1`) closed up.
  var withDigitsClosedUp: String {
    let scalars = Array(unicodeScalars)
    func isDigit(_ index: Int) -> Bool {
      scalars.indices.contains(index)
        && ((0x30...0x39).contains(scalars[index].value)
          || (0xFF10...0xFF19).contains(scalars[index].value))
    }
    func isSpace(_ index: Int) -> Bool {
      scalars.indices.contains(index) && scalars[index].properties.isWhitespace
    }
    var closed = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      var end = index
      while isSpace(end) { end += 1 }
      let isBetween =
        end > index && isDigit(index - 1) && !isDigit(index - 2) && isDigit(end)
        && !isDigit(end + 1)
      if !isBetween { closed.append(contentsOf: scalars[index..<max(end, index + 1)]) }
      index = max(end, index + 1)
    }
    return String(closed)
  }
}

/// Quotation marks.
enum QuotationMarks {
  /// The mark that closes what an opening one opens.
  static func closing(of opening: Unicode.Scalar) -> Unicode.Scalar? {
    switch opening {
    case "“": "”"
    case "‘": "’"
    case "「": "」"
    case "『": "』"
    case "﹁": "﹂"
    case "﹃": "﹄"
    case "〝": "〞"
    case "\"", "＂": opening
    default: nil
    }
  }

  static func isOpening(_ scalar: Unicode.Scalar) -> Bool {
    closing(of: scalar).map { $0 != scalar } ?? false
  }

  static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    "”’」』﹂﹄〞〟".unicodeScalars.contains(scalar)
  }

  /// A mark that does not say whether it opens or closes.
  static func isStraight(_ scalar: Unicode.Scalar) -> Bool { scalar == "\"" || scalar == "＂" }

  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    isOpening(scalar) || isClosing(scalar) || isStraight(scalar) || scalar == "'"
  }
}
