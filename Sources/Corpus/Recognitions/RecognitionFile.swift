internal import DocumentFormats

/// The file that recognised text is kept in: a table as tesseract writes it, with marked lines before and behind.
///
/// ```
/// file     = mark "of" SP digest LF "#language" SP language LF "#program" SP program LF
///            head (page word*)* end
/// mark     = "#chadang-recognition 1" LF "#"
/// head     = the names of the columns LF
/// page     = "1" TAB number TAB "0" … the size of its picture … TAB "-1" TAB the data that read it LF
/// word     = "5" TAB number TAB its place and box … TAB confidence TAB text LF
/// end      = "#sha256" SP digest LF           the SHA-256 of all bytes before this line
/// ```
/// The columns are `level page_num block_num par_num line_num word_num left top width height conf text`, separated by
/// tabs; places and sizes are in pixels, confidences from 0 to 100. A page without words has been looked at.
enum RecognitionFile {
  private static let mark = "#chadang-recognition 1\n"
  private static let head = """
    level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext

    """
  private static let seal = "#sha256 "
  /// The largest file that is read, in bytes.
  static let largest = 256 << 20

  // MARK: Writing

  /// The bytes of a file.
  ///
  /// - Parameter digest: of the file that was looked at.
  static func bytes(_ file: RecognizedFile, of digest: ContentDigest) -> [UInt8] {
    var text = mark + "#of \(digest.hexadecimal)\n"
    text += "#language \(line(file.language))\n#program \(line(file.program))\n" + head
    var bytes = Array(text.utf8)
    for page in file.pages.values.sorted(by: { $0.number < $1.number }) {
      append(page, to: &bytes)
    }
    let end = seal + ContentDigest(of: bytes).hexadecimal + "\n"
    return bytes + Array(end.utf8)
  }

  private static func append(_ page: RecognizedPage, to bytes: inout [UInt8]) {
    let none = RecognizedWord.Position(block: 0, paragraph: 0, line: 0, word: 0)
    let size = RecognizedWord.Box(left: 0, top: 0, width: page.width, height: page.height)
    func append(
      _ level: Int, _ position: RecognizedWord.Position, _ box: RecognizedWord.Box,
      _ confidence: Double, _ text: String
    ) {
      bytes +=
        TesseractRow.line(
          level: level, page: page.number, position: position, box: box, confidence: confidence,
          text: line(text)
        ).utf8
      bytes.append(0x0A)
    }
    append(1, none, size, -1, page.language)
    for word in page.words {
      append(5, word.position, word.box, word.confidence, word.text)
    }
  }

  /// A text without what ends columns and lines.
  private static func line(_ text: String) -> String {
    let kept = text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }
    return String(String.UnicodeScalarView(kept))
  }

  // MARK: Reading

  /// A file of its bytes.
  ///
  /// - Parameter digest: of the file that it is to be about.
  /// - Returns: `nil` where it is damaged, not whole, or about another file.
  static func file(_ bytes: [UInt8], of digest: ContentDigest) -> RecognizedFile? {
    guard let rows = whole(bytes) else { return nil }
    var file = RecognizedFile(language: "", program: "")
    var about: String?
    for line in rows.split(separator: 0x0A) {
      if line.first == UInt8(ascii: "#") {
        let words = String(decoding: line.dropFirst(), as: UTF8.self)
          .split(separator: " ", maxSplits: 1).map(String.init)
        switch words.first {
        case "of": about = words.last
        case "language": file.language = words.last ?? ""
        case "program": file.program = words.last ?? ""
        default: break
        }
        continue
      }
      guard let row = TesseractRow(line) else { continue }
      if row.level == 1 {
        file.pages[row.page] = RecognizedPage(
          number: row.page, width: row.box.width, height: row.box.height, language: row.text)
      } else if row.level == 5 {
        file.pages[row.page]?.words.append(row.word)
      }
    }
    guard about == digest.hexadecimal, !file.language.isEmpty else { return nil }
    return file
  }

  /// Whether a file is as it was written.
  static func isWhole(_ bytes: [UInt8]) -> Bool { whole(bytes) != nil }

  /// What stands before the last line, where that says so.
  private static func whole(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
    let length = seal.utf8.count + 65
    guard bytes.starts(with: mark.utf8), bytes.count > length else { return nil }
    let rows = bytes.dropLast(length)
    let end = seal + ContentDigest(of: Array(rows)).hexadecimal + "\n"
    return bytes[rows.endIndex...].elementsEqual(end.utf8) ? rows : nil
  }
}
