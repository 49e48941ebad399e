internal import TextStructure

/// Reads tesseract's table of what it found on a picture: a row a word, its place in pixels, and how sure it
/// is (`level page_num block_num par_num line_num word_num left top width height conf text`).
enum PictureWords {
  /// - Parameter table: the output of `tesseract … tsv`.
  static func page(_ table: some StringProtocol) -> LayoutPage {
    var page = LayoutPage(width: 0, height: 0)
    // A character's own box tells neither its size nor its height on the line; the line's does.
    var line = LayoutBox(left: 0, top: 0, right: 0, bottom: 0)
    for row in table.split(separator: "\n").dropFirst() {
      let cells = row.split(separator: "\t", maxSplits: 11, omittingEmptySubsequences: false)
      guard cells.count >= 11, let left = Float(cells[6]), let top = Float(cells[7]),
        let width = Float(cells[8]), let height = Float(cells[9])
      else { continue }
      if cells[0] == "1" {
        page = LayoutPage(width: width, height: height)
        page.isPicture = true
      } else if cells[0] == "4" {
        line = LayoutBox(left: left, top: top, right: left + width, bottom: top + height)
      } else if cells[0] == "5", cells.count == 12 {
        let confidence = Float(cells[10]).map { UInt8(max(0, min(100, $0))) } ?? 0
        page.add(
          Array(cells[11].unicodeScalars),
          box: LayoutBox(left: left, top: line.top, right: left + width, bottom: line.bottom),
          size: line.height, confidence: confidence)
      }
    }
    return page
  }
}
