/// A document number (发文字号): the issuer's mark, the year and the running number.
///
/// `国办发〔2020〕12号`, `国办发[2020]12号` and `国办发(2020)第012号` are the same number. Equality
/// and hashing compare the parts, not how the number was written.
/// The form is that of GB/T 9704-2012, 7.2.5.
public struct DocumentNumber: Sendable, Hashable {
  /// The issuer's mark, e.g. `国办发`, without white space.
  public let mark: String
  /// The year inside the brackets.
  public let year: Int
  /// The running number.
  public let number: Int

  /// Makes a document number of its parts.
  public init(mark: String, year: Int, number: Int) {
    (self.mark, self.year, self.number) = (mark, year, number)
  }

  /// The whole of `text` as a document number, in any bracket and width form.
  public init?(_ text: some StringProtocol) {
    let matches = Self.matches(in: text)
    guard let match = matches.first, matches.count == 1 else { return nil }
    let bytes = Array(text.utf8)
    func isBlank(_ slice: ArraySlice<UInt8>) -> Bool {
      String(decoding: slice, as: UTF8.self).unicodeScalars.allSatisfy(\.properties.isWhitespace)
    }
    guard isBlank(bytes[..<match.byteRange.lowerBound]),
      isBlank(bytes[match.byteRange.upperBound...])
    else { return nil }
    self = match.number
  }
}

extension DocumentNumber {
  /// A document number found in a text, and where it stands.
  public struct Match: Sendable, Hashable {
    /// The number.
    public let number: DocumentNumber
    /// Where it stands in the text: UTF-8 bytes, half open.
    public let byteRange: Range<Int>
  }

  private static let openBrackets: Set<Unicode.Scalar> = [
    "〔", "[", "(", "［", "（", "【", "﹝", "〖", "<", "〈", "《", "{",
  ]
  private static let closeBrackets: Set<Unicode.Scalar> = [
    "〕", "]", ")", "］", "）", "】", "﹞", "〗", ">", "〉", "》", "}",
  ]
  /// The longest issuer's mark looked for, in characters.
  private static let longestMark = 16

  /// Words that stand before a document number in a sentence and in no issuer's mark.
  private static let wordsBefore: [[Unicode.Scalar]] = [
    "根据", "按照", "依据", "依照", "遵照", "参照", "贯彻", "落实", "印发", "转发", "下发", "执行", "废止",
    "参见", "详见", "以及", "文号", "字号",
  ].map { Array($0.unicodeScalars) }

  /// The document numbers that stand in `text`, in order.
  ///
  /// The mark is what stands before the bracket up to punctuation, white space (but for the
  /// spaces that OCR leaves between single characters) or one of the words that introduce a
  /// number (`根据国办发〔2020〕12号`). Where none of these tells, words before the mark are taken for
  /// part of it: no list of issuers' marks is complete.
  public static func matches(in text: some StringProtocol) -> [Match] {
    let scalars = DateScanner.simplified(text)
    var matches: [Match] = []
    var earliest = 0
    for (open, element) in scalars.enumerated() where openBrackets.contains(element.scalar) {
      var scanner = DateScanner(scalars: scalars, position: open + 1)
      guard let year = scanner.number(), year.length == 4, (1900...2199).contains(year.value),
        scanner.position < scalars.count, closeBrackets.contains(scalars[scanner.position].scalar)
      else { continue }
      scanner.position += 1
      if scanner.position < scalars.count, scalars[scanner.position].scalar == "第" {
        scanner.position += 1
      }
      guard let number = scanner.number(), number.isArabic, scanner.position < scalars.count,
        scalars[scanner.position].scalar == "号" || scalars[scanner.position].scalar == "號"
      else { continue }
      let start = markStart(in: scalars, before: open, notBefore: earliest)
      guard start < open else { continue }
      let mark = String(
        String.UnicodeScalarView(scalars[start..<open].map { $0.scalar == "〇" ? "零" : $0.scalar }))
      let end = scalars[scanner.position]
      matches.append(
        Match(
          number: DocumentNumber(mark: mark, year: year.value, number: number.value),
          byteRange: scalars[start].byteOffset..<(end.byteOffset + end.byteCount)))
      earliest = scanner.position + 1
    }
    return matches
  }

  /// Where the mark before an opening bracket begins; `open` where there is none.
  private static func markStart(
    in scalars: [DateScanner.Element], before open: Int, notBefore earliest: Int
  ) -> Int {
    var start = open
    // The characters since the last white space, seen from the bracket.
    var pieceLength = 0
    while start > earliest, open - start < longestMark, isMark(scalars[start - 1].scalar) {
      if start < open, scalars[start].followsSpace {
        if pieceLength > 1 { break }
        pieceLength = 0
      }
      start -= 1
      pieceLength += 1
    }
    for first in (start..<open).reversed() {
      let rest = scalars[first..<open]
      if let word = wordsBefore.first(where: { word in
        word.count < rest.count && zip(word, rest).allSatisfy { $0 == $1.scalar }
      }) {
        return first + word.count
      }
    }
    return start
  }

  /// Whether a scalar can stand in an issuer's mark: a letter or an ideograph.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.isIdeographic
  }
}
