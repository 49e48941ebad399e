import ArchiveModel
import TextAnalysis

@testable import ArchiveIndex

/// What is read from the index file, damaged.
enum StoredTargets {
  private static let text = "各乡镇要落实包保责任，“每周至少检查一次”。\n𠮷 A，12月底前完成。"
  nonisolated(unsafe) private static let preparation = try? PassagePreparation()

  static func decode(_ bytes: [UInt8]) {
    let length = text.utf8.count
    if let map = SourceMapCoding.decode(bytes, text: text) {
      // As a search, a quotation and a link use it.
      for range in [0..<length, 3..<6, 0..<0, (length - 3)..<length] {
        let ranges = map.sourceScalarRanges(ofTextBytes: range, in: text)
        _ = map.textByteRanges(ofSourceScalars: ranges, in: text)
      }
    }
    if let found = StatementCoding.decode(bytes, textLength: length) {
      let utf8 = Array(text.utf8)
      for range in found.speeches.map(\.byteRange) + found.requirements.map(\.byteRange) {
        _ = String(decoding: utf8[range], as: UTF8.self)
      }
      for item in found.requirements {
        for range in item.addressees.map(\.byteRange) + item.figures {
          _ = String(decoding: utf8[range], as: UTF8.self)
        }
        if let day = item.deadline?.day { _ = PartialDate(dayNumber: day) }
      }
    }
    if var preparation {
      _ = preparation.terms(text: text, wordStarts: bytes, title: text, headingPath: [text])
      let stream = preparation.analyzer.units(of: text)
      _ = AnalyzedText(stream: stream, wordStarts: WordStarts(bytes: bytes)).tokens(of: .words)
    }
    if let block = ColumnBlock(widths: [1, 2], bytes: bytes) {
      var numbers: [UInt16] = []
      block.append(column: 1, to: &numbers)
    }
  }
}
