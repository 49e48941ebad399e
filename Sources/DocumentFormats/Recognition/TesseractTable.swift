internal import TextStructure

/// The words of a page as tesseract writes them (`tsv`):
///
/// ```
/// table = head row*
/// row   = level TAB page TAB block TAB paragraph TAB line TAB word
///         TAB left TAB top TAB width TAB height TAB confidence TAB text LF
/// ```
/// Level 1 is a page, 5 a word; what lies between has no text.
enum TesseractTable {
  /// The most words of a page that are taken.
  private static let mostWords = 200_000

  /// The page that a table is of.
  ///
  /// - Returns: `nil` where it is none.
  static func page(_ bytes: [UInt8], number: Int, language: String) -> RecognizedPage? {
    var page: RecognizedPage?
    for line in bytes.split(separator: 0x0A) {
      guard let row = TesseractRow(line) else { continue }
      if row.level == 1, page == nil {
        page = RecognizedPage(
          number: number, width: row.box.width, height: row.box.height, language: language)
      } else if row.level == 5, !row.text.isEmpty {
        guard page?.words.count ?? 0 < mostWords else { break }
        page?.words.append(row.word)
      }
    }
    return page
  }
}

/// A row of a table of words.
public struct TesseractRow: Sendable, Hashable {
  /// What it is of: 1 a page, 5 a word.
  public var level: Int
  /// The page's number.
  public var page: Int
  /// Where it stands, and in which place of the order of reading.
  public var box: RecognizedWord.Box, position: RecognizedWord.Position
  /// How sure the program is; below 0 for what is no word.
  public var confidence: Double
  /// The text without white space around it.
  public var text: String

  /// The row as a word.
  public var word: RecognizedWord {
    RecognizedWord(
      text: text, box: box, position: position, confidence: max(0, min(100, confidence)))
  }

  /// Reads a row.
  ///
  /// - Returns: `nil` where it is none, such as the head.
  public init?(_ line: some Sequence<UInt8>) {
    let parts = Array(line).split(
      separator: 0x09, maxSplits: 11, omittingEmptySubsequences: false
    )
    .map { String(decoding: $0, as: UTF8.self) }
    let numbers = parts.prefix(10).compactMap { Int($0) }
    // A picture has fewer pixels to a side, and a page fewer parts.
    guard parts.count >= 11, numbers.count == 10,
      numbers.allSatisfy({ (0...1_000_000).contains($0) }),
      let confidence = Double(parts[10]), confidence.isFinite
    else { return nil }
    (level, page, self.confidence) = (numbers[0], numbers[1], confidence)
    position = RecognizedWord.Position(
      block: numbers[2], paragraph: numbers[3], line: numbers[4], word: numbers[5])
    box = RecognizedWord.Box(
      left: numbers[6], top: numbers[7], width: numbers[8], height: numbers[9])
    text = parts.count > 11 ? String(parts[11].trimmingBlanks()) : ""
  }

  /// The row of a word, or of a page, as tesseract writes it.
  public static func line(
    level: Int, page: Int, position: RecognizedWord.Position, box: RecognizedWord.Box,
    confidence: Double, text: String
  ) -> String {
    let numbers = [
      level, page, position.block, position.paragraph, position.line, position.word, box.left,
      box.top, box.width, box.height,
    ].map(String.init)
    // Hundredths: the program writes six places.
    let hundredths = (confidence * 100).rounded() / 100
    return (numbers + ["\(hundredths)", text]).joined(separator: "\t")
  }
}
