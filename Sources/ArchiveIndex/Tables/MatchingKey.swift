import ArchiveModel
public import TextAnalysis

/// The folded form in which filters and fields are compared.
public enum MatchingKey {
  /// A text without punctuation and white space, folded.
  public static func text(_ text: String, analyzer: Analyzer) -> String {
    let stream = analyzer.units(of: text)
    var bytes: [UInt8] = []
    for unit in stream.units { stream.appendFolded(unit, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A document number by its parts, e.g. `国办发 2020 12`; `nil` where the text is none.
  public static func number(_ text: String, analyzer: Analyzer) -> String? {
    guard let number = DocumentNumber(text) else { return nil }
    return "\(self.text(number.mark, analyzer: analyzer)) \(number.year) \(number.number)"
  }

  /// What a part of a document number (`云政办发`, `〔2020〕12号`, `12号`) has in common with the keys of
  /// the numbers it stands in, a space before and after the key counted: its mark ends and its
  /// figures begin and end where the key's do.
  public static func numberPart(_ text: String, analyzer: Analyzer) -> String {
    let stream = analyzer.units(of: text)
    var bytes: [UInt8] = []
    for unit in stream.units {
      var folded: [UInt8] = []
      stream.appendFolded(unit, to: &folded)
      if folded == Array("号".utf8) || folded == Array("第".utf8) { continue }
      // A run of digits, without leading zeros, stands alone.
      if !unit.isIdeograph, let number = Int(String(decoding: folded, as: UTF8.self)) {
        if bytes.last != 0x20 { bytes.append(0x20) }
        bytes += Array("\(number) ".utf8)
      } else {
        bytes += folded
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
