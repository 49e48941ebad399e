import ArchiveModel

extension ExtractedDocument {
  /// Gives a document without text one passage without text, by whose headings it is found: what its
  /// description, its folders and its file's name say.
  ///
  /// - Parameter path: the file's path below the corpus.
  mutating func standInForText(path: String) {
    guard passages.isEmpty else { return }
    var parts = path.split(separator: "/").map(String.init)
    if let recordID { parts.append(recordID) }
    for field in DocumentDescription.Field.allCases where field != .title {
      parts += description.values(of: field)
    }
    passages = [
      Passage(ordinal: 0, headingPath: parts, text: "", sourceMap: SourceMap(runs: []))
    ]
  }
}
