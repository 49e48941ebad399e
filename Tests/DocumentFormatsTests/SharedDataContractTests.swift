import ArchiveModel
import DocumentFormats
import ExtractionSupport
import Testing

/// The contract of all extractors over the real data, and that nothing of a text is lost.
@Suite struct SharedDataContractTests {
  /// One file in eight: the whole takes a debug build most of a minute.
  private func sample(_ files: [String]) -> [String] {
    files.enumerated().filter { $0.offset % 8 == 3 || $0.element.contains("page-1") }.map(\.element)
  }

  @Test func everyRunIsVerbatim() throws {
    for file in sample(SharedData.files("")) {
      let bytes = SharedData.bytes(file)
      let original = try decodedOriginal(bytes, path: file)
      let source = Array(original.text.unicodeScalars)
      _ = try Extractor().extract(bytes, path: file) { document in
        guard document.recordID == nil else { return }
        for passage in document.passages {
          if let violation = contractViolation(passage, source) {
            Issue.record("\(file), passage \(passage.ordinal): \(violation)")
          }
        }
      }
    }
  }

  /// Each line of a law stands in the passages or in a heading path.
  @Test func noLineIsLost() throws {
    for file in sample(SharedData.files("laws")) {
      let bytes = SharedData.bytes(file)
      let original = try decodedOriginal(bytes, path: file).text
      let extraction = try extract(bytes: bytes, path: file)
      var kept = extraction.text
      for passage in extraction.passages { kept += passage.headingPath.joined() }
      let letters = Set(kept.filter { !$0.isWhitespace }.split(separator: "\n").map(String.init))
      let all = letters.joined()
      for line in original.split(whereSeparator: \.isNewline) {
        let text = String(line.drop { $0 == "#" }.filter { !$0.isWhitespace && $0 != "*" })
        guard !text.isEmpty, text != "\u{200B}", !text.hasPrefix("<!--"), !text.contains("|"),
          text.count < 400,
          !text.contains("_"), !text.contains("\\"), !text.contains("<"), !text.contains("~")
        else { continue }
        if !all.contains(text) {
          Issue.record("\(file): lost \(text.prefix(60))")
          break
        }
      }
    }
  }

  @Test func passagesAreOfAPersonsSize() throws {
    var (count, long, short) = (0, 0, 0)
    for file in SharedData.files("reports") + sample(SharedData.files("laws")) {
      _ = try Extractor().extract(SharedData.bytes(file), path: file) { document in
        for passage in document.passages {
          let length = passage.text.unicodeScalars.count
          count += 1
          if length > 500 { long += 1 }
          if length < 20 { short += 1 }
        }
      }
    }
    print("\(count) passages, \(long) over 500 characters, \(short) under 20")
    #expect(long == 0)
    #expect(short * 50 <= count)
  }
}
