internal import ArchiveModel

extension CorpusFolder {
  /// The paths below the corpus of the files that recognised text is kept in.
  func recognitions() -> [String] {
    let folder = RecognitionStore.folderName
    return ((try? namesInFolder(fullPath(folder))) ?? [])
      .compactMap { String(validating: $0, as: UTF8.self) }
      .filter { RecognitionStore.digest(ofName: $0) != nil }
      .sorted().map { "\(folder)/\($0)" }
  }

  /// The paths of those that are not as they were written.
  func damagedRecognitions() -> [String] {
    recognitions().filter { path in
      guard let bytes = RecognitionStore.content(fullPath(path)) else { return true }
      return !RecognitionFile.isWhole(bytes)
    }
  }

  /// The digest of the file that a kept file of recognised text is about.
  ///
  /// - Parameter path: its path below the corpus.
  public static func digest(ofRecognition path: String) -> ContentDigest? {
    path.split(separator: "/").last.flatMap { RecognitionStore.digest(ofName: String($0)) }
  }
}
